//! What a program must not do, and what never reaches a use case.

use axum::http::Method;
use cuebook::{
    domain::access::Scope,
    usecases::keys::{create_key, revoke_key},
};
use serde_json::{Value, json};

use super::{Program, says, tag};
use crate::{
    both,
    support::{
        House, acme,
        http::{Answer, Door},
        other,
    },
};

/// Every write there is, about one prompt.
fn writes() -> [(Method, &'static str, Value); 6] {
    [
        (Method::POST, "/", json!({"name": "fresh", "prompt": "words"})),
        (Method::PATCH, "/name/reply/", json!({"base_version": 1, "prompt": "words"})),
        (Method::POST, "/name/reply/archive/", json!({})),
        (Method::POST, "/name/reply/duplicate/", json!({"new_name": "copy"})),
        (Method::PUT, "/name/reply/labels/production/", json!({"version": 1})),
        (Method::DELETE, "/name/reply/labels/staging/", json!({})),
    ]
}

async fn nothing_changed(house: &House) {
    let reader = Program::new(house).await;
    let list = reader.json("/").await;
    assert_eq!((&list["count"], &list["results"][0]["version"]), (&json!(1), &json!(1)), "{list}");
    assert_eq!(list["results"][0]["all_labels"], json!([{"name": "staging", "version": 1}]));
}

async fn each(program: &Program, check: impl Fn(&Answer, &str)) {
    for (method, path, body) in writes() {
        let answer = program.send(method.clone(), path, body).await;
        check(&answer, path);
    }
}

both! {
    async fn a_key_writes_only_with_its_scope(house: House) {
        house.prompt("reply", "one").await;
        tag(&house, "reply", "staging", 1).await;
        let reader = Program::new(&house).await;
        each(&reader, |answer, path| {
            let scope = if path.contains("labels") { "tag:write" } else { "prompt:write" };
            says(answer, 403, "permission_denied", None, scope);
        })
        .await;
        nothing_changed(&house).await;
    }

    async fn another_projects_key_finds_nothing(house: House) {
        house.prompt("reply", "one").await;
        tag(&house, "reply", "staging", 1).await;
        let scopes = [Scope::PromptRead, Scope::PromptWrite, Scope::TagWrite];
        let stranger = Program::with(&house, &house.olga, &other(), &scopes).await;
        for (method, path, body) in writes().into_iter().skip(1) {
            let answer = stranger.send(method, path, body).await;
            assert_eq!(answer.status, 404, "{path}: {answer:?}");
        }
        let theirs = format!("/api/projects/{}/llm_prompts/", house.project);
        let headers = [("authorization", stranger.bearer.as_str())];
        let body = json!({"name": "fresh", "prompt": "words"}).to_string();
        let answer = stranger.door.ask(Method::POST, &theirs, &headers, body).await;
        says(&answer, 404, "not_found", None, "project");
        nothing_changed(&house).await;
    }

    async fn a_revoked_key_writes_nothing_more(house: House) {
        house.prompt("reply", "one").await;
        tag(&house, "reply", "staging", 1).await;
        let key = create_key(&house.app, &house.lena, &acme(), "soon gone", &Scope::OF_PROMPTS).await.expect("a key");
        let program = Program { door: Door::new(&house.app), bearer: format!("Bearer {}", key.secret.0) };
        assert_eq!(program.ask("/name/reply/").await.status, 200, "and from now on it is known");
        revoke_key(&house.app, &house.lena, &acme(), key.id).await.expect("revoked");
        each(&program, |answer, _| says(answer, 401, "authentication_failed", None, "revoked")).await;
        let nobody = Program { bearer: String::new(), ..program };
        each(&nobody, |answer, _| says(answer, 401, "not_authenticated", None, "Authorization: Bearer phx_")).await;
        nothing_changed(&house).await;
    }

    async fn what_cannot_be_read_is_refused_in_words(house: House) {
        let program = Program::writer(&house).await;
        for body in ["", "{\"name\": \"a\"", "[1]", "\"words\""] {
            says(&program.send_bytes(Method::POST, "/", body).await, 400, "parse_error", None, "");
        }
        let answer = program.send_bytes(Method::POST, "/", vec![b' '; 20 * 1024 * 1024 + 1]).await;
        says(&answer, 413, "max_size", None, "20 MiB");
        let answer = program.send(Method::PUT, "/", json!({})).await;
        says(&answer, 405, "method_not_allowed", None, "PUT");
        let headers = [("authorization", program.bearer.as_str()), ("content-encoding", "zstd-of-tomorrow")];
        let path = "/api/environments/@current/llm_prompts/";
        let answer = program.door.ask(Method::POST, path, &headers, "words").await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (415, Some("application/json")), "{answer:?}");
        let headers = [("authorization", program.bearer.as_str()), ("content-encoding", "gzip")];
        let answer = program.door.ask(Method::POST, path, &headers, "no gzip").await;
        says(&answer, 400, "parse_error", None, "broke off");
    }

    async fn a_key_that_writes_too_often_waits(house: House) {
        let program = Program::writer(&house).await;
        house.prompt("reply", "one").await;
        for _ in 0..120 {
            program.patch("reply", json!({"base_version": 9, "prompt": "two", "edits": []})).await;
            program.put_label("nobody", "production", 1).await;
        }
        let answer = program.put_label("reply", "production", 1).await;
        says(&answer, 429, "throttled", None, "try again in");
        let wait: u32 = answer.header("retry-after").and_then(|wait| wait.parse().ok()).expect("seconds");
        assert!((1..=60).contains(&wait), "{wait}");
        assert_eq!(program.ask("/name/reply/").await.status, 200, "reads are not counted");
        let another = Program::with(&house, &house.lena, &acme(), &[Scope::TagWrite]).await;
        assert_eq!(another.put_label("reply", "production", 1).await.status, 201, "nor are those of another key");
    }
}
