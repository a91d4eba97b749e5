//! `prompt-update`: the next version of a prompt.

use serde_json::{Value, json};

use super::{
    create_prompt::{content, message, settings},
    schema::{self, Described, Effect, prompt_name, version},
};
use crate::{
    api::mcp::{
        arguments::{Arguments, invalid},
        changes,
        failure::{Answer, Failure},
        messages,
        shown::{self, Share},
    },
    domain::{
        access::Caller,
        projects::ProjectRef,
        prompts::{
            content::{Content, ContentKind},
            number::VersionNumber,
            object::JsonObject,
            publish::{Base, Conflict, WhenUnchanged},
            text_edit::{MAX_EDITS, TextEdit},
            version::{PromptVersion, Snapshot},
        },
        refusal::{Field, Outcome, Refusal},
    },
    usecases::{
        App,
        prompts::{self, Publish},
    },
};

/// Characters of what changed that a conflict tells.
const CHANGES: usize = 4_000;

pub fn describe(prompt: &'static str) -> Described {
    let passage = |about| json!({ "type": "string", "description": about });
    let edits = json!({
        "type": "array",
        "description": "Instead of the whole text: passages to replace, one after the other. Spares you from sending a \
                        long text.",
        "items": {
            "type": "object",
            "properties": {
                "old": passage("A passage exactly as it stands; it must be there exactly once."),
                "new": passage("What shall stand in its place."),
            },
            "required": ["old", "new"],
        },
        "minItems": 1,
        "maxItems": MAX_EDITS,
    });
    let mut arguments = vec![(prompt, prompt_name("The name of the prompt."))];
    arguments.extend(schema::content());
    arguments.extend([
        ("edits", edits),
        ("config", schema::config("Model settings. Left away they stay as they are; null takes them away.")),
        ("message", schema::message()),
        (
            "base_version",
            version(
                "The version you read and changed. When somebody has published since, nothing is published and you are \
                 told what changed. Without it the new version is made upon whatever is the latest.",
            ),
        ),
    ]);
    Described {
        title: "Publish a version",
        about: "Publishes the next version of a prompt. Give one of prompt (a whole text), messages (a whole chat) or edits, \
                or only config. Programs that read the latest version get the new one at once; tags stay where they are.",
        effect: Effect::Adds,
        arguments,
        required: if prompt == "name" { &["name"] } else { &["prompt_name"] },
    }
}

/// What becomes of the text.
enum Words {
    Kept,
    Whole(Content),
    Edited(Vec<TextEdit>),
}

pub async fn call(app: &App, caller: &Caller, mut arguments: Arguments) -> Answer {
    let name = arguments.name()?;
    let whole = content(&mut arguments)?;
    let edits = arguments.list(&["edits"])?.map(edits).transpose()?;
    let config = arguments.object_or_null("config")?;
    let message = message(&mut arguments)?;
    let base = arguments.number(&["base_version"])?.map(base).transpose()?.unwrap_or(Base::Latest);
    arguments.end()?;
    let words = match (whole, edits) {
        (Some(_), Some(_)) => {
            return Err(Failure::invalid(
                "\"edits\" change the text that is there; give them or the whole text, not both",
            ));
        }
        (Some(whole), None) => Words::Whole(whole),
        (None, Some(edits)) => Words::Edited(edits),
        (None, None) if config.is_some() => Words::Kept,
        (None, None) => return Err(Failure::invalid("nothing to publish: give prompt, messages, edits or config")),
    };
    let settings = config.map(settings).transpose()?;
    let publish = Publish { base, message, when_unchanged: WhenUnchanged::Publish, tags: Vec::new(), dry_run: false };
    let make = |held: &PromptVersion| snapshot(held, words, settings);
    match prompts::publish_version(app, caller, &ProjectRef::Current, &name, publish, make).await {
        Ok(published) => Ok(shown::version(&published, Share::Full)),
        Err(Refusal::Conflict(conflict)) => Err(told(app, caller, *conflict).await),
        Err(refusal) => Err(refusal.into()),
    }
}

fn base(number: i32) -> Result<Base, Failure> {
    let number = VersionNumber::new(number);
    number.map(Base::Exactly).ok_or_else(|| invalid(Field::Base, "a version is a whole number from 1 on"))
}

pub fn edits(given: Vec<Value>) -> Result<Vec<TextEdit>, Failure> {
    given.into_iter().enumerate().map(|(index, edit)| one_edit(index, edit)).collect()
}

fn one_edit(index: usize, edit: Value) -> Result<TextEdit, Failure> {
    let says = format!("edit {} needs \"old\", the passage that is there, and \"new\", both as text", index + 1);
    serde_json::from_value(edit).map_err(|_| invalid(Field::Edits, says))
}

/// The next version upon `held`.
fn snapshot(held: &PromptVersion, words: Words, settings: Option<Option<JsonObject>>) -> Outcome<Snapshot> {
    let content = match words {
        Words::Kept => held.content.clone(),
        Words::Whole(Content::Text(_)) if held.content.kind() == ContentKind::Chat => {
            let says = "this prompt is a chat, and one text would replace all of its messages; give messages, or edits of \
                        what is there";
            return Err(Refusal::invalid(Field::Content, says));
        }
        Words::Whole(content) => content,
        Words::Edited(edits) => messages::edit(&held.content, &edits)?,
    };
    let held = held.snapshot();
    Ok(Snapshot { content, settings: settings.unwrap_or(held.settings), ..held })
}

/// Who was faster, and what they changed: with it a model can fit its own change in. A key that may not read is told
/// only who.
async fn told(app: &App, caller: &Caller, conflict: Conflict) -> Failure {
    let (name, base, latest) = (conflict.name.to_string(), conflict.base, conflict.latest);
    let at = conflict.at.exact();
    let why = if conflict.message.is_empty() { String::new() } else { format!(" Their message: {}", conflict.message) };
    let mut more = format!("Version {latest} was published on {at}.{why}");
    let failure = Failure::from(Refusal::Conflict(Box::new(conflict)))
        .with_data("base_version", base.get())
        .with_data("current_version", latest.get());
    let (from, to) = (base.to_string(), latest.to_string());
    let compared = prompts::compare_versions(app, caller, &ProjectRef::Current, &name, &from, &to).await;
    let again = format!("Fit your change into version {latest} and call again with base_version {latest}.");
    let Ok(page) = compared else {
        return failure.with_more(format!("{more}\n\nNothing was published. {again}"));
    };
    let Ok(changes) = changes::between(page.base, page.compared, CHANGES).await else {
        return failure.with_more(format!("{more}\n\nNothing was published. {again}"));
    };
    more.push_str(&format!("\n\nFrom version {base} to {latest}: {}\n\n{}", changes.summary, changes.text));
    if changes.cut {
        more.push_str("… there is more; read the whole with prompt-get.\n");
    }
    let failure = failure.with_data("summary", changes.summary).with_data("changes", changes.text);
    failure.with_data("changes_are_cut", changes.cut).with_more(format!("{more}\nNothing was published. {again}"))
}
