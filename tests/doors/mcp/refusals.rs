//! What a model is told when something does not fit.

use cuebook::{
    domain::access::Scope,
    usecases::{App, Clock, Limits},
};
use serde_json::json;

use super::{ALL, Agent, words};
use crate::{
    both,
    support::{NOON, acme, http::Door},
};

both! {
    async fn a_key_does_only_what_its_scopes_say(house: House) {
        house.prompt("note", "winter").await;
        let reader = Agent::with(&house, &[Scope::PromptRead]).await;
        let writer = Agent::with(&house, &[Scope::PromptWrite]).await;
        let cases = [
            ("prompt-create", json!({ "name": "new-one", "prompt": "x" }), "prompt:write"),
            ("prompt-update", json!({ "name": "note", "prompt": "x" }), "prompt:write"),
            ("prompt-duplicate", json!({ "name": "note", "new_name": "new-one" }), "prompt:write"),
            ("prompt-archive", json!({ "name": "note" }), "prompt:write"),
            ("prompt-tag-set", json!({ "name": "note", "tag": "production", "version": 1 }), "tag:write"),
            ("prompt-tag-remove", json!({ "name": "note", "tag": "production" }), "tag:write"),
            ("prompt-list", json!({}), "prompt:read"),
            ("prompt-get", json!({ "name": "note" }), "prompt:read"),
            ("prompt-compare", json!({ "name": "note", "from": 1 }), "prompt:read"),
            ("prompt-resolve", json!({ "name": "note" }), "prompt:read"),
            ("prompt-tags", json!({ "name": "note" }), "prompt:read"),
        ];
        let tools = reader.result("tools/list", json!({})).await;
        for tool in tools["tools"].as_array().expect("tools") {
            let tool = tool["name"].as_str().expect("a name");
            // Some go by PostHog's name too.
            let case = cases.iter().find(|(name, ..)| tool.trim_start_matches("llma-") == *name);
            let (_, arguments, scope) = case.unwrap_or_else(|| panic!("who may not call {tool}?"));
            let without = if *scope == "prompt:read" { &writer } else { &reader };
            without.refused(tool, arguments.clone(), "forbidden", scope).await;
        }
        for (method, params) in [("prompts/list", json!({})), ("prompts/get", json!({ "name": "note" }))] {
            let (code, says) = writer.error(method, params).await;
            assert!(code == -32600 && says.contains("prompt:read"), "{says}");
        }
        let (names, text) = (reader.done("prompt-list", json!({})).await, reader.latest("note").await);
        assert_eq!((names["results"].as_array().map(Vec::len), text), (Some(1), (json!(1), json!("winter"))));
        let updated = writer.done("prompt-update", json!({ "name": "note", "prompt": "spring" })).await;
        assert_eq!(updated["prompt"], "spring", "it is shown what it wrote itself");
    }

    async fn arguments_that_do_not_fit_are_named(house: House) {
        house.prompt("note", "winter").await;
        let agent = Agent::new(&house).await;
        let cases = [
            ("prompt-get", json!({}), "\"name\" is missing"),
            ("prompt-get", json!({ "name": "a\u{0}b" }), "NUL"),
            ("prompt-get", json!({ "name": 3 }), "\"name\" must be a text"),
            ("prompt-get", json!({ "name": "note", "prompt_name": "other" }), "given twice"),
            ("prompt-get", json!({ "name": "note", "version": 1, "tag": "production" }), "exclude each other"),
            ("prompt-get", json!({ "name": "note", "version": "two" }), "\"version\" must be a whole number"),
            ("prompt-get", json!({ "name": "note", "version": 0 }), "from 1 on"),
            ("prompt-get", json!({ "name": "note", "content": "all" }), "full, preview or none"),
            ("prompt-get", json!({ "name": "note", "assembled": "yes" }), "true or false"),
            ("prompt-list", json!({ "limit": 0 }), "between 1 and 100"),
            ("prompt-list", json!({ "limit": 101 }), "between 1 and 100"),
            ("prompt-list", json!({ "cursor": "abc" }), "\"cursor\""),
            ("prompt-list", json!({ "search": "a\u{0}b" }), "NUL"),
            ("prompt-list", json!({ "tag": "Production" }), "lower-case"),
            ("prompt-create", json!({ "name": "a b", "prompt": "x" }), "only letters"),
            ("prompt-create", json!({ "name": "new", "prompt": "x" }), "taken by the address"),
            ("prompt-create", json!({ "name": "other" }), "\"prompt\" is missing"),
            ("prompt-create", json!({ "name": "other", "prompt": " " }), "needs some text"),
            ("prompt-create", json!({ "name": "other", "prompt": "a\u{1}" }), "control character"),
            ("prompt-create", json!({ "name": "other", "prompt": "x".repeat(1_000_001) }), "at most 1,000,000 bytes"),
            ("prompt-create", json!({ "name": "other", "prompt": "x", "messages": [] }), "exclude each other"),
            ("prompt-create", json!({ "name": "other", "messages": [] }), "at least one message"),
            ("prompt-create", json!({ "name": "other", "messages": [{ "role": "poet", "content": "x" }] }), "message 1"),
            ("prompt-create", json!({ "name": "other", "prompt": "x", "config": "gpt-5" }), "must be a JSON object"),
            ("prompt-create", json!({ "name": "other", "prompt": "x", "message": "m".repeat(2_001) }), "at most 2,000 characters"),
            ("prompt-create", json!({ "name": "other", "prompt": "x", "topics": "a" }), "must be a list"),
            ("prompt-create", json!({ "name": "other", "prompt": "x", "topics": [1] }), "list of words"),
            ("prompt-update", json!({ "name": "note" }), "nothing to publish"),
            ("prompt-update", json!({ "name": "note", "prompt": "x", "edits": [{ "old": "a", "new": "b" }] }), "not both"),
            ("prompt-update", json!({ "name": "note", "edits": [] }), "at least one edit"),
            ("prompt-update", json!({ "name": "note", "edits": [{ "old": "winter" }] }), "edit 1 needs"),
            ("prompt-update", json!({ "name": "note", "edits": [{ "old": "summer", "new": "b" }] }), "not found"),
            ("prompt-compare", json!({ "name": "note" }), "\"from\" is missing"),
            ("prompt-compare", json!({ "name": "note", "from": true }), "version number, a tag or latest"),
            ("prompt-compare", json!({ "name": "note", "from": "Not A Tag" }), "neither a version nor a tag"),
            ("prompt-resolve", json!({ "name": "note", "selector": "Not A Tag" }), "lower-case"),
            ("prompt-tag-set", json!({ "name": "note", "version": 1 }), "\"tag\" is missing"),
            ("prompt-tag-set", json!({ "name": "note", "tag": "production" }), "\"version\" is missing"),
            ("prompt-duplicate", json!({ "name": "note" }), "\"new_name\" is missing"),
            ("prompt-duplicate", json!({ "name": "note", "new_name": "a b" }), "only letters"),
        ];
        for (tool, arguments, holds) in cases {
            let result = agent.call(tool, arguments.clone()).await;
            let says = words(&result).to_lowercase();
            assert_eq!(result["isError"], true, "{tool} {arguments}");
            assert_eq!(result["structuredContent"]["code"], "invalid", "{tool}: {result}");
            assert!(says.contains(&holds.to_lowercase()), "{tool}: {says}");
        }
        assert_eq!(agent.latest("note").await, (json!(1), json!("winter")));
        assert_eq!(agent.done("prompt-list", json!({})).await["results"].as_array().map(Vec::len), Some(1));
    }

    async fn what_is_not_there_is_named(house: House) {
        house.prompt("greeting", "winter").await;
        let agent = Agent::new(&house).await;
        for (arguments, holds) in [
            (json!({ "name": "greting" }), "\"greting\" (prompt-list shows"),
            (json!({ "name": "../../etc" }), "prompt-list shows"),
            (json!({ "name": "greeting", "version": 9 }), "Version 9 of greeting (it has the versions 1 to 1)"),
            (json!({ "name": "greeting", "tag": "production" }), "tag production of greeting (prompt-tags shows"),
        ] {
            agent.refused("prompt-get", arguments, "not_found", holds).await;
        }
        agent.refused("prompt-compare", json!({ "name": "greeting", "from": 1, "to": 7 }), "not_found", "Version 7").await;
        agent.refused("prompt-compare", json!({ "name": "greeting", "from": "production" }), "not_found", "production").await;
        agent.refused("prompt-create", json!({ "name": "greeting", "prompt": "x" }), "taken", "greeting already").await;
    }

    async fn too_many_writes_are_told_to_wait(house: House) {
        let limits = Limits { writes_per_minute: 2, ..Limits::default() };
        let app = App::new(house.app.store.clone(), Clock::fixed(NOON), limits);
        let Agent { bearer, .. } = Agent::of(&house, &house.lena, &acme(), &ALL).await;
        let agent = Agent { door: Door::new(&app), bearer };
        for name in ["one", "two"] {
            agent.done("prompt-create", json!({ "name": name, "prompt": "x" })).await;
        }
        let data = agent.refused("prompt-create", json!({ "name": "three", "prompt": "x" }), "too_many", "60 seconds").await;
        assert_eq!(data["retry_after_seconds"], 60);
        assert_eq!(agent.done("prompt-list", json!({})).await["results"].as_array().map(Vec::len), Some(2));
    }
}
