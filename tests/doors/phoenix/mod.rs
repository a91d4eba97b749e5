//! Phoenix's door, asked as its clients ask. What is expected here was answered by a Phoenix 20.26.1, but for the keys
//! that are ours and what `docs/phoenix-clients.md` says differs.

mod keys;
mod malformed;
mod prompts;
mod publishing;
mod reading;
mod tags;

use axum::http::Method;
use cuebook::{
    domain::{
        access::{Caller, Scope},
        projects::ProjectRef,
    },
    usecases::keys::create_key,
};
use serde_json::{Value, json};

use crate::support::{
    House, acme,
    http::{Answer, Door},
};

pub const ALL: [Scope; 3] = [Scope::PromptRead, Scope::PromptWrite, Scope::TagWrite];

/// A program with a key.
#[derive(Clone)]
pub struct Program {
    pub door: Door,
    pub bearer: String,
}

impl Program {
    /// One that may do all that a key can.
    pub async fn new(house: &House) -> Self {
        Self::of(house, &house.lena, &acme(), &ALL).await
    }

    pub async fn of(house: &House, admin: &Caller, project: &ProjectRef, scopes: &[Scope]) -> Self {
        let key = create_key(&house.app, admin, project, "a program", scopes).await.expect("a key");
        Self { door: Door::new(&house.app), bearer: format!("Bearer {}", key.secret.0) }
    }

    pub async fn send(&self, method: Method, path: &str, body: impl Into<axum::body::Body>) -> Answer {
        let headers = [("authorization", self.bearer.as_str()), ("content-type", "application/json")];
        let answer = self.door.ask(method, path, &headers, body).await;
        assert_eq!(answer.header("x-phoenix-server-version"), Some("20.26.1"), "{path}: {answer:?}");
        answer
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, "").await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(Method::POST, path, body.to_string()).await
    }

    /// `POST /v1/prompts` that must succeed.
    pub async fn create(&self, name: &str, version: &Value) -> Value {
        let answer = self.post("/v1/prompts", &json!({"prompt": {"name": name}, "version": version})).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.json()["data"].clone()
    }

    pub async fn data(&self, path: &str) -> Value {
        let answer = self.get(path).await;
        assert_eq!(answer.status, 200, "{path}: {answer:?}");
        answer.json()["data"].clone()
    }
}

/// The smallest version there is, with other values for some of its keys.
pub fn version(other: Value) -> Value {
    let mut version = json!({
        "model_provider": "OPENAI",
        "model_name": "gpt-4o",
        "template": {"type": "chat", "messages": [{"role": "user", "content": "Hi {{n}}"}]},
        "template_type": "CHAT",
        "template_format": "MUSTACHE",
        "invocation_parameters": {"type": "openai", "openai": {}},
    });
    for (key, value) in other.as_object().expect("an object") {
        version[key] = value.clone();
    }
    version
}

/// A version whose chat has these messages.
pub fn chat(messages: Value) -> Value {
    version(json!({ "template": {"type": "chat", "messages": messages} }))
}

/// That an answer is this text.
pub fn says(answer: &Answer, status: u16, text: &str) {
    assert_eq!((answer.status.as_u16(), answer.body.as_str()), (status, text), "{answer:?}");
    assert_eq!(answer.header("content-type"), Some("text/plain; charset=utf-8"));
}

/// That an answer tells this fault at this place.
pub fn faults(answer: &Answer, kind: &str, place: Value, words: &str) {
    assert_eq!(answer.status, 422, "{answer:?}");
    assert_eq!(answer.header("content-type"), Some("application/json"));
    let fault = &answer.json()["detail"][0];
    assert_eq!((&fault["type"], &fault["loc"]), (&json!(kind), &place), "{answer:?}");
    let says = fault["msg"].as_str().expect("a sentence");
    assert!(says.contains(words), "{says}");
    assert!(fault.get("input").is_some(), "{answer:?}");
}
