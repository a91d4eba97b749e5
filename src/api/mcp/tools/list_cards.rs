//! `prompt-list`: the prompts of the project, without their texts.

use serde_json::{Map, Value, json};

use super::schema::{Described, Effect, limit, tag, text};
use crate::{
    api::mcp::{
        arguments::{Arguments, invalid},
        failure::{Answer, Failure},
        shown,
    },
    domain::{
        access::Caller,
        ids::PromptId,
        projects::ProjectRef,
        prompts::{
            delivery::{CardsQuery, PromptCard},
            tag::TagName,
        },
        refusal::Field,
    },
    usecases::{App, prompts},
};

const USUAL: u32 = 50;
const MOST: u32 = 100;

pub fn describe() -> Described {
    Described {
        title: "List prompts",
        about: "Lists the prompts of the project, newest prompt first, without their texts: name, description, latest \
                version, tags and topics. Read a text with prompt-get. When next_cursor is answered there are more.",
        effect: Effect::Reads,
        arguments: vec![
            ("search", text("Only prompts that hold these words, in any case, in name, latest text, topics or tags.")),
            ("topic", text("Only prompts with this topic.")),
            ("tag", tag("Only prompts that have this tag, for example production.")),
            ("limit", limit(USUAL, MOST)),
            ("cursor", text("The next_cursor of the answer before.")),
        ],
        required: &[],
    }
}

pub async fn call(app: &App, caller: &Caller, mut arguments: Arguments) -> Answer {
    let search = arguments.text(&["search"])?.unwrap_or_default();
    let topic = arguments.text(&["topic"])?.map(|topic| topic.trim().to_lowercase());
    let tag = arguments.text(&["tag", "label"])?.map(|tag| parse_tag(&tag)).transpose()?;
    let limit = arguments.limit(USUAL, MOST)?;
    let before = arguments.text(&["cursor"])?.map(|cursor| parse_cursor(&cursor)).transpose()?;
    arguments.end()?;
    // One more than is shown tells whether there are more.
    let query = CardsQuery { search, topic, tag, before, limit: limit + 1 };
    let found = prompts::list_cards(app, caller, &ProjectRef::Current, &query).await?;
    let cards = &found[..found.len().min(limit as usize)];
    let more = found.len() > cards.len();
    let mut page = Map::new();
    page.insert(String::from("results"), cards.iter().map(card).collect());
    if let (true, Some(last)) = (more, cards.last()) {
        page.insert(String::from("next_cursor"), json!(last.id.to_string()));
    }
    Ok(Value::Object(page))
}

pub fn parse_tag(text: &str) -> Result<TagName, Failure> {
    TagName::parse(text).map_err(|error| invalid(Field::Tag, error.to_string()))
}

fn parse_cursor(text: &str) -> Result<PromptId, Failure> {
    let says = "\"cursor\" is not one that was answered; leave it away to begin anew";
    text.parse().map(PromptId).map_err(|_| Failure::invalid(says))
}

fn card(card: &PromptCard) -> Value {
    json!({
        "name": card.name,
        "description": card.description,
        "kind": card.kind,
        "latest_version": card.latest,
        "tags": shown::tags(&card.tags),
        "topics": card.topics,
        "updated_at": card.latest_at.rfc3339(),
        "updated_by": card.latest_author,
        "created_at": card.created_at.rfc3339(),
    })
}
