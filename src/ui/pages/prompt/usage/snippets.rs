//! Programs that fetch a prompt, complete: they run as they are once the key is set.

use serde_json::Value;

use crate::domain::prompts::{content::ContentKind, selector::Selector, variable::TemplateFormat};

/// What the snippets are filled with.
pub struct Snippets {
    /// `https://prompts.example.com`.
    pub origin: String,
    /// Empty for those who may not see it.
    pub token: String,
    pub name: String,
    pub selector: Selector,
    pub kind: ContentKind,
    pub format: TemplateFormat,
    pub variables: Vec<String>,
}

const KEY: &str = "CUEBOOK_API_KEY";
const TOKEN: &str = "CUEBOOK_PROJECT_TOKEN";

impl Snippets {
    pub fn environment(&self) -> String {
        let token = match self.token.is_empty() {
            true => format!("\nexport {TOKEN}=\"phc_…\""),
            false => String::new(),
        };
        format!("export {KEY}=\"phx_…\"{token}")
    }

    pub fn python(&self) -> String {
        let token = match self.token.as_str() {
            "" => format!("os.environ[\"{TOKEN}\"]"),
            token => quoted(token),
        };
        let asks = match &self.selector {
            Selector::Latest => String::new(),
            Selector::Number(number) => format!(" version={number},"),
            Selector::Tag(tag) => format!(" label={},", quoted(tag.as_str())),
        };
        let import = if self.is_chat() { "import json\nimport os" } else { "import os" };
        format!(
            "{import}

from posthog.ai.prompts import Prompts

prompts = Prompts(
    personal_api_key=os.environ[\"{KEY}\"],
    project_api_key={token},
    host={host},
)

result = prompts.get({name},{asks} with_metadata=True)
{rest}",
            host = quoted(&self.origin),
            name = quoted(&self.name),
            rest = self.python_rest(),
        )
    }

    fn python_rest(&self) -> String {
        let values = self.values("    ");
        match (self.is_chat(), self.is_filled()) {
            (false, false) => String::from("print(result.prompt)\n"),
            (false, true) => format!("text = prompts.compile(result.prompt, {values})\nprint(text)\n"),
            (true, false) => String::from("messages = json.loads(result.prompt)\nprint(messages)\n"),
            (true, true) => format!(
                "values = {values}
messages = json.loads(result.prompt)
for message in messages:
    message[\"content\"] = prompts.compile(message[\"content\"], values)
print(messages)
"
            ),
        }
    }

    pub fn node(&self) -> String {
        let token = match self.token.as_str() {
            "" => format!("process.env.{TOKEN}"),
            token => quoted(token),
        };
        let asks = match &self.selector {
            Selector::Latest => String::new(),
            Selector::Number(number) => format!(", {{ version: {number} }}"),
            Selector::Tag(tag) => format!(", {{ label: {} }}", quoted(tag.as_str())),
        };
        format!(
            "import {{ Prompts }} from \"@posthog/ai\";

const prompts = new Prompts({{
  personalApiKey: process.env.{KEY},
  projectApiKey: {token},
  host: {host},
}});

const result = await prompts.get({name}{asks});
{rest}",
            host = quoted(&self.origin),
            name = quoted(&self.name),
            rest = self.node_rest(),
        )
    }

    fn node_rest(&self) -> String {
        let values = self.values("  ");
        match (self.is_chat(), self.is_filled()) {
            (false, false) => String::from("console.log(result.prompt);\n"),
            (false, true) => {
                format!("const text = prompts.compile(result.prompt, {values});\nconsole.log(text);\n")
            }
            (true, false) => String::from("const messages = JSON.parse(result.prompt);\nconsole.log(messages);\n"),
            (true, true) => format!(
                "const values = {values};
const messages = JSON.parse(result.prompt);
for (const message of messages) {{
  message.content = prompts.compile(message.content, values);
}}
console.log(messages);
"
            ),
        }
    }

    pub fn curl(&self) -> String {
        let token = match self.token.as_str() {
            "" => format!("${TOKEN}"),
            token => token.to_string(),
        };
        let asks = match &self.selector {
            Selector::Latest => String::new(),
            Selector::Number(number) => format!("&version={number}"),
            Selector::Tag(tag) => format!("&label={tag}"),
        };
        format!(
            "curl -sS -H \"Authorization: Bearer ${KEY}\" \\\n  \"{}/api/environments/@current/llm_prompts/name/{}/?token={token}{asks}\"\n",
            self.origin, self.name
        )
    }

    fn is_chat(&self) -> bool {
        self.kind == ContentKind::Chat
    }

    /// Whether the clients' own `compile` fills in anything: it reads `{{name}}` only.
    fn is_filled(&self) -> bool {
        self.format == TemplateFormat::Mustache && !self.variables.is_empty()
    }

    /// An object literal that Python and JavaScript read alike, one variable a line.
    fn values(&self, indent: &str) -> String {
        let mut literal = String::from("{\n");
        for variable in &self.variables {
            literal.push_str(&format!("{indent}{}: {},\n", quoted(variable), quoted(&format!("({variable})"))));
        }
        literal + "}"
    }
}

/// A string literal for Python and JavaScript.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snippets() -> Snippets {
        Snippets {
            origin: "https://prompts.example.com".into(),
            token: "phc_abc".into(),
            name: "support-reply".into(),
            selector: Selector::parse("production").expect("a tag"),
            kind: ContentKind::Text,
            format: TemplateFormat::Mustache,
            variables: vec!["plan".into()],
        }
    }

    #[test]
    fn each_language_asks_for_the_tag_and_fills_in_the_variables() {
        let ready = snippets();
        let python = ready.python();
        assert!(python.contains(r#"prompts.get("support-reply", label="production", with_metadata=True)"#), "{python}");
        assert!(python.contains(r#"personal_api_key=os.environ["CUEBOOK_API_KEY"]"#), "{python}");
        assert!(python.contains("prompts.compile(result.prompt, {\n    \"plan\": \"(plan)\",\n})"), "{python}");
        let node = ready.node();
        assert!(node.contains(r#"await prompts.get("support-reply", { label: "production" })"#), "{node}");
        assert!(node.contains("prompts.compile(result.prompt, {"), "{node}");
        let curl = ready.curl();
        assert!(curl.contains("/llm_prompts/name/support-reply/?token=phc_abc&label=production\""), "{curl}");
    }

    #[test]
    fn a_version_is_asked_for_by_number_and_the_latest_by_nothing() {
        let pinned = Snippets { selector: Selector::parse("12").expect("a number"), ..snippets() };
        assert!(pinned.python().contains("version=12,") && pinned.node().contains("{ version: 12 }"));
        assert!(pinned.curl().contains("&version=12"));
        let latest = Snippets { selector: Selector::Latest, ..snippets() };
        assert!(latest.python().contains(r#"prompts.get("support-reply", with_metadata=True)"#), "{}", latest.python());
        assert!(latest.node().contains(r#"prompts.get("support-reply");"#));
    }

    #[test]
    fn a_chat_is_read_before_it_is_filled_in() {
        let chat = Snippets { kind: ContentKind::Chat, ..snippets() };
        assert!(chat.python().contains("json.loads(result.prompt)") && chat.python().starts_with("import json"));
        assert!(chat.node().contains("JSON.parse(result.prompt)"));
    }

    #[test]
    fn whoever_may_not_see_the_token_brings_it_along() {
        let viewer = Snippets { token: String::new(), ..snippets() };
        assert!(viewer.environment().contains("CUEBOOK_PROJECT_TOKEN"));
        assert!(viewer.python().contains(r#"os.environ["CUEBOOK_PROJECT_TOKEN"]"#));
        assert!(viewer.node().contains("process.env.CUEBOOK_PROJECT_TOKEN"));
        assert!(viewer.curl().contains("token=$CUEBOOK_PROJECT_TOKEN"));
    }
}
