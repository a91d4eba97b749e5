//! Who may not: the same question for every use case.

use cuebook::{
    domain::{
        access::{Caller, Scope},
        projects::ProjectRef,
        prompts::{library::LibraryQuery, selector::Selector},
        refusal::Refusal,
    },
    usecases::{
        App,
        prompts::{self, Details, DraftedPrompt},
    },
};

use crate::{
    both,
    support::{acme, number, other, text},
};

/// The outcome of every use case of prompts that reads, by name.
async fn reads(app: &App, caller: &Caller, project: &ProjectRef) -> Vec<(&'static str, Option<Refusal>)> {
    let name = "greeting";
    let query = LibraryQuery::default();
    vec![
        ("list_prompts", prompts::list_prompts(app, caller, project, &query).await.err()),
        ("list_facets", prompts::list_facets(app, caller, project).await.err()),
        ("read_prompt", prompts::read_prompt(app, caller, project, name, None, None).await.err()),
        ("list_versions", prompts::list_versions(app, caller, project, name, None).await.err()),
        ("compare_versions", prompts::compare_versions(app, caller, project, name, "1", "latest").await.err()),
        ("read_tags", prompts::read_tags(app, caller, project, name).await.err()),
        ("resolve_prompt", prompts::resolve_prompt(app, caller, project, name, Selector::Latest).await.err()),
    ]
}

/// The outcome of every use case of prompts that writes, by name. Allowed, they undo one another.
async fn writes(app: &App, caller: &Caller, project: &ProjectRef) -> Vec<(&'static str, Option<Refusal>)> {
    let name = "greeting";
    let uuid = uuid::Uuid::nil();
    let new = |name: &str| DraftedPrompt {
        name: name.into(),
        description: String::new(),
        topics: String::new(),
        text: text("words"),
    };
    let details = Details { description: String::new(), topics: String::new(), metadata: String::new() };
    vec![
        ("check_name", prompts::check_name(app, caller, project, "free").await.err()),
        ("create_prompt", prompts::create_from_draft(app, caller, project, None, new("fresh")).await.err()),
        ("save_new_draft", prompts::save_new_draft(app, caller, project, None, new("later")).await.err()),
        ("read_new_prompt", prompts::read_new_prompt(app, caller, project, None).await.err()),
        ("read_editor", prompts::read_editor(app, caller, project, name, None).await.err()),
        ("save_draft", prompts::save_draft(app, caller, project, name, number(1), None, text("x")).await.err()),
        ("discard_draft", prompts::discard_draft(app, caller, project, name).await.err()),
        ("publish_draft", prompts::publish_draft(app, caller, project, name, number(1), None, text("y")).await.err()),
        ("set_tag", prompts::set_tag(app, caller, project, name, prompts::TagTarget::to("production", 1)).await.err()),
        ("remove_tag", prompts::remove_tag(app, caller, project, name, "production", None).await.err()),
        ("describe_prompt", prompts::describe_prompt(app, caller, project, name, details).await.err()),
        ("duplicate_prompt", prompts::duplicate_prompt(app, caller, project, name, "copy").await.err()),
        ("archive_prompt", prompts::archive_prompt(app, caller, project, name).await.err()),
        ("bring_back_prompt", prompts::bring_back_prompt(app, caller, project, uuid).await.err()),
    ]
}

both! {
    async fn nobody_does_nothing(house: House) {
        house.prompt("greeting", "one").await;
        let mut outcomes = reads(&house.app, &Caller::Nobody, &acme()).await;
        outcomes.extend(writes(&house.app, &Caller::Nobody, &acme()).await);
        for (name, refusal) in outcomes {
            assert_eq!(refusal, Some(Refusal::SignedOut), "{name}");
        }
    }

    async fn a_viewer_reads_and_writes_nothing(house: House) {
        house.prompt("greeting", "one").await;
        for (name, refusal) in reads(&house.app, &house.vera, &acme()).await {
            assert_eq!(refusal, None, "{name}");
        }
        for (name, refusal) in writes(&house.app, &house.vera, &acme()).await {
            assert!(matches!(refusal, Some(Refusal::Forbidden { .. })), "{name}: {refusal:?}");
        }
    }

    async fn a_stranger_learns_nothing_by_naming_a_project(house: House) {
        house.prompt("greeting", "one").await;
        for project in [acme(), ProjectRef::Id(house.project), ProjectRef::Slug("nowhere".into())] {
            let mut outcomes = reads(&house.app, &house.olga, &project).await;
            outcomes.extend(writes(&house.app, &house.olga, &project).await);
            for (name, refusal) in outcomes {
                assert_eq!(refusal, Some(Refusal::not_found("this project")), "{name} {project:?}");
            }
        }
    }

    async fn a_name_of_another_project_is_not_found(house: House) {
        house.prompt("greeting", "one").await;
        for (name, refusal) in reads(&house.app, &house.olga, &other()).await {
            let quiet = refusal.is_none() || matches!(refusal, Some(Refusal::NotFound { .. }));
            assert!(quiet, "{name}: {refusal:?}");
        }
        let read = prompts::read_prompt(&house.app, &house.olga, &other(), "greeting", None, None).await;
        assert!(matches!(read, Err(Refusal::NotFound { .. })));
        let page = prompts::list_prompts(&house.app, &house.olga, &other(), &LibraryQuery::default()).await;
        assert!(page.expect("an empty page").rows.is_empty());
        let acme_prompt = prompts::read_prompt(&house.app, &house.ana, &acme(), "greeting", None, None).await;
        let uuid = acme_prompt.expect("a prompt").head.uuid;
        let stolen = prompts::bring_back_prompt(&house.app, &house.olga, &other(), uuid).await;
        assert!(matches!(stolen, Err(Refusal::NotFound { .. })), "an id opens no other project's row");
    }

    async fn a_key_does_what_its_scopes_say_in_its_project_only(house: House) {
        house.prompt("greeting", "one").await;
        let reader = house.key(&[Scope::PromptRead]);
        for (name, refusal) in reads(&house.app, &reader, &ProjectRef::Current).await {
            assert_eq!(refusal, None, "{name}");
        }
        for (name, refusal) in writes(&house.app, &reader, &ProjectRef::Current).await {
            assert!(matches!(refusal, Some(Refusal::Forbidden { .. })), "{name}: {refusal:?}");
        }
        for (name, refusal) in reads(&house.app, &reader, &other()).await {
            assert_eq!(refusal, Some(Refusal::not_found("this project")), "{name}");
        }
        for (name, refusal) in reads(&house.app, &house.key(&[Scope::EventWrite]), &ProjectRef::Current).await {
            let Some(Refusal::Forbidden { needs }) = refusal else { panic!("{name} must be refused") };
            assert!(needs.contains("prompt:read"), "{name}: {needs}");
        }
    }
}
