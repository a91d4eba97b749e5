//! Finding a prompt.

use cuebook::{
    domain::{
        ids::PersonId,
        prompts::library::{LibraryPage, LibraryQuery, Sort},
    },
    usecases::prompts::{self, DraftedPrompt},
};
use sea_orm::{ConnectionTrait, Statement};

use crate::{
    both,
    support::{House, acme, id, text},
};

async fn names(house: &House, query: LibraryQuery) -> Vec<String> {
    let page = prompts::list_prompts(&house.app, &house.vera, &acme(), &query).await.expect("a page");
    assert_eq!(page.found as usize, page.rows.len());
    page.rows.iter().map(|row| row.name.to_string()).collect()
}

async fn search(house: &House, search: &str) -> Vec<String> {
    names(house, LibraryQuery { search: search.into(), sort: Sort::Name, ..Default::default() }).await
}

async fn archive_page(house: &House, search: &str) -> LibraryPage {
    let query = LibraryQuery { search: search.into(), archived: true, ..Default::default() };
    prompts::list_prompts(&house.app, &house.lena, &acme(), &query).await.expect("a page")
}

async fn search_archive(house: &House, search: &str) -> Vec<String> {
    archive_page(house, search).await.rows.iter().map(|row| row.name.to_string()).collect()
}

/// What the search looks through.
async fn texts(house: &House) -> Vec<String> {
    let rows = house.app.store.reader();
    let question =
        Statement::from_string(rows.get_database_backend(), "SELECT folded FROM prompt_search ORDER BY rowid");
    let found = rows.query_all_raw(question).await.expect("rows");
    found.iter().map(|row| row.try_get("", "folded").expect("text")).collect()
}

async fn fill(house: &House) {
    let prompts = [
        ("refund-reply", "Quote the refund policy. 100% of it, under_score \\ \"quoted\" 'it''s'", "billing"),
        ("welcome", "Grüße aus İstanbul, {{first_name}}", "onboarding, billing"),
        ("triage", "Answer in one word: 退款 or other", ""),
    ];
    for (name, words, topics) in prompts {
        let new =
            DraftedPrompt { name: name.into(), description: String::new(), topics: topics.into(), text: text(words) };
        prompts::create_from_draft(&house.app, &house.ana, &acme(), None, new).await.expect("made");
        house.app.clock.pass(1_000);
    }
}

both! {
    async fn search_is_by_substring_in_any_case_and_every_sign_is_a_sign(house: House) {
        fill(&house).await;
        for (words, found) in [
            ("REFUND", vec!["refund-reply"]),
            ("fund pol", vec!["refund-reply"]),
            ("grüSSe", vec![]),
            ("GRÜSSE", vec![]),
            ("grüß", vec!["welcome"]),
            ("100%", vec!["refund-reply"]),
            ("0%", vec!["refund-reply"]),
            ("%%", vec![]),
            ("under_score", vec!["refund-reply"]),
            ("underXscore", vec![]),
            ("_", vec!["refund-reply", "welcome"]),
            ("\\", vec!["refund-reply"]),
            ("\"quoted\"", vec!["refund-reply"]),
            ("'it''s'", vec!["refund-reply"]),
            ("{{first", vec!["welcome"]),
            ("退款", vec!["triage"]),
            ("OR other", vec!["triage"]),
            ("onboarding", vec!["welcome"]),
            ("  welcome  ", vec!["welcome"]),
            ("nothing says this", vec![]),
        ] {
            assert_eq!(search(&house, words).await, found, "{words}");
        }
    }

    async fn search_follows_the_latest_version_tags_and_details(house: House) {
        house.prompt("greeting", "first words").await;
        house.publish("greeting", 1, "second thoughts").await.expect("a version");
        assert!(search(&house, "first words").await.is_empty(), "only the latest text is searched");
        assert_eq!(search(&house, "second thoughts").await, ["greeting"]);
        prompts::set_tag(&house.app, &house.ana, &acme(), "greeting", prompts::TagTarget::to("canary-eu", 1)).await.expect("a tag");
        assert_eq!(search(&house, "canary").await, ["greeting"]);
        prompts::remove_tag(&house.app, &house.ana, &acme(), "greeting", "canary-eu", None).await.expect("no tag");
        assert!(search(&house, "canary").await.is_empty());
        let details = prompts::Details {
            description: String::new(),
            topics: "hospitality".into(),
            metadata: r#"{"owner": "Care Team"}"#.into(),
        };
        prompts::describe_prompt(&house.app, &house.ana, &acme(), "greeting", details).await.expect("described");
        assert_eq!(search(&house, "hospit").await, ["greeting"]);
        assert_eq!(search(&house, "care team").await, ["greeting"]);
        prompts::archive_prompt(&house.app, &house.ana, &acme(), "greeting").await.expect("archived");
        assert!(search(&house, "second").await.is_empty());
    }

    async fn an_archived_prompt_is_found_by_the_same_words(house: House) {
        fill(&house).await;
        prompts::set_tag(&house.app, &house.ana, &acme(), "welcome", prompts::TagTarget::to("canary-eu", 1)).await.expect("a tag");
        prompts::archive_prompt(&house.app, &house.ana, &acme(), "welcome").await.expect("archived");
        for words in ["welc", "GRÜSSE", "grüß", "canary", "onboarding", "{{first", "ß"] {
            let found = search_archive(&house, words).await;
            let expected: &[&str] = if words == "GRÜSSE" { &[] } else { &["welcome"] };
            assert_eq!(found, expected, "{words}");
            assert!(search(&house, words).await.is_empty(), "{words} finds it in use");
        }
        assert!(search_archive(&house, "refund").await.is_empty(), "what is in use is not in the archive");
        let hit = archive_page(&house, "first_name").await.rows.remove(0);
        assert!(hit.words.contains("{{first_name}}"), "{}", hit.words);
        let archived = archive_page(&house, "").await.rows.remove(0).uuid;
        prompts::bring_back_prompt(&house.app, &house.lena, &acme(), archived).await.expect("back");
        assert_eq!(search(&house, "grüß").await, ["welcome"]);
        assert!(search_archive(&house, "grüß").await.is_empty());
    }

    async fn what_was_archived_before_is_found_too(house: House) {
        fill(&house).await;
        let details = prompts::Details {
            description: String::new(),
            topics: "Onboarding, billing".into(),
            metadata: r#"{"owner": "Ärztin"}"#.into(),
        };
        prompts::describe_prompt(&house.app, &house.ana, &acme(), "welcome", details).await.expect("described");
        prompts::archive_prompt(&house.app, &house.ana, &acme(), "welcome").await.expect("archived");
        let before = texts(&house).await;
        // As an older Cuebook left it: archived prompts were not in there, and this step of the schema had not run.
        for statement in [
            "DELETE FROM prompt_search WHERE rowid IN (SELECT id FROM prompt WHERE archived_at IS NOT NULL)",
            "DELETE FROM seaql_migrations WHERE version = 'm20261125_000005_search_archived'",
        ] {
            house.app.store.reader().execute_unprepared(statement).await.expect("done");
        }
        assert!(search_archive(&house, "ärztin").await.is_empty());
        house.app.store.migrate().await.expect("an up-to-date schema");
        assert_eq!(search_archive(&house, "ärztin").await, ["welcome"]);
        assert_eq!(texts(&house).await, before, "word for word, and nothing else was touched");
    }

    async fn filters_and_sorting(house: House) {
        fill(&house).await;
        house.publish_as(&house.lena, "refund-reply", 1, "new words about refunds").await.expect("a version");
        prompts::set_tag(&house.app, &house.ana, &acme(), "triage", prompts::TagTarget::to("production", 1)).await.expect("a tag");
        let by = |sort| LibraryQuery { sort, ..Default::default() };
        assert_eq!(names(&house, by(Sort::Published)).await, ["refund-reply", "triage", "welcome"]);
        assert_eq!(names(&house, by(Sort::Name)).await, ["refund-reply", "triage", "welcome"]);
        assert_eq!(names(&house, by(Sort::Created)).await, ["triage", "welcome", "refund-reply"]);
        assert_eq!(names(&house, by(Sort::Versions)).await[0], "refund-reply");
        let topic = LibraryQuery { topic: Some("billing".into()), sort: Sort::Name, ..Default::default() };
        assert_eq!(names(&house, topic).await, ["refund-reply", "welcome"]);
        let tag = LibraryQuery { tag: Some("production".into()), ..Default::default() };
        assert_eq!(names(&house, tag).await, ["triage"]);
        let author = LibraryQuery { author: Some(id(&house.lena)), ..Default::default() };
        assert_eq!(names(&house, author).await, ["refund-reply"]);
        let nobody = LibraryQuery { author: Some(PersonId(999)), ..Default::default() };
        assert!(names(&house, nobody).await.is_empty());
        let facets = prompts::list_facets(&house.app, &house.vera, &acme()).await.expect("facets");
        assert_eq!(facets.topics, [("billing".to_string(), 2), ("onboarding".to_string(), 1)]);
        assert_eq!(facets.tags, ["production"]);
        assert_eq!(facets.authors.len(), 2);
    }

    async fn the_filters_follow_every_change_at_once(house: House) {
        fill(&house).await;
        let facets = async || prompts::list_facets(&house.app, &house.vera, &acme()).await.expect("facets");
        let before = facets().await;
        house.prompt("one-more", "Words.").await;
        assert_eq!(facets().await.prompts, before.prompts + 1);
        prompts::set_tag(&house.app, &house.ana, &acme(), "one-more", prompts::TagTarget::to("canary", 1)).await.expect("a tag");
        assert!(facets().await.tags.contains(&String::from("canary")));
        prompts::archive_prompt(&house.app, &house.ana, &acme(), "one-more").await.expect("archived");
        assert_eq!(facets().await, before);
    }

    async fn a_row_says_what_the_page_shows(house: House) {
        fill(&house).await;
        prompts::set_tag(&house.app, &house.ana, &acme(), "triage", prompts::TagTarget::to("production", 1)).await.expect("a tag");
        prompts::save_draft(&house.app, &house.ana, &acme(), "triage", crate::support::number(1), None, text("x"))
            .await
            .expect("a draft");
        let query = LibraryQuery { search: "one word".into(), ..Default::default() };
        let page = prompts::list_prompts(&house.app, &house.ana, &acme(), &query).await.expect("a page");
        assert_eq!((page.found, page.total), (1, 3));
        let row = &page.rows[0];
        assert!(row.words.contains("one word"), "{}", row.words);
        assert_eq!(row.author, "Ana Ruiz");
        assert_eq!(row.tags[0].name.as_str(), "production");
        assert!(row.has_draft);
        let page = prompts::list_prompts(&house.app, &house.vera, &acme(), &query).await.expect("a page");
        assert!(!page.rows[0].has_draft, "nobody sees another's draft");
    }

    async fn long_lists_come_in_pages(house: House) {
        for index in 0..33 {
            house.prompt(&format!("p-{index:03}"), "words").await;
        }
        let page = |page| LibraryQuery { page, sort: Sort::Name, ..Default::default() };
        let first = prompts::list_prompts(&house.app, &house.ana, &acme(), &page(1)).await.expect("a page");
        let second = prompts::list_prompts(&house.app, &house.ana, &acme(), &page(2)).await.expect("a page");
        assert_eq!((first.rows.len(), second.rows.len()), (30, 3));
        assert_eq!((first.found, second.found), (33, 33));
        assert_eq!(second.rows[2].name.as_str(), "p-032");
    }
}
