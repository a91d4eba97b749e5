//! Every door at once.

use axum::http::Method;
use cuebook::{
    domain::access::Scope,
    usecases::{keys::create_key, prompts},
};
use serde_json::{Value, json};

use crate::{
    both,
    support::{House, acme, http::Door},
};

/// A program that comes in by any door.
#[derive(Clone)]
struct Publisher {
    door: Door,
    bearer: String,
}

impl Publisher {
    async fn new(house: &House) -> Self {
        let scopes = [Scope::PromptRead, Scope::PromptWrite];
        let key = create_key(&house.app, &house.lena, &acme(), "a program", &scopes).await.expect("a key");
        Self { door: Door::new(&house.app), bearer: format!("Bearer {}", key.secret.0) }
    }

    async fn send(&self, method: Method, path: &str, body: Value) -> (u16, Value) {
        let headers = [
            ("authorization", self.bearer.as_str()),
            ("content-type", "application/json"),
            ("accept", "application/json, text/event-stream"),
        ];
        let answer = self.door.ask(method, path, &headers, body.to_string()).await;
        (answer.status.as_u16(), answer.json())
    }

    /// Upon version 1: whether it was published.
    async fn by_posthog(&self, text: &str) -> bool {
        let body = json!({"base_version": 1, "prompt": text});
        let path = "/api/environments/@current/llm_prompts/name/reply/";
        let (status, answer) = self.send(Method::PATCH, path, body).await;
        assert!(matches!(status, 200 | 409), "{answer}");
        status == 200
    }

    /// Upon whatever is the latest.
    async fn by_phoenix(&self, text: &str) {
        let template = json!({"type": "chat", "messages": [{"role": "user", "content": text}]});
        let version = json!({
            "model_provider": "OPENAI",
            "model_name": "gpt-5-mini",
            "template": template,
            "template_type": "CHAT",
            "template_format": "MUSTACHE",
            "invocation_parameters": {"type": "openai", "openai": {}},
        });
        let (status, answer) = self.send(Method::POST, "/v1/prompts/reply/versions", json!({"version": version})).await;
        assert_eq!(status, 201, "{answer}");
    }

    /// Upon version 1, or upon the latest: whether it was published.
    async fn by_mcp(&self, text: &str, base: Option<i32>) -> bool {
        let mut arguments = json!({"name": "reply", "prompt": text});
        if let Some(base) = base {
            arguments["base_version"] = json!(base);
        }
        let params = json!({"name": "prompt-update", "arguments": arguments});
        let call = json!({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params});
        let (status, answer) = self.send(Method::POST, "/mcp", call).await;
        assert_eq!(status, 200, "{answer}");
        let refused = answer["result"]["isError"] == json!(true);
        assert!(!refused || answer["result"]["structuredContent"]["current_version"].is_number(), "{answer}");
        !refused
    }

    /// Upon version 1, or upon the latest: whether it was published.
    async fn by_our_own(&self, text: &str, base: Option<i32>) -> bool {
        let body = json!({"content": {"text": text}, "base_version": base});
        let (status, answer) = self.send(Method::POST, "/api/v1/prompts/reply/versions", body).await;
        assert!(matches!(status, 201 | 409), "{answer}");
        status == 201
    }
}

both! {
    async fn sixteen_publishers_through_every_door_lose_nothing(house: House) {
        house.prompt("reply", "text of nobody").await;
        let publisher = Publisher::new(&house).await;
        let mut publishers = Vec::new();
        for index in 0..16 {
            let publisher = publisher.clone();
            publishers.push(tokio::spawn(async move {
                let text = format!("text of {index}");
                let upon_the_first = index % 6 < 3;
                let published = match index % 6 {
                    0 => publisher.by_posthog(&text).await,
                    1 => publisher.by_mcp(&text, Some(1)).await,
                    2 => publisher.by_our_own(&text, Some(1)).await,
                    3 => publisher.by_mcp(&text, None).await,
                    4 => publisher.by_our_own(&text, None).await,
                    _ => {
                        publisher.by_phoenix(&text).await;
                        true
                    }
                };
                (upon_the_first, published.then_some(text))
            }));
        }
        let (mut upon_the_first, mut wanted) = (0, vec![String::from("text of nobody")]);
        for publisher in publishers {
            let (first, published) = publisher.await.expect("no panic");
            assert!(first || published.is_some(), "without a base nobody is refused");
            upon_the_first += usize::from(first && published.is_some());
            wanted.extend(published);
        }
        assert!(upon_the_first <= 1, "{upon_the_first} of one base");
        let mut texts = Vec::new();
        for number in 1..=i32::try_from(wanted.len()).expect("a few") {
            let page = prompts::read_prompt(&house.app, &house.ana, &acme(), "reply", Some(number), None).await;
            texts.push(page.expect("no gap").shown.content.plain());
        }
        texts.sort();
        wanted.sort();
        assert_eq!(texts, wanted, "each that was published is there once");
        let beyond = i32::try_from(wanted.len() + 1).expect("a few");
        assert!(prompts::read_prompt(&house.app, &house.ana, &acme(), "reply", Some(beyond), None).await.is_err());
    }
}
