//! Tags: movable, with a history.

use cuebook::{
    domain::{
        prompts::selector::Selector,
        refusal::{Field, Refusal},
    },
    usecases::prompts,
};

use crate::{
    both,
    support::{House, acme, number, refused},
};

async fn set(house: &House, tag: &str, version: i32) -> Result<(), Refusal> {
    prompts::set_tag(&house.app, &house.ana, &acme(), "greeting", prompts::TagTarget::to(tag, version))
        .await
        .map(|_| ())
}

/// What a program that asks for the selector reads.
async fn resolved(house: &House, selector: &str) -> Option<i32> {
    let selector = Selector::parse(selector).expect("a selector");
    let found = prompts::resolve_prompt(&house.app, &house.vera, &acme(), "greeting", selector).await;
    found.expect("an answer").map(|delivered| delivered.version.number.get())
}

both! {
    async fn a_tag_moves_and_the_next_read_follows(house: House) {
        house.prompt("greeting", "one").await;
        house.publish("greeting", 1, "two").await.expect("a version");
        assert_eq!(resolved(&house, "production").await, None);
        set(&house, "production", 1).await.expect("made");
        assert_eq!(resolved(&house, "production").await, Some(1), "a 404 is not remembered past a create");
        set(&house, "production", 2).await.expect("moved");
        assert_eq!(resolved(&house, "production").await, Some(2));
        house.publish("greeting", 2, "three").await.expect("a version");
        assert_eq!(resolved(&house, "latest").await, Some(3));
        assert_eq!(resolved(&house, "2").await, Some(2), "digits are a version");
        let remove = async |seen| prompts::remove_tag(&house.app, &house.ana, &acme(), "greeting", "production", seen).await;
        let refusal = refused(remove(Some(1)).await);
        assert!(refusal.to_string().contains("now points at version 2"), "{refusal}");
        assert_eq!(resolved(&house, "production").await, Some(2), "nobody undoes what somebody else did meanwhile");
        remove(Some(2)).await.expect("removed");
        assert_eq!(resolved(&house, "production").await, None);
    }

    async fn every_move_is_written_down(house: House) {
        house.prompt("greeting", "one").await;
        house.publish("greeting", 1, "two").await.expect("a version");
        set(&house, "production", 1).await.expect("made");
        set(&house, "production", 2).await.expect("moved");
        set(&house, "production", 2).await.expect("it is there already");
        prompts::remove_tag(&house.app, &house.lena, &acme(), "greeting", "production", None).await.expect("removed");
        let page = prompts::read_tags(&house.app, &house.vera, &acme(), "greeting").await.expect("tags");
        let moves: Vec<_> = page
            .moves
            .iter()
            .map(|moved| (moved.from.map(|n| n.get()), moved.to.map(|n| n.get()), moved.person.as_str()))
            .collect();
        assert_eq!(moves, [
            (Some(2), None, "Lena Fischer"),
            (Some(1), Some(2), "Ana Ruiz"),
            (None, Some(1), "Ana Ruiz"),
        ]);
        assert!(page.head.tags.is_empty());
    }

    async fn names_that_would_confuse_are_refused(house: House) {
        house.prompt("greeting", "one").await;
        for tag in ["latest", "12", "Production", "a..b", "", "-x"] {
            assert_eq!(refused(set(&house, tag, 1).await).field(), Some(Field::Tag), "{tag:?}");
        }
        set(&house, "v1.0.0", 1).await.expect("a release");
        for version in [0, -1, 2, 99] {
            assert_eq!(refused(set(&house, "staging", version).await).field(), Some(Field::Version), "{version}");
        }
        let refusal = refused(prompts::remove_tag(&house.app, &house.ana, &acme(), "greeting", "unknown", None).await);
        assert!(matches!(refusal, Refusal::NotFound { .. }));
    }

    async fn the_page_that_saw_it_elsewhere_does_not_move_it(house: House) {
        house.prompt("greeting", "one").await;
        house.publish("greeting", 1, "two").await.expect("a version");
        set(&house, "production", 1).await.expect("made");
        let stale = prompts::set_tag(&house.app, &house.ana, &acme(), "greeting", prompts::TagTarget::to("production", 2).seen_at(Some(2))).await;
        assert!(refused(stale).to_string().contains("now points at version 1"));
        assert_eq!(resolved(&house, "production").await, Some(1));
        prompts::set_tag(&house.app, &house.ana, &acme(), "greeting", prompts::TagTarget::to("production", 2).seen_at(Some(1))).await.expect("seen");
        assert_eq!(resolved(&house, "production").await, Some(2));
    }

    async fn a_hundred_tags_and_no_more(house: House) {
        house.prompt("greeting", "one").await;
        for index in 0..100 {
            set(&house, &format!("t{index}"), 1).await.expect("made");
        }
        assert!(refused(set(&house, "one-more", 1).await).to_string().contains("at most 100"));
        house.publish("greeting", 1, "two").await.expect("a version");
        set(&house, "t7", 2).await.expect("moving one is no new one");
        let page = prompts::read_tags(&house.app, &house.vera, &acme(), "greeting").await.expect("tags");
        assert_eq!(page.head.tags[0].number, number(2));
    }
}
