//! Settings and metadata as facts: well-known keys by their names, all others as they are written.

use leptos::prelude::*;
use serde_json::{Map, Value};

use super::icon::Icon;
use crate::domain::{count::thousands, prompts::object::JsonObject};

/// A value longer than this opens on demand.
const SHORT: usize = 120;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub name: String,
    pub value: Says,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    Words(String),
    /// Set in the face of numbers and names.
    Code(String),
}

#[component]
pub fn Facts(facts: Vec<Fact>) -> impl IntoView {
    view! {
        <dl class="facts">
            {facts
                .into_iter()
                .map(|Fact { name, value }| {
                    let (class, value) = match value {
                        Says::Words(words) => ("", words),
                        Says::Code(code) => ("no", code),
                    };
                    let value = match value.chars().count() > SHORT {
                        true => view! { <Long value /> }.into_any(),
                        false => value.into_any(),
                    };
                    view! {
                        <div>
                            <dt>{name}</dt>
                            <dd class=class dir="auto">{value}</dd>
                        </div>
                    }
                })
                .collect_view()}
        </dl>
    }
}

#[component]
fn Long(value: String) -> impl IntoView {
    let length = thousands(value.chars().count());
    view! {
        <details class="disclose">
            <summary>
                <Icon name="right" />
                {format!("{length} characters")}
            </summary>
            <pre class="plain">{value}</pre>
        </details>
    }
}

/// The whole object as it is stored, on demand.
#[component]
pub fn AsJson(object: JsonObject) -> impl IntoView {
    view! {
        <details class="disclose">
            <summary>
                <Icon name="right" />
                "As JSON"
            </summary>
            <div class="code code--wrap">
                <pre tabindex="0">{object.pretty()}</pre>
            </div>
        </details>
    }
}

/// Any object, key by key.
pub fn facts_of(object: &JsonObject) -> Vec<Fact> {
    object.map().iter().map(|(key, value)| Fact { name: key.clone(), value: says(value) }).collect()
}

/// Model settings. What stands under `parameters` is listed beside the rest.
pub fn settings_of(object: &JsonObject) -> Vec<Fact> {
    let mut facts = Vec::new();
    add_settings(&mut facts, object.map());
    facts
}

fn add_settings(facts: &mut Vec<Fact>, map: &Map<String, Value>) {
    for (key, value) in map {
        match (key.as_str(), value) {
            ("parameters" | "invocation_parameters", Value::Object(inner)) => add_settings(facts, inner),
            _ => facts.push(setting(key, value)),
        }
    }
}

fn setting(key: &str, value: &Value) -> Fact {
    let (name, known) = match key {
        "provider" => ("Provider", value.as_str().map(|word| Says::Words(vendor(word)))),
        "model" => ("Model", value.as_str().map(|word| Says::Code(word.to_string()))),
        "temperature" => ("Temperature", None),
        "top_p" => ("Top p", None),
        "top_k" => ("Top k", None),
        "seed" => ("Seed", None),
        "stop" | "stop_sequences" => ("Stops at", None),
        "frequency_penalty" => ("Frequency penalty", None),
        "presence_penalty" => ("Presence penalty", None),
        "reasoning_effort" => ("Reasoning effort", None),
        "tool_choice" => ("Choice of tools", None),
        "max_tokens" | "max_output_tokens" | "max_completion_tokens" => ("Longest answer", tokens(value)),
        "response_format" => ("Answer format", answer_format(value)),
        "tools" => ("Tools", tools(value)),
        other => (other, None),
    };
    Fact { name: name.to_string(), value: known.unwrap_or_else(|| says(value)) }
}

fn tokens(value: &Value) -> Option<Says> {
    let most = usize::try_from(value.as_u64()?).ok()?;
    Some(Says::Words(format!("{} tokens", thousands(most))))
}

fn answer_format(value: &Value) -> Option<Says> {
    let kind = value.as_str().or_else(|| value.get("type")?.as_str())?;
    let words = match kind {
        "json_schema" => "JSON, checked",
        "json_object" | "json" => "JSON",
        "text" => "Text",
        _ => return None,
    };
    Some(Says::Words(words.to_string()))
}

fn tools(value: &Value) -> Option<Says> {
    let name = |tool: &Value| {
        let tool = tool.get("function").unwrap_or(tool);
        tool.get("name").and_then(Value::as_str).map(str::to_string)
    };
    let names: Option<Vec<String>> = value.as_array()?.iter().map(name).collect();
    names.filter(|names| !names.is_empty()).map(|names| Says::Code(names.join(", ")))
}

fn vendor(word: &str) -> String {
    let name = match word.to_ascii_lowercase().as_str() {
        "anthropic" => "Anthropic",
        "openai" => "OpenAI",
        "azure_openai" | "azure" => "Azure OpenAI",
        "google" => "Google",
        "mistral" => "Mistral",
        "deepseek" => "DeepSeek",
        "xai" => "xAI",
        "ollama" => "Ollama",
        "bedrock" | "aws" => "AWS Bedrock",
        _ => word,
    };
    name.to_string()
}

fn says(value: &Value) -> Says {
    match value {
        Value::String(text) if text.is_empty() => Says::Code(String::from("\"\"")),
        Value::String(text) if text.contains(char::is_whitespace) => Says::Words(text.clone()),
        Value::String(text) if text.chars().all(char::is_alphabetic) => Says::Words(text.clone()),
        Value::String(text) => Says::Code(text.clone()),
        other => Says::Code(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::refusal::Field;

    fn facts(json: &str) -> Vec<(String, Says)> {
        let object = JsonObject::parse(Field::Settings, json).expect("valid").expect("not empty");
        settings_of(&object).into_iter().map(|fact| (fact.name, fact.value)).collect()
    }

    #[test]
    fn well_known_settings_have_names_wherever_they_stand() {
        let found = facts(
            r#"{"provider": "anthropic", "model": "claude-sonnet-4-5", "parameters": {"temperature": 0.2, "max_tokens": 1600},
                "response_format": {"type": "json_schema", "json_schema": {}},
                "tools": [{"type": "function", "function": {"name": "lookup_order"}}, {"name": "refund"}]}"#,
        );
        let expected = [
            ("Provider", Says::Words("Anthropic".into())),
            ("Model", Says::Code("claude-sonnet-4-5".into())),
            ("Temperature", Says::Code("0.2".into())),
            ("Longest answer", Says::Words("1,600 tokens".into())),
            ("Answer format", Says::Words("JSON, checked".into())),
            ("Tools", Says::Code("lookup_order, refund".into())),
        ];
        assert_eq!(found, expected.map(|(name, value)| (name.to_string(), value)));
    }

    #[test]
    fn what_is_not_known_is_shown_as_it_is_written() {
        let found = facts(r#"{"max_tokens": "many", "tools": "none", "x-routing": {"eu": true}, "": null}"#);
        let expected = [
            ("Longest answer", Says::Words("many".into())),
            ("Tools", Says::Words("none".into())),
            ("x-routing", Says::Code(r#"{"eu":true}"#.into())),
            ("", Says::Code("null".into())),
        ];
        assert_eq!(found, expected.map(|(name, value)| (name.to_string(), value)));
    }
}
