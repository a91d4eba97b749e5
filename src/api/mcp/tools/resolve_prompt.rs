//! `prompt-get`: one prompt at one version.

use super::{
    list_cards::parse_tag,
    schema::{Described, Effect, prompt_name, tag, version},
};
use crate::{
    api::mcp::{
        arguments::{Arguments, invalid, no_prompt},
        failure::{Answer, Failure},
        shown::{self, Share},
    },
    domain::{
        access::Caller,
        projects::ProjectRef,
        prompts::{delivery::Delivery, number::VersionNumber, selector::Selector},
        refusal::{Field, Refusal},
    },
    usecases::{App, prompts},
};
use serde_json::json;

pub fn describe(prompt: &'static str) -> Described {
    let shares = json!({
        "type": "string",
        "description": "How much of the text: all of it, its first words as preview, or none.",
        "enum": ["full", "preview", "none"],
        "default": "full",
    });
    let assembled = json!({
        "type": "boolean",
        "description": "Whether other prompts that this one references (@@@prompt:…@@@) stand in their places, as programs \
                        get it. Otherwise it is as it is written, which is the form to change.",
        "default": false,
    });
    Described {
        title: "Read a prompt",
        about: "Reads a prompt: its text (prompt) or the messages of a chat (messages), its config, the variables a \
                program fills in, and who published it and why. Without version and tag it is the latest version.",
        effect: Effect::Reads,
        arguments: vec![
            (prompt, prompt_name("The name of the prompt, exactly as prompt-list shows it.")),
            ("version", version("The number of a version.")),
            ("tag", tag("A tag, for example production; what PostHog calls a label.")),
            ("content", shares),
            ("assembled", assembled),
        ],
        required: if prompt == "name" { &["name"] } else { &["prompt_name"] },
    }
}

pub async fn call(app: &App, caller: &Caller, mut arguments: Arguments) -> Answer {
    let name = arguments.name()?;
    let number = arguments.number(&["version"])?;
    let tag = arguments.text(&["tag", "label"])?;
    let share = share(arguments.text(&["content"])?.as_deref())?;
    let form = if arguments.flag("assembled")? { Form::Assembled } else { Form::Written };
    arguments.end()?;
    let selector = match (number, tag) {
        (Some(_), Some(_)) => {
            return Err(Failure::invalid("\"version\" and \"tag\" exclude each other; give one of them"));
        }
        (Some(number), None) => Selector::Number(
            VersionNumber::new(number)
                .ok_or_else(|| invalid(Field::Version, "a version is a whole number from 1 on"))?,
        ),
        (None, Some(tag)) if tag.trim() == "latest" => Selector::Latest,
        (None, Some(tag)) => Selector::Tag(parse_tag(&tag)?),
        (None, None) => Selector::Latest,
    };
    let read = |found: &Delivery| shown::version(found, share);
    find(app, caller, &name, selector, form, read).await
}

fn share(content: Option<&str>) -> Result<Share, Failure> {
    match content {
        None | Some("full") => Ok(Share::Full),
        Some("preview") => Ok(Share::Preview),
        Some("none") => Ok(Share::None),
        Some(_) => Err(Failure::invalid("\"content\" must be full, preview or none")),
    }
}

/// Whether the prompts that a prompt references stand in their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Written,
    Assembled,
}

/// What `read` makes of the version, or a refusal that says what of it is not there.
pub async fn find<T>(
    app: &App,
    caller: &Caller,
    name: &str,
    selector: Selector,
    form: Form,
    read: impl FnOnce(&Delivery) -> T,
) -> Result<T, Failure> {
    let project = ProjectRef::Current;
    let found = match form {
        Form::Written => {
            prompts::resolve_as_written(app, caller, &project, name, selector.clone()).await?.map(|found| read(&found))
        }
        Form::Assembled => {
            prompts::resolve_prompt(app, caller, &project, name, selector.clone()).await?.map(|found| read(&found))
        }
    };
    if let Some(found) = found {
        return Ok(found);
    }
    let Some(latest) = prompts::resolve_as_written(app, caller, &project, name, Selector::Latest).await? else {
        return Err(no_prompt(name));
    };
    let (name, latest) = (&latest.name, latest.latest);
    Err(Refusal::not_found(match selector {
        Selector::Number(number) => format!("version {number} of {name} (it has the versions 1 to {latest})"),
        Selector::Tag(tag) => format!("the tag {tag} of {name} (prompt-tags shows the tags it has)"),
        // It was made between the two questions.
        Selector::Latest => format!("the prompt {name}"),
    })
    .into())
}
