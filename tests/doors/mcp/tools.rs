//! The list of tools, as a model is shown it.

use serde_json::{Value, json};

use super::Agent;
use crate::both;

async fn tools(agent: &Agent) -> Vec<Value> {
    agent.result("tools/list", json!({})).await["tools"].as_array().expect("a list").clone()
}

both! {
    async fn each_tool_says_what_it_takes_and_what_it_does(house: House) {
        let agent = Agent::new(&house).await;
        let shown: Vec<Value> = tools(&agent).await.iter().map(|tool| {
            let schema = &tool["inputSchema"];
            assert_eq!((&schema["type"], &schema["additionalProperties"]), (&json!("object"), &json!(false)), "{tool}");
            assert!(tool["description"].as_str().is_some_and(|words| words.len() > 40), "{tool}");
            let arguments = schema["properties"].as_object().expect("arguments");
            assert!(arguments.values().all(|argument| argument["description"].is_string()), "{tool}");
            let required = schema["required"].as_array().expect("a list");
            assert!(required.iter().all(|name| arguments.contains_key(name.as_str().expect("a name"))), "{tool}");
            let hints = &tool["annotations"];
            let effect = [&hints["readOnlyHint"], &hints["destructiveHint"], &hints["idempotentHint"]];
            json!([tool["name"], arguments.keys().collect::<Vec<_>>(), required, effect])
        }).collect();
        let (reads, adds, changes) = (json!([true, false, true]), json!([false, false, false]), json!([false, true, true]));
        let update = ["prompt", "messages", "edits", "config", "message", "base_version"];
        let with = |name: &str| std::iter::once(name).chain(update).map(String::from).collect::<Vec<_>>();
        let create = ["name", "prompt", "messages", "config", "message", "description", "topics"];
        let expected = json!([
            ["prompt-list", ["search", "topic", "tag", "limit", "cursor"], [], reads],
            ["prompt-get", ["name", "version", "tag", "content", "assembled"], ["name"], reads],
            ["prompt-create", create, ["name"], adds],
            ["prompt-update", with("name"), ["name"], adds],
            ["prompt-compare", ["name", "from", "to"], ["name", "from"], reads],
            ["prompt-resolve", ["name", "selector", "before_version", "limit"], ["name"], reads],
            ["prompt-tags", ["name"], ["name"], reads],
            ["prompt-tag-set", ["name", "tag", "version", "expected_version", "description"], ["name", "tag", "version"], changes],
            ["prompt-tag-remove", ["name", "tag"], ["name", "tag"], changes],
            ["prompt-duplicate", ["name", "new_name"], ["name", "new_name"], adds],
            ["prompt-archive", ["name"], ["name"], changes],
            ["llma-prompt-list", ["search", "topic", "tag", "limit", "cursor"], [], reads],
            ["llma-prompt-get", ["prompt_name", "version", "tag", "content", "assembled"], ["prompt_name"], reads],
            ["llma-prompt-create", create, ["name"], adds],
            ["llma-prompt-update", with("prompt_name"), ["prompt_name"], adds],
            ["llma-prompt-duplicate", ["prompt_name", "new_name"], ["prompt_name", "new_name"], adds],
        ]);
        assert_eq!(json!(shown), expected);
    }

    async fn no_tool_takes_what_it_does_not_list(house: House) {
        let agent = Agent::new(&house).await;
        for tool in tools(&agent).await {
            let (name, schema) = (tool["name"].as_str().expect("a name"), &tool["inputSchema"]);
            let of_kind = |argument: &str| match argument {
                "version" => json!(1),
                "name" | "prompt_name" => json!("greeting"),
                _ => json!("words"),
            };
            let required = schema["required"].as_array().expect("a list").iter().filter_map(Value::as_str);
            let mut arguments: serde_json::Map<_, _> = required.map(|name| (name.to_string(), of_kind(name))).collect();
            arguments.insert(String::from("lable"), json!("production"));
            let data = agent.refused(name, Value::Object(arguments), "invalid", "takes no \"lable\"").await;
            let message = data["message"].as_str().expect("a sentence");
            for argument in schema["properties"].as_object().expect("arguments").keys() {
                let argument = if argument == "prompt_name" { "name" } else { argument };
                assert!(message.contains(argument), "{name} does not read {argument}: {message}");
            }
        }
    }

    async fn the_newer_names_take_both_spellings(house: House) {
        let agent = Agent::new(&house).await;
        agent.done("llma-prompt-create", json!({ "name": "greeting", "prompt": "One." })).await;
        for (tool, spelling) in [("llma-prompt-get", "prompt_name"), ("llma-prompt-get", "name"), ("prompt-get", "prompt_name")] {
            assert_eq!(agent.done(tool, json!({ spelling: "greeting" })).await["prompt"], "One.");
        }
        let edits = json!([{ "old": "One", "new": "Two" }]);
        let updated = agent.done("llma-prompt-update", json!({ "prompt_name": "greeting", "edits": edits, "version_description": "why" })).await;
        assert_eq!((&updated["version"], &updated["message"]), (&json!(2), &json!("why")));
        agent.done("llma-prompt-duplicate", json!({ "prompt_name": "greeting", "new_name": "welcome" })).await;
        let listed = agent.done("llma-prompt-list", json!({ "search": "two" })).await;
        let names: Vec<&Value> = listed["results"].as_array().expect("rows").iter().map(|row| &row["name"]).collect();
        assert_eq!(names, ["welcome", "greeting"]);
    }
}
