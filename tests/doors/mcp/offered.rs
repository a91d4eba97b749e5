//! The prompts themselves, as a person picks them in a client.

use serde_json::{Value, json};

use super::{Agent, chat};
use crate::both;

fn said(message: &Value) -> (&str, &str) {
    let content = &message["content"];
    assert_eq!(content["type"], "text", "{message}");
    (message["role"].as_str().expect("a role"), content["text"].as_str().expect("words"))
}

both! {
    async fn prompts_are_offered_with_their_variables(house: House) {
        let agent = Agent::new(&house).await;
        agent.done("prompt-create", json!({ "name": "plain", "prompt": "Nothing to fill in, not even {{ this }}." })).await;
        agent.done("prompt-create", json!({ "name": "greeting", "prompt": "Old {{word}}.", "description": "Says hello." })).await;
        agent.done("prompt-update", json!({ "name": "greeting", "prompt": "Hello {{user_name}} from {{company.name}}, {{user_name}}." })).await;
        let listed = agent.result("prompts/list", json!({})).await;
        assert_eq!(listed, json!({ "prompts": [
            { "name": "greeting", "description": "Says hello.", "arguments": [
                { "name": "user_name", "required": true },
                { "name": "company.name", "required": true },
            ]},
            { "name": "plain" },
        ]}));
    }

    async fn they_come_in_pages(house: House) {
        for index in 0..53 {
            house.prompt(&format!("p{index}"), "words").await;
        }
        let agent = Agent::new(&house).await;
        let mut names = Vec::new();
        let mut params = json!({});
        loop {
            let page = agent.result("prompts/list", params).await;
            let prompts = page["prompts"].as_array().expect("prompts");
            assert!(prompts.len() <= 50);
            names.extend(prompts.iter().map(|prompt| prompt["name"].as_str().expect("a name").to_string()));
            let Some(cursor) = page.get("nextCursor") else { break };
            params = json!({ "cursor": cursor });
        }
        assert_eq!(names, (0..53).rev().map(|index| format!("p{index}")).collect::<Vec<_>>());
        let (code, says) = agent.error("prompts/list", json!({ "cursor": "x" })).await;
        assert!(code == -32602 && says.contains("cursor"), "{says}");
    }

    async fn variables_are_filled_in_once(house: House) {
        house.prompt("greeting", "Hello {{name}}, {{ name }} {{{{name}}}} {{tier}} {{prénom}}.").await;
        let agent = Agent::new(&house).await;
        let filled = agent.result("prompts/get", json!({ "name": "greeting", "arguments": { "name": "{{tier}}", "other": "x" } })).await;
        assert_eq!(said(&filled["messages"][0]), ("user", "Hello {{tier}}, {{ name }} {{{{tier}}}} {{tier}} {{prénom}}."));
        assert_eq!(filled["description"], "Version 1 of greeting. No value was given for tier; it stands as it is written.");
        let numbers = json!({ "name": 3, "tier": true });
        let filled = agent.result("prompts/get", json!({ "name": "greeting", "arguments": numbers })).await;
        assert_eq!(said(&filled["messages"][0]).1, "Hello 3, {{ name }} {{3}} true {{prénom}}.");
        assert_eq!(filled["description"], "Version 1 of greeting.");
        let bare = agent.result("prompts/get", json!({ "name": "greeting" })).await;
        assert!(said(&bare["messages"][0]).1.starts_with("Hello {{name}}"));
    }

    async fn a_chat_keeps_its_turns(house: House) {
        chat(&house, "talk").await;
        let agent = Agent::new(&house).await;
        let filled = agent.result("prompts/get", json!({ "name": "talk", "arguments": { "thing": "tea" } })).await;
        let messages: Vec<_> = filled["messages"].as_array().expect("messages").iter().map(said).collect();
        assert_eq!(messages, [("user", "You find tea."), ("user", "Where is tea?"), ("assistant", "Here.")]);
    }

    async fn a_short_prompt_does_not_become_endless(house: House) {
        house.prompt("many", &"{{a}}".repeat(10_000)).await;
        let agent = Agent::new(&house).await;
        let (code, says) = agent.error("prompts/get", json!({ "name": "many", "arguments": { "a": "x".repeat(1_000) } })).await;
        assert!(code == -32602 && says.contains("4,000,000 bytes"), "{says}");
        let filled = agent.result("prompts/get", json!({ "name": "many", "arguments": { "a": "x".repeat(100) } })).await;
        assert_eq!(said(&filled["messages"][0]).1.len(), 1_000_000);
    }

    async fn one_that_is_not_there_is_named(house: House) {
        let agent = Agent::new(&house).await;
        for name in ["greting", "a b", "a\u{0}"] {
            let (code, says) = agent.error("prompts/get", json!({ "name": name })).await;
            assert!(code == -32602 && says.contains("was not found"), "{says}");
        }
    }
}
