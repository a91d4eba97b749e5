//! Archiving and duplicating.

use serde_json::json;

use super::{Program, says};
use crate::both;

both! {
    async fn an_archived_prompt_is_gone_and_its_name_free(house: House) {
        let program = Program::writer(&house).await;
        house.prompt("reply", "one").await;
        house.publish("reply", 1, "two").await.expect("version 2");
        assert_eq!(program.ask("/name/reply/").await.status, 200, "warm");
        let answer = program.post("/name/reply/archive/", json!({})).await;
        assert_eq!((answer.status.as_u16(), answer.body.as_str()), (204, ""));
        says(&program.ask("/name/reply/").await, 404, "not_found", None, "not found");
        says(&program.post("/name/reply/archive/", json!({})).await, 404, "not_found", None, "not found");
        let made = program.post("/", json!({"name": "reply", "prompt": "anew"})).await.json();
        assert_eq!(made["version"], 1);
        assert_eq!(program.json("/name/reply/").await["prompt"], "anew", "nothing of the old one is kept");
    }

    async fn a_duplicate_starts_at_one_without_labels(house: House) {
        let program = Program::writer(&house).await;
        program.post("/", json!({"name": "reply", "prompt": "one", "config": {"model": "a"}})).await;
        program.put_label("reply", "production", 1).await;
        let answer = program.post("/name/reply/duplicate/", json!({"new_name": "copy"})).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        let row = answer.json();
        assert_eq!((&row["name"], &row["version"], &row["labels"]), (&json!("copy"), &json!(1), &json!([])));
        assert_eq!((&row["prompt"], &row["config"]), (&json!("one"), &json!({"model": "a"})));
        let again = program.post("/name/reply/duplicate/", json!({"new_name": "copy"})).await;
        says(&again, 400, "unique", Some("new_name"), "already exists");
        let bad = program.post("/name/reply/duplicate/", json!({"new_name": "a b"})).await;
        says(&bad, 400, "invalid_input", Some("new_name"), "Only letters");
        says(&program.post("/name/reply/duplicate/", json!({})).await, 400, "required", Some("new_name"), "required");
        let unknown = program.post("/name/nobody/duplicate/", json!({"new_name": "b"})).await;
        says(&unknown, 404, "not_found", None, "'nobody' not found");
    }
}
