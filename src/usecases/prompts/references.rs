//! Prompts inside prompts: what is asked before one is published, and how they are put together for a program.

use crate::{
    domain::{
        access::Member,
        ids::{ProjectId, VersionId},
        prompts::{
            content::{Content, MAX_BYTES},
            delivery::Delivery,
            name::PromptName,
            number::VersionNumber,
            reference::{
                Assembled, MAX_REFERENCES, Reference, ReferenceFault, Resolved, Target, assemble, find, references,
            },
            selector::Selector,
            tag::TagName,
        },
        refusal::{Outcome, Refusal},
    },
    store::{self, StoreError, WriteTx, prompts::PromptRecord},
};

/// Writes down what the new version references, after everything about it was asked.
///
/// # Errors
/// [`Refusal::Reference`] with what is wrong.
pub async fn keep(
    tx: &WriteTx,
    member: &Member,
    name: &PromptName,
    version: VersionId,
    content: &Content,
) -> Outcome<()> {
    let found = references(content);
    if found.is_empty() {
        return Ok(());
    }
    store::prompts::lock_references(tx.rows(), member.project).await?;
    if found.len() > MAX_REFERENCES {
        return Err(Refusal::Reference(ReferenceFault::TooMany));
    }
    if found.iter().any(|reference| reference.name == *name) {
        return Err(Refusal::Reference(ReferenceFault::Itself { name: name.to_string() }));
    }
    let by = store::prompts::list_referencing(tx.rows(), member.project, name.as_str()).await?;
    if !by.is_empty() {
        return Err(Refusal::Reference(ReferenceFault::Referenced { by: by.join(", ") }));
    }
    put_together(tx.rows(), member.project, content, &found).await?;
    let names: Vec<&PromptName> = found.iter().map(|reference| &reference.name).collect();
    Ok(store::prompts::insert_references(tx.rows(), version, &names).await?)
}

/// Whether the prompt may be taken out of use.
///
/// # Errors
/// [`Refusal::Reference`] when it stands in others.
pub async fn require_unreferenced(tx: &WriteTx, member: &Member, name: &str) -> Outcome<()> {
    store::prompts::lock_references(tx.rows(), member.project).await?;
    let by = store::prompts::list_referencing(tx.rows(), member.project, name).await?;
    match by.is_empty() {
        true => Ok(()),
        false => Err(Refusal::Reference(ReferenceFault::InUse { name: name.to_string(), by: by.join(", ") })),
    }
}

/// Whether a tag may be put on that version: programs that ask for the tag get it put together.
///
/// # Errors
/// [`Refusal::Reference`] with what is wrong.
pub async fn require_whole(tx: &WriteTx, member: &Member, prompt: &PromptRecord, to: VersionNumber) -> Outcome<()> {
    if !store::prompts::references_others(tx.rows(), prompt.id, to).await? {
        return Ok(());
    }
    store::prompts::lock_references(tx.rows(), member.project).await?;
    let name = prompt.name.as_str();
    let delivery = store::prompts::read_delivery(tx.rows(), member.project, name, &Selector::Number(to)).await?;
    let delivery = delivery.ok_or(StoreError::Damaged("a version"))?;
    assembled(tx.rows(), member.project, delivery).await.map(|_| ())
}

/// Whether the prompts that reference this one by the tag can still be put together, after the tag was moved or removed.
///
/// # Errors
/// [`Refusal::Reference`] with the prompts that cannot.
pub async fn require_others_whole(tx: &WriteTx, member: &Member, name: &PromptName, tag: &TagName) -> Outcome<()> {
    store::prompts::lock_references(tx.rows(), member.project).await?;
    let reference = Reference { name: name.clone(), target: Target::Tag(tag.clone()) };
    let (mut broken, mut reason) = (Vec::new(), None);
    for (by, number) in store::prompts::list_referencing_versions(tx.rows(), member.project, name.as_str()).await? {
        let number = Selector::Number(number);
        let Some(delivery) = store::prompts::read_delivery(tx.rows(), member.project, &by, &number).await? else {
            continue;
        };
        if !references(&delivery.version.content).contains(&reference) || broken.contains(&by) {
            continue;
        }
        match assembled(tx.rows(), member.project, delivery).await {
            Ok(_) => {}
            Err(Refusal::Reference(fault)) => {
                broken.push(by);
                reason.get_or_insert(fault);
            }
            Err(other) => return Err(other),
        }
    }
    let (name, tag, by) = (name.to_string(), tag.to_string(), broken.join(", "));
    match reason {
        None => Ok(()),
        Some(ReferenceFault::NoTag { .. }) => Err(Refusal::Reference(ReferenceFault::TagInUse { name, tag, by })),
        Some(why) => Err(Refusal::Reference(ReferenceFault::TagCannotMove { name, tag, by, why: Box::new(why) })),
    }
}

/// The version with the prompts it references in their places.
///
/// # Errors
/// [`Refusal::Reference`] when one of them is no longer there, or is no longer a text without references.
pub async fn assembled<C: store::Rows>(rows: &C, project: ProjectId, delivery: Delivery) -> Outcome<Delivery> {
    let found = references(&delivery.version.content);
    if found.is_empty() {
        return Ok(delivery);
    }
    let assembled = put_together(rows, project, &delivery.version.content, &found).await?;
    Ok(Delivery { assembled: Some(assembled), ..delivery })
}

async fn put_together<C: store::Rows>(
    rows: &C,
    project: ProjectId,
    content: &Content,
    found: &[Reference],
) -> Outcome<Assembled> {
    let mut texts = Vec::with_capacity(found.len());
    let mut resolved = Vec::with_capacity(found.len());
    for reference in found {
        let (text, version) = text_of(rows, project, reference).await?;
        texts.push((reference, text));
        resolved.push(Resolved { reference: reference.clone(), version });
    }
    let text_of = |wanted: &Reference| {
        let known = texts.iter().find(|(reference, _)| *reference == wanted);
        known.map_or("", |(_, text)| text.as_str())
    };
    let content = assemble(content, MAX_BYTES, text_of).filter(|content| content.stored().len() <= MAX_BYTES);
    let content = content.ok_or(Refusal::Reference(ReferenceFault::TooLarge))?;
    Ok(Assembled { content, references: resolved })
}

async fn text_of<C: store::Rows>(
    rows: &C,
    project: ProjectId,
    reference: &Reference,
) -> Outcome<(String, VersionNumber)> {
    let name = reference.name.as_str();
    let found = store::prompts::read_delivery(rows, project, name, &reference.selector()).await?;
    let Some(Delivery { version, .. }) = found else {
        return Err(Refusal::Reference(match store::prompts::name_is_taken(rows, project, name).await? {
            true => reference.missing(),
            false => ReferenceFault::NoPrompt { name: name.to_string() },
        }));
    };
    let Content::Text(text) = version.content else {
        return Err(Refusal::Reference(ReferenceFault::NotText { name: name.to_string() }));
    };
    match find(&text).is_empty() {
        true => Ok((text, version.number)),
        false => Err(Refusal::Reference(ReferenceFault::Nested { name: name.to_string() })),
    }
}
