//! Labels, which are tags here.

use axum::http::Method;
use serde_json::json;

use super::{Program, says, tag};
use crate::both;

both! {
    async fn a_label_is_created_moved_and_removed(house: House) {
        let program = Program::writer(&house).await;
        house.prompt("reply", "one").await;
        house.publish("reply", 1, "two").await.expect("version 2");
        let answer = program.put_label("reply", "production", 1).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        let row = answer.json();
        assert_eq!((&row["name"], &row["prompt_name"], &row["version"]), (&json!("production"), &json!("reply"), &json!(1)));
        assert_eq!(program.put_label("reply", "production", 2).await.status, 200);
        assert_eq!(program.put_label("reply", "production", 2).await.status, 200, "it was there already");
        assert_eq!(program.json("/name/reply/?label=production").await["version"], 2, "the very next read sees it");
        let removed = program.send(Method::DELETE, "/name/reply/labels/production/", json!({})).await;
        assert_eq!((removed.status.as_u16(), removed.body.as_str()), (204, ""));
        assert_eq!(program.ask("/name/reply/?label=production").await.status, 404);
        let again = program.send(Method::DELETE, "/name/reply/labels/production/", json!({})).await;
        says(&again, 404, "not_found", None, "production");
    }

    async fn a_label_needs_a_name_and_a_version_that_is_there(house: House) {
        let program = Program::writer(&house).await;
        house.prompt("reply", "one").await;
        says(&program.put_label("reply", "production", 2).await, 404, "not_found", None, "has no version 2");
        says(&program.put_label("nobody", "production", 1).await, 404, "not_found", None, "'nobody' not found");
        says(&program.put_label("reply", "Production", 1).await, 400, "invalid_input", Some("label"), "lowercase");
        says(&program.put_label("reply", "latest", 1).await, 400, "invalid_input", Some("label"), "reserved label");
        says(&program.put_label("reply", "7", 1).await, 400, "invalid_input", Some("label"), "numbers only");
        let answer = program.send(Method::PUT, "/name/reply/labels/production/", json!({})).await;
        says(&answer, 400, "required", Some("version"), "required");
    }

    async fn a_hundred_and_one_labels_are_too_many(house: House) {
        let program = Program::writer(&house).await;
        house.prompt("reply", "one").await;
        for index in 0..100 {
            tag(&house, "reply", &format!("tag-{index}"), 1).await;
        }
        says(&program.put_label("reply", "one-more", 1).await, 400, "invalid_input", Some("label"), "at most 100");
    }
}
