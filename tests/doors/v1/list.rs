//! The list of prompts.

use serde_json::json;

use super::{Program, says};
use crate::both;

both! {
    async fn prompts_are_found_and_paged(house: House) {
        let program = Program::new(&house).await;
        for number in 1..=5 {
            let body = json!({
                "name": format!("reply-{number}"), "content": {"text": format!("Words no. {number}")},
                "topics": if number % 2 == 0 { json!(["even"]) } else { json!([]) },
                "tags": if number == 3 { json!(["production"]) } else { json!([]) },
            });
            assert_eq!(program.post("/prompts", body).await.status, 201);
        }
        let names = |page: &[serde_json::Value]| page.iter().filter_map(|card| card["name"].as_str().map(String::from)).collect::<Vec<_>>();
        let pages = program.pages("/prompts?limit=2").await;
        let all: Vec<Vec<String>> = pages.iter().map(|page| names(page)).collect();
        assert_eq!(all, [vec!["reply-5", "reply-4"], vec!["reply-3", "reply-2"], vec!["reply-1"]]);
        assert_eq!(pages[1][0]["tags"], json!([{"name": "production", "version": 1}]));
        for (question, found) in [("search=NO.%202", vec!["reply-2"]), ("topic=Even", vec!["reply-4", "reply-2"]), ("tag=production", vec!["reply-3"]), ("search=nowhere", vec![])] {
            let page = program.json(&format!("/prompts?{question}")).await;
            assert_eq!(names(page["data"].as_array().expect("a list")), found, "{question}");
        }
    }

    async fn a_parameter_that_is_not_known_is_refused(house: House) {
        let program = Program::new(&house).await;
        let problem = says(&program.get("/prompts?serach=a").await, 400, "unknown_parameter", "search, topic, tag, limit and cursor");
        assert_eq!(problem["field"], "serach");
        for (question, field) in [("limit=0", "limit"), ("limit=x", "limit"), ("tag=Big", "tag"), ("search=%00", "search"), ("limit=1&limit=2", "limit")] {
            let problem = says(&program.get(&format!("/prompts?{question}")).await, 400, "invalid_parameter", "");
            assert_eq!(problem["field"], field, "{question}");
        }
        says(&program.get(&format!("/prompts?search={}", "x".repeat(501))).await, 400, "invalid_parameter", "500");
        says(&program.get("/prompts?cursor=").await, 400, "invalid_cursor", "next_cursor");
        says(&program.post("/prompts?a=b", json!({})).await, 400, "unknown_parameter", "takes none");
    }
}
