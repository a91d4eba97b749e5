//! What is not published yet.

use axum::http::Method;
use serde_json::json;

use super::{Program, says};
use crate::{both, support::acme};

const PATH: &str = "/prompts/reply/draft";

both! {
    async fn a_draft_is_kept_as_it_is(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        says(&program.get(PATH).await, 404, "not_found", "no draft");
        let draft = json!({"base_version": 1, "content": {"text": ""}, "settings": "{\"model\":", "metadata": {"z": 1, "a": 2}, "message": "Not yet"});
        let saved = program.send(Method::PUT, PATH, draft.clone()).await;
        assert_eq!((saved.status.as_u16(), &saved.json()["saved_at"]), (200, &json!("2026-11-20T12:00:00Z")), "{saved:?}");
        let read = program.json(PATH).await;
        for field in ["base_version", "content", "settings", "metadata", "message"] {
            assert_eq!(read[field].to_string(), draft[field].to_string(), "{field}");
        }
        let chat = json!({"base_version": 1, "content": {"messages": [{"role": "user", "content": "Hi"}]}});
        program.send(Method::PUT, PATH, chat.clone()).await;
        let read = program.json(PATH).await;
        assert_eq!((&read["content"], &read["settings"]), (&chat["content"], &json!(null)));
        assert_eq!(program.json("/prompts/reply/versions/latest").await["version"], 1, "nothing is published");
        assert_eq!(program.delete(PATH).await.status, 204);
        assert_eq!(program.get(PATH).await.status, 404);
    }

    async fn each_has_their_own(house: House) {
        house.prompt("reply", "one").await;
        let lena = Program::new(&house).await;
        lena.send(Method::PUT, PATH, json!({"base_version": 1, "content": {"text": "Lena's"}})).await;
        let page = cuebook::usecases::prompts::read_editor(&house.app, &house.lena, &acme(), "reply", None).await.expect("the editor");
        assert!(page.draft.is_some(), "the browser shows it to the key's maker");
        let page = cuebook::usecases::prompts::read_editor(&house.app, &house.ana, &acme(), "reply", None).await.expect("the editor");
        assert_eq!(page.draft, None);
    }

    async fn a_draft_stands_upon_a_version_that_is_there(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        let put = async |body| program.send(Method::PUT, PATH, body).await;
        says(&put(json!({"base_version": 9, "content": {"text": "x"}})).await, 404, "not_found", "ersion 9");
        says(&put(json!({"base_version": 1, "restored_from": 9, "content": {"text": "x"}})).await, 404, "not_found", "ersion 9");
        says(&put(json!({"content": {"text": "x"}})).await, 422, "invalid", "`base_version`");
        says(&put(json!({"base_version": 1, "content": {"text": "x"}, "settings": 5})).await, 422, "invalid", "a JSON object or a text");
        says(&program.get("/prompts/nothing/draft").await, 404, "not_found", "nothing");
        says(&program.delete("/prompts/nothing/draft").await, 404, "not_found", "nothing");
    }
}
