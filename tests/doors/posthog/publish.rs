//! New prompts and new versions.

use axum::http::Method;
use cuebook::domain::prompts::content::{ChatRole, Message};
use serde_json::json;

use super::{Program, chat, prompt_of, says};
use crate::both;

both! {
    async fn a_prompt_is_made_and_read(house: House) {
        let program = Program::writer(&house).await;
        let new = json!({
            "name": "reply",
            "prompt": "Hello {{name}}",
            "config": {"zeta": 1, "model": "gpt-5-mini"},
            "version_description": "first try",
            "deleted": true,
        });
        let answer = program.post("/", new).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        let row = answer.json();
        assert_eq!((&row["name"], &row["version"], &row["prompt"]), (&json!("reply"), &json!(1), &json!("Hello {{name}}")));
        assert_eq!(row["version_description"], "first try");
        assert_eq!(row["created_by"]["first_name"], "Lena Fischer");
        assert_eq!(row["created_by"]["email"], "", "a key is no right to learn addresses");
        assert_eq!((&row["labels"], &row["is_latest"], &row["deleted"]), (&json!([]), &json!(true), &json!(false)));
        assert!(answer.body.contains(r#""config":{"zeta":1,"model":"gpt-5-mini"}"#), "{}", answer.body);
        assert_eq!(program.json("/name/reply/").await["id"], row["id"]);
    }

    async fn json_is_kept_as_text_and_messages_as_a_chat(house: House) {
        let program = Program::writer(&house).await;
        let made = program.post("/", json!({"name": "object", "prompt": {"b": 1, "a": [true]}})).await.json();
        assert_eq!(made["prompt"], r#"{"b":1,"a":[true]}"#);
        let messages = json!([{"role": "system", "content": "Be kind."}, {"role": "user", "content": "{{question}}"}]);
        let made = program.post("/", json!({"name": "talk", "prompt": messages})).await.json();
        assert_eq!(made["prompt"], messages.to_string());
    }

    async fn a_new_prompt_breaks_no_rule(house: House) {
        let program = Program::writer(&house).await;
        house.prompt("taken", "one").await;
        let new = |name: &str| json!({"name": name, "prompt": "words"});
        let letters = "Only letters, numbers, hyphens (-) and underscores (_) are allowed.";
        says(&program.post("/", new("a name")).await, 400, "invalid_input", Some("name"), letters);
        says(&program.post("/", new("New")).await, 400, "invalid_input", Some("name"), "reserved");
        says(&program.post("/", new(&"x".repeat(256))).await, 400, "max_length", Some("name"), "255");
        says(&program.post("/", new("taken")).await, 400, "unique", Some("name"), "A prompt with this name already exists.");
        says(&program.post("/", json!({"prompt": "words"})).await, 400, "required", Some("name"), "required");
        says(&program.post("/", json!({"name": "a"})).await, 400, "required", Some("prompt"), "required");
        let answer = program.post("/", json!({"name": "a", "prompt": " "})).await;
        says(&answer, 400, "invalid_input", Some("prompt"), "needs some text");
        let answer = program.post("/", json!({"name": "a", "prompt": "b", "config": [1]})).await;
        says(&answer, 400, "invalid_input", Some("config"), "Config must be a JSON object");
        let answer = program.post("/", json!({"name": "a", "prompt": "x".repeat(1_000_001)})).await;
        says(&answer, 400, "max_size", Some("prompt"), "1000000 bytes or fewer");
        let answer = program.post("/", json!({"name": "a", "prompt": "b", "version_description": "x".repeat(401)})).await;
        says(&answer, 400, "max_length", Some("version_description"), "400");
        assert_eq!(program.json("/").await["count"], 1, "nothing was made");
    }

    async fn a_version_carries_on_what_is_not_sent(house: House) {
        let program = Program::writer(&house).await;
        program.post("/", json!({"name": "reply", "prompt": "one", "config": {"model": "a"}})).await;
        let answer = program.patch("reply", json!({"base_version": 1, "prompt": "two", "version_description": "why"})).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        let row = answer.json();
        assert_eq!((&row["version"], &row["prompt"], &row["config"]), (&json!(2), &json!("two"), &json!({"model": "a"})));
        assert_eq!(row["version_description"], "why");
        let row = program.patch("reply", json!({"base_version": 2, "config": {"model": "b"}})).await.json();
        assert_eq!((&row["version"], &row["prompt"], &row["config"]), (&json!(3), &json!("two"), &json!({"model": "b"})));
        assert_eq!(row["version_description"], json!(null));
        let row = program.patch("reply", json!({"base_version": 3, "config": null})).await.json();
        assert_eq!((&row["version"], &row["config"]), (&json!(4), &json!(null)));
        let row = program.patch("reply", json!({"base_version": 4, "prompt": "two"})).await.json();
        assert_eq!(row["version"], 5, "these clients expect a version of what changes nothing, too");
        let first = program.json("/name/reply/?version=1").await;
        assert_eq!((&first["prompt"], &first["config"]), (&json!("one"), &json!({"model": "a"})), "a version never changes");
    }

    async fn a_stale_base_is_a_conflict_that_names_the_current_version(house: House) {
        let program = Program::writer(&house).await;
        house.prompt("reply", "one").await;
        house.publish("reply", 1, "two").await.expect("version 2");
        for base in [1, 7] {
            let answer = program.patch("reply", json!({"base_version": base, "prompt": "mine"})).await;
            assert_eq!(answer.status, 409, "{answer:?}");
            let body = answer.json();
            assert_eq!(body["current_version"], 2);
            assert!(body["detail"].as_str().expect("words").contains("Reload"), "{body}");
        }
        let body = program.patch("reply", json!({"base_version": 1, "prompt": "mine"})).await.json();
        assert!(body["detail"].as_str().expect("words").contains("Ana Ruiz published version 2"), "{body}");
        let edits = json!([{"old": "one", "new": "1"}]);
        let answer = program.patch("reply", json!({"base_version": 1, "edits": edits})).await;
        assert_eq!(answer.status, 409, "the base is told before the edits: {answer:?}");
        assert_eq!(program.json("/name/reply/").await["version"], 2);
    }

    async fn passages_are_changed_by_edits(house: House) {
        let program = Program::writer(&house).await;
        house.prompt("reply", "Be kind. Be brief.").await;
        let edits = json!([{"old": "kind", "new": "warm"}, {"old": "Be brief", "new": "Stay brief"}]);
        let row = program.patch("reply", json!({"base_version": 1, "edits": edits})).await.json();
        assert_eq!(row["prompt"], "Be warm. Stay brief.");
        let try_edits = async |edits| program.patch("reply", json!({"base_version": 2, "edits": edits})).await;
        let answer = try_edits(json!([{"old": "warm", "new": "kind"}, {"old": "nowhere", "new": ""}])).await;
        assert_eq!((answer.status.as_u16(), &answer.json()["edit_index"]), (400, &json!(1)));
        assert!(answer.body.contains("not found"), "{answer:?}");
        let answer = try_edits(json!([{"old": "e", "new": "E"}])).await;
        assert_eq!((answer.status.as_u16(), &answer.json()["edit_index"]), (400, &json!(0)));
        assert!(answer.body.contains("matches 2 times"), "{answer:?}");
        says(&try_edits(json!([])).await, 400, "invalid_input", Some("edits"), "At least one edit operation is required.");
        says(&try_edits(json!([{"old": "a"}])).await, 400, "invalid", Some("edits"), "old and new");
        let answer = try_edits(json!([{"old": "warm", "new": "x".repeat(1_000_000)}])).await;
        says(&answer, 400, "max_size", Some("prompt"), "1000000 bytes or fewer");
        assert_eq!(program.json("/name/reply/").await["version"], 2, "nothing was published");
    }

    async fn a_publish_says_what_it_changes(house: House) {
        let program = Program::writer(&house).await;
        house.prompt("reply", "one").await;
        let publish = async |body| program.patch("reply", body).await;
        says(&publish(json!({"prompt": "two"})).await, 400, "required", Some("base_version"), "required");
        says(&publish(json!({"base_version": 0, "prompt": "a"})).await, 400, "min_value", Some("base_version"), "greater");
        says(&publish(json!({"base_version": "b", "prompt": "a"})).await, 400, "invalid", Some("base_version"), "integer");
        let nothing = publish(json!({"base_version": 1})).await;
        says(&nothing, 400, "invalid_input", None, "Either 'prompt', 'edits' or 'config' is required.");
        let both = publish(json!({"base_version": 1, "prompt": "a", "edits": [{"old": "o", "new": "p"}]})).await;
        says(&both, 400, "invalid_input", None, "Provide either 'prompt' or 'edits', not both.");
        let unknown = program.patch("nobody", json!({"base_version": 1, "prompt": "a"})).await;
        says(&unknown, 404, "not_found", None, "Prompt with name 'nobody' not found.");
    }

    async fn a_chat_takes_messages_and_no_plain_text(house: House) {
        let program = Program::writer(&house).await;
        let messages = vec![Message::text(ChatRole::System, "Be kind."), Message::text(ChatRole::User, "{{question}}")];
        prompt_of(&house, "talk", chat(messages)).await;
        let answer = program.patch("talk", json!({"base_version": 1, "prompt": "Be kind."})).await;
        says(&answer, 400, "invalid_input", Some("prompt"), "is a chat");
        let text = program.json("/name/talk/").await["prompt"].as_str().expect("a text").replace("kind", "brief");
        let row = program.patch("talk", json!({"base_version": 1, "prompt": text})).await.json();
        assert_eq!(row["prompt"], text);
        let edits = json!([{"old": "{{question}}", "new": "Answer {{question}}"}]);
        let row = program.patch("talk", json!({"base_version": 2, "edits": edits})).await.json();
        assert_eq!(row["prompt"], text.replace("{{question}}", "Answer {{question}}"));
        let page = cuebook::usecases::prompts::read_prompt(&house.app, &house.ana, &crate::support::acme(), "talk", None, None).await;
        assert!(page.is_ok(), "and the browser still shows a chat: {page:?}");
    }

    async fn the_id_of_a_version_stands_for_its_prompt(house: House) {
        let program = Program::writer(&house).await;
        house.prompt("reply", "one").await;
        let id = program.json("/name/reply/").await["id"].as_str().expect("an id").to_string();
        let row = program.patch(&id, json!({"base_version": 1, "prompt": "two"})).await.json();
        assert_eq!((&row["name"], &row["version"]), (&json!("reply"), &json!(2)));
        assert_eq!(program.ask(&format!("/{id}/")).await.status, 404, "a prompt has no address by its id");
    }

    async fn of_sixteen_publishers_of_one_base_one_wins(house: House) {
        let program = std::sync::Arc::new(Program::writer(&house).await);
        house.prompt("reply", "one").await;
        let mut publishers = Vec::new();
        for index in 0..16 {
            let program = std::sync::Arc::clone(&program);
            publishers.push(tokio::spawn(async move {
                let body = json!({"base_version": 1, "prompt": format!("text {index}")});
                program.send(Method::PATCH, "/name/reply/", body).await.status.as_u16()
            }));
        }
        let mut statuses = Vec::new();
        for publisher in publishers {
            statuses.push(publisher.await.expect("no panic"));
        }
        statuses.sort_unstable();
        assert_eq!((statuses[0], &statuses[1..]), (200, &[409; 15][..]));
        assert_eq!(program.json("/name/reply/").await["version_count"], 2);
    }
}
