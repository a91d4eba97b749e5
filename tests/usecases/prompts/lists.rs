//! Lists that programs ask for: kept at hand, and right after every change.

use std::sync::Arc;

use cuebook::{
    domain::{
        access::{Caller, Scope},
        projects::ProjectRef,
        prompts::delivery::{CardsQuery, DeliveriesPage, DeliveriesQuery, PromptCard},
        refusal::Outcome,
    },
    usecases::prompts::{self, DetailsChange, TagTarget},
};

use crate::{
    both,
    support::{House, acme},
};

async fn cards(house: &House) -> Outcome<Vec<PromptCard>> {
    let query = CardsQuery { limit: 10, ..CardsQuery::default() };
    prompts::list_cards(&house.app, &house.vera, &acme(), &query).await.map(|cards| cards.to_vec())
}

async fn pages(house: &House, caller: &Caller) -> Outcome<Arc<DeliveriesPage>> {
    let query = DeliveriesQuery { limit: 10, ..DeliveriesQuery::default() };
    let project = if caller.person().is_ok() { acme() } else { ProjectRef::Current };
    prompts::list_deliveries(&house.app, caller, &project, &query).await
}

/// `greeting v1 [production:1] (support): one` of every prompt, as both lists have it.
async fn listed(house: &House) -> Vec<String> {
    let cards = cards(house).await.expect("cards");
    let page = pages(house, &house.vera).await.expect("a page");
    assert_eq!(page.count as usize, cards.len());
    let line = |card: &PromptCard| {
        let version = page.prompts.iter().find(|prompt| prompt.name == card.name).expect("it is in both lists");
        assert_eq!((version.version.number, &version.tags), (card.latest, &card.tags));
        let tags: Vec<String> = card.tags.iter().map(|tag| format!("{}:{}", tag.name, tag.number)).collect();
        let (tags, topics, text) = (tags.join(" "), card.topics.join(" "), version.version.content.plain());
        format!("{} v{} [{tags}] ({topics}): {text}", card.name, card.latest)
    };
    cards.iter().map(line).collect()
}

both! {
    async fn each_change_is_in_the_next_list(house: House) {
        assert!(listed(&house).await.is_empty());
        house.prompt("greeting", "one").await;
        assert_eq!(listed(&house).await, ["greeting v1 [] (): one"]);
        house.publish("greeting", 1, "two").await.expect("a version");
        assert_eq!(listed(&house).await, ["greeting v2 [] (): two"]);
        let (app, ana) = (&house.app, &house.ana);
        for (tag, version) in [("production", 1), ("production", 2)] {
            prompts::set_tag(app, ana, &acme(), "greeting", TagTarget::to(tag, version)).await.expect("a tag");
            assert_eq!(listed(&house).await, [format!("greeting v2 [production:{version}] (): two")]);
        }
        let change = DetailsChange { topics: Some(vec!["support".into()]), ..DetailsChange::default() };
        prompts::change_details(app, ana, &acme(), "greeting", change).await.expect("a topic");
        assert_eq!(listed(&house).await, ["greeting v2 [production:2] (support): two"]);
        prompts::remove_tag(app, ana, &acme(), "greeting", "production", None).await.expect("no tag");
        assert_eq!(listed(&house).await, ["greeting v2 [] (support): two"]);
        house.prompt("reply", "hello").await;
        assert_eq!(listed(&house).await, ["reply v1 [] (): hello", "greeting v2 [] (support): two"]);
        prompts::archive_prompt(app, ana, &acme(), "greeting").await.expect("archived");
        assert_eq!(listed(&house).await, ["reply v1 [] (): hello"]);
    }

    async fn a_list_that_was_read_needs_no_database(house: House) {
        house.prompt("greeting", "one").await;
        let key = house.key(&[Scope::PromptRead]);
        let warm = pages(&house, &key).await.expect("a page");
        house.app.store.close().await;
        assert_eq!(pages(&house, &key).await.expect("the same page").prompts, warm.prompts);
        let other = DeliveriesQuery { limit: 9, ..DeliveriesQuery::default() };
        let cold = prompts::list_deliveries(&house.app, &key, &ProjectRef::Current, &other);
        assert!(cold.await.is_err(), "the database is really away");
    }
}
