//! Tags and their history.

use axum::http::Method;
use serde_json::json;

use super::{Program, says, text};
use crate::both;

both! {
    async fn a_tag_is_made_moved_and_removed(house: House) {
        house.prompt("reply", "one").await;
        house.publish("reply", 1, "two").await.expect("version 2");
        let program = Program::new(&house).await;
        let path = "/prompts/reply/tags/production";
        let made = program.send(Method::PUT, path, json!({"version": 1, "description": "What customers get"})).await;
        assert_eq!(made.status, 201, "{made:?}");
        assert_eq!((&made.json()["version"], &made.json()["description"]), (&json!(1), &json!("What customers get")));
        let moved = program.send(Method::PUT, path, json!({"version": 2, "seen_version": 1})).await;
        assert_eq!((moved.status.as_u16(), &moved.json()["description"]), (200, &json!("What customers get")));
        assert_eq!(program.send(Method::PUT, path, json!({"version": 2})).await.status, 200, "it stayed");
        assert_eq!(program.json("/prompts/reply/tags").await["data"][0]["version"], 2);
        assert_eq!(program.json("/prompts/reply/versions/production").await["version"], 2);
        let removed = program.delete(path).await;
        assert_eq!((removed.status.as_u16(), removed.body.as_str()), (204, ""));
        says(&program.delete(path).await, 404, "not_found", "production");
        says(&program.get("/prompts/reply/versions/production").await, 404, "not_found", "production");
        assert_eq!(program.json("/prompts/reply/tags").await["data"], json!([]));
    }

    async fn a_tag_may_be_called_history(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        assert_eq!(program.send(Method::PUT, "/prompts/reply/tags/history", json!({"version": 1})).await.status, 201);
        assert_eq!(program.delete("/prompts/reply/tags/history").await.status, 204);
    }

    async fn whoever_was_slower_moves_nothing(house: House) {
        house.prompt("reply", "one").await;
        house.publish("reply", 1, "two").await.expect("version 2");
        let program = Program::new(&house).await;
        let path = "/prompts/reply/tags/production";
        program.send(Method::PUT, path, json!({"version": 1, "seen_version": 0})).await;
        for seen in [0, 2] {
            let problem = says(&program.send(Method::PUT, path, json!({"version": 2, "seen_version": seen})).await, 409, "taken", "points at version 1");
            assert_eq!(problem["field"], "tag");
        }
        says(&program.delete(&format!("{path}?seen_version=2")).await, 409, "taken", "points at version 1");
        assert_eq!(program.json("/prompts/reply/tags").await["data"][0]["version"], 1);
        assert_eq!(program.delete(&format!("{path}?seen_version=1")).await.status, 204);
    }

    async fn a_tag_that_cannot_be_is_refused(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        let put = async |tag: &str, body| program.send(Method::PUT, &format!("/prompts/reply/tags/{tag}"), body).await;
        for (tag, words) in [("Big", "lower-case"), ("latest", "newest version"), ("12", "number"), ("a..b", "two dots"), ("%00", "lower-case")] {
            says(&put(tag, json!({"version": 1})).await, 422, "invalid", words);
        }
        says(&put("production", json!({"version": 9})).await, 422, "invalid", "versions 1 to 1");
        says(&put("production", json!({"version": 0})).await, 422, "invalid", "from 1 on");
        says(&put("production", json!({})).await, 422, "invalid", "`version`");
        says(&put("production", json!({"version": 1, "seen_version": -1})).await, 422, "invalid", "nowhere");
        says(&program.send(Method::PUT, "/prompts/nothing/tags/production", json!({"version": 1})).await, 404, "not_found", "nothing");
        says(&program.delete("/prompts/reply/tags/production?seen_version=x").await, 400, "invalid_parameter", "whole number");
        says(&program.get("/prompts/nothing/tags").await, 404, "not_found", "nothing");
    }

    async fn every_move_is_in_the_history(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        program.publish("reply", json!({"content": {"text": "two"}, "tags": ["production"]})).await;
        program.publish("reply", text("three")).await;
        program.send(Method::PUT, "/prompts/reply/tags/production", json!({"version": 3})).await;
        program.delete("/prompts/reply/tags/production").await;
        let pages = program.pages("/prompts/reply/tag-moves?limit=2").await;
        let moves: Vec<_> = pages.concat().into_iter().map(|line| (line["from_version"].as_i64(), line["to_version"].as_i64())).collect();
        assert_eq!((pages.len(), moves), (2, vec![(Some(3), None), (Some(2), Some(3)), (None, Some(2))]));
        assert_eq!((&pages[0][0]["moved_by"], &pages[0][0]["key"]), (&json!("Lena Fischer"), &json!("a program")));
        says(&program.get("/prompts/nothing/tag-moves").await, 404, "not_found", "nothing");
        says(&program.get("/prompts/reply/tag-moves?cursor=x").await, 400, "invalid_cursor", "cursor");
    }
}
