//! The settings of a model: how Phoenix's five fields become one object, and what of such an object Phoenix's clients
//! can read. Whatever would break them is left out rather than sent.

use serde_json::{Map, Value, json};

use super::{
    schema::{self, PROVIDERS},
    shape::{Field, Fields, fit},
};
use crate::domain::prompts::object::JsonObject;

/// What a call of Anthropic's models needs and nobody has said: the number that the clients take themselves.
const MAX_TOKENS: i64 = 1_024;

/// The providers whose parameters have the same names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    OpenAi,
    Anthropic,
    Google,
    Aws,
}

impl Family {
    pub fn of_provider(provider: &str) -> Self {
        match provider {
            "ANTHROPIC" => Self::Anthropic,
            "GOOGLE" => Self::Google,
            "AWS" => Self::Aws,
            _ => Self::OpenAi,
        }
    }

    /// Of parameters by their type.
    pub fn of_parameters(kind: &str) -> Self {
        match kind {
            "anthropic" => Self::Anthropic,
            "google" => Self::Google,
            "aws" => Self::Aws,
            _ => Self::OpenAi,
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::OpenAi => "openai",
            Self::Anthropic => "anthropic",
            Self::Google => "google",
            Self::Aws => "aws",
        }
    }

    fn fields(self) -> &'static Fields {
        match self {
            Self::OpenAi => &schema::OPENAI,
            Self::Anthropic => &schema::ANTHROPIC,
            Self::Google => &schema::GOOGLE,
            Self::Aws => &schema::AWS,
        }
    }
}

/// The object that is stored for a version of this form (`schema::CREATE` and `PUBLISH` have read it).
pub fn stored(version: &Value) -> Map<String, Value> {
    let mut settings = Map::new();
    let mut put = |key: &str, value: Option<&Value>| {
        settings.extend(value.map(|value| (key.to_string(), value.clone())));
    };
    let provider = version["model_provider"].as_str().map(|provider| Value::from(provider.to_lowercase()));
    put("provider", provider.as_ref());
    put("model", Some(&version["model_name"]).filter(|name| **name != ""));
    let parameters = &version["invocation_parameters"];
    let inner = parameters["type"].as_str().and_then(|kind| parameters.get(kind));
    put("parameters", inner.filter(|inner| inner.as_object().is_some_and(|inner| !inner.is_empty())));
    if let Some(tools) = version.get("tools") {
        for key in ["tools", "tool_choice", "disable_parallel_tool_calls"] {
            put(key, tools.get(key));
        }
    }
    put("response_format", version.get("response_format"));
    settings
}

/// What Phoenix's clients get of the settings of a version, whoever wrote them.
pub struct Model {
    pub provider: &'static str,
    pub name: String,
    pub parameters: Value,
    pub tools: Option<Value>,
    pub response_format: Option<Value>,
}

impl Model {
    pub fn of(settings: Option<&JsonObject>) -> Self {
        let none = Map::new();
        let settings = settings.map_or(&none, JsonObject::map);
        let provider = provider(settings.get("provider"));
        let family = Family::of_provider(provider);
        Self {
            provider,
            name: settings.get("model").and_then(Value::as_str).unwrap_or_default().to_string(),
            parameters: json!({ "type": family.word(), family.word(): parameters(family, settings) }),
            tools: tools(settings),
            response_format: settings.get("response_format").and_then(|format| fit(&schema::RESPONSE_FORMAT, format)),
        }
    }
}

/// `azure_openai`, `Azure OpenAI` and `AZURE-OPENAI` are one.
fn provider(written: Option<&Value>) -> &'static str {
    let written = written.and_then(Value::as_str).unwrap_or_default();
    let plain = written.trim().to_uppercase().replace([' ', '-'], "_");
    PROVIDERS.into_iter().find(|provider| *provider == plain).unwrap_or(PROVIDERS[0])
}

/// Those that the family knows, under `parameters` or, as people write them, beside the model's name.
fn parameters(family: Family, settings: &Map<String, Value>) -> Map<String, Value> {
    let below = settings.get("parameters").and_then(Value::as_object);
    let mut known = Map::new();
    for Field { name, shape, .. } in family.fields().fields {
        let written = [below.and_then(|below| below.get(*name)), settings.get(*name)];
        let value = written.into_iter().flatten().find_map(|value| fit(shape, value));
        known.extend(value.map(|value| ((*name).to_string(), value)));
    }
    if family == Family::Anthropic {
        leave_room_to_answer(&mut known);
    }
    known
}

/// What Anthropic's models think counts as part of the answer, so its budget is below the answer's length.
fn leave_room_to_answer(parameters: &mut Map<String, Value>) {
    let budget = parameters.get("thinking").and_then(|thinking| thinking["budget_tokens"].as_i64());
    let written = parameters.get("max_tokens").and_then(Value::as_i64);
    let most = written.unwrap_or_else(|| budget.map_or(MAX_TOKENS, |budget| budget.saturating_add(MAX_TOKENS)));
    parameters.entry("max_tokens").or_insert_with(|| most.into());
    if budget.is_some_and(|budget| budget >= most) {
        parameters.shift_remove("thinking");
    }
}

fn tools(settings: &Map<String, Value>) -> Option<Value> {
    let listed = settings.get("tools")?.as_array()?;
    let tools: Vec<Value> = listed.iter().filter_map(tool).collect();
    if tools.is_empty() {
        return None;
    }
    let mut written = Map::from_iter([(String::from("type"), json!("tools")), (String::from("tools"), tools.into())]);
    let choice = settings.get("tool_choice").and_then(tool_choice);
    written.extend(choice.map(|choice| (String::from("tool_choice"), choice)));
    let alone = settings.get("disable_parallel_tool_calls").filter(|alone| alone.is_boolean());
    written.extend(alone.map(|alone| (String::from("disable_parallel_tool_calls"), alone.clone())));
    Some(Value::Object(written))
}

/// As Phoenix and OpenAI's chat write it, or as OpenAI's responses do: without the inner object.
fn tool(written: &Value) -> Option<Value> {
    let nested = || {
        let mut function = written.as_object().filter(|tool| tool.contains_key("name"))?.clone();
        function.shift_remove("type");
        Some(json!({ "type": written.get("type")?, "function": function }))
    };
    fit(&schema::TOOL, written).or_else(|| fit(&schema::TOOL, &nested()?))
}

/// As Phoenix writes it, or as OpenAI does.
fn tool_choice(written: &Value) -> Option<Value> {
    let name = || written.pointer("/function/name").or_else(|| written.get("name"));
    let choice = match written.as_str() {
        Some("none") => json!({ "type": "none" }),
        Some("auto") => json!({ "type": "zero_or_more" }),
        Some("required") => json!({ "type": "one_or_more" }),
        Some(_) => return None,
        None if written["type"] == "function" => json!({ "type": "specific_function", "function_name": name()? }),
        None => written.clone(),
    };
    fit(&schema::TOOL_CHOICE, &choice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::refusal::Field as About;

    fn model(settings: Value) -> Model {
        Model::of(Some(&JsonObject::from_value(About::Settings, settings).expect("an object")))
    }

    #[test]
    fn settings_that_people_wrote_are_read() {
        let said = model(json!({"model": "gpt-5-mini", "temperature": 0, "max_tokens": 100, "team": "care"}));
        assert_eq!((said.provider, said.name.as_str()), ("OPENAI", "gpt-5-mini"));
        assert_eq!(said.parameters.to_string(), r#"{"type":"openai","openai":{"temperature":0.0,"max_tokens":100}}"#);
        let nothing = Model::of(None);
        assert_eq!((nothing.provider, nothing.name.as_str()), ("OPENAI", ""));
        assert_eq!(nothing.parameters, json!({"type": "openai", "openai": {}}));
        assert_eq!((nothing.tools, nothing.response_format), (None, None));
    }

    #[test]
    fn the_provider_says_whose_parameters_count() {
        let said = model(json!({"provider": "Anthropic", "temperature": 1, "seed": 7, "parameters": {"top_p": 0.5}}));
        assert_eq!(said.provider, "ANTHROPIC");
        let wanted = json!({"max_tokens": 1024, "temperature": 1.0, "top_p": 0.5});
        assert_eq!(
            said.parameters,
            json!({"type": "anthropic", "anthropic": wanted}),
            "without a length none is called"
        );
        assert_eq!(model(json!({"provider": "azure-openai"})).provider, "AZURE_OPENAI");
        assert_eq!(model(json!({"provider": "home"})).provider, "OPENAI");
    }

    #[test]
    fn thinking_leaves_room_for_the_answer() {
        let parameters = |settings| model(settings).parameters["anthropic"].clone();
        let thinking = json!({"type": "enabled", "budget_tokens": 2000});
        let said = parameters(json!({"provider": "anthropic", "thinking": thinking}));
        assert_eq!(said, json!({"thinking": thinking, "max_tokens": 3024}));
        let said = parameters(json!({"provider": "anthropic", "thinking": thinking, "max_tokens": 2000}));
        assert_eq!(said, json!({"max_tokens": 2000}), "it could not even think");
        let endless = json!({"type": "enabled", "budget_tokens": i64::MAX});
        assert_eq!(parameters(json!({"provider": "anthropic", "thinking": endless})), json!({"max_tokens": i64::MAX}));
    }

    #[test]
    fn what_would_break_a_client_is_left_out() {
        let said = model(json!({
            "model": 5, "provider": 5, "temperature": "warm", "stop": "END", "reasoning_effort": null,
            "tools": [{"name": "f", "input_schema": {}}, 7], "response_format": {"type": "json_object"},
        }));
        assert_eq!((said.provider, said.name.as_str()), ("OPENAI", ""));
        assert_eq!(said.parameters, json!({"type": "openai", "openai": {}}));
        assert_eq!((said.tools, said.response_format), (None, None));
    }

    #[test]
    fn tools_of_openai_are_wrapped() {
        let function = json!({"name": "f", "parameters": {"type": "object"}});
        let flat = json!({"type": "function", "name": "g", "strict": true});
        let said = model(json!({"tools": [{"type": "function", "function": function}, flat], "tool_choice": "auto"}));
        let wanted = json!({
            "type": "tools",
            "tools": [
                {"type": "function", "function": function},
                {"type": "function", "function": {"name": "g", "strict": true}},
            ],
            "tool_choice": {"type": "zero_or_more"},
        });
        assert_eq!(said.tools, Some(wanted));
        let one = json!({"type": "function", "function": {"name": "g"}});
        assert_eq!(tool_choice(&one), Some(json!({"type": "specific_function", "function_name": "g"})));
        assert_eq!(tool_choice(&json!("any")), None);
    }
}
