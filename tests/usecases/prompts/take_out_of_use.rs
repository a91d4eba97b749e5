//! Archive, bring back, duplicate.

use cuebook::{
    domain::{
        prompts::{library::LibraryQuery, selector::Selector},
        refusal::Refusal,
    },
    usecases::prompts,
};

use crate::{
    both,
    support::{House, acme, number, refused},
};

async fn latest(house: &House, name: &str) -> Option<String> {
    let found = prompts::resolve_prompt(&house.app, &house.vera, &acme(), name, Selector::Latest).await;
    found.expect("an answer").map(|delivered| delivered.version.content.plain())
}

both! {
    async fn an_archived_name_stops_resolving_and_is_free(house: House) {
        house.prompt("greeting", "old").await;
        prompts::set_tag(&house.app, &house.ana, &acme(), "greeting", prompts::TagTarget::to("production", 1)).await.expect("a tag");
        assert_eq!(latest(&house, "greeting").await.as_deref(), Some("old"));
        let old = prompts::read_prompt(&house.app, &house.ana, &acme(), "greeting", None, None).await.expect("a page");
        prompts::archive_prompt(&house.app, &house.ana, &acme(), "greeting").await.expect("archived");
        assert_eq!(latest(&house, "greeting").await, None);
        assert!(matches!(refused(house.publish("greeting", 1, "x").await), Refusal::NotFound { .. }));

        house.prompt("greeting", "new").await;
        assert_eq!(latest(&house, "greeting").await.as_deref(), Some("new"));
        let page = prompts::read_prompt(&house.app, &house.ana, &acme(), "greeting", None, None).await.expect("a page");
        assert_eq!((page.head.latest, page.head.tags.len()), (number(1), 0), "a new prompt that starts at 1");

        let archived = LibraryQuery { archived: true, ..Default::default() };
        let list = prompts::list_prompts(&house.app, &house.lena, &acme(), &archived).await.expect("the list");
        assert_eq!(list.rows.len(), 1);
        assert_eq!(list.rows[0].uuid, old.head.uuid);
        let editor = prompts::list_prompts(&house.app, &house.ana, &acme(), &archived).await;
        assert!(matches!(refused(editor), Refusal::Forbidden { .. }), "the archived list is for admins");
        let uuid = Some(old.head.uuid);
        let look = prompts::read_prompt(&house.app, &house.lena, &acme(), "greeting", None, uuid).await;
        assert_eq!(look.expect("an admin looks").shown.content.plain(), "old");
        let look = prompts::read_prompt(&house.app, &house.ana, &acme(), "greeting", None, uuid).await;
        assert!(matches!(refused(look), Refusal::Forbidden { .. }));

        let back = prompts::bring_back_prompt(&house.app, &house.lena, &acme(), old.head.uuid).await;
        assert!(matches!(refused(back), Refusal::Taken { .. }), "the name is taken");
        prompts::archive_prompt(&house.app, &house.ana, &acme(), "greeting").await.expect("archived");
        prompts::bring_back_prompt(&house.app, &house.lena, &acme(), old.head.uuid).await.expect("back");
        assert_eq!(latest(&house, "greeting").await.as_deref(), Some("old"));
        let page = prompts::read_prompt(&house.app, &house.ana, &acme(), "greeting", None, None).await.expect("a page");
        assert_eq!(page.head.tags.len(), 1, "its tags came back with it");
    }

    async fn a_duplicate_starts_at_one_and_takes_no_tags(house: House) {
        house.prompt("greeting", "one").await;
        house.publish("greeting", 1, "two").await.expect("a version");
        prompts::set_tag(&house.app, &house.ana, &acme(), "greeting", prompts::TagTarget::to("production", 2)).await.expect("a tag");
        prompts::duplicate_prompt(&house.app, &house.ana, &acme(), "greeting", "copy").await.expect("a copy");
        let page = prompts::read_prompt(&house.app, &house.ana, &acme(), "copy", None, None).await.expect("a page");
        assert_eq!((page.head.latest, page.head.tags.len()), (number(1), 0));
        assert_eq!(page.shown.content.plain(), "two");
        assert_eq!(page.head.copied_from.expect("where it came from").as_str(), "greeting");
        let taken = prompts::duplicate_prompt(&house.app, &house.ana, &acme(), "greeting", "copy").await;
        assert!(matches!(refused(taken), Refusal::Taken { .. }));
    }
}
