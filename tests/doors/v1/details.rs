//! What is not versioned.

use axum::http::Method;
use serde_json::json;

use super::{Program, says};
use crate::both;

both! {
    async fn details_are_read_and_changed(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        program.post("/prompts/reply/duplicate", json!({"name": "copy"})).await;
        let change = json!({"description": "Answers", "topics": ["Care", "mail"], "metadata": {"owner": "ana"}});
        let answer = program.send(Method::PATCH, "/prompts/copy", change).await;
        assert_eq!((answer.status.as_u16(), answer.body.as_str()), (204, ""));
        let card = program.json("/prompts/copy").await;
        assert_eq!((&card["description"], &card["topics"], &card["metadata"]), (&json!("Answers"), &json!(["care", "mail"]), &json!({"owner": "ana"})));
        assert_eq!((&card["copied_from"], &card["latest_version"], &card["kind"]), (&json!("reply"), &json!(1), &json!("text")));
        program.send(Method::PATCH, "/prompts/copy", json!({"metadata": null})).await;
        let card = program.json("/prompts/copy").await;
        assert_eq!((&card["description"], &card["metadata"]), (&json!("Answers"), &json!(null)), "what is left out stays");
        assert_eq!(program.json("/topics").await["data"], json!([{"name": "care", "prompts": 1}, {"name": "mail", "prompts": 1}]));
    }

    async fn details_that_break_a_rule_are_refused(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        for (body, field) in [
            (json!({"description": "x".repeat(2_001)}), "description"),
            (json!({"topics": ["a\nb"]}), "topics"),
            (json!({"metadata": [1]}), "metadata"),
            (json!({"name": "other"}), "name"),
        ] {
            let problem = says(&program.send(Method::PATCH, "/prompts/reply", body).await, 422, "invalid", "");
            assert_eq!(problem["field"], field);
        }
        says(&program.send(Method::PATCH, "/prompts/nothing", json!({"topics": []})).await, 404, "not_found", "nothing");
        says(&program.get("/prompts/nothing").await, 404, "not_found", "nothing");
        says(&program.get("/prompts/reply?version=1").await, 400, "unknown_parameter", "takes none");
    }
}
