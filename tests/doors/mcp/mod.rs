//! The door of agents, asked as their clients ask. The clients themselves drive a real server in `end2end/sdk`.

mod knock;
mod offered;
mod publish;
mod races;
mod read;
mod refusals;
mod tags;
mod tools;

use axum::http::Method;
use cuebook::{
    domain::{
        access::{Caller, Scope},
        projects::ProjectRef,
        prompts::{
            content::{ChatRole, Message},
            draft::{DraftContent, DraftText},
        },
    },
    usecases::{keys::create_key, prompts},
};
use serde_json::{Value, json};

use crate::support::{
    House, acme,
    http::{Answer, Door},
    text,
};

const ALL: [Scope; 3] = [Scope::PromptRead, Scope::PromptWrite, Scope::TagWrite];

/// What clients send with every message.
const HEADERS: [(&str, &str); 3] = [
    ("content-type", "application/json"),
    ("accept", "application/json, text/event-stream"),
    ("mcp-protocol-version", "2025-11-25"),
];

/// A client with a key of a project.
#[derive(Clone)]
struct Agent {
    door: Door,
    bearer: String,
}

impl Agent {
    /// May do all that the tools do in `acme`.
    async fn new(house: &House) -> Self {
        Self::with(house, &ALL).await
    }

    async fn with(house: &House, scopes: &[Scope]) -> Self {
        Self::of(house, &house.lena, &acme(), scopes).await
    }

    async fn of(house: &House, admin: &Caller, project: &ProjectRef, scopes: &[Scope]) -> Self {
        let key = create_key(&house.app, admin, project, "an agent", scopes).await.expect("a key");
        Self { door: Door::new(&house.app), bearer: format!("Bearer {}", key.secret.0) }
    }

    async fn post(&self, headers: &[(&str, &str)], body: impl Into<axum::body::Body>) -> Answer {
        let headers = [&[("authorization", self.bearer.as_str())], headers].concat();
        self.door.ask(Method::POST, "/mcp", &headers, body).await
    }

    /// The whole answer to one request.
    async fn ask(&self, method: &str, params: Value) -> Value {
        let body = json!({ "jsonrpc": "2.0", "id": 7, "method": method, "params": params });
        let answer = self.post(&HEADERS, body.to_string()).await;
        assert_eq!(answer.status, 200, "{method}: {answer:?}");
        assert_eq!(answer.header("content-type"), Some("application/json"));
        let answer = answer.json();
        assert_eq!(answer["id"], 7, "{answer}");
        answer
    }

    async fn result(&self, method: &str, params: Value) -> Value {
        let answer = self.ask(method, params).await;
        assert!(answer["error"].is_null(), "{answer}");
        answer["result"].clone()
    }

    /// The code and the sentence of a request that the protocol refuses.
    async fn error(&self, method: &str, params: Value) -> (i64, String) {
        let error = self.ask(method, params).await["error"].clone();
        let code = error["code"].as_i64().unwrap_or_else(|| panic!("{method} must be refused"));
        (code, error["message"].as_str().expect("a sentence").to_string())
    }

    async fn call(&self, tool: &str, arguments: Value) -> Value {
        self.result("tools/call", json!({ "name": tool, "arguments": arguments })).await
    }

    /// What a tool answers that has to succeed: the same in words and as data.
    async fn done(&self, tool: &str, arguments: Value) -> Value {
        let result = self.call(tool, arguments).await;
        assert_eq!(result["isError"], false, "{tool}: {result}");
        let data = result["structuredContent"].clone();
        assert_eq!(serde_json::from_str::<Value>(words(&result)).expect("JSON"), data);
        data
    }

    /// The data of a refusal whose code is that and whose words hold these.
    async fn refused(&self, tool: &str, arguments: Value, code: &str, holds: &str) -> Value {
        let result = self.call(tool, arguments.clone()).await;
        assert_eq!(result["isError"], true, "{tool} {arguments}: {result}");
        let data = result["structuredContent"].clone();
        assert_eq!(data["code"], code, "{result}");
        assert!(words(&result).contains(holds), "{tool} {arguments}: {}", words(&result));
        let sentence = data["message"].as_str().expect("a sentence");
        assert!(words(&result).starts_with(sentence), "{result}");
        data
    }

    /// The text of the latest version.
    async fn latest(&self, name: &str) -> (Value, Value) {
        let read = self.done("prompt-get", json!({ "name": name })).await;
        (read["version"].clone(), read["prompt"].clone())
    }
}

/// What a model reads.
fn words(result: &Value) -> &str {
    result["content"][0]["text"].as_str().expect("some text")
}

async fn chat(house: &House, name: &str) {
    let messages = vec![
        Message::text(ChatRole::System, "You find {{thing}}."),
        Message::text(ChatRole::User, "Where is {{thing}}?"),
        Message::text(ChatRole::Assistant, "Here."),
    ];
    let text = DraftText { content: DraftContent::Chat(messages), ..text("") };
    let new = prompts::DraftedPrompt { name: name.into(), description: String::new(), topics: String::new(), text };
    prompts::create_from_draft(&house.app, &house.ana, &acme(), None, new).await.expect("a chat");
}
