//! Our own door, knocked at as programs do.

mod admin;
mod archive;
mod compare;
mod details;
mod drafts;
mod idempotency;
mod list;
mod openapi;
mod publish;
mod races;
mod refusals;
mod resolve;
mod tags;

use axum::{body::Body, http::Method};
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

/// A program with a key of `acme`.
#[derive(Clone)]
struct Program {
    door: Door,
    bearer: String,
}

impl Program {
    /// It may do all that is done with prompts.
    async fn new(house: &House) -> Self {
        Self::with(house, &house.lena, &acme(), &Scope::OF_PROMPTS).await
    }

    /// It may do everything.
    async fn admin(house: &House) -> Self {
        Self::with(house, &house.lena, &acme(), &Scope::OFFERED).await
    }

    async fn with(house: &House, maker: &Caller, project: &ProjectRef, scopes: &[Scope]) -> Self {
        let key = create_key(&house.app, maker, project, "a program", scopes).await.expect("a key");
        Self { door: Door::new(&house.app), bearer: format!("Bearer {}", key.secret.0) }
    }

    async fn send_bytes(&self, method: Method, path: &str, more: &[(&str, &str)], body: impl Into<Body>) -> Answer {
        let mut headers = vec![("authorization", self.bearer.as_str()), ("content-type", "application/json")];
        headers.extend_from_slice(more);
        self.door.ask(method, &format!("/api/v1{path}"), &headers, body).await
    }

    async fn send(&self, method: Method, path: &str, body: Value) -> Answer {
        self.send_bytes(method, path, &[], body.to_string()).await
    }

    async fn get(&self, path: &str) -> Answer {
        self.send_bytes(Method::GET, path, &[], Body::empty()).await
    }

    async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(Method::POST, path, body).await
    }

    async fn delete(&self, path: &str) -> Answer {
        self.send_bytes(Method::DELETE, path, &[], Body::empty()).await
    }

    /// What an address answers that must be there.
    async fn json(&self, path: &str) -> Value {
        let answer = self.get(path).await;
        assert_eq!(answer.status, 200, "{path}: {answer:?}");
        assert_eq!(answer.header("content-type"), Some("application/json"));
        answer.json()
    }

    /// The pages of a list, one after the other.
    async fn pages(&self, path: &str) -> Vec<Vec<Value>> {
        let mut pages = Vec::new();
        let mut cursor = None;
        loop {
            let turn = cursor.map_or(String::new(), |cursor| format!("&cursor={cursor}"));
            let page = self.json(&format!("{path}{turn}")).await;
            pages.push(page["data"].as_array().expect("a list").clone());
            assert!(pages.len() < 20, "the pages never end");
            match page["next_cursor"].as_str() {
                Some(next) => cursor = Some(next.to_string()),
                None => return pages,
            }
        }
    }

    async fn publish(&self, name: &str, body: Value) -> Answer {
        self.post(&format!("/prompts/{name}/versions"), body).await
    }
}

/// That a refusal says this, in the one form of this door.
#[track_caller]
fn says(answer: &Answer, status: u16, code: &str, words: &str) -> Value {
    assert_eq!(answer.status, status, "{answer:?}");
    assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{answer:?}");
    let problem = answer.json();
    assert_eq!((&problem["status"], &problem["code"]), (&json!(status), &json!(code)), "{problem}");
    assert_eq!(problem["type"], format!("/docs/api#{code}"));
    assert!(problem["title"].is_string(), "{problem}");
    let detail = problem["detail"].as_str().expect("a sentence");
    assert!(detail.contains(words), "{detail}");
    problem
}

fn text(words: &str) -> Value {
    json!({"content": {"text": words}})
}
