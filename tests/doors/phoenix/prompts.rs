//! The list of prompts, what is not versioned, and archiving.

use axum::http::Method;
use cuebook::{domain::prompts::library::LibraryQuery, usecases::prompts};
use serde_json::json;

use super::{Program, faults, says, version};
use crate::{both, support::acme};

both! {
    async fn the_list_has_the_newest_prompt_first(house: House) {
        let program = Program::new(&house).await;
        assert_eq!(program.get("/v1/prompts").await.body, r#"{"data":[],"next_cursor":null}"#);
        let full = json!({"name": "full", "description": "For customers", "metadata": {"z": 1, "a": null}, "source_prompt_id": "UHJvbXB0Ojk=", "id": "x"});
        program.post("/v1/prompts", &json!({"prompt": full, "version": version(json!({}))})).await;
        program.create("small", &version(json!({}))).await;
        prompts::duplicate_prompt(&house.app, &house.ana, &acme(), "full", "copy").await.expect("a copy");
        let first = program.get("/v1/prompts?limit=2&name=ignored").await;
        let wanted = r#"{"data":[{"name":"copy","description":"For customers","source_prompt_id":"UHJvbXB0OjE=","metadata":{"z":1,"a":null},"id":"UHJvbXB0OjM="},{"name":"small","description":null,"source_prompt_id":null,"metadata":{},"id":"UHJvbXB0OjI="}],"next_cursor":"UHJvbXB0OjE="}"#;
        assert_eq!(first.body, wanted);
        let last = program.get("/v1/prompts?limit=2&cursor=UHJvbXB0OjE%3D").await;
        let wanted = r#"{"data":[{"name":"full","description":"For customers","source_prompt_id":null,"metadata":{"z":1,"a":null},"id":"UHJvbXB0OjE="}],"next_cursor":null}"#;
        assert_eq!(last.body, wanted);
        assert_eq!(program.get("/v1/prompts?cursor=UHJvbXB0OjA=").await.body, r#"{"data":[],"next_cursor":null}"#);
    }

    async fn details_are_changed_by_what_is_sent(house: House) {
        let program = Program::new(&house).await;
        program.create("full", &version(json!({}))).await;
        let patch = async |path: &str, body: &str| program.send(Method::PATCH, path, body.to_string()).await;
        let cases = [
            ("full", r#"{"description":"  new words \n"}"#, r#"{"data":{"name":"full","description":"new words","metadata":{},"id":"UHJvbXB0OjE="}}"#),
            ("UHJvbXB0OjE=", r#"{"metadata":{"a":{"b":[1,null]}}}"#, r#"{"data":{"name":"full","description":"new words","metadata":{"a":{"b":[1,null]}},"id":"UHJvbXB0OjE="}}"#),
            ("full", r#"{"description":null,"name":"ignored"}"#, r#"{"data":{"name":"full","metadata":{"a":{"b":[1,null]}},"id":"UHJvbXB0OjE="}}"#),
            ("full", r#"{"description":"d","metadata":{}}"#, r#"{"data":{"name":"full","description":"d","metadata":{},"id":"UHJvbXB0OjE="}}"#),
        ];
        for (path, body, wanted) in cases {
            let answer = patch(&format!("/v1/prompts/{path}"), body).await;
            assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, wanted));
        }
        for body in ["{}", r#"{"name":"other"}"#] {
            faults(&patch("/v1/prompts/full", body).await, "value_error", json!(["body"]), "at least one field");
        }
        faults(&patch("/v1/prompts/full", r#"{"metadata":null}"#).await, "dict_type", json!(["body", "metadata"]), "dictionary");
        faults(&patch("/v1/prompts/full", r#"{"description":5}"#).await, "string_type", json!(["body", "description"]), "string");
        let long = json!({"description": "x".repeat(2_001)}).to_string();
        faults(&patch("/v1/prompts/full", &long).await, "value_error", json!(["body", "description"]), "2,000 characters");
        says(&patch("/v1/prompts/nobody", r#"{"description":"x"}"#).await, 404, "Prompt not found");
        says(&patch("/v1/prompts/UHJvbXB0Ojk5OTk=", r#"{"description":"x"}"#).await, 404, "Prompt not found");
        says(&patch("/v1/prompts/No%20Body", r#"{"description":"x"}"#).await, 422, "Invalid prompt name");
        assert_eq!(program.data("/v1/prompts/full/latest").await["sequence_number"], 1, "no version was made");
    }

    async fn deleting_archives(house: House) {
        let program = Program::new(&house).await;
        let made = program.create("gone", &version(json!({}))).await;
        let id = made["id"].as_str().expect("an id");
        let tags = format!("/v1/prompt_versions/{id}/tags");
        program.post(&tags, &json!({"name": "production"})).await;
        let answer = program.send(Method::DELETE, "/v1/prompts/gone", "").await;
        assert_eq!((answer.status.as_u16(), answer.body.as_str()), (204, ""));
        for path in ["/v1/prompts/gone/latest", "/v1/prompts/UHJvbXB0OjE=/latest", "/v1/prompts/gone/tags/production", &format!("/v1/prompt_versions/{id}")] {
            says(&program.get(path).await, 404, "Not Found");
        }
        says(&program.get(&tags).await, 404, "Prompt version not found");
        says(&program.send(Method::DELETE, "/v1/prompts/gone", "").await, 404, "Prompt not found");
        let again = program.create("gone", &version(json!({}))).await;
        assert_eq!((&again["sequence_number"], &again["tags"]), (&json!(1), &json!([])), "another prompt of that name");
        assert_ne!(again["id"], id, "an id is never used again");
        assert_eq!(program.send(Method::DELETE, "/v1/prompts/UHJvbXB0OjI=", "").await.status, 204);
        says(&program.send(Method::DELETE, "/v1/prompts/No%20Body", "").await, 422, "Invalid prompt name");
        let archived = LibraryQuery { archived: true, ..LibraryQuery::default() };
        let kept = prompts::list_prompts(&house.app, &house.lena, &acme(), &archived).await.expect("a library");
        assert_eq!(kept.rows.len(), 2, "an admin can bring them back");
    }
}
