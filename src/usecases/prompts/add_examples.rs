//! Prompts to try things on.

use super::{DraftedPrompt, TagTarget, create_from_draft, publish_draft, set_tag};
use crate::{
    domain::{
        access::Caller,
        projects::ProjectRef,
        prompts::{
            draft::DraftText,
            examples::{ExampleVersion, examples},
            number::VersionNumber,
        },
        refusal::{Outcome, Refusal},
    },
    usecases::App,
};

/// Makes the example prompts with their versions and tags, as the caller. One whose name is taken is left out.
pub async fn add_examples(app: &App, caller: &Caller, project: &ProjectRef) -> Outcome<()> {
    for example in examples() {
        let mut versions = example.versions.into_iter();
        let Some(first) = versions.next() else { continue };
        let new = DraftedPrompt {
            name: example.name.into(),
            description: example.description.into(),
            topics: example.topics.into(),
            text: typed(first),
        };
        match create_from_draft(app, caller, project, None, new).await {
            Err(Refusal::Taken { .. }) => continue,
            made => made?,
        };
        let mut base = VersionNumber::FIRST;
        for version in versions {
            base = publish_draft(app, caller, project, example.name, base, None, typed(version)).await?;
        }
        for (tag, version) in example.tags {
            set_tag(app, caller, project, example.name, TagTarget::to(tag, *version)).await?;
        }
    }
    Ok(())
}

fn typed(version: ExampleVersion) -> DraftText {
    DraftText {
        content: version.content,
        settings: version.settings.into(),
        metadata: String::new(),
        message: version.message.into(),
    }
}
