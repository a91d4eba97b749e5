//! New prompts and new versions.

use axum::http::Method;
use serde_json::json;

use super::{Program, says, text};
use crate::both;

both! {
    async fn a_prompt_is_made_with_all_it_has(house: House) {
        let program = Program::new(&house).await;
        let body = json!({
            "name": "reply", "content": {"messages": [
                {"role": "system", "content": "Be kind to {{company}}."},
                {"role": "assistant", "content": [{"type": "tool_call", "id": "1", "name": "look", "arguments": {"b": 1, "a": 2}}]},
            ]},
            "format": "none", "settings": {"z": 1, "model": "m"}, "metadata": {"team": "care"}, "message": "First",
            "description": "Answers", "topics": ["Care ", "mail"], "prompt_metadata": {"owner": "ana"}, "tags": ["production"],
        });
        let answer = program.post("/prompts", body.clone()).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (201, Some("/api/v1/prompts/reply")), "{answer:?}");
        let made = answer.json();
        assert_eq!((&made["prompt"], &made["version"], &made["author"]), (&json!("reply"), &json!(1), &json!("Lena Fischer")));
        for field in ["content", "format", "settings", "metadata", "message"] {
            assert_eq!(made[field].to_string(), body[field].to_string(), "{field}, with the order of its keys");
        }
        let read = program.json("/prompts/reply/versions/production").await;
        assert_eq!((&read["id"], &read["tags"], &read["latest_version"]), (&made["id"], &json!(["production"]), &json!(1)));
        let card = program.json("/prompts").await["data"][0].clone();
        assert_eq!((&card["description"], &card["topics"], &card["metadata"]), (&json!("Answers"), &json!(["care", "mail"]), &json!({"owner": "ana"})));
        says(&program.post("/prompts", body).await, 409, "taken", "another name");
    }

    async fn what_is_left_out_is_carried_on(house: House) {
        let program = Program::new(&house).await;
        let first = json!({"name": "reply", "content": {"text": "one"}, "settings": {"model": "a"}, "metadata": {"k": 1}});
        program.post("/prompts", first).await;
        let answer = program.publish("reply", json!({"settings": {"model": "b"}, "message": "Another model"})).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (201, Some("/api/v1/prompts/reply/versions/2")), "{answer:?}");
        let made = answer.json();
        assert_eq!((&made["content"], &made["settings"], &made["metadata"]), (&json!({"text": "one"}), &json!({"model": "b"}), &json!({"k": 1})));
        let cleared = program.publish("reply", json!({"settings": null, "metadata": null})).await.json();
        assert_eq!((&cleared["settings"], &cleared["metadata"]), (&json!(null), &json!(null)));
        let edited = program.publish("reply", json!({"edits": [{"old": "one", "new": "two"}], "tags": ["staging"]})).await.json();
        assert_eq!((&edited["content"], &edited["version"]), (&json!({"text": "two"}), &json!(4)));
        assert_eq!(program.json("/prompts/reply/versions/staging").await["version"], 4);
        let problem = says(&program.publish("reply", json!({"edits": [{"old": "two", "new": "x"}, {"old": "three", "new": ""}]})).await, 422, "invalid", "not found");
        assert_eq!(problem["field"], "edits[1]");
    }

    async fn an_old_version_comes_back(house: House) {
        let program = Program::new(&house).await;
        program.post("/prompts", json!({"name": "reply", "content": {"text": "one"}, "settings": {"model": "a"}})).await;
        program.publish("reply", json!({"content": {"text": "two"}, "settings": null})).await;
        let back = program.publish("reply", json!({"restore_version": 1, "message": "Back"})).await.json();
        assert_eq!((&back["version"], &back["restored_from"], &back["content"], &back["settings"]), (&json!(3), &json!(1), &json!({"text": "one"}), &json!({"model": "a"})));
        says(&program.publish("reply", json!({"restore_version": 9})).await, 404, "not_found", "Version 9");
        says(&program.publish("reply", json!({"restore_version": 2, "content": {"text": "x"}})).await, 422, "invalid", "leave out");
        says(&program.publish("reply", json!({"restore_version": 3})).await, 409, "unchanged", "Version 3");
    }

    async fn nothing_new_makes_no_version(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        for body in [json!({}), text("one"), text("one\r"), json!({"content": {"text": "one"}, "message": "why"})] {
            let answer = program.publish("reply", body.clone()).await;
            match body["content"]["text"] == "one\r" {
                true => assert_eq!(answer.status, 201, "a line end more is a change"),
                false => { says(&answer, 409, "unchanged", "already says exactly this"); }
            }
            program.publish("reply", text("one")).await;
        }
    }

    async fn a_conflict_says_who_published_what(house: House) {
        house.prompt("reply", "one").await;
        house.publish("reply", 1, "two").await.expect("version 2");
        let program = Program::new(&house).await;
        let stale = json!({"content": {"text": "mine"}, "base_version": 1});
        let problem = says(&program.publish("reply", stale).await, 409, "conflict", "Ana Ruiz published version 2");
        assert_eq!((&problem["base_version"], &problem["latest_version"]), (&json!(1), &json!(2)));
        assert_eq!((&problem["published_by"], &problem["published_at"], &problem["message"]), (&json!("Ana Ruiz"), &json!("2026-11-20T12:00:00Z"), &json!("")));
        assert_eq!(program.publish("reply", json!({"content": {"text": "mine"}, "base_version": 2})).await.status, 201);
        says(&program.publish("reply", json!({"content": {"text": "x"}, "base_version": 9})).await, 404, "not_found", "Version 9");
        assert_eq!(program.publish("reply", text("upon the latest")).await.json()["version"], 4);
    }

    async fn a_dry_run_writes_nothing(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        let before = program.json("/prompts").await;
        let body = json!({"content": {"text": "two"}, "tags": ["production"], "dry_run": true});
        let answer = program.publish("reply", body).await;
        let would_be = answer.json();
        assert_eq!((answer.status.as_u16(), answer.header("location")), (200, None), "{answer:?}");
        assert_eq!((&would_be["dry_run"], &would_be["version"], &would_be["tags"]), (&json!(true), &json!(2), &json!(["production"])));
        assert_eq!(would_be["id"], json!(null), "there is no such version");
        assert_eq!(program.json("/prompts").await, before);
        assert_eq!(program.json("/prompts/reply/versions").await["data"].as_array().map(Vec::len), Some(1));
        let stale = json!({"content": {"text": "x"}, "base_version": 9, "dry_run": true});
        says(&program.publish("reply", stale).await, 404, "not_found", "Version 9");
        says(&program.publish("reply", json!({"dry_run": true})).await, 409, "unchanged", "Version 1");
    }

    async fn a_duplicate_starts_at_one(house: House) {
        house.prompt("reply", "one").await;
        house.publish("reply", 1, "two").await.expect("version 2");
        let program = Program::new(&house).await;
        let answer = program.post("/prompts/reply/duplicate", json!({"name": "copy"})).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (201, Some("/api/v1/prompts/copy")), "{answer:?}");
        assert_eq!((&answer.json()["version"], &answer.json()["content"]), (&json!(1), &json!({"text": "two"})));
        says(&program.post("/prompts/reply/duplicate", json!({"name": "copy"})).await, 409, "taken", "another name");
        says(&program.post("/prompts/reply/duplicate", json!({"name": "a b"})).await, 422, "invalid", "letters");
    }

    async fn a_body_that_breaks_a_rule_is_refused_with_its_place(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        let cases = [
            (json!({"name": "a b", "content": {"text": "x"}}), "name", "letters"),
            (json!({"name": "x", "content": {"text": " "}}), "content", "needs some text"),
            (json!({"name": "x", "content": {"text": "a\u{1}"}}), "content", "control character"),
            (json!({"name": "x", "content": {"messages": []}}), "content", "at least one message"),
            (json!({"name": "x", "content": {"text": "x"}, "settings": {"a": "\u{0}"}}), "settings", "NUL"),
            (json!({"name": "x", "content": {"text": "x"}, "topics": ["x".repeat(65)]}), "topics", "64"),
            (json!({"name": "x", "content": {"text": "x"}, "tags": ["Big"]}), "tag", "lower-case"),
            (json!({"name": "x", "content": {"text": "x"}, "settings": [1]}), "settings", "a map"),
            (json!({"name": "x", "content": {"words": "x"}}), "content", "`text` or `messages`"),
            (json!({"name": "x", "content": {"text": "x"}, "colour": "red"}), "colour", "`colour`"),
            (json!({"name": 5, "content": {"text": "x"}}), "name", "a string"),
        ];
        for (body, field, words) in cases {
            let problem = says(&program.post("/prompts", body.clone()).await, 422, "invalid", words);
            assert_eq!(problem["field"], field, "{body} {problem}");
        }
        let problem = says(&program.publish("reply", json!({"base_version": 0})).await, 422, "invalid", "from 1 on");
        assert_eq!(problem["field"], "base_version");
        for body in ["", "{", "\u{FF}"] {
            says(&program.send_bytes(Method::POST, "/prompts", &[], body).await, 400, "malformed_json", "not JSON");
        }
        assert_eq!(program.json("/prompts").await["data"].as_array().map(Vec::len), Some(1), "nothing was made");
    }
}
