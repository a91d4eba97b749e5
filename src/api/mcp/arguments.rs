//! The arguments of a tool, taken one by one. A model reads what is said of them and tries again, so each sentence names
//! the argument; one that no tool takes is refused, because a model that misspells `tag` must not get the latest version.

use rmcp::model::JsonObject;
use serde_json::Value;

use super::failure::Failure;
use crate::domain::{
    prompts::name::PromptName,
    refusal::{Field, Refusal},
};

pub struct Arguments {
    given: JsonObject,
    taken: Vec<&'static str>,
}

impl Arguments {
    pub fn new(given: JsonObject) -> Self {
        Self { given, taken: Vec::new() }
    }

    /// The value under a name or another spelling of it; `null` counts as not given.
    fn value(&mut self, names: &[&'static str]) -> Result<Option<Value>, Failure> {
        Ok(self.value_or_null(names)?.filter(|value| !value.is_null()))
    }

    fn value_or_null(&mut self, names: &[&'static str]) -> Result<Option<Value>, Failure> {
        self.taken.push(names[0]);
        let mut found = None;
        for name in names {
            let Some(value) = self.given.shift_remove(*name) else { continue };
            if found.is_some_and(|known| known != value) {
                return Err(Failure::invalid(format!("\"{}\" is given twice, as \"{name}\" too; give one", names[0])));
            }
            found = Some(value);
        }
        Ok(found)
    }

    pub fn text(&mut self, names: &[&'static str]) -> Result<Option<String>, Failure> {
        match self.value(names)? {
            None => Ok(None),
            // Not every database can look for it.
            Some(Value::String(text)) if text.contains('\0') => {
                Err(Failure::invalid(format!("\"{}\" holds a NUL character (\\u0000); leave it away", names[0])))
            }
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(Failure::invalid(format!("\"{}\" must be a text", names[0]))),
        }
    }

    pub fn needed(&mut self, names: &[&'static str], about: &str) -> Result<String, Failure> {
        self.text(names)?.ok_or_else(|| missing(names[0], about))
    }

    /// Which prompt is meant. PostHog's tools call it `prompt_name`.
    pub fn name(&mut self) -> Result<String, Failure> {
        let about = "the name of the prompt; prompt-list shows the names there are";
        let name = self.needed(&["name", "prompt_name"], about)?;
        match PromptName::parse(&name) {
            Ok(_) => Ok(name),
            Err(_) => Err(no_prompt(&name)),
        }
    }

    pub fn flag(&mut self, name: &'static str) -> Result<bool, Failure> {
        match self.value(&[name])? {
            None => Ok(false),
            Some(Value::Bool(flag)) => Ok(flag),
            Some(_) => Err(Failure::invalid(format!("\"{name}\" must be true or false"))),
        }
    }

    /// A whole number; models also write one in quotes.
    pub fn number(&mut self, names: &[&'static str]) -> Result<Option<i32>, Failure> {
        let number = match self.value(names)? {
            None => return Ok(None),
            Some(Value::Number(number)) => number.as_i64().and_then(|number| i32::try_from(number).ok()),
            Some(Value::String(text)) => text.trim().parse().ok(),
            Some(_) => None,
        };
        number.map(Some).ok_or_else(|| Failure::invalid(format!("\"{}\" must be a whole number", names[0])))
    }

    /// A version number, a tag or `latest`.
    pub fn selector(&mut self, name: &'static str) -> Result<Option<String>, Failure> {
        match self.value(&[name])? {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.trim().to_string())),
            Some(Value::Number(number)) => Ok(Some(number.to_string())),
            Some(_) => Err(Failure::invalid(format!("\"{name}\" must be a version number, a tag or latest"))),
        }
    }

    /// How many rows are wanted, from 1 to `most`.
    pub fn limit(&mut self, usual: u32, most: u32) -> Result<u32, Failure> {
        let Some(limit) = self.number(&["limit"])? else { return Ok(usual) };
        let within = u32::try_from(limit).ok().filter(|limit| (1..=most).contains(limit));
        within.ok_or_else(|| Failure::invalid(format!("\"limit\" must be between 1 and {most}")))
    }

    pub fn list(&mut self, names: &[&'static str]) -> Result<Option<Vec<Value>>, Failure> {
        match self.value(names)? {
            None => Ok(None),
            Some(Value::Array(items)) => Ok(Some(items)),
            Some(_) => Err(Failure::invalid(format!("\"{}\" must be a list", names[0]))),
        }
    }

    /// `Some(None)` when `null` is given: that clears what was there.
    pub fn object_or_null(&mut self, name: &'static str) -> Result<Option<Option<Value>>, Failure> {
        let value = self.value_or_null(&[name])?;
        Ok(value.map(|value| Some(value).filter(|value| !value.is_null())))
    }

    /// Asked when all arguments are taken.
    pub fn end(self) -> Result<(), Failure> {
        let Some(unknown) = self.given.keys().next() else { return Ok(()) };
        let takes = self.taken.join(", ");
        let shown: String = unknown.chars().take(100).collect();
        Err(Failure::invalid(format!("this tool takes no {shown:?}; it takes {takes}")))
    }
}

pub fn missing(name: &str, about: &str) -> Failure {
    Failure::invalid(format!("\"{name}\" is missing: {about}"))
}

/// For a name that nothing has, or that nothing can have.
pub fn no_prompt(name: &str) -> Failure {
    let shown: String = name.chars().take(300).collect();
    Refusal::not_found(format!("the prompt {shown:?} (prompt-list shows the names there are)")).into()
}

/// A refusal about one of the fields that the domain knows.
pub fn invalid(field: Field, says: impl Into<String>) -> Failure {
    Refusal::invalid(field, says).into()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn arguments(given: Value) -> Arguments {
        Arguments::new(given.as_object().expect("an object").clone())
    }

    fn says<T>(outcome: Result<T, Failure>) -> String {
        let Err(failure) = outcome else { panic!("this must be refused") };
        failure.into_result().structured_content.expect("data")["message"].as_str().expect("a sentence").to_string()
    }

    #[test]
    fn both_spellings_are_one_argument() {
        for given in [json!({"name": "a"}), json!({"prompt_name": "a"}), json!({"name": "a", "prompt_name": "a"})] {
            assert!(arguments(given).name().is_ok_and(|name| name == "a"));
        }
        assert!(says(arguments(json!({"name": "a", "prompt_name": "b"})).name()).contains("given twice"));
    }

    #[test]
    fn numbers_may_stand_in_quotes() {
        for given in [json!({"version": 3}), json!({"version": "3"})] {
            assert!(arguments(given).number(&["version"]).is_ok_and(|number| number == Some(3)));
        }
        for wrong in [json!(1.5), json!("two"), json!(true), json!(99_999_999_999_i64)] {
            assert!(says(arguments(json!({"version": wrong})).number(&["version"])).contains("\"version\""));
        }
    }

    #[test]
    fn null_is_told_apart_only_where_it_means_something() {
        let mut given = arguments(json!({"config": null, "message": null}));
        assert!(given.text(&["message"]).is_ok_and(|text| text.is_none()));
        assert!(given.object_or_null("config").is_ok_and(|config| config == Some(None)));
        assert!(given.object_or_null("config").is_ok_and(|config| config.is_none()));
    }

    #[test]
    fn what_no_tool_takes_is_named() {
        let mut given = arguments(json!({"name": "a", "lable": "production"}));
        assert!(given.name().is_ok());
        let says = says(given.end());
        assert!(says.contains("lable") && says.contains("it takes name"), "{says}");
    }
}
