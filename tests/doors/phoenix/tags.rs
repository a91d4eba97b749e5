//! Tags: made, moved and removed through the versions they are on.

use axum::http::Method;
use serde_json::{Value, json};

use super::{Program, faults, says, version};
use crate::both;

fn tags(version: &Value) -> String {
    format!("/v1/prompt_versions/{}/tags", version["id"].as_str().expect("an id").replace('=', "%3D"))
}

both! {
    async fn a_tag_is_made_and_moved(house: House) {
        let program = Program::new(&house).await;
        let first = program.create("one", &version(json!({}))).await;
        let second = program.create("one", &version(json!({}))).await;
        assert_eq!(program.get(&tags(&first)).await.body, r#"{"data":[],"next_cursor":null}"#);
        for body in [json!({"name": "production", "description": "live"}), json!({"name": "v1.0.0", "x": 1}), json!({"name": "dev", "description": null})] {
            let answer = program.post(&tags(&first), &body).await;
            assert_eq!((answer.status.as_u16(), answer.body.as_str()), (204, ""));
        }
        let listed = r#"{"data":[{"name":"dev","id":"UHJvbXB0VmVyc2lvblRhZzoz"},{"name":"v1.0.0","id":"UHJvbXB0VmVyc2lvblRhZzoy"},{"name":"production","description":"live","id":"UHJvbXB0VmVyc2lvblRhZzox"}],"next_cursor":null}"#;
        assert_eq!(program.get(&tags(&first)).await.body, listed, "newest first");
        let page = program.get(&format!("{}?limit=2", tags(&first))).await.json();
        assert_eq!(page["next_cursor"], "UHJvbXB0VmVyc2lvblRhZzox", "the first that is to come");
        let rest = program.data(&format!("{}?limit=2&cursor=UHJvbXB0VmVyc2lvblRhZzox", tags(&first))).await;
        assert_eq!((rest.as_array().map(Vec::len), &rest[0]["name"]), (Some(1), &json!("production")));
        assert_eq!(program.data("/v1/prompts/one/tags/production").await["sequence_number"], 1);
        assert_eq!(program.post(&tags(&second), &json!({"name": "production"})).await.status, 204);
        let moved = r#"{"data":[{"name":"production","id":"UHJvbXB0VmVyc2lvblRhZzox"}],"next_cursor":null}"#;
        assert_eq!(program.get(&tags(&second)).await.body, moved, "the same tag, and a move without a description takes the old one away");
        assert_eq!(program.data("/v1/prompts/one/tags/production").await["sequence_number"], 2);
        assert_eq!(program.data(&tags(&first)).await.as_array().map(Vec::len), Some(2));
    }

    async fn a_tag_is_removed_through_any_version_of_its_prompt(house: House) {
        let program = Program::new(&house).await;
        let first = program.create("one", &version(json!({}))).await;
        let second = program.create("one", &version(json!({}))).await;
        let another = program.create("two", &version(json!({}))).await;
        program.post(&tags(&second), &json!({"name": "production"})).await;
        says(&program.send(Method::DELETE, &format!("{}/production", tags(&another)), "").await, 404, "Not Found");
        let removed = program.send(Method::DELETE, &format!("{}/production", tags(&first)), "").await;
        assert_eq!((removed.status.as_u16(), removed.body.as_str()), (204, ""));
        says(&program.get("/v1/prompts/one/tags/production").await, 404, "Not Found");
        says(&program.send(Method::DELETE, &format!("{}/production", tags(&first)), "").await, 404, "Not Found");
        says(&program.send(Method::DELETE, &format!("{}/Bad", tags(&first)), "").await, 422, "Invalid tag name");
    }

    async fn a_tag_needs_a_name_and_a_version(house: House) {
        let program = Program::new(&house).await;
        let first = program.create("one", &version(json!({}))).await;
        let set = async |body: Value| program.post(&tags(&first), &body).await;
        let place = json!(["body", "name"]);
        faults(&set(json!({})).await, "missing", place.clone(), "Field required");
        faults(&set(json!({"name": "Bad Tag"})).await, "string_pattern_mismatch", place.clone(), "a-z0-9");
        for name in ["latest", "7", "", &"a".repeat(129)] {
            faults(&set(json!({"name": name})).await, "value_error", place.clone(), "Value error");
        }
        faults(&set(json!({"name": "a", "description": "x".repeat(2_001)})).await, "value_error", json!(["body", "description"]), "2,000");
        let name = json!({"name": "a"});
        says(&program.post("/v1/prompt_versions/UHJvbXB0VmVyc2lvbjo5OTk5/tags", &name).await, 404, "Not Found");
        says(&program.post("/v1/prompt_versions/garbage/tags", &name).await, 422, "Invalid prompt version ID");
        says(&program.get("/v1/prompt_versions/UHJvbXB0VmVyc2lvbjo5OTk5/tags").await, 404, "Prompt version not found");
        says(&program.get("/v1/prompt_versions/UHJvbXB0OjE=/tags").await, 422, "Invalid prompt version ID");
        assert_eq!(program.data(&tags(&first)).await, json!([]));
    }
}
