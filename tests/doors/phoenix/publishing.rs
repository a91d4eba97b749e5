//! Publishing.

use axum::http::Method;
use cuebook::{
    domain::prompts::{content::ContentKind, number::VersionNumber},
    usecases::prompts,
};
use serde_json::{Value, json};

use super::{Program, chat, faults, says, version};
use crate::{both, support::acme};

both! {
    async fn a_taken_name_gets_the_next_version(house: House) {
        let program = Program::new(&house).await;
        let prompt = json!({"name": "one", "description": "For customers", "metadata": {"team": "care"}});
        let made = program.post("/v1/prompts", &json!({"prompt": prompt, "version": version(json!({}))})).await;
        assert_eq!(made.json()["data"]["sequence_number"], 1);
        let again = json!({"prompt": {"name": "one", "description": "other", "metadata": {"x": 1}}, "version": version(json!({}))});
        let next = program.post("/v1/prompts", &again).await;
        assert_eq!(next.status, 200);
        assert_eq!(next.json()["data"]["sequence_number"], 2, "unchanged, and a version all the same");
        let listed = program.data("/v1/prompts").await;
        assert_eq!(listed[0]["description"], "For customers", "ignored when the prompt is there");
        assert_eq!(listed[0]["metadata"], json!({"team": "care"}));
    }

    async fn a_version_comes_with_its_tags(house: House) {
        let program = Program::new(&house).await;
        program.create("one", &version(json!({}))).await;
        let tags = json!([{"name": "production", "description": "live"}, {"name": "v1.0.0"}]);
        let made = program.post("/v1/prompts/one/versions", &json!({"version": version(json!({})), "tags": tags})).await;
        assert_eq!(made.status, 201, "{made:?}");
        let first = made.json()["data"].clone();
        assert_eq!(first["tags"], json!(["production", "v1.0.0"]));
        let moved = json!({"version": version(json!({"description": "next"})), "tags": [{"name": "production"}]});
        let second = program.post("/v1/prompts/UHJvbXB0OjE%3D/versions", &moved).await.json()["data"].clone();
        assert_eq!((&second["sequence_number"], &second["tags"]), (&json!(3), &json!(["production"])));
        let tags = |version: &Value| format!("/v1/prompt_versions/{}/tags", version["id"].as_str().expect("an id"));
        let of_second = program.data(&tags(&second)).await;
        assert_eq!((&of_second[0]["name"], &of_second[0]["description"]), (&json!("production"), &json!("live")), "it stays");
        assert_eq!(program.data(&tags(&first)).await[0]["name"], "v1.0.0");
        for none in [json!([]), json!(null)] {
            let body = json!({"version": version(json!({})), "tags": none});
            assert_eq!(program.post("/v1/prompts/one/versions", &body).await.status, 201);
        }
    }

    async fn a_text_stays_a_text(house: House) {
        house.prompt("typed", "Hello").await;
        let program = Program::new(&house).await;
        let kind = async || {
            let read = prompts::read_prompt(&house.app, &house.ana, &acme(), "typed", None, None).await.expect("a prompt");
            read.shown.content.kind()
        };
        program.create("typed", &chat(json!([{"role": "user", "content": [{"type": "text", "text": "Hi"}]}]))).await;
        assert_eq!(kind().await, ContentKind::Text);
        program.create("typed", &chat(json!([{"role": "system", "content": "Hi"}]))).await;
        assert_eq!(kind().await, ContentKind::Chat);
        program.create("typed", &chat(json!([{"role": "user", "content": "Hi"}]))).await;
        assert_eq!(kind().await, ContentKind::Chat);
    }

    async fn lines_end_as_everywhere_else(house: House) {
        let program = Program::new(&house).await;
        let made = program.create("crlf", &chat(json!([{"role": "user", "content": "a\r\nb"}]))).await;
        assert_eq!(made["template"]["messages"][0]["content"], "a\nb");
    }

    async fn of_sixteen_publishers_each_gets_a_version(house: House) {
        let program = Program::new(&house).await;
        let mut publishers = Vec::new();
        for index in 0..16 {
            let program = program.clone();
            publishers.push(tokio::spawn(async move {
                program.create("busy", &version(json!({"description": format!("{index}")}))).await
            }));
        }
        let mut numbers = Vec::new();
        for publisher in publishers {
            numbers.push(publisher.await.expect("no panic")["sequence_number"].as_i64().expect("a number"));
        }
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=16).collect::<Vec<i64>>(), "one of them has made the prompt, and none got lost");
        let history = prompts::list_versions(&house.app, &house.ana, &acme(), "busy", None).await.expect("a history");
        assert_eq!(history.versions.len(), 16);
        assert_eq!(history.versions[0].number, VersionNumber::new(16).expect("positive"));
    }

    async fn what_no_version_can_be_is_refused_whole(house: House) {
        let program = Program::new(&house).await;
        program.create("one", &version(json!({}))).await;
        let publish = async |other: Value, tags: Value| {
            program.post("/v1/prompts/one/versions", &json!({"version": version(other), "tags": tags})).await
        };
        let messages = json!(["body", "version", "template", "chat", "messages"]);
        let of = |messages: Value| json!({"template": {"type": "chat", "messages": messages}});
        faults(&publish(of(json!([])), json!([])).await, "value_error", messages.clone(), "at least one message");
        faults(&publish(of(json!([{"role": "user", "content": ""}])), json!([])).await, "value_error", messages.clone(), "needs some text");
        faults(&publish(of(json!([{"role": "user", "content": "a\u{0}b"}])), json!([])).await, "value_error", messages, "message 1");
        let long = json!({"description": "x".repeat(2_001)});
        faults(&publish(long, json!([])).await, "value_error", json!(["body", "version", "description"]), "2,000 characters");
        let large = json!({"metadata": {"a": "x".repeat(262_144)}});
        faults(&publish(large, json!([])).await, "value_error", json!(["body", "version", "metadata"]), "262,144");
        let anthropic = json!({"type": "anthropic", "anthropic": {"max_tokens": 1}});
        let mismatch = "Invocation parameters variant 'anthropic' does not match model provider 'OPENAI' (expected 'openai').";
        says(&publish(json!({"invocation_parameters": anthropic}), json!([])).await, 422, mismatch);
        let text = json!({"template": {"type": "string", "template": "x"}, "template_type": "STR"});
        says(&publish(text, json!([])).await, 422, "Only CHAT template type is supported for prompts");
        let pattern = "String should match pattern";
        faults(&publish(json!({}), json!([{"name": "a"}, {"name": "Bad Tag"}])).await, "string_pattern_mismatch", json!(["body", "tags", 1, "name"]), pattern);
        faults(&publish(json!({}), json!([{"name": "latest"}])).await, "value_error", json!(["body", "tags", 0, "name"]), "newest version");
        let many: Vec<Value> = (0..101).map(|index| json!({"name": format!("t{index}")})).collect();
        faults(&publish(json!({}), json!(many)).await, "value_error", json!(["body", "tags"]), "at most 100 tags");
        says(&program.post("/v1/prompts/nobody/versions", &json!({"version": version(json!({}))})).await, 404, "Prompt not found");
        says(&program.post("/v1/prompts/UHJvbXB0Ojk5OTk=/versions", &json!({"version": version(json!({}))})).await, 404, "Prompt not found");
        says(&program.post("/v1/prompts/No%20Body/versions", &json!({"version": version(json!({}))})).await, 422, "Invalid prompt name");
        let listed = program.data("/v1/prompts/one/versions").await;
        assert_eq!(listed.as_array().map(Vec::len), Some(1), "nothing of all this was stored");
        assert_eq!(listed[0]["tags"], json!([]));
    }

    async fn too_much_is_refused(house: House) {
        let program = Program::new(&house).await;
        let long = chat(json!([{"role": "user", "content": "x".repeat(1_000_001)}]));
        let body = json!({"prompt": {"name": "long"}, "version": long}).to_string();
        let answer = program.send(Method::POST, "/v1/prompts", body).await;
        faults(&answer, "value_error", json!(["body", "version", "template", "chat", "messages"]), "1,000,000 bytes");
        assert!(answer.body.len() < 10_000, "what was sent is not sent back");
        let most = 20 * 1024 * 1024;
        let told = [("authorization", program.bearer.as_str()), ("content-length", "20971521")];
        for headers in [&told[..], &told[..1]] {
            let answer = program.door.ask(Method::POST, "/v1/prompts", headers, vec![b' '; most + 1]).await;
            assert_eq!(answer.status, 413);
            assert!(answer.body.contains("20 MiB"), "{}", answer.body);
            assert_eq!(answer.header("content-type"), Some("text/plain; charset=utf-8"));
            assert_eq!(answer.header("x-phoenix-server-version"), Some("20.26.1"));
        }
    }
}
