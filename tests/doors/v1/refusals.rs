//! What a program must not do, and what never reaches a use case.

use axum::http::Method;
use cuebook::{
    domain::access::Scope,
    usecases::keys::{create_key, revoke_key},
};
use serde_json::{Value, json};

use super::{Program, admin::admins_only, openapi::operations, says};
use crate::{
    both,
    support::{House, acme, http::Door, other},
};

/// All that needs a right to change prompts, with the scope that it needs.
fn writes() -> Vec<(Method, &'static str, Value, &'static str)> {
    vec![
        (Method::POST, "/prompts", json!({"name": "fresh", "content": {"text": "words"}}), "prompt:write"),
        (Method::POST, "/prompts/reply/versions", json!({"content": {"text": "words"}}), "prompt:write"),
        (
            Method::POST,
            "/prompts/reply/versions",
            json!({"content": {"text": "words"}, "dry_run": true}),
            "prompt:write",
        ),
        (Method::POST, "/prompts/reply/duplicate", json!({"name": "copy"}), "prompt:write"),
        (Method::PATCH, "/prompts/reply", json!({"description": "new"}), "prompt:write"),
        (Method::POST, "/prompts/reply/archive", json!({}), "prompt:write"),
        (Method::PUT, "/prompts/reply/tags/staging", json!({"version": 1}), "tag:write"),
        (Method::DELETE, "/prompts/reply/tags/production", json!({}), "tag:write"),
        (Method::GET, "/prompts/reply/draft", json!({}), "prompt:write"),
        (Method::PUT, "/prompts/reply/draft", json!({"base_version": 1, "content": {"text": "x"}}), "prompt:write"),
        (Method::DELETE, "/prompts/reply/draft", json!({}), "prompt:write"),
    ]
}

/// Every read of prompts there is.
const READS: &[&str] = &[
    "/prompts",
    "/topics",
    "/project",
    "/people",
    "/prompts/reply",
    "/prompts/reply/versions",
    "/prompts/reply/versions/latest",
    "/prompts/reply/compare?from=1&to=1",
    "/prompts/reply/tags",
    "/prompts/reply/tag-moves",
    "/versions/01900000-0000-7000-8000-000000000000",
];

/// Whether an address is one of those that the document writes so.
fn is_one_of(path: &str, written: &str) -> bool {
    let address = path.split('?').next().unwrap_or(path);
    let (one, two): (Vec<&str>, Vec<&str>) = (address.split('/').collect(), written.split('/').collect());
    one.len() == two.len() && one.iter().zip(two).all(|(one, two)| *one == two || two.starts_with('{'))
}

/// So that a new address has its refusals tested from the beginning.
#[test]
fn every_operation_stands_above_or_with_those_of_admins() {
    let mut asked: Vec<(Method, String)> = READS.iter().map(|path| (Method::GET, path.to_string())).collect();
    asked.extend(writes().into_iter().map(|(method, path, ..)| (method, path.to_string())));
    asked.extend(admins_only().into_iter().map(|(method, path, _)| (method, path)));
    let document = serde_json::from_str(include_str!("../../../docs/openapi.json")).expect("JSON");
    for (written, method) in operations(&document) {
        let written = written.trim_start_matches("/api/v1");
        let found = asked.iter().any(|(one, path)| *one == method && is_one_of(path, written));
        assert!(found || written == "/openapi.json", "who may not {method} {written}?");
    }
}

async fn nothing_changed(house: &House) {
    let reader = Program::new(house).await;
    let list = reader.json("/prompts").await;
    assert_eq!(
        (list["data"].as_array().map(Vec::len), &list["data"][0]["latest_version"]),
        (Some(1), &json!(1)),
        "{list}"
    );
}

both! {
    async fn a_key_does_only_what_its_scopes_say(house: House) {
        house.prompt("reply", "one").await;
        let reader = Program::with(&house, &house.lena, &acme(), &[Scope::PromptRead]).await;
        for (method, path, body, scope) in writes() {
            says(&reader.send(method, path, body).await, 403, "forbidden", scope);
        }
        let writer = Program::with(&house, &house.lena, &acme(), &[Scope::PromptWrite]).await;
        for path in READS {
            says(&writer.get(path).await, 403, "forbidden", "prompt:read");
        }
        let tagged = json!({"content": {"text": "words"}, "tags": ["production"]});
        says(&writer.publish("reply", tagged).await, 403, "forbidden", "tag:write");
        nothing_changed(&house).await;
        assert_eq!(writer.publish("reply", json!({"content": {"text": "words"}})).await.status, 201, "it needs no right to read");
    }

    async fn another_projects_prompts_are_not_there(house: House) {
        house.prompt("reply", "one").await;
        let stranger = Program::with(&house, &house.olga, &other(), &Scope::OFFERED).await;
        for path in READS.iter().filter(|path| path.contains("reply")) {
            says(&stranger.get(path).await, 404, "not_found", "not found");
        }
        assert_eq!(stranger.json("/prompts").await["data"], json!([]));
        for (method, path, body, _) in writes().into_iter().filter(|(_, path, ..)| path.contains("reply")) {
            says(&stranger.send(method, path, body).await, 404, "not_found", "not found");
        }
        nothing_changed(&house).await;
    }

    async fn a_revoked_key_stops_at_once(house: House) {
        house.prompt("reply", "one").await;
        let key = create_key(&house.app, &house.lena, &acme(), "soon gone", &Scope::OFFERED).await.expect("a key");
        let program = Program { door: Door::new(&house.app), bearer: format!("Bearer {}", key.secret.0) };
        assert_eq!(program.get("/prompts/reply").await.status, 200, "and from now on it is known");
        revoke_key(&house.app, &house.lena, &acme(), key.id).await.expect("revoked");
        for path in READS {
            says(&program.get(path).await, 401, "key_unknown", "revoked");
        }
        for (method, path, body, _) in writes() {
            says(&program.send(method, path, body).await, 401, "key_unknown", "revoked");
        }
        for (method, path, body) in admins_only() {
            says(&program.send(method, &path, body).await, 401, "key_unknown", "revoked");
        }
        nothing_changed(&house).await;
    }

    async fn keys_that_are_none_are_refused(house: House) {
        let door = Door::new(&house.app);
        for (key, code) in [("Bearer phx_nobody", "key_unknown"), ("Bearer phc_acme", "key_unknown"), ("Basic cGh4", "key_missing"), ("Bearer", "key_missing")] {
            let answer = door.get("/api/v1/prompts", &[("authorization", key)]).await;
            says(&answer, 401, code, "settings page");
            assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
        }
    }

    async fn what_never_reaches_the_door_is_said_in_its_form(house: House) {
        let program = Program::new(&house).await;
        says(&program.get("/nothing").await, 404, "not_found", "address");
        says(&program.send(Method::PUT, "/prompts", json!({})).await, 405, "method_not_allowed", "PUT");
        let large = vec![b' '; 20 * 1024 * 1024 + 1];
        says(&program.send_bytes(Method::POST, "/prompts", &[], large).await, 413, "too_large", "20 MiB");
        let odd = program.send_bytes(Method::POST, "/prompts", &[("content-encoding", "zstd-of-tomorrow")], "words").await;
        says(&odd, 415, "unsupported_encoding", "content-encoding");
        let broken = program.send_bytes(Method::POST, "/prompts", &[("content-encoding", "gzip")], "no gzip").await;
        says(&broken, 400, "malformed_request", "broke off");
    }

    async fn a_key_that_writes_too_often_waits(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        for _ in 0..120 {
            program.publish("nobody", json!({})).await;
        }
        let answer = program.publish("reply", json!({})).await;
        says(&answer, 429, "too_many_requests", "try again in");
        let wait: u32 = answer.header("retry-after").and_then(|wait| wait.parse().ok()).expect("seconds");
        assert!((1..=60).contains(&wait), "{wait}");
        assert_eq!(program.get("/prompts").await.status, 200, "reads are not counted");
    }
}
