//! Who may do what.

use axum::http::Method;
use cuebook::{domain::access::Scope, usecases::keys};
use serde_json::json;

use super::{ALL, Program, says, version};
use crate::{both, support::acme};

/// Every address that needs a key.
const ADDRESSES: [(&str, &str); 13] = [
    ("GET", "/v1/prompts"),
    ("POST", "/v1/prompts"),
    ("PATCH", "/v1/prompts/one"),
    ("DELETE", "/v1/prompts/one"),
    ("GET", "/v1/prompts/one/versions"),
    ("POST", "/v1/prompts/one/versions"),
    ("GET", "/v1/prompts/one/versions/1"),
    ("GET", "/v1/prompts/one/latest"),
    ("GET", "/v1/prompts/one/tags/production"),
    ("GET", "/v1/prompt_versions/UHJvbXB0VmVyc2lvbjox"),
    ("GET", "/v1/prompt_versions/UHJvbXB0VmVyc2lvbjox/tags"),
    ("POST", "/v1/prompt_versions/UHJvbXB0VmVyc2lvbjox/tags"),
    ("DELETE", "/v1/prompt_versions/UHJvbXB0VmVyc2lvbjox/tags/production"),
];

both! {
    async fn without_a_key_nothing_is_said(house: House) {
        let program = Program::new(&house).await;
        program.create("one", &version(json!({}))).await;
        let basic = program.bearer.replace("Bearer", "Basic");
        for (method, path) in ADDRESSES {
            for key in ["", "Bearer phx_nobody", "Bearer phc_acme", "phx_bare", &basic] {
                let headers = [("authorization", key)];
                let answer = program.door.ask(method.parse().expect("a method"), path, &headers, "{").await;
                says(&answer, 401, "Invalid token");
                assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
                assert_eq!(answer.header("x-phoenix-server-version"), Some("20.26.1"));
            }
        }
        let version = program.door.get("/arize_phoenix_version", &[("authorization", "Bearer x")]).await;
        says(&version, 200, "20.26.1");
        assert_eq!(version.header("x-phoenix-server-version"), Some("20.26.1"));
        let lower = [("authorization", program.bearer.replace("Bearer", "bearer"))];
        let lower = lower.each_ref().map(|(name, key)| (*name, key.as_str()));
        assert_eq!(program.door.get("/v1/prompts", &lower).await.status, 200);
    }

    async fn a_key_does_only_what_it_may(house: House) {
        let all = Program::new(&house).await;
        let made = all.create("one", &version(json!({}))).await;
        let by_id = format!("/v1/prompt_versions/{}", made["id"].as_str().expect("an id"));
        let tags = format!("{by_id}/tags");
        all.post(&tags, &json!({"name": "staging"})).await;
        let publish = json!({"version": version(json!({}))});
        let tagged = json!({"version": version(json!({})), "tags": [{"name": "production"}]});
        let cases = [
            (Scope::PromptRead, "GET", "/v1/prompts", json!(null), 200),
            (Scope::PromptRead, "GET", "/v1/prompts/one/latest", json!(null), 200),
            (Scope::PromptRead, "GET", "/v1/prompts/UHJvbXB0OjE=/latest", json!(null), 200),
            (Scope::PromptRead, "GET", "/v1/prompts/one/versions", json!(null), 200),
            (Scope::PromptRead, "GET", "/v1/prompts/one/versions/1", json!(null), 200),
            (Scope::PromptRead, "GET", "/v1/prompts/one/tags/staging", json!(null), 200),
            (Scope::PromptRead, "GET", &by_id, json!(null), 200),
            (Scope::PromptRead, "GET", &tags, json!(null), 200),
            (Scope::PromptWrite, "POST", "/v1/prompts", json!({"prompt": {"name": "two"}, "version": version(json!({}))}), 200),
            (Scope::PromptWrite, "POST", "/v1/prompts/one/versions", publish, 201),
            (Scope::PromptWrite, "PATCH", "/v1/prompts/UHJvbXB0OjE=", json!({"description": "d"}), 200),
            (Scope::TagWrite, "POST", &tags, json!({"name": "production"}), 204),
            (Scope::TagWrite, "DELETE", &format!("{tags}/production"), json!(null), 204),
            (Scope::PromptWrite, "DELETE", "/v1/prompts/one", json!(null), 204),
        ];
        for (scope, method, path, body, status) in cases {
            let method: Method = method.parse().expect("a method");
            let others: Vec<Scope> = ALL.into_iter().filter(|other| *other != scope).collect();
            let without = Program::of(&house, &house.lena, &acme(), &others).await;
            let refused = without.send(method.clone(), path, body.to_string()).await;
            assert_eq!(refused.status, 403, "{method} {path}: {refused:?}");
            assert!(refused.body.contains(scope.as_str()), "{}", refused.body);
            let with = Program::of(&house, &house.lena, &acme(), &[scope]).await;
            let answer = with.send(method.clone(), path, body.to_string()).await;
            assert_eq!(answer.status.as_u16(), status, "{method} {path}: {answer:?}");
        }
        let writer = Program::of(&house, &house.lena, &acme(), &[Scope::PromptWrite]).await;
        writer.create("three", &version(json!({}))).await;
        assert_eq!(writer.post("/v1/prompts/three/versions", &tagged).await.status, 403, "its tags are not its own");
    }

    async fn a_revoked_key_stops_at_once(house: House) {
        let key = keys::create_key(&house.app, &house.lena, &acme(), "soon gone", &ALL).await.expect("a key");
        let program = Program { bearer: format!("Bearer {}", key.secret.0), ..Program::new(&house).await };
        assert_eq!(program.get("/v1/prompts").await.status, 200);
        keys::revoke_key(&house.app, &house.lena, &acme(), key.id).await.expect("revoked");
        for (method, path) in ADDRESSES {
            says(&program.send(method.parse().expect("a method"), path, "{}").await, 401, "Invalid token");
        }
    }

    async fn too_many_writes_are_told_when_to_come_back(house: House) {
        let program = Program::new(&house).await;
        program.create("one", &version(json!({}))).await;
        let patch = async || program.send(Method::PATCH, "/v1/prompts/UHJvbXB0OjE=", r#"{"description":"d"}"#).await;
        // The first write of this minute has made the prompt.
        for write in 2..=120 {
            assert_eq!(patch().await.status, 200, "write {write}");
        }
        let answer = patch().await;
        assert_eq!(answer.status, 429);
        assert!(answer.header("retry-after").is_some());
        assert_eq!(answer.header("content-type"), Some("text/plain; charset=utf-8"));
        assert_eq!(program.get("/v1/prompts").await.status, 200, "reads are not counted");
    }

    async fn a_database_that_is_away_is_told(house: House) {
        let program = Program::new(&house).await;
        program.create("one", &version(json!({}))).await;
        let warm = program.get("/v1/prompts/one/latest").await;
        house.app.store.close().await;
        assert_eq!(program.get("/v1/prompts/one/latest").await.body, warm.body, "what is warm goes on");
        for answer in [program.get("/v1/prompts").await, program.send(Method::DELETE, "/v1/prompts/one", "").await] {
            assert_eq!(answer.status, 503);
            assert!(answer.header("retry-after").is_some());
        }
    }
}
