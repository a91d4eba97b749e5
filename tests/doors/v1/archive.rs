//! Out of use and back.

use axum::{body::Body, http::Method};
use serde_json::json;

use super::{Program, says};
use crate::both;

both! {
    async fn a_prompt_is_archived_and_brought_back(house: House) {
        let admin = Program::admin(&house).await;
        for name in ["a", "b", "c"] {
            house.prompt(name, "one").await;
            assert_eq!(admin.send_bytes(Method::POST, &format!("/prompts/{name}/archive"), &[], Body::empty()).await.status, 204);
        }
        says(&admin.get("/prompts/a/versions/latest").await, 404, "not_found", "not found");
        says(&admin.post("/prompts/a/archive", json!({})).await, 404, "not_found", "not found");
        let archived = admin.pages("/archived-prompts?limit=2").await.concat();
        let names: Vec<&str> = archived.iter().filter_map(|one| one["name"].as_str()).collect();
        assert_eq!(names, ["c", "b", "a"]);
        let path = format!("/archived-prompts/{}/bring-back", archived[2]["id"].as_str().expect("an id"));
        let back = admin.send_bytes(Method::POST, &path, &[], Body::empty()).await;
        assert_eq!((back.status.as_u16(), back.json()), (200, json!({"name": "a"})));
        assert_eq!(admin.json("/prompts/a/versions/latest").await["version"], 1);
        house.prompt("b", "another").await;
        let path = format!("/archived-prompts/{}/bring-back", archived[1]["id"].as_str().expect("an id"));
        says(&admin.post(&path, json!({})).await, 409, "taken", "named b by now");
    }

    async fn an_archive_sent_again_is_answered_again(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        let archive = async || program.send_bytes(Method::POST, "/prompts/reply/archive", &[("idempotency-key", "a")], Body::empty()).await;
        assert_eq!(archive().await.status, 204);
        let again = archive().await;
        assert_eq!((again.status.as_u16(), again.header("idempotency-replayed")), (204, Some("true")));
    }

    async fn only_an_admin_looks_at_the_archive(house: House) {
        let program = Program::new(&house).await;
        says(&program.get("/archived-prompts").await, 403, "forbidden", "admin");
        let nobody = "/archived-prompts/01900000-0000-7000-8000-000000000000/bring-back";
        says(&program.post(nobody, json!({})).await, 403, "forbidden", "admin");
        let admin = Program::admin(&house).await;
        says(&admin.post(nobody, json!({})).await, 404, "not_found", "archived prompt");
        says(&admin.post("/archived-prompts/x/bring-back", json!({})).await, 404, "not_found", "not found");
        says(&admin.post("/prompts/nothing/archive", json!({"now": true})).await, 422, "invalid", "`now`");
    }

    async fn a_prompt_that_stands_in_others_stays(house: House) {
        house.prompt("tone", "Be kind.").await;
        let program = Program::new(&house).await;
        program.post("/prompts", json!({"name": "reply", "content": {"text": "@@@prompt:name=tone|version=1@@@"}})).await;
        says(&program.post("/prompts/tone/archive", json!({})).await, 409, "in_use", "reply");
    }
}
