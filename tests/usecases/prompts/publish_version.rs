//! Versions: made in order, never changed, and conflicts that lose nothing.

use cuebook::{
    domain::{
        prompts::content::Content,
        refusal::{Field, Refusal},
    },
    usecases::prompts,
};

use crate::{
    both,
    support::{acme, number, refused, text},
};

both! {
    async fn each_publish_makes_the_next_version_and_old_ones_stay(house: House) {
        house.prompt("greeting", "one").await;
        assert_eq!(house.publish("greeting", 1, "two").await, Ok(number(2)));
        assert_eq!(house.publish("greeting", 2, "three").await, Ok(number(3)));
        for (version, words) in [(1, "one"), (2, "two"), (3, "three")] {
            let page = prompts::read_prompt(&house.app, &house.vera, &acme(), "greeting", Some(version), None).await;
            let page = page.expect("a version");
            assert_eq!(page.shown.content, Content::Text(words.into()));
            assert_eq!(page.head.latest, number(3));
        }
        let page = prompts::read_prompt(&house.app, &house.vera, &acme(), "greeting", None, None).await;
        assert_eq!(page.expect("the latest").shown.number, number(3));
    }

    async fn a_stale_base_names_the_other_and_keeps_the_text(house: House) {
        house.prompt("greeting", "one").await;
        let mut theirs = text("theirs");
        theirs.message = "Shorter".into();
        prompts::publish_draft(&house.app, &house.lena, &acme(), "greeting", number(1), None, theirs)
            .await
            .expect("the first");
        let Refusal::Conflict(conflict) = refused(house.publish("greeting", 1, "mine").await) else {
            panic!("a conflict");
        };
        assert_eq!((conflict.base, conflict.latest), (number(1), number(2)));
        assert_eq!((conflict.author.as_str(), conflict.message.as_str()), ("Lena Fischer", "Shorter"));
        assert_eq!(conflict.at, house.app.now());

        let editor = prompts::read_editor(&house.app, &house.ana, &acme(), "greeting", None).await;
        let editor = editor.expect("the editor");
        assert_eq!(editor.draft.expect("nothing is lost").text, text("mine"));
        assert_eq!(editor.newer.expect("what the other wrote").content, Content::Text("theirs".into()));

        assert_eq!(house.publish("greeting", 2, "mine").await, Ok(number(3)), "on top, after seeing both");
        let editor = prompts::read_editor(&house.app, &house.ana, &acme(), "greeting", None).await;
        assert_eq!(editor.expect("the editor").draft, None, "a published draft is gone");
    }

    async fn unchanged_text_makes_no_version(house: House) {
        house.prompt("greeting", "one").await;
        let refusal = refused(house.publish("greeting", 1, "one").await);
        assert_eq!(refusal, Refusal::Unchanged { latest: number(1) });
        let mut settings = text("one");
        settings.settings = r#"{"temperature": 0.2}"#.into();
        let published =
            prompts::publish_draft(&house.app, &house.ana, &acme(), "greeting", number(1), None, settings).await;
        assert_eq!(published, Ok(number(2)), "other settings are a change");
    }

    async fn an_old_version_comes_back_as_a_new_one(house: House) {
        house.prompt("greeting", "one").await;
        house.publish("greeting", 1, "two").await.expect("a version");
        let editor = prompts::read_editor(&house.app, &house.ana, &acme(), "greeting", Some(1)).await;
        let editor = editor.expect("the editor");
        assert_eq!(editor.base.number, number(2), "the base is the latest");
        assert_eq!(editor.restoring.expect("the old one").content, Content::Text("one".into()));
        let back = prompts::publish_draft(
            &house.app, &house.ana, &acme(), "greeting", number(2), Some(number(1)), text("one"),
        )
        .await;
        assert_eq!(back, Ok(number(3)));
        let page = prompts::read_prompt(&house.app, &house.ana, &acme(), "greeting", None, None).await;
        assert_eq!(page.expect("the latest").shown.restored_from, Some(number(1)));
    }

    async fn line_ends_and_controls(house: House) {
        house.prompt("greeting", "a\r\nb\rc").await;
        let page = prompts::read_prompt(&house.app, &house.ana, &acme(), "greeting", None, None).await;
        assert_eq!(page.expect("a version").shown.content, Content::Text("a\nb\nc".into()));
        let refusal = refused(house.publish("greeting", 1, "a\nb\u{1}").await);
        assert_eq!(refusal.field(), Some(Field::Content));
        assert!(refusal.to_string().contains("line 2"), "{refusal}");
        let refusal = refused(house.publish("greeting", 1, "a\0").await);
        assert!(refusal.to_string().contains("NUL"), "{refusal}");
    }

    async fn settings_keep_their_keys_and_order(house: House) {
        house.prompt("greeting", "one").await;
        let mut edit = text("two");
        edit.settings = r#"{"model": "x", "zeta": [1, {"b": 2, "a": 1.0}], "alpha": null}"#.into();
        prompts::publish_draft(&house.app, &house.ana, &acme(), "greeting", number(1), None, edit)
            .await
            .expect("a version");
        let page = prompts::read_prompt(&house.app, &house.ana, &acme(), "greeting", None, None).await;
        let settings = page.expect("a version").shown.settings.expect("settings").compact();
        assert_eq!(settings, r#"{"model":"x","zeta":[1,{"b":2,"a":1.0}],"alpha":null}"#);
        let mut broken = text("three");
        broken.settings = "{".into();
        let outcome =
            prompts::publish_draft(&house.app, &house.ana, &acme(), "greeting", number(2), None, broken).await;
        assert_eq!(refused(outcome).field(), Some(Field::Settings));
    }
}
