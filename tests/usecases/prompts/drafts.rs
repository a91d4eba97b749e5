//! Drafts: what was typed is on the server, and is nobody else's.

use cuebook::{
    domain::{
        prompts::draft::{DraftContent, DraftText},
        refusal::{Field, Refusal},
    },
    usecases::prompts::{self, DraftedPrompt},
};

use crate::{
    both,
    support::{acme, number, refused, text},
};

fn broken() -> DraftText {
    DraftText {
        content: DraftContent::Text("half a sent\r\nence ".into()),
        settings: "{ \"temperature\": ".into(),
        metadata: "not json".into(),
        message: "m".repeat(5_000),
    }
}

both! {
    async fn a_draft_keeps_what_no_version_could_be(house: House) {
        house.prompt("greeting", "one").await;
        prompts::save_draft(&house.app, &house.ana, &acme(), "greeting", number(1), None, broken())
            .await
            .expect("kept");
        let editor = prompts::read_editor(&house.app, &house.ana, &acme(), "greeting", None).await.expect("an editor");
        assert_eq!(editor.draft.expect("a draft").text, broken());
        let published =
            prompts::publish_draft(&house.app, &house.ana, &acme(), "greeting", number(1), None, broken()).await;
        assert!(matches!(refused(published), Refusal::Invalid { .. }));
        let editor = prompts::read_editor(&house.app, &house.ana, &acme(), "greeting", None).await.expect("an editor");
        assert_eq!(editor.draft.expect("still a draft").text, broken());
    }

    async fn drafts_are_private(house: House) {
        house.prompt("greeting", "one").await;
        prompts::save_draft(&house.app, &house.ana, &acme(), "greeting", number(1), None, text("mine"))
            .await
            .expect("kept");
        let editor = prompts::read_editor(&house.app, &house.lena, &acme(), "greeting", None).await.expect("an editor");
        assert_eq!(editor.draft, None);
        prompts::discard_draft(&house.app, &house.lena, &acme(), "greeting").await.expect("hers");
        let editor = prompts::read_editor(&house.app, &house.ana, &acme(), "greeting", None).await.expect("an editor");
        assert!(editor.draft.is_some(), "another's draft is untouched");
        prompts::discard_draft(&house.app, &house.ana, &acme(), "greeting").await.expect("gone");
        let editor = prompts::read_editor(&house.app, &house.ana, &acme(), "greeting", None).await.expect("an editor");
        assert_eq!(editor.draft, None);
    }

    async fn a_refused_new_prompt_is_kept_under_its_uuid(house: House) {
        let new = || DraftedPrompt {
            name: "not a name!".into(),
            description: "what for".into(),
            topics: "a, b".into(),
            text: text("words"),
        };
        let refusal = refused(prompts::create_from_draft(&house.app, &house.ana, &acme(), None, new()).await);
        assert_eq!(refusal.field(), Some(Field::Name));
        let page = prompts::read_new_prompt(&house.app, &house.ana, &acme(), None).await.expect("the page");
        let draft = page.draft.expect("kept");
        assert_eq!((draft.name.as_str(), draft.topics.as_str()), ("not a name!", "a, b"));
        assert_eq!(draft.text, text("words"));
        let stranger = prompts::save_new_draft(&house.app, &house.lena, &acme(), Some(draft.uuid), new()).await;
        assert!(matches!(refused(stranger), Refusal::NotFound { .. }), "a draft is its maker's only");
        let better = DraftedPrompt { name: "a-name".into(), ..new() };
        prompts::create_from_draft(&house.app, &house.ana, &acme(), Some(draft.uuid), better).await.expect("made");
        let page = prompts::read_new_prompt(&house.app, &house.ana, &acme(), None).await.expect("the page");
        assert_eq!(page.draft, None);
    }

    async fn a_text_too_long_to_publish_is_kept(house: House) {
        house.prompt("greeting", "one").await;
        let long = "x".repeat(1_000_001);
        let refusal = refused(house.publish("greeting", 1, &long).await);
        assert!(refusal.to_string().contains("1,000,001"), "{refusal}");
        let editor = prompts::read_editor(&house.app, &house.ana, &acme(), "greeting", None).await.expect("an editor");
        assert_eq!(editor.draft.expect("kept").text.content, DraftContent::Text(long));
    }
}
