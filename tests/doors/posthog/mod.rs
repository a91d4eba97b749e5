//! PostHog's door, asked as its clients ask. The clients themselves drive a real server in `end2end/sdk`.

mod activity;
mod by_name;
mod keys;
mod labels;
mod list;
mod out_of_use;
mod publish;
mod references;
mod refusals;
mod resolve;

use axum::{body::Body, http::Method};
use cuebook::{
    domain::{
        access::{Caller, Scope},
        projects::ProjectRef,
        prompts::draft::{DraftContent, DraftText},
    },
    usecases::{keys::create_key, prompts},
};
use serde_json::{Value, json};

use crate::support::{
    House, acme,
    http::{Answer, Door},
    text,
};

/// A program with a key that may read the prompts of `acme`.
struct Program {
    door: Door,
    bearer: String,
}

impl Program {
    async fn new(house: &House) -> Self {
        Self::of(house, &house.lena, &acme()).await
    }

    async fn of(house: &House, admin: &Caller, project: &ProjectRef) -> Self {
        Self::with(house, admin, project, &[Scope::PromptRead]).await
    }

    /// A program that may read and write.
    async fn writer(house: &House) -> Self {
        let scopes = [Scope::PromptRead, Scope::PromptWrite, Scope::TagWrite];
        Self::with(house, &house.lena, &acme(), &scopes).await
    }

    async fn with(house: &House, admin: &Caller, project: &ProjectRef, scopes: &[Scope]) -> Self {
        let key = create_key(&house.app, admin, project, "a program", scopes).await.expect("a key");
        Self { door: Door::new(&house.app), bearer: format!("Bearer {}", key.secret.0) }
    }

    async fn get(&self, path: &str) -> Answer {
        self.door.get(path, &[("authorization", &self.bearer)]).await
    }

    /// What stands behind `/llm_prompts` under the address that the newest clients use.
    async fn ask(&self, rest: &str) -> Answer {
        self.get(&format!("/api/environments/@current/llm_prompts{rest}")).await
    }

    async fn send(&self, method: Method, rest: &str, body: Value) -> Answer {
        self.send_bytes(method, rest, body.to_string()).await
    }

    async fn send_bytes(&self, method: Method, rest: &str, body: impl Into<Body>) -> Answer {
        let path = format!("/api/environments/@current/llm_prompts{rest}");
        let headers = [("authorization", self.bearer.as_str()), ("content-type", "application/json")];
        self.door.ask(method, &path, &headers, body).await
    }

    async fn post(&self, rest: &str, body: Value) -> Answer {
        self.send(Method::POST, rest, body).await
    }

    async fn patch(&self, name: &str, body: Value) -> Answer {
        self.send(Method::PATCH, &format!("/name/{name}/"), body).await
    }

    async fn put_label(&self, name: &str, label: &str, version: i32) -> Answer {
        self.send(Method::PUT, &format!("/name/{name}/labels/{label}/"), json!({ "version": version })).await
    }

    async fn json(&self, rest: &str) -> Value {
        let answer = self.ask(rest).await;
        assert_eq!(answer.status, 200, "{rest}: {answer:?}");
        answer.json()
    }
}

/// That a refusal says this, in the form PostHog's users read.
fn says(answer: &Answer, status: u16, code: &str, attr: Option<&str>, words: &str) {
    assert_eq!(answer.status, status, "{answer:?}");
    let body = answer.json();
    let keys: Vec<&String> = body.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["type", "code", "detail", "attr"], "{body}");
    assert_eq!(body["code"], code, "{body}");
    assert_eq!(body["attr"].as_str(), attr, "{body}");
    let detail = body["detail"].as_str().expect("a sentence");
    assert!(detail.contains(words), "{detail}");
}

async fn tag(house: &House, name: &str, tag: &str, version: i32) {
    prompts::set_tag(&house.app, &house.ana, &acme(), name, prompts::TagTarget::to(tag, version))
        .await
        .expect("a moved tag");
}

async fn archive(house: &House, name: &str) {
    prompts::archive_prompt(&house.app, &house.ana, &acme(), name).await.expect("an archived prompt");
}

async fn prompt_of(house: &House, name: &str, text: DraftText) {
    let (description, topics) = (String::new(), String::new());
    let new = prompts::DraftedPrompt { name: name.into(), description, topics, text };
    prompts::create_from_draft(&house.app, &house.ana, &acme(), None, new).await.expect("a new prompt");
}

fn chat(messages: Vec<cuebook::domain::prompts::content::Message>) -> DraftText {
    DraftText { content: DraftContent::Chat(messages), ..text("") }
}
