//! Prompts inside prompts.

use axum::http::Method;
use cuebook::{
    domain::prompts::content::{ChatRole, Message},
    usecases::prompts,
};
use serde_json::json;

use super::{Program, archive, chat, prompt_of, says, tag};
use crate::{both, support::acme};

const BY_LABEL: &str = "@@@prompt:name=tone|label=production@@@";
const PINNED: &str = "@@@prompt:name=tone|version=1@@@";

both! {
    async fn references_are_put_in_and_follow_their_label(house: House) {
        let program = Program::writer(&house).await;
        house.prompt("tone", "Be kind.").await;
        house.publish("tone", 1, "Be brief.").await.expect("version 2");
        tag(&house, "tone", "production", 1).await;
        let text = format!("{PINNED} {BY_LABEL} {{{{name}}}} {PINNED}");
        let made = program.post("/", json!({"name": "reply", "prompt": text})).await;
        assert_eq!(made.status, 201, "{made:?}");
        assert_eq!(made.json()["prompt"], text, "a write is answered as it was written");
        let row = program.json("/name/reply/").await;
        assert_eq!(row["prompt"], "Be kind. Be kind. {{name}} Be kind.");
        let references = json!([{"name": "tone", "version": 1, "label": null}, {"name": "tone", "version": 1, "label": "production"}]);
        assert_eq!(row["resolved_references"], references);
        tag(&house, "tone", "production", 2).await;
        assert_eq!(program.json("/name/reply/").await["prompt"], "Be kind. Be brief. {{name}} Be kind.", "the very next read");
        assert_eq!(program.json("/?content=full").await["results"][0]["prompt"], "Be kind. Be brief. {{name}} Be kind.");
        assert_eq!(program.json("/resolve/name/reply/").await["prompt"]["prompt"], text, "for whoever changes it");
    }

    async fn a_reference_that_leads_nowhere_is_not_published(house: House) {
        let program = Program::writer(&house).await;
        house.prompt("tone", "Be kind.").await;
        prompt_of(&house, "talk", chat(vec![Message::text(ChatRole::User, "words")])).await;
        let publish = async |text: &str| program.post("/", json!({"name": "reply", "prompt": text})).await;
        let refused = async |text: &str, code: &str, words: &str| says(&publish(text).await, 400, code, Some("prompt"), words);
        refused("@@@prompt:name=nobody|version=1@@@", "reference_not_found", "'nobody' does not exist").await;
        refused("@@@prompt:name=tone|version=7@@@", "reference_version_not_found", "no version 7").await;
        refused(BY_LABEL, "reference_label_not_found", "no tag 'production'").await;
        refused("@@@prompt:name=talk|version=1@@@", "reference_not_text", "is a chat").await;
        refused("@@@prompt:name=reply|version=1@@@", "self_reference", "references itself").await;
        let many: String = (1..=21).map(|number| format!("@@@prompt:name=tone|version={number}@@@")).collect();
        refused(&many, "too_many_references", "at most 20").await;
        program.post("/", json!({"name": "nest", "prompt": PINNED})).await;
        refused("@@@prompt:name=nest|version=1@@@", "nested_reference", "references of its own").await;
        program.post("/", json!({"name": "long", "prompt": "x".repeat(600_000)})).await;
        let twice = "@@@prompt:name=long|version=1@@@@@@prompt:name=long|version=1@@@";
        refused(twice, "assembled_too_large", "1,000,000").await;
        assert_eq!(program.ask("/name/reply/").await.status, 404, "nothing was made");
    }

    async fn a_referenced_prompt_stays_as_it_must_be(house: House) {
        let program = Program::writer(&house).await;
        house.prompt("tone", "Be kind.").await;
        house.prompt("other", "words").await;
        tag(&house, "tone", "production", 1).await;
        program.post("/", json!({"name": "reply", "prompt": BY_LABEL})).await;
        let nested = program.patch("tone", json!({"base_version": 1, "prompt": "@@@prompt:name=other|version=1@@@"})).await;
        says(&nested, 400, "referenced_prompt_cannot_reference", Some("prompt"), "stands in reply");
        let archived = program.post("/name/tone/archive/", json!({})).await;
        says(&archived, 409, "prompt_in_use", None, "referenced by reply");
        program.patch("reply", json!({"base_version": 1, "prompt": "without"})).await;
        assert_eq!(program.post("/name/tone/archive/", json!({})).await.status, 204, "old versions do not hold it");
    }

    async fn what_is_gone_since_is_named_to_who_fetches(house: House) {
        let program = Program::writer(&house).await;
        house.prompt("tone", "Be kind.").await;
        tag(&house, "tone", "production", 1).await;
        program.post("/", json!({"name": "reply", "prompt": BY_LABEL})).await;
        let (card, _) = prompts::read_card(&house.app, &house.lena, &acme(), "reply").await.expect("a card");
        archive(&house, "reply").await;
        let removed = program.send(Method::DELETE, "/name/tone/labels/production/", json!({})).await;
        assert_eq!(removed.status, 204, "an archived prompt holds nothing: {removed:?}");
        prompts::bring_back_prompt(&house.app, &house.lena, &acme(), card.uuid).await.expect("back");
        says(&program.ask("/name/reply/").await, 404, "reference_label_not_found", None, "no longer there");
        let list = program.json("/?content=full").await;
        let names: Vec<_> = list["results"].as_array().expect("a list").iter().map(|row| &row["name"]).collect();
        assert_eq!(names, ["tone"], "the others are still there");
        program.patch("reply", json!({"base_version": 1, "prompt": PINNED})).await;
        program.put_label("reply", "old", 2).await;
        program.patch("reply", json!({"base_version": 2, "prompt": "without"})).await;
        let archived = program.post("/name/tone/archive/", json!({})).await;
        says(&archived, 409, "prompt_in_use", None, "referenced by reply");
        archive(&house, "reply").await;
        archive(&house, "tone").await;
    }

    async fn a_label_that_others_reference_stays_readable(house: House) {
        let program = Program::writer(&house).await;
        prompt_of(&house, "tone", chat(vec![Message::text(ChatRole::User, "words")])).await;
        house.publish("tone", 1, "Be kind.").await.expect("version 2");
        house.publish("tone", 2, "Be brief.").await.expect("version 3");
        tag(&house, "tone", "production", 2).await;
        tag(&house, "tone", "free", 1).await;
        program.post("/", json!({"name": "reply", "prompt": BY_LABEL})).await;
        let moved = program.put_label("tone", "production", 1).await;
        says(&moved, 409, "label_in_use", None, "tag production of tone is referenced by reply");
        let removed = program.send(Method::DELETE, "/name/tone/labels/production/", json!({})).await;
        says(&removed, 409, "label_in_use", None, "tag production of tone is referenced by reply");
        assert_eq!(program.json("/name/reply/").await["prompt"], "Be kind.", "it is where it was");
        assert_eq!(program.put_label("tone", "production", 3).await.status, 200);
        assert_eq!(program.put_label("tone", "free", 2).await.status, 200, "nobody references it");
        assert_eq!(program.send(Method::DELETE, "/name/tone/labels/free/", json!({})).await.status, 204);
    }

    async fn a_label_is_put_only_on_what_can_be_put_together(house: House) {
        let program = Program::writer(&house).await;
        house.prompt("tone", "Be kind.").await;
        program.post("/", json!({"name": "reply", "prompt": PINNED})).await;
        program.patch("reply", json!({"base_version": 1, "prompt": "without"})).await;
        assert_eq!(program.put_label("reply", "old", 1).await.status, 201, "it can");
        program.send(Method::DELETE, "/name/reply/labels/old/", json!({})).await;
        archive(&house, "tone").await;
        says(&program.put_label("reply", "old", 1).await, 400, "reference_not_found", Some("prompt"), "'tone' does not exist");
        assert_eq!(program.put_label("reply", "old", 2).await.status, 201);
    }
}
