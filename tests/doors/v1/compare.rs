//! Two versions side by side.

use serde_json::json;

use super::{Program, says};
use crate::both;

both! {
    async fn a_comparison_names_lines_words_and_fields(house: House) {
        let program = Program::new(&house).await;
        let lines = |last: &str| (1..=8).map(|number| format!("Line {number}.")).chain([last.to_string()]).collect::<Vec<_>>().join("\n");
        let first = json!({"name": "reply", "content": {"text": lines("Answer in 30 days.")}, "settings": {"temperature": 0.2}});
        program.post("/prompts", first).await;
        let second = json!({"content": {"text": lines("Answer in 14 days.")}, "settings": {"temperature": 0.7}, "tags": ["staging"]});
        program.publish("reply", second).await;
        let found = program.json("/prompts/reply/compare?from=1&to=staging").await;
        assert_eq!((&found["from_version"], &found["to_version"], &found["changes"], &found["fallback"]), (&json!(1), &json!(2), &json!(2), &json!(null)));
        assert_eq!(found["summary"], "14 days instead of 30 and temperature 0.2 → 0.7");
        assert_eq!(found["fields"], json!([{"area": "settings", "path": "temperature", "from": "0.2", "to": "0.7"}]));
        let rows = found["lines"].as_array().expect("lines");
        assert_eq!(rows[0], json!({"kind": "skipped", "from_line": 1, "to_line": 1, "lines": 5}));
        assert_eq!(rows[1], json!({"kind": "unchanged", "from_line": 6, "to_line": 6, "text": "Line 6."}));
        assert_eq!(rows[4]["from"]["words"], json!([{"kind": "same", "text": "Answer in "}, {"kind": "removed", "text": "30"}, {"kind": "same", "text": " days."}]));
        assert_eq!(rows[4]["to"]["words"][1], json!({"kind": "added", "text": "14"}));
        let all = program.json("/prompts/reply/compare?from=1&to=latest&context=100").await;
        assert_eq!(all["lines"].as_array().map(Vec::len), Some(9));
    }

    async fn what_cannot_be_compared_is_refused(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        says(&program.get("/prompts/reply/compare?from=1").await, 400, "invalid_parameter", "to is needed");
        says(&program.get("/prompts/reply/compare?from=Big&to=1").await, 400, "invalid_parameter", "latest or a tag");
        says(&program.get("/prompts/reply/compare?from=1&to=1&context=-1").await, 400, "invalid_parameter", "from 0 to 1000");
        says(&program.get("/prompts/reply/compare?from=1&to=9").await, 404, "not_found", "ersion 9");
        says(&program.get("/prompts/reply/compare?from=1&to=staging").await, 404, "not_found", "staging");
        says(&program.get("/prompts/nothing/compare?from=1&to=1").await, 404, "not_found", "nothing");
    }
}
