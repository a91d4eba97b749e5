//! Names and ids of another project, asked for in one's own: nothing is found there, and nothing happens here.

use cuebook::{
    domain::{
        access::{Caller, Right, Role},
        projects::ProjectRef,
        prompts::{delivery::Locator, library::LibraryQuery, selector::Selector},
        refusal::Refusal,
    },
    store,
    usecases::{
        activity,
        prompts::{self, DraftedPrompt, TagTarget},
    },
};

use super::rows::{HISTORY, all_reads, all_writes, cards, deliveries, done_to, finds, reads, writes};
use crate::{
    both,
    support::{House, acme, id, number, other, text},
};

const NAME: &str = "greeting";

async fn greeting(house: &House, caller: &Caller, project: &ProjectRef) {
    let (description, topics) = (String::new(), String::from("weather"));
    let new = DraftedPrompt { name: NAME.into(), description, topics, text: text("one") };
    prompts::create_from_draft(&house.app, caller, project, None, new).await.expect("a prompt");
    prompts::set_tag(&house.app, caller, project, NAME, TagTarget::to("production", 1)).await.expect("a tag");
}

/// How much of it those find that answer nothing instead of refusing.
async fn found(house: &House, caller: &Caller, project: &ProjectRef) -> Vec<(&'static str, usize)> {
    let app = &house.app;
    let library = prompts::list_prompts(app, caller, project, &LibraryQuery::default()).await.expect("a page");
    let facets = prompts::list_facets(app, caller, project).await.expect("facets");
    let cards = prompts::list_cards(app, caller, project, &cards()).await.expect("cards");
    let all = prompts::list_deliveries(app, caller, project, &deliveries()).await.expect("prompts");
    let versions = prompts::list_version_deliveries(app, caller, project, NAME, &HISTORY).await.expect("versions");
    let resolved = prompts::resolve_prompt(app, caller, project, NAME, Selector::Latest).await.expect("asked");
    let written = prompts::resolve_as_written(app, caller, project, NAME, Selector::Latest).await.expect("asked");
    let read = Right::ReadPrompts;
    let located = prompts::locate_prompt(app, caller, project, read, Locator::Name(NAME)).await.expect("asked");
    let named = prompts::find_name(app, caller, project, read, NAME, None).await.expect("asked");
    let (lines, _) = activity::list_prompt_activity(app, caller, project, &done_to(Some(NAME))).await.expect("lines");
    vec![
        ("list_prompts", library.rows.len()),
        ("list_facets", facets.topics.len()),
        ("list_cards", cards.len()),
        ("list_deliveries", all.prompts.len()),
        ("list_version_deliveries", versions.len()),
        ("resolve_prompt", usize::from(resolved.is_some())),
        ("resolve_as_written", usize::from(written.is_some())),
        ("locate_prompt", usize::from(located.is_some())),
        ("find_name", usize::from(named.is_some())),
        ("list_prompt_activity", lines.len()),
    ]
}

/// All that was ever done in a project, and the draft that Ana has there.
async fn done(house: &House) -> (usize, Option<String>) {
    let record = activity::list_activity(&house.app, &house.lena, &acme(), None).await.expect("the record");
    let editor = prompts::read_editor(&house.app, &house.ana, &acme(), NAME, None).await.expect("an editor");
    (record.lines.len(), editor.draft.map(|draft| format!("{:?}", draft.text)))
}

both! {
    async fn a_name_of_another_project_is_not_found(house: House) {
        greeting(&house, &house.ana, &acme()).await;
        prompts::save_draft(&house.app, &house.ana, &acme(), NAME, number(1), None, text("hers")).await.expect("kept");
        let before = done(&house).await;
        let mut rows = reads(&house.app, &house.olga, &other(), NAME).await;
        rows.extend(writes(&house.app, &house.olga, &other(), NAME).await);
        for (name, refusal) in rows {
            assert!(matches!(refusal, Some(Refusal::NotFound { .. })), "{name}: {refusal:?}");
        }
        for (name, here) in found(&house, &house.ana, &acme()).await {
            assert!(here > 0, "{name} finds it where it is");
        }
        let nothing = found(&house, &house.olga, &other()).await;
        let quiet = finds(&house.app, &house.olga, &other(), NAME).await;
        assert_eq!(nothing, quiet.into_iter().map(|(name, _)| (name, 0)).collect::<Vec<_>>());
        assert_eq!(done(&house).await, before, "nothing was done");
    }

    async fn an_id_opens_no_other_projects_row(house: House) {
        greeting(&house, &house.ana, &acme()).await;
        let (app, olga, read) = (&house.app, &house.olga, Right::ReadPrompts);
        let one = prompts::resolve_as_written(app, &house.ana, &acme(), NAME, Selector::Latest).await.expect("asked");
        let one = one.expect("a version");
        let (prompt, version) = (one.prompt_uuid, one.version.uuid);
        for id in [
            Locator::Prompt(one.prompt),
            Locator::PromptUuid(prompt),
            Locator::Version(one.version_id),
            Locator::VersionUuid(version),
        ] {
            let here = prompts::locate_prompt(app, &house.ana, &acme(), read, id).await.expect("asked");
            assert!(here.is_some(), "{id:?} is found where it is");
            for right in [Right::ReadPrompts, Right::WritePrompts, Right::MoveTags] {
                assert_eq!(prompts::locate_prompt(app, olga, &other(), right, id).await, Ok(None), "{id:?}");
            }
        }
        assert_eq!(prompts::find_name(app, olga, &other(), read, "no-name", Some(one.prompt)).await, Ok(None));
        let by_version = prompts::resolve_prompt(app, olga, &other(), &version.to_string(), Selector::Latest).await;
        assert!(by_version.expect("asked").is_none());
        let address = prompts::find_address(app, olga, Some("acme".into()), &prompt.to_string()).await;
        assert_eq!(address, Ok(None));
        assert_eq!(prompts::find_address(app, olga, Some("acme".into()), NAME).await, Ok(None));

        prompts::archive_prompt(app, &house.ana, &acme(), NAME).await.expect("archived");
        let look = prompts::read_prompt(app, olga, &other(), NAME, None, Some(prompt)).await.err();
        let back = prompts::bring_back_prompt(app, olga, &other(), prompt).await.err();
        for refusal in [look, back] {
            assert!(matches!(refusal, Some(Refusal::NotFound { .. })), "{refusal:?}");
        }
        assert!(prompts::list_archived(app, olga, &other(), None, 10).await.expect("a list").is_empty());
        let theirs = prompts::list_archived(app, &house.lena, &acme(), None, 10).await.expect("a list");
        assert_eq!(theirs.len(), 1, "it is still archived");
    }

    async fn one_name_in_two_projects_is_two_prompts(house: House) {
        greeting(&house, &house.ana, &acme()).await;
        greeting(&house, &house.olga, &other()).await;
        let before = found(&house, &house.ana, &acme()).await;
        for (name, refusal) in all_writes(&house.app, &house.olga, &other(), NAME).await {
            assert_eq!(refusal, None, "{name}");
        }
        assert_eq!(found(&house, &house.ana, &acme()).await, before);
        for (name, refusal) in all_reads(&house.app, &house.ana, &acme(), NAME).await {
            assert_eq!(refusal, None, "{name}");
        }
        let page = prompts::read_prompt(&house.app, &house.ana, &acme(), NAME, None, None).await.expect("the page");
        assert_eq!((page.shown.content.plain().as_str(), page.head.tags.len()), ("one", 1));
    }

    async fn a_draft_stays_in_its_project(house: House) {
        let rows = house.app.store.reader();
        let ana = id(&house.ana);
        store::people::add_member(rows, house.other, ana, Role::Editor, house.app.now()).await.expect("in both");
        let new = |name: &str| {
            let (description, topics) = (String::new(), String::new());
            DraftedPrompt { name: name.into(), description, topics, text: text("words") }
        };
        let uuid = prompts::save_new_draft(&house.app, &house.ana, &acme(), None, new("mine")).await.expect("kept");
        let elsewhere = prompts::save_new_draft(&house.app, &house.ana, &other(), Some(uuid), new("stolen")).await;
        assert!(matches!(elsewhere, Err(Refusal::NotFound { .. })), "{elsewhere:?}");
        let page = prompts::read_new_prompt(&house.app, &house.ana, &other(), Some(uuid)).await.expect("the page");
        assert_eq!(page.draft, None);
        let page = prompts::read_new_prompt(&house.app, &house.ana, &acme(), Some(uuid)).await.expect("the page");
        assert_eq!(page.draft.expect("still there").name, "mine");
    }
}
