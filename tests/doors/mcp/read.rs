//! Looking for prompts, reading them, comparing their versions.

use cuebook::domain::access::Scope;
use serde_json::{Value, json};

use super::{Agent, chat};
use crate::both;

both! {
    async fn a_prompt_is_read_whole(house: House) {
        let agent = Agent::new(&house).await;
        let new = json!({
            "name": "greeting",
            "prompt": "Hello {{user_name}} from {{company.name}}.\r\nBye {{user_name}}.",
            "config": { "temperature": 0.2, "model": "gpt-5" },
            "message": "First words",
            "description": "What a customer reads first.",
            "topics": ["Support", "support "],
        });
        let created = agent.done("prompt-create", new).await;
        let read = agent.done("prompt-get", json!({ "name": "greeting" })).await;
        assert_eq!(created, read, "an agent need not read what it has just written");
        assert_eq!(read, json!({
            "name": "greeting",
            "version": 1,
            "latest_version": 1,
            "description": "What a customer reads first.",
            "prompt": "Hello {{user_name}} from {{company.name}}.\nBye {{user_name}}.",
            "kind": "text",
            "config": { "temperature": 0.2, "model": "gpt-5" },
            "tags": [],
            "variables": ["user_name", "company.name"],
            "message": "First words",
            "author": "Lena Fischer",
            "created_at": "2026-11-20T12:00:00Z",
        }));
        let config = read["config"].as_object().expect("an object");
        assert_eq!(config.keys().collect::<Vec<_>>(), ["temperature", "model"], "in the order they were written");
    }

    async fn a_version_a_tag_or_the_latest_is_read(house: House) {
        house.prompt("greeting", "winter").await;
        house.publish("greeting", 1, "spring").await.expect("version 2");
        let agent = Agent::new(&house).await;
        agent.done("prompt-tag-set", json!({ "name": "greeting", "tag": "production", "version": 1 })).await;
        for (more, version, words) in [
            (json!({}), 2, "spring"),
            (json!({ "version": 1 }), 1, "winter"),
            (json!({ "version": "2" }), 2, "spring"),
            (json!({ "tag": "production" }), 1, "winter"),
            (json!({ "label": "production" }), 1, "winter"),
            (json!({ "tag": "latest" }), 2, "spring"),
            (json!({ "version": null, "tag": null }), 2, "spring"),
        ] {
            let mut arguments = more;
            arguments["name"] = json!("greeting");
            let read = agent.done("prompt-get", arguments.clone()).await;
            assert_eq!((&read["version"], &read["prompt"]), (&json!(version), &json!(words)), "{arguments}");
            assert_eq!(read["tags"], if version == 1 { json!(["production"]) } else { json!([]) });
        }
    }

    async fn less_than_the_whole_text_can_be_asked_for(house: House) {
        house.prompt("long", &format!("{} {{{{end}}}}", "words ".repeat(100))).await;
        let agent = Agent::new(&house).await;
        let preview = agent.done("prompt-get", json!({ "name": "long", "content": "preview" })).await;
        assert_eq!(preview["preview"].as_str().map(str::len), Some(160));
        assert_eq!((&preview["prompt"], &preview["variables"]), (&Value::Null, &json!(["end"])));
        let none = agent.done("prompt-get", json!({ "name": "long", "content": "none" })).await;
        assert_eq!((&none["prompt"], &none["preview"], &none["version"]), (&Value::Null, &Value::Null, &json!(1)));
    }

    async fn a_chat_is_read_and_written_as_its_messages(house: House) {
        chat(&house, "talk").await;
        let agent = Agent::new(&house).await;
        let read = agent.done("prompt-get", json!({ "name": "talk" })).await;
        assert_eq!((&read["kind"], &read["variables"], &read["prompt"]), (&json!("chat"), &json!(["thing"]), &Value::Null));
        assert_eq!(read["messages"][1], json!({ "role": "user", "content": "Where is {{thing}}?" }));
        let mut messages = read["messages"].clone();
        messages[2] = json!({ "role": "assistant", "content": [
            { "type": "text", "text": "I look." },
            { "type": "tool_call", "id": "1", "name": "find", "arguments": { "what": "{{thing}}" } },
        ]});
        let written = agent.done("prompt-update", json!({ "name": "talk", "messages": messages })).await;
        assert_eq!((&written["version"], &written["messages"]), (&json!(2), &messages));
        let copy = agent.done("prompt-create", json!({ "name": "talk-2", "messages": messages })).await;
        assert_eq!(copy["messages"], messages);
    }

    async fn a_prompt_inside_another_is_read_as_written_or_put_in(house: House) {
        house.prompt("tone", "Be kind to {{whom}}.").await;
        house.prompt("reply", "@@@prompt:name=tone|version=1@@@ Answer.").await;
        let agent = Agent::new(&house).await;
        let written = agent.done("prompt-get", json!({ "name": "reply" })).await;
        assert_eq!((&written["prompt"], &written["variables"]), (&json!("@@@prompt:name=tone|version=1@@@ Answer."), &json!([])));
        let put_in = agent.done("prompt-get", json!({ "name": "reply", "assembled": true })).await;
        assert_eq!((&put_in["prompt"], &put_in["variables"]), (&json!("Be kind to {{whom}}. Answer."), &json!(["whom"])));
        assert_eq!(put_in["references"], json!([{ "name": "tone", "version": 1 }]));
        let used = agent.result("prompts/get", json!({ "name": "reply", "arguments": { "whom": "Ana" } })).await;
        assert_eq!(used["messages"][0]["content"]["text"], "Be kind to Ana. Answer.");
        let edits = json!([{ "old": "Answer", "new": "Reply" }]);
        let edited = agent.done("prompt-update", json!({ "name": "reply", "edits": edits })).await;
        assert_eq!(edited["prompt"], "@@@prompt:name=tone|version=1@@@ Reply.");
        let data = agent.refused("prompt-archive", json!({ "name": "tone" }), "reference", "reply").await;
        assert_eq!(data["field"], "name");
    }

    async fn prompts_are_listed_in_pages(house: House) {
        let agent = Agent::new(&house).await;
        for name in ["one", "two", "three"] {
            agent.done("prompt-create", json!({ "name": name, "prompt": format!("Text of {name}."), "topics": [name] })).await;
        }
        agent.done("prompt-tag-set", json!({ "name": "two", "tag": "production", "version": 1 })).await;
        let names = async |arguments: Value| {
            let page = agent.done("prompt-list", arguments).await;
            let names: Vec<String> = page["results"].as_array().expect("rows").iter().map(|row| row["name"].as_str().expect("a name").into()).collect();
            (names, page["next_cursor"].clone())
        };
        assert_eq!(names(json!({})).await, (vec!["three".into(), "two".into(), "one".into()], Value::Null));
        let (first, cursor) = names(json!({ "limit": 2 })).await;
        assert_eq!(first, ["three", "two"]);
        agent.done("prompt-create", json!({ "name": "four", "prompt": "Made while the pages are turned." })).await;
        assert_eq!(names(json!({ "limit": 2, "cursor": cursor })).await, (vec!["one".into()], Value::Null));
        for question in [json!({ "search": "OF TWO" }), json!({ "topic": "Two " }), json!({ "tag": "production" }), json!({ "label": "production" })] {
            assert_eq!(names(question.clone()).await.0, ["two"], "{question}");
        }
        let row = agent.done("prompt-list", json!({ "tag": "production" })).await["results"][0].clone();
        assert_eq!(row, json!({
            "name": "two",
            "description": "",
            "kind": "text",
            "latest_version": 1,
            "tags": [{ "name": "production", "version": 1 }],
            "topics": ["two"],
            "updated_at": "2026-11-20T12:00:00Z",
            "updated_by": "Lena Fischer",
            "created_at": "2026-11-20T12:00:00Z",
        }));
    }

    async fn two_versions_are_compared(house: House) {
        let agent = Agent::new(&house).await;
        let text = |season: &str| format!("Hello.\nIt is {season} now.\nBye.");
        agent.done("prompt-create", json!({ "name": "note", "prompt": text("winter"), "config": { "model": "a" } })).await;
        agent.done("prompt-update", json!({ "name": "note", "prompt": text("spring"), "config": { "model": "b" }, "message": "Thaw" })).await;
        agent.done("prompt-tag-set", json!({ "name": "note", "tag": "production", "version": 1 })).await;
        let compared = agent.done("prompt-compare", json!({ "name": "note", "from": "production" })).await;
        assert_eq!((&compared["from"]["version"], &compared["to"]["version"]), (&json!(1), &json!(2)));
        assert_eq!((&compared["to"]["message"], &compared["to"]["author"]), (&json!("Thaw"), &json!("Lena Fischer")));
        assert_eq!(
            compared["changes"],
            " Hello.\n-It is winter now.\n+It is spring now.\n Bye.\n-config.model: a\n+config.model: b\n"
        );
        assert_eq!((&compared["words_added"], &compared["words_removed"]), (&json!(1), &json!(1)));
        assert!(compared["summary"].as_str().is_some_and(|words| words.contains("1 sentence rewritten")), "{compared}");
        let same = agent.done("prompt-compare", json!({ "name": "note", "from": 1, "to": "production" })).await;
        assert_eq!((&same["summary"], &same["changes"]), (&json!("Nothing changed."), &json!("")));
    }

    async fn what_programs_get_is_resolved(house: House) {
        house.prompt("greeting", "1").await;
        for base in 1..=4 {
            house.publish("greeting", base, &format!("{}", base + 1)).await.expect("the next version");
        }
        let agent = Agent::with(&house, &[Scope::PromptRead, Scope::TagWrite]).await;
        agent.done("prompt-tag-set", json!({ "name": "greeting", "tag": "production", "version": 3 })).await;
        let told = agent.done("prompt-resolve", json!({ "name": "greeting", "selector": "production", "limit": 2 })).await;
        assert_eq!((&told["version"], &told["latest_version"], &told["has_more"]), (&json!(3), &json!(5), &json!(true)));
        assert_eq!(told["tags"], json!([{ "name": "production", "version": 3 }]));
        let numbers = |told: &Value| told["versions"].as_array().expect("rows").iter().map(|row| row["version"].as_i64().expect("a number")).collect::<Vec<_>>();
        assert_eq!(numbers(&told), [5, 4]);
        let older = agent.done("prompt-resolve", json!({ "name": "greeting", "before_version": 4 })).await;
        assert_eq!((numbers(&older), &older["version"], &older["has_more"]), (vec![3, 2, 1], &json!(5), &json!(false)));
        assert_eq!(older["versions"][0], json!({
            "version": 3, "message": "", "author": "Ana Ruiz", "created_at": "2026-11-20T12:00:00Z", "restored_from": null, "tags": ["production"],
        }));
        assert_eq!(agent.done("prompt-resolve", json!({ "name": "greeting", "selector": 2 })).await["version"], 2);
    }
}
