//! The project's prompts as prompts of the protocol: a person picks one in their client, fills in its variables and sends
//! it.

use std::collections::BTreeMap;

use rmcp::{
    ErrorData,
    model::{GetPromptResult, JsonObject, ListPromptsResult, Prompt, PromptArgument, PromptMessage, Role},
};
use serde_json::Value;

use super::{failure::protocol_error, shown};
use crate::{
    domain::{
        access::Caller,
        count::thousands,
        projects::ProjectRef,
        prompts::{
            content::{ChatRole, Content, Message},
            delivery::{DeliveriesQuery, Delivery},
            selector::Selector,
            variable::{self, TemplateFormat, Variable},
        },
    },
    usecases::{App, prompts},
};

/// So many prompts are read with their texts, which can have a megabyte each.
const PAGE: u32 = 50;
/// Of a prompt with its variables filled in: a short prompt can ask for a long value very often.
pub(super) const FILLED_BYTES: usize = 4_000_000;

pub async fn list(app: &App, caller: &Caller, cursor: Option<&str>) -> Result<ListPromptsResult, ErrorData> {
    let offset = cursor.map_or(Ok(0), str::parse).map_err(|_| {
        let says = "this cursor is not one that was answered; leave it away to begin anew";
        ErrorData::invalid_params(says, None)
    })?;
    let query = DeliveriesQuery { descending: true, limit: PAGE, offset, ..DeliveriesQuery::default() };
    let found = prompts::list_deliveries(app, caller, &ProjectRef::Current, &query).await;
    let found = found.map_err(|refusal| protocol_error(&refusal))?;
    let mut result = ListPromptsResult::with_all_items(found.prompts.iter().map(offered).collect());
    let next = offset.saturating_add(PAGE);
    result.next_cursor = (next < found.count).then(|| next.to_string());
    Ok(result)
}

fn offered(found: &Delivery) -> Prompt {
    let variables = shown::variables(found).into_iter();
    let arguments: Vec<PromptArgument> =
        variables.map(|Variable { name, .. }| PromptArgument::new(name).with_required(true)).collect();
    let description = Some(&found.description).filter(|description| !description.is_empty());
    Prompt::new(found.name.as_str(), description, (!arguments.is_empty()).then_some(arguments))
}

/// The latest version, filled in. What is not given stays as it is written, and the description names it.
pub async fn get(app: &App, caller: &Caller, name: &str, given: JsonObject) -> Result<GetPromptResult, ErrorData> {
    let found = prompts::resolve_prompt(app, caller, &ProjectRef::Current, name, Selector::Latest).await;
    let Some(found) = found.map_err(|refusal| protocol_error(&refusal))? else {
        let shown: String = name.chars().take(300).collect();
        return Err(ErrorData::invalid_params(
            format!("The prompt {shown:?} was not found; prompts/list shows those there are."),
            None,
        ));
    };
    let values: BTreeMap<String, String> = given.into_iter().map(|(name, value)| (name, written(value))).collect();
    let variables = shown::variables(&found);
    let messages = filled(found.content(), found.version.format, &variables, &values)?;
    let left: Vec<&str> =
        variables.iter().map(|variable| variable.name.as_str()).filter(|name| !values.contains_key(*name)).collect();
    let version = format!("Version {} of {}.", found.version.number, found.name);
    let description = match left.is_empty() {
        true => version,
        false => format!("{version} No value was given for {}; it stands as it is written.", left.join(", ")),
    };
    Ok(GetPromptResult::new(messages).with_description(description))
}

/// The messages with what is given in the places of their variables.
pub(super) fn filled(
    content: &Content,
    format: TemplateFormat,
    variables: &[Variable],
    values: &BTreeMap<String, String>,
) -> Result<Vec<PromptMessage>, ErrorData> {
    require_fitting(variables, values)?;
    let fill = |text: &str| variable::render(text, format, values);
    Ok(match content {
        Content::Text(text) => vec![PromptMessage::new_text(Role::User, fill(text))],
        Content::Chat(messages) => messages.iter().map(|message| told(message, &fill(&message.words()))).collect(),
    })
}

/// A text as it is, all else as its JSON.
pub(super) fn written(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

fn require_fitting(variables: &[Variable], values: &BTreeMap<String, String>) -> Result<(), ErrorData> {
    let bytes = variables.iter().map(|variable| {
        let value = values.get(&variable.name).map_or(0, String::len);
        value.saturating_mul(variable.count)
    });
    if bytes.fold(0_usize, usize::saturating_add) <= FILLED_BYTES {
        return Ok(());
    }
    let says = format!(
        "With these values the prompt would have more than {} bytes; give shorter ones.",
        thousands(FILLED_BYTES)
    );
    Err(ErrorData::invalid_params(says, None))
}

/// The protocol knows two roles: whatever the assistant did not say is given to it as the user's.
fn told(message: &Message, words: &str) -> PromptMessage {
    let role = match message.role {
        ChatRole::Assistant => Role::Assistant,
        ChatRole::System | ChatRole::Developer | ChatRole::User | ChatRole::Tool => Role::User,
    };
    PromptMessage::new_text(role, words)
}
