//! `prompt-tag-set`: a release.

use serde_json::json;

use super::schema::{Described, Effect, prompt_name, tag, text, version};
use crate::{
    api::mcp::{
        arguments::{Arguments, missing},
        failure::Answer,
    },
    domain::{access::Caller, projects::ProjectRef},
    usecases::{
        App,
        prompts::{self, TagChange, TagTarget},
    },
};

pub fn describe() -> Described {
    let expected = json!({
        "type": "integer",
        "description": "Where the tag was when you looked, 0 for nowhere. When somebody has moved it since, it stays.",
        "minimum": 0,
        "maximum": 2000,
    });
    Described {
        title: "Set a tag",
        about: "Points a tag at a version, and makes the tag when it is new. Programs that ask for the tag get that version \
                from their next read on: setting production is a release.",
        effect: Effect::Changes,
        arguments: vec![
            ("name", prompt_name("The name of the prompt.")),
            ("tag", tag("Lower-case letters, digits, . _ -, for example production.")),
            ("version", version("The version it shall point at.")),
            ("expected_version", expected),
            ("description", text("What the tag is for.")),
        ],
        required: &["name", "tag", "version"],
    }
}

pub async fn call(app: &App, caller: &Caller, mut arguments: Arguments) -> Answer {
    let name = arguments.name()?;
    let tag = arguments.needed(&["tag", "label"], "the tag to set, for example production")?;
    let version = arguments.number(&["version"])?;
    let expected = arguments.number(&["expected_version"])?;
    let description = arguments.text(&["description"])?;
    arguments.end()?;
    let version = version.ok_or_else(|| missing("version", "the version that the tag shall point at"))?;
    let target = TagTarget::to(&tag, version).seen_at(expected).described(description.as_deref());
    let set = prompts::set_tag(app, caller, &ProjectRef::Current, &name, target).await?;
    let change = match set.change {
        TagChange::Created => "created",
        TagChange::Moved => "moved",
        TagChange::Stayed => "stayed",
    };
    Ok(json!({ "name": name, "tag": set.tag.tag.name, "version": set.tag.tag.number, "change": change }))
}
