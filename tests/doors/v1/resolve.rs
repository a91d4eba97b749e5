//! One version, and the history.

use axum::{body::Body, http::Method};
use serde_json::json;

use super::{Program, says, text};
use crate::{both, support::other};

both! {
    async fn a_version_is_found_by_number_tag_and_latest(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        program.publish("reply", json!({"content": {"text": "two"}, "tags": ["production"]})).await;
        program.publish("reply", text("three")).await;
        for (selector, version) in [("1", 1), ("production", 2), ("2", 2), ("latest", 3), ("3", 3)] {
            let read = program.json(&format!("/prompts/reply/versions/{selector}")).await;
            assert_eq!((&read["version"], &read["latest_version"]), (&json!(version), &json!(3)), "{selector}");
        }
        for selector in ["9", "staging", "Production", "0", "99999999999999", "a..b", "%00"] {
            says(&program.get(&format!("/prompts/reply/versions/{selector}")).await, 404, "not_found", "latest version is 3");
        }
        for name in ["nothing", "new", "a%20b", "%00", "%FF"] {
            says(&program.get(&format!("/prompts/{name}/versions/latest")).await, 404, "not_found", "not found");
        }
        says(&program.get("/prompts/reply/versions/1?as_written=1").await, 400, "invalid_parameter", "true or false");
    }

    async fn an_answer_is_sent_again_only_when_it_changed(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        let path = "/prompts/reply/versions/latest";
        let first = program.get(path).await;
        let etag = first.header("etag").expect("an ETag").to_string();
        assert_eq!(first.header("cache-control"), Some("private, no-cache"));
        let again = program.send_bytes(Method::GET, path, &[("if-none-match", &etag)], Body::empty()).await;
        assert_eq!((again.status.as_u16(), again.body.as_str()), (304, ""));
        program.publish("reply", text("two")).await;
        let changed = program.send_bytes(Method::GET, path, &[("if-none-match", &etag)], Body::empty()).await;
        assert_eq!((changed.status.as_u16(), &changed.json()["version"]), (200, &json!(2)));
    }

    async fn a_version_has_an_address_for_good(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        let made = program.publish("reply", text("two")).await.json();
        let path = format!("/versions/{}", made["id"].as_str().expect("an id"));
        let answer = program.get(&path).await;
        assert_eq!(answer.header("cache-control"), Some("private, max-age=31536000, immutable"));
        assert_eq!(answer.json(), made, "nothing that moves");
        for id in ["01900000-0000-7000-8000-000000000000", "5", "nothing"] {
            says(&program.get(&format!("/versions/{id}")).await, 404, "not_found", "not found");
        }
        let stranger = Program::with(&house, &house.olga, &other(), &[cuebook::domain::access::Scope::PromptRead]).await;
        says(&stranger.get(&path).await, 404, "not_found", "not found");
    }

    async fn references_are_put_in_or_left_as_written(house: House) {
        house.prompt("tone", "Be kind.").await;
        let program = Program::new(&house).await;
        let written = "@@@prompt:name=tone|version=1@@@ Answer.";
        let answer = program.post("/prompts", json!({"name": "reply", "content": {"text": written}})).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        let read = program.json("/prompts/reply/versions/latest").await;
        assert_eq!(read["content"], json!({"text": "Be kind. Answer."}));
        assert_eq!(read["references"], json!([{"prompt": "tone", "version": 1, "tag": null}]));
        let raw = program.json("/prompts/reply/versions/latest?as_written=true").await;
        assert_eq!((&raw["content"], &raw["references"]), (&json!({"text": written}), &json!([])));
        let nobody = json!({"content": {"text": "@@@prompt:name=nobody|version=1@@@"}});
        let problem = says(&program.publish("reply", nobody).await, 422, "invalid", "does not exist");
        assert_eq!(problem["field"], "content");
    }

    async fn the_history_is_paged_to_its_end(house: House) {
        house.prompt("reply", "1").await;
        let program = Program::new(&house).await;
        for number in 2..=5 {
            program.publish("reply", json!({"content": {"text": number.to_string()}, "message": format!("No. {number}")})).await;
        }
        let pages = program.pages("/prompts/reply/versions?limit=2").await;
        let numbers: Vec<Vec<i64>> = pages.iter().map(|page| page.iter().filter_map(|line| line["version"].as_i64()).collect()).collect();
        assert_eq!(numbers, [vec![5, 4], vec![3, 2], vec![1]]);
        assert_eq!(pages[0][0]["message"], "No. 5");
        says(&program.get("/prompts/reply/versions?limit=101").await, 400, "invalid_parameter", "from 1 to 100");
        says(&program.get("/prompts/reply/versions?cursor=x").await, 400, "invalid_cursor", "cursor");
        says(&program.get("/prompts/nothing/versions").await, 404, "not_found", "nothing");
    }
}
