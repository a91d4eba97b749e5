//! What a new server offers to try.

use cuebook::{domain::prompts::library::LibraryQuery, usecases::prompts};

use crate::{both, support::acme};

both! {
    async fn examples_follow_every_rule_and_can_be_added_twice(house: House) {
        prompts::add_examples(&house.app, &house.ana, &acme()).await.expect("examples");
        prompts::add_examples(&house.app, &house.ana, &acme()).await.expect("the same again");
        let page = prompts::list_prompts(&house.app, &house.vera, &acme(), &LibraryQuery::default()).await;
        let page = page.expect("a page");
        assert_eq!(page.rows.len(), 3);
        let reply = page.rows.iter().find(|row| row.name.as_str() == "support-reply").expect("the reply");
        assert_eq!((reply.latest.get(), reply.tags.len()), (3, 2));
    }
}
