//! Writing: new prompts, new versions, copies, and prompts taken out of use.

use cuebook::domain::access::Scope;
use serde_json::{Value, json};

use super::{Agent, chat, words};
use crate::both;

both! {
    async fn a_version_is_published_whole_or_by_edits(house: House) {
        let agent = Agent::new(&house).await;
        agent.done("prompt-create", json!({ "name": "letter", "prompt": "Dear {{user}},", "config": { "model": "a" } })).await;
        let whole = agent.done("prompt-update", json!({ "name": "letter", "base_version": 1, "prompt": "Dear {{user}}, hello.", "message": "Greet" })).await;
        assert_eq!((&whole["version"], &whole["prompt"], &whole["message"]), (&json!(2), &json!("Dear {{user}}, hello."), &json!("Greet")));
        assert_eq!(whole["config"], json!({ "model": "a" }), "carried on");
        let edits = json!([{ "old": "Dear", "new": "Good day" }, { "old": "Good day {{user}}, hello", "new": "Welcome" }]);
        let edited = agent.done("prompt-update", json!({ "name": "letter", "base_version": 2, "edits": edits })).await;
        assert_eq!((&edited["version"], &edited["prompt"]), (&json!(3), &json!("Welcome.")));
        assert_eq!(agent.latest("letter").await, (json!(3), json!("Welcome.")));
    }

    async fn a_config_is_carried_on_replaced_or_taken_away(house: House) {
        let agent = Agent::new(&house).await;
        agent.done("prompt-create", json!({ "name": "letter", "prompt": "Dear.", "config": { "model": "a", "seed": 1 } })).await;
        for (config, expected) in [(json!({ "model": "b" }), json!({ "model": "b" })), (Value::Null, Value::Null)] {
            let updated = agent.done("prompt-update", json!({ "name": "letter", "config": config })).await;
            assert_eq!((&updated["config"], &updated["prompt"]), (&expected, &json!("Dear.")));
        }
    }

    async fn an_unchanged_text_makes_a_version_too(house: House) {
        house.prompt("letter", "Dear.").await;
        let agent = Agent::new(&house).await;
        let again = agent.done("prompt-update", json!({ "name": "letter", "prompt": "Dear." })).await;
        assert_eq!(again["version"], 2);
    }

    async fn edits_of_a_chat_find_their_message(house: House) {
        chat(&house, "talk").await;
        let agent = Agent::new(&house).await;
        let edits = json!([{ "old": "Where is", "new": "Show me" }, { "old": "Here.", "new": "There." }]);
        let edited = agent.done("prompt-update", json!({ "name": "talk", "edits": edits })).await;
        assert_eq!(edited["messages"], json!([
            { "role": "system", "content": "You find {{thing}}." },
            { "role": "user", "content": "Show me {{thing}}?" },
            { "role": "assistant", "content": "There." },
        ]));
        let twice = json!([{ "old": "{{thing}}", "new": "it" }]);
        agent.refused("prompt-update", json!({ "name": "talk", "edits": twice }), "invalid", "matches 2 times").await;
        let data = agent.refused("prompt-update", json!({ "name": "talk", "prompt": "one text" }), "invalid", "is a chat").await;
        assert_eq!(data["field"], "prompt");
        assert_eq!(agent.done("prompt-get", json!({ "name": "talk" })).await["version"], 2);
    }

    async fn whoever_was_faster_is_named_with_what_they_changed(house: House) {
        let text = |season: &str| format!("Hello.\nIt is {season} now.\nBye.");
        house.prompt("note", &text("winter")).await;
        house.publish("note", 1, &text("spring")).await.expect("version 2");
        let agent = Agent::new(&house).await;
        let late = json!({ "name": "note", "base_version": 1, "prompt": text("autumn") });
        let result = agent.call("prompt-update", late.clone()).await;
        assert_eq!(words(&result), "Ana Ruiz published version 2 of note while you were editing version 1.\n\n\
            Version 2 was published on 20 Nov 2026, 12:00 UTC.\n\n\
            From version 1 to 2: 1 sentence rewritten.\n\n \
            Hello.\n-It is winter now.\n+It is spring now.\n Bye.\n\n\
            Nothing was published. Fit your change into version 2 and call again with base_version 2.");
        let data = agent.refused("prompt-update", late.clone(), "conflict", "version 2").await;
        assert_eq!((&data["base_version"], &data["current_version"], &data["field"]), (&json!(1), &json!(2), &json!("base_version")));
        assert_eq!(data["changes"], " Hello.\n-It is winter now.\n+It is spring now.\n Bye.\n");
        assert_eq!(agent.latest("note").await, (json!(2), json!(text("spring"))));

        let blind = Agent::with(&house, &[Scope::PromptWrite]).await;
        let data = blind.refused("prompt-update", late, "conflict", "Ana Ruiz published version 2").await;
        assert_eq!((&data["current_version"], &data["changes"]), (&json!(2), &Value::Null), "a key that may not read");
    }

    async fn a_long_change_is_cut_and_says_so(house: House) {
        house.prompt("note", &"old words\n".repeat(2_000)).await;
        house.publish("note", 1, &"quite new things\n".repeat(2_000)).await.expect("version 2");
        let agent = Agent::new(&house).await;
        let late = json!({ "name": "note", "base_version": 1, "prompt": "mine" });
        let data = agent.refused("prompt-update", late, "conflict", "read the whole with prompt-get").await;
        assert_eq!(data["changes_are_cut"], true);
        assert!(data["changes"].as_str().is_some_and(|text| text.len() <= 4_000));
    }

    async fn a_base_that_is_not_there_is_told(house: House) {
        house.prompt("note", "winter").await;
        let agent = Agent::new(&house).await;
        agent.refused("prompt-update", json!({ "name": "note", "base_version": 9, "prompt": "x" }), "not_found", "Version 9").await;
        let data = agent.refused("prompt-update", json!({ "name": "note", "base_version": 0, "prompt": "x" }), "invalid", "from 1 on").await;
        assert_eq!(data["field"], "base_version");
    }

    async fn a_copy_starts_anew(house: House) {
        let agent = Agent::new(&house).await;
        agent.done("prompt-create", json!({ "name": "note", "prompt": "one", "config": { "model": "a" }, "topics": ["x"] })).await;
        agent.done("prompt-update", json!({ "name": "note", "prompt": "two" })).await;
        agent.done("prompt-tag-set", json!({ "name": "note", "tag": "production", "version": 2 })).await;
        let copied = agent.done("prompt-duplicate", json!({ "name": "note", "new_name": "copy" })).await;
        assert_eq!(copied, json!({ "name": "copy", "version": 1, "copied_from": "note" }));
        let copy = agent.done("prompt-get", json!({ "name": "copy" })).await;
        assert_eq!((&copy["prompt"], &copy["config"], &copy["tags"]), (&json!("two"), &json!({ "model": "a" }), &json!([])));
        agent.refused("prompt-duplicate", json!({ "name": "note", "new_name": "copy" }), "taken", "copy").await;
    }

    async fn an_archived_prompt_is_gone_at_once(house: House) {
        house.prompt("note", "one").await;
        let agent = Agent::new(&house).await;
        assert_eq!(agent.done("prompt-archive", json!({ "name": "note" })).await, json!({ "name": "note", "archived": true }));
        for tool in ["prompt-get", "prompt-archive", "prompt-tags", "prompt-resolve"] {
            agent.refused(tool, json!({ "name": "note" }), "not_found", "note").await;
        }
        assert_eq!(agent.done("prompt-list", json!({})).await["results"], json!([]));
        assert_eq!(agent.done("prompt-create", json!({ "name": "note", "prompt": "anew" })).await["version"], 1);
    }
}
