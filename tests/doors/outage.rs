//! What the server says while PostgreSQL is away.

use std::{future::Future, net::TcpListener, time::Duration};

use axum::http::{Method, StatusCode};
use cuebook::{
    domain::access::Scope,
    store::Store,
    usecases::{App, Clock, Limits, keys},
};
use serde_json::{Value, json};

use crate::{
    both,
    support::{
        NOON, acme,
        http::{Answer, Door},
    },
};

/// The pool gives up after five seconds; whoever answers sooner has found out by itself.
async fn before_the_pool_gives_up<T>(work: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(4), work).await.expect("an answer before the pool gives up")
}

/// An app whose PostgreSQL nobody listens for.
async fn without_database() -> App {
    let port = TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("an address").port();
    let store =
        Store::connect(&format!("postgres://cuebook@127.0.0.1:{port}/cuebook")).await.expect("made when needed");
    App::new(store, Clock::fixed(NOON), Limits::default())
}

/// That somebody is told to come back, in these words.
#[track_caller]
fn told(answer: &Answer, words: &str) {
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{answer:?}");
    assert_eq!(answer.header("retry-after"), Some("2"), "{answer:?}");
    assert!(answer.body.contains(words), "{answer:?}");
}

const SENTENCE: &str = "The database cannot be reached just now; nothing was changed, try again in a moment.";

/// A write at each door of programs.
fn writes() -> [(Method, &'static str, Value); 9] {
    let call = |name: &str, arguments: Value| {
        let params = json!({"name": name, "arguments": arguments});
        json!({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params})
    };
    [
        (Method::POST, "/api/v1/prompts/greeting/versions", json!({"content": {"text": "words"}})),
        (Method::PUT, "/api/v1/prompts/greeting/tags/production", json!({"version": 1})),
        (Method::POST, "/api/v1/prompts/greeting/archive", json!({})),
        (Method::POST, "/api/projects/@current/llm_prompts/", json!({"name": "fresh", "prompt": "words"})),
        (Method::PATCH, "/api/projects/@current/llm_prompts/name/greeting/", json!({"base_version": 1, "prompt": "x"})),
        (Method::PUT, "/api/projects/@current/llm_prompts/name/greeting/labels/production/", json!({"version": 1})),
        (Method::DELETE, "/v1/prompts/greeting", json!({})),
        (Method::POST, "/mcp", call("prompt-update", json!({"name": "greeting", "prompt": "words"}))),
        (Method::POST, "/mcp", call("prompt-tag-set", json!({"name": "greeting", "tag": "production", "version": 1}))),
    ]
}

async fn send(door: &Door, key: &str, (method, path, body): (Method, &str, Value)) -> Answer {
    let bearer = format!("Bearer {key}");
    let headers = [
        ("authorization", bearer.as_str()),
        ("content-type", "application/json"),
        ("accept", "application/json, text/event-stream"),
    ];
    before_the_pool_gives_up(door.ask(method, path, &headers, body.to_string())).await
}

#[tokio::test]
async fn pages_and_programs_are_told_at_once() {
    let door = Door::new(&without_database().await);
    let cookie = ("cookie", "cuebook_session=AAAAAAAAAAAAAAAAAAAAAA");
    for _ in 0..3 {
        let page = before_the_pool_gives_up(door.get("/p/acme/prompts", &[("accept", "text/html"), cookie])).await;
        told(&page, SENTENCE);
    }
    let prompt = "/api/projects/@current/llm_prompts/name/greeting/?token=phc_acme";
    told(&send(&door, "phx_never_seen_before", (Method::GET, prompt, json!(null))).await, SENTENCE);
    for write in writes() {
        told(&send(&door, "phx_never_seen_before", write).await, "again in a moment");
    }
}

#[tokio::test]
async fn a_form_is_told_at_once_and_nothing_of_it_is_lost() {
    let door = Door::new(&without_database().await);
    let session = ("cookie", "cuebook_session=AAAAAAAAAAAAAAAAAAAAAA");
    let edit = [
        ("form[project]", "acme"),
        ("form[name]", "greeting"),
        ("form[base]", "1"),
        ("form[kind]", "text"),
        ("form[text]", "words"),
    ];
    let tag = [("project", "acme"), ("name", "greeting"), ("tag", "production"), ("version", "1")];
    let forms =
        [("publish_version", &edit[..]), ("save_draft", &edit[..]), ("create_prompt", &edit[..]), ("set_tag", &tag)];
    for (name, form) in forms {
        let path = format!("/_fn/{name}");
        told(&before_the_pool_gives_up(door.post(&path, form, &[session])).await, r#"{"Refused":"Unavailable"}"#);
        let plain = before_the_pool_gives_up(door.post(&path, form, &[session, ("accept", "text/html")])).await;
        told(&plain, SENTENCE);
        for (field, value) in form {
            let kept = format!("name=\"{field}\" value=\"{value}\"");
            assert!(plain.body.contains(&kept), "{name} lost {field}: {plain:?}");
        }
    }
    let sign_in = [("email", "ana@example.com"), ("password", "correct horse battery")];
    let stranger = before_the_pool_gives_up(door.post("/_fn/sign_in", &sign_in, &[])).await;
    told(&stranger, r#"{"Refused":"Unavailable"}"#);
    let invited = before_the_pool_gives_up(door.get("/join?code=nothing", &[("accept", "text/html")])).await;
    told(&invited, SENTENCE);
}

#[tokio::test]
async fn a_write_is_told_at_once() {
    let app = without_database().await;
    let write = before_the_pool_gives_up(app.store.begin_write()).await;
    assert!(write.is_err());
    let ready = before_the_pool_gives_up(Door::new(&app).get("/readyz", &[])).await;
    assert!(ready.status == StatusCode::OK && ready.body.contains("degraded"), "{ready:?}");
}

both! {
    async fn a_program_that_was_let_in_is_told_that_nothing_was_written(house: House) {
        house.prompt("greeting", "one").await;
        let key = keys::create_key(&house.app, &house.lena, &acme(), "Inbox", &Scope::OF_PROMPTS).await.expect("a key");
        let door = Door::new(&house.app);
        let read = (Method::GET, "/api/v1/prompts/greeting", json!(null));
        assert_eq!(send(&door, &key.secret.0, read).await.status, StatusCode::OK, "and from now on the key is known");
        house.app.store.close().await;
        for (method, path, body) in writes() {
            let answer = send(&door, &key.secret.0, (method, path, body)).await;
            if path != "/mcp" {
                told(&answer, "again in a moment");
                continue;
            }
            // What a tool could not do is no failure of the protocol.
            let result = &answer.json()["result"];
            assert_eq!(result["isError"], true, "{answer:?}");
            assert_eq!(result["structuredContent"]["code"], "unavailable", "{answer:?}");
            let words = result["content"][0]["text"].as_str().unwrap_or_default();
            assert!(words.contains("again in a moment"), "{answer:?}");
        }
    }
}
