//! One prompt by its name.

use cuebook::domain::prompts::content::{ChatRole, Message};
use serde_json::{Value, json};

use super::{Program, archive, chat, prompt_of, says, tag};
use crate::{both, support::text};

const KEYS: [&str; 13] = [
    "id",
    "name",
    "prompt",
    "config",
    "outline",
    "version",
    "created_at",
    "updated_at",
    "deleted",
    "is_latest",
    "latest_version",
    "version_count",
    "first_version_created_at",
];

fn keys(row: &Value) -> Vec<&str> {
    row.as_object().expect("an object").keys().map(String::as_str).collect()
}

both! {
    async fn every_client_ever_published_gets_the_latest(house: House) {
        house.prompt("reply", "one").await;
        house.publish("reply", 1, "# Role\n\nHello {{name}}").await.expect("version 2");
        let program = Program::new(&house).await;
        let id = house.project;
        for base in [
            String::from("/api/environments/@current"),
            String::from("/api/projects/@current"),
            format!("/api/environments/{id}"),
            format!("/api/projects/{id}"),
        ] {
            for rest in ["/?token=phc_acme", "/?token=", "/", "?token=phc_acme", ""] {
                let answer = program.get(&format!("{base}/llm_prompts/name/reply{rest}")).await;
                assert_eq!(answer.status, 200, "{base} {rest}: {answer:?}");
                assert_eq!(answer.header("content-type"), Some("application/json"));
                let row = answer.json();
                assert_eq!(row["prompt"], "# Role\n\nHello {{name}}");
                assert_eq!(row["name"], "reply");
                assert_eq!(row["version"], 2);
            }
        }
    }

    async fn the_row_is_what_the_contract_says(house: House) {
        let settings = r#"{"zeta": 1, "model": "gpt-5-mini", "temperature": 0.0}"#;
        let with_settings = cuebook::domain::prompts::draft::DraftText { settings: settings.into(), ..text("## Tone") };
        prompt_of(&house, "reply", with_settings).await;
        let answer = Program::new(&house).await.ask("/name/reply/").await;
        let row = answer.json();
        assert_eq!(keys(&row), KEYS, "no null label, no author");
        assert!(answer.body.contains(r#""version":1,"#), "an integer, not 1.0 or \"1\": {}", answer.body);
        assert!(answer.body.contains(r#""config":{"zeta":1,"model":"gpt-5-mini","temperature":0.0}"#), "{}", answer.body);
        assert_eq!(row["outline"], json!([{"level": 2, "text": "Tone"}]));
        assert_eq!((&row["latest_version"], &row["version_count"]), (&json!(1), &json!(1)));
        assert_eq!((&row["is_latest"], &row["deleted"]), (&json!(true), &json!(false)));
        assert_eq!(row["created_at"], "2026-11-20T12:00:00Z");
        assert_eq!(row["first_version_created_at"], row["created_at"]);
    }

    async fn versions_and_labels_select(house: House) {
        house.prompt("reply", "one").await;
        house.publish("reply", 1, "two").await.expect("version 2");
        tag(&house, "reply", "production", 1).await;
        let program = Program::new(&house).await;
        let first = program.json("/name/reply/?version=1").await;
        assert_eq!((&first["prompt"], &first["is_latest"]), (&json!("one"), &json!(false)));
        assert_eq!((&first["latest_version"], &first["config"]), (&json!(2), &Value::Null));
        assert_eq!(keys(&first), KEYS, "a label only when one was asked for, although version 1 has one");
        let production = program.json("/name/reply/?label=production").await;
        assert_eq!((&production["prompt"], &production["label"]), (&json!("one"), &json!("production")));
        let spaced = program.json("/name/reply/?label=%20production").await;
        assert_eq!(spaced["label"], " production", "exactly as it was asked for");
        assert_eq!(program.json("/name/reply/?label=production").await["label"], "production");
    }

    async fn the_content_can_be_left_out(house: House) {
        house.prompt("reply", &"# A\n\n".repeat(100)).await;
        let program = Program::new(&house).await;
        let preview = program.json("/name/reply/?content=preview").await;
        assert_eq!(preview["prompt_preview"].as_str().map(str::len), Some(163));
        for part in ["prompt", "config"] {
            assert_eq!(preview.get(part), None, "{part}");
        }
        let none = program.json("/name/reply/?content=none").await;
        for part in ["prompt", "prompt_preview", "config"] {
            assert_eq!(none.get(part), None, "{part}");
        }
        assert_eq!(none["outline"].as_array().map(Vec::len), Some(100));
        assert_eq!(keys(&program.json("/name/reply/?content=full").await), KEYS);
    }

    async fn what_moves_is_seen_at_once(house: House) {
        let program = Program::new(&house).await;
        assert_eq!(program.ask("/name/reply/").await.status, 404);
        house.prompt("reply", "one").await;
        assert_eq!(program.json("/name/reply/").await["version"], 1);
        assert_eq!(program.ask("/name/reply/?label=production").await.status, 404);
        tag(&house, "reply", "production", 1).await;
        assert_eq!(program.json("/name/reply/?label=production").await["version"], 1);
        house.publish("reply", 1, "two").await.expect("version 2");
        assert_eq!(program.json("/name/reply/").await["version"], 2);
        tag(&house, "reply", "production", 2).await;
        assert_eq!(program.json("/name/reply/?label=production").await["prompt"], "two");
        archive(&house, "reply").await;
        for selector in ["", "?version=1", "?label=production"] {
            assert_eq!(program.ask(&format!("/name/reply/{selector}")).await.status, 404, "{selector}");
        }
        house.prompt("reply", "another").await;
        let again = program.json("/name/reply/").await;
        assert_eq!((&again["version"], &again["prompt"]), (&json!(1), &json!("another")));
        assert_eq!(program.ask("/name/reply/?version=2").await.status, 404, "that was the archived prompt's");
    }

    async fn a_versions_id_stands_for_its_prompt(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        let first = program.json("/name/reply/").await["id"].as_str().expect("an id").to_string();
        house.publish("reply", 1, "two").await.expect("version 2");
        assert_eq!(program.json(&format!("/name/{first}/")).await["version"], 2, "the latest of that prompt");
        let stranger = Program::of(&house, &house.olga, &crate::support::other()).await;
        assert_eq!(stranger.ask(&format!("/name/{first}/")).await.status, 404);
        house.prompt(&first, "named so").await;
        assert_eq!(program.json(&format!("/name/{first}/")).await["prompt"], "named so", "an exact name wins");
        archive(&house, &first).await;
        archive(&house, "reply").await;
        assert_eq!(program.ask(&format!("/name/{first}/")).await.status, 404);
    }

    async fn what_is_not_there_is_said(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        for name in ["nothing", "a%20b", "a%2Fb", "%ff", "new"] {
            let answer = program.ask(&format!("/name/{name}/")).await;
            says(&answer, 404, "not_found", None, "not found.");
        }
        says(&program.ask("/name/nothing/").await, 404, "not_found", None, "Prompt with name 'nothing' not found.");
        let no_version = program.ask("/name/reply/?version=99999999999").await;
        says(&no_version, 404, "not_found", None, "has no version 99999999999. Its latest version is 1.");
        let no_label = program.ask("/name/reply/?label=production").await;
        says(&no_label, 404, "not_found", None, "has no label 'production'");
        says(&program.ask("/name/nothing/?version=2").await, 404, "not_found", None, "name 'nothing' not found");
        let foreign = program.get("/api/projects/999/llm_prompts/name/reply/").await;
        says(&foreign, 404, "not_found", None, "project");
        says(&program.get("/api/projects/acme/llm_prompts/name/reply/").await, 404, "not_found", None, "project");
    }

    async fn nonsense_is_refused_before_it_is_looked_for(house: House) {
        let program = Program::new(&house).await;
        let cases = [
            ("version=0", Some("version"), "greater than or equal to 1"),
            ("version=one", Some("version"), "A valid integer is required."),
            ("label=Production", Some("label"), "Use lowercase letters"),
            ("label=latest", Some("label"), "'latest' is a reserved label"),
            ("label=7", Some("label"), "numbers only"),
            ("label=", Some("label"), "between 1 and 128"),
            ("version=1&label=a", None, "Use either version or label, not both."),
            ("content=some", Some("content"), "not a valid choice"),
        ];
        for (query, attr, words) in cases {
            let answer = program.ask(&format!("/name/reply/?{query}")).await;
            says(&answer, 400, "invalid_input", attr, words);
            assert_eq!(answer.json()["type"], "validation_error");
        }
    }

    async fn an_address_says_which_methods_it_takes(house: House) {
        let program = Program::new(&house).await;
        for (path, allowed) in [("", "GET,HEAD,POST"), ("/", "GET,HEAD,POST"), ("/name/reply", "GET,HEAD,PATCH"), ("/name/reply/", "GET,HEAD,PATCH")] {
            for method in ["PUT", "DELETE"] {
                let path = format!("/api/environments/@current/llm_prompts{path}");
                let method = method.parse().expect("a method");
                let answer = program.door.ask(method, &path, &[("authorization", &program.bearer)], "{}").await;
                says(&answer, 405, "method_not_allowed", None, "not allowed");
                assert_eq!(answer.header("allow"), Some(allowed));
            }
        }
    }

    async fn an_answer_is_kept_only_with_its_etag(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        let path = "/api/environments/@current/llm_prompts/name/reply/";
        let first = program.get(path).await;
        assert_eq!(first.header("cache-control"), Some("private, no-cache"));
        let etag = first.header("etag").expect("an ETag").to_string();
        assert!(etag.starts_with('"'), "a strong one: {etag}");
        let known = [("authorization", program.bearer.as_str()), ("if-none-match", etag.as_str())];
        let again = program.door.get(path, &known).await;
        assert_eq!((again.status.as_u16(), again.body.as_str()), (304, ""));
        assert_eq!(again.header("etag"), Some(etag.as_str()));
        house.publish("reply", 1, "two").await.expect("version 2");
        let changed = program.door.get(path, &known).await;
        assert_eq!(changed.status, 200);
        assert_ne!(changed.header("etag"), Some(etag.as_str()));
        let without_key = program.door.get(path, &[("if-none-match", &etag)]).await;
        assert_eq!(without_key.status, 401, "an ETag is no key");
        assert_eq!(without_key.header("cache-control"), Some("private, no-cache"));
    }

    async fn a_chat_reads_as_the_json_of_its_messages(house: House) {
        let messages = vec![
            Message::text(ChatRole::System, "# Role\nSay \"hi\"."),
            Message::text(ChatRole::User, "{{question}}"),
        ];
        prompt_of(&house, "talk", chat(messages)).await;
        let row = Program::new(&house).await.json("/name/talk/").await;
        let said: Value = serde_json::from_str(row["prompt"].as_str().expect("a text")).expect("JSON");
        let wanted = json!([
            {"role": "system", "content": "# Role\nSay \"hi\"."},
            {"role": "user", "content": "{{question}}"},
        ]);
        assert_eq!(said, wanted);
    }

    async fn what_is_warm_goes_on_while_the_database_is_away(house: House) {
        house.prompt("reply", "one").await;
        house.prompt("cold", "never asked for").await;
        tag(&house, "reply", "production", 1).await;
        let cold_key = Program::new(&house).await;
        let program = Program::new(&house).await;
        let warm = ["/name/reply/?token=phc_acme", "/name/reply/?label=production", "/name/nothing/"];
        let mut before = Vec::new();
        for rest in warm {
            before.push(program.ask(rest).await);
        }
        house.app.store.close().await;
        for (rest, before) in warm.into_iter().zip(before) {
            let after = program.ask(rest).await;
            assert_eq!((after.status, after.body), (before.status, before.body), "{rest}");
        }
        for answer in [program.ask("/name/cold/").await, program.ask("/").await, cold_key.ask("/name/reply/").await] {
            says(&answer, 503, "service_unavailable", None, "try again in a moment");
            assert!(answer.header("retry-after").is_some());
        }
        assert_eq!(program.ask("/name/reply/?token=phc_other").await.status, 401, "also of memory");
    }

    async fn programs_get_no_session(house: House) {
        house.prompt("reply", "one").await;
        let answer = Program::new(&house).await.ask("/name/reply/").await;
        assert_eq!((answer.status.as_u16(), answer.header("set-cookie")), (200, None));
    }
}
