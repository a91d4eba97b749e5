//! The record of what was done to prompts.

use serde_json::{Value, json};

use super::{Program, says};
use crate::both;

const PATH: &str = "/api/projects/@current/activity_log/";

fn told(page: &Value) -> Vec<(&str, &str)> {
    let results = page["results"].as_array().expect("a list");
    results
        .iter()
        .map(|line| (line["scope"].as_str().expect("a scope"), line["activity"].as_str().expect("a verb")))
        .collect()
}

both! {
    async fn the_history_of_a_prompt_is_told(house: House) {
        let program = Program::writer(&house).await;
        program.post("/", json!({"name": "reply", "prompt": "one"})).await;
        program.patch("reply", json!({"base_version": 1, "prompt": "two"})).await;
        program.put_label("reply", "production", 1).await;
        program.put_label("reply", "production", 2).await;
        program.put_label("reply", "production", 2).await;
        program.post("/", json!({"name": "another", "prompt": "one"})).await;
        let page = program.get(&format!("{PATH}?scopes=LLMPrompt,LLMPromptLabel&item_id=reply")).await.json();
        let wanted = [("LLMPromptLabel", "updated"), ("LLMPromptLabel", "created"), ("LLMPrompt", "published"), ("LLMPrompt", "created")];
        assert_eq!(told(&page), wanted, "a move to where it was is not told");
        let published = &page["results"][2];
        assert_eq!((&published["item_id"], &published["user"]["first_name"]), (&json!("reply"), &json!("Lena Fischer")));
        let change = &published["detail"]["changes"][0];
        assert_eq!((&change["field"], &change["before"], &change["after"]), (&json!("version"), &json!(1), &json!(2)));
        let labels = program.get(&format!("{PATH}?scopes=LLMPromptLabel&item_id=reply&limit=1")).await.json();
        assert_eq!(told(&labels), [("LLMPromptLabel", "updated")]);
        let next = labels["next"].as_str().expect("more").replace("http://cuebook.test", "");
        let older = program.get(&next).await.json();
        assert_eq!((told(&older), &older["next"]), (vec![("LLMPromptLabel", "created")], &json!(null)));
    }

    async fn the_record_of_the_project_is_for_admins(house: House) {
        let program = Program::writer(&house).await;
        says(&program.get(PATH).await, 403, "permission_denied", None, "admin");
        assert_eq!(program.get(&format!("{PATH}?item_id=nobody")).await.json()["results"], json!([]));
    }
}
