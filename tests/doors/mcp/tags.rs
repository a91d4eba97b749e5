//! Releases.

use serde_json::json;

use super::Agent;
use crate::both;

both! {
    async fn a_tag_is_made_moved_and_taken_away(house: House) {
        house.prompt("note", "winter").await;
        house.publish("note", 1, "spring").await.expect("version 2");
        let agent = Agent::new(&house).await;
        for (version, change) in [(1, "created"), (2, "moved"), (2, "stayed")] {
            let set = json!({ "name": "note", "tag": "production", "version": version });
            let told = agent.done("prompt-tag-set", set).await;
            assert_eq!(told, json!({ "name": "note", "tag": "production", "version": version, "change": change }));
        }
        agent.done("prompt-tag-set", json!({ "name": "note", "label": "staging", "version": 2, "description": "For us" })).await;
        let tags = agent.done("prompt-tags", json!({ "name": "note" })).await["tags"].clone();
        let at = "2026-11-20T12:00:00Z";
        assert_eq!(tags, json!([
            { "name": "production", "version": 2, "description": "", "created_at": at, "moved_at": at },
            { "name": "staging", "version": 2, "description": "For us", "created_at": at, "moved_at": at },
        ]));
        let removed = agent.done("prompt-tag-remove", json!({ "name": "note", "tag": "production" })).await;
        assert_eq!(removed, json!({ "name": "note", "tag": "production", "removed": true }));
        agent.refused("prompt-get", json!({ "name": "note", "tag": "production" }), "not_found", "production").await;
        agent.refused("prompt-tag-remove", json!({ "name": "note", "tag": "production" }), "not_found", "production").await;
    }

    async fn a_tag_that_somebody_moved_stays_when_asked_to(house: House) {
        house.prompt("note", "winter").await;
        house.publish("note", 1, "spring").await.expect("version 2");
        let agent = Agent::new(&house).await;
        let set = |version: i32, expected: i32| json!({ "name": "note", "tag": "production", "version": version, "expected_version": expected });
        agent.done("prompt-tag-set", set(1, 0)).await;
        let data = agent.refused("prompt-tag-set", set(2, 0), "taken", "now points at version 1").await;
        assert_eq!(data["field"], "tag");
        agent.done("prompt-tag-set", set(2, 1)).await;
    }

    async fn what_cannot_be_a_tag_or_a_version_is_told(house: House) {
        house.prompt("note", "winter").await;
        let agent = Agent::new(&house).await;
        for (tag, holds) in [("latest", "newest version"), ("12", "number"), ("Production", "lower-case"), ("", "characters")] {
            let data = agent.refused("prompt-tag-set", json!({ "name": "note", "tag": tag, "version": 1 }), "invalid", holds).await;
            assert_eq!(data["field"], "tag");
        }
        for version in [0, 2, -1] {
            let set = json!({ "name": "note", "tag": "production", "version": version });
            let data = agent.refused("prompt-tag-set", set, "invalid", "versions 1 to 1").await;
            assert_eq!(data["field"], "version");
        }
    }
}
