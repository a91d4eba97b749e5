//! The edges.

use cuebook::{
    domain::{
        prompts::{
            content::{ChatRole, Content, Message},
            draft::DraftContent,
        },
        refusal::{Field, Refusal},
    },
    usecases::prompts::{self, DraftedPrompt},
};
use sea_orm::ConnectionTrait;

use crate::{
    both,
    support::{House, acme, number, refused, text},
};

async fn create(house: &House, name: &str, words: &str) -> Result<(), Refusal> {
    let new = DraftedPrompt { name: name.into(), description: String::new(), topics: String::new(), text: text(words) };
    prompts::create_from_draft(&house.app, &house.ana, &acme(), None, new).await.map(|_| ())
}

both! {
    async fn a_million_bytes_publish_and_compare_and_one_more_does_not(house: House) {
        let million = "ä\n".repeat(333_333) + "x";
        assert_eq!(million.len(), 1_000_000);
        create(&house, "large", &million).await.expect("exactly the limit");
        let page = prompts::read_prompt(&house.app, &house.ana, &acme(), "large", None, None).await.expect("a page");
        assert_eq!(page.shown.content, Content::Text(million.clone()));
        assert_eq!(house.publish("large", 1, &million.replace('x', "y")).await, Ok(number(2)));
        let both = prompts::compare_versions(&house.app, &house.ana, &acme(), "large", "1", "latest").await;
        assert_eq!(both.expect("two versions").compared.number, number(2));
        let refusal = refused(house.publish("large", 2, &(million + "x")).await);
        assert_eq!(refusal.field(), Some(Field::Content));
    }

    async fn the_history_ends_at_two_thousand(house: House) {
        house.prompt("old", "one").await;
        // 1,998 publishes would take a minute; the rows are what counts.
        let rows = house.app.store.reader();
        let fill = "INSERT INTO version (uuid, prompt_id, number, kind, content, format, message, content_hash, \
                    author_id, created_at) \
                    WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 1999) \
                    SELECT substr(v.uuid, 1, 24) || (n.i + 100000000000), v.prompt_id, n.i, v.kind, v.content, v.format, '', v.content_hash, \
                    v.author_id, v.created_at FROM version v, n";
        rows.execute_unprepared(fill).await.expect("versions");
        rows.execute_unprepared("UPDATE prompt SET latest = 1999").await.expect("the latest");
        assert_eq!(house.publish("old", 1_999, "the last").await, Ok(number(2_000)));
        let refusal = refused(house.publish("old", 2_000, "one too many").await);
        assert!(refusal.to_string().contains("2,000 versions"), "{refusal}");

        let mut below = None;
        let mut seen = Vec::new();
        loop {
            let piece = prompts::list_versions(&house.app, &house.vera, &acme(), "old", below).await.expect("a piece");
            seen.extend(piece.versions.iter().map(|version| version.number.get()));
            match piece.older_than {
                Some(number) => below = Some(number.get()),
                None => break,
            }
        }
        assert_eq!(seen, (1..=2_000).rev().collect::<Vec<_>>(), "the whole history can be walked");
    }

    async fn names_are_unique_and_follow_the_rule(house: House) {
        create(&house, "greeting", "one").await.expect("made");
        let refusal = refused(create(&house, "greeting", "two").await);
        assert!(matches!(&refusal, Refusal::Taken { field: Field::Name, .. }), "{refusal:?}");
        create(&house, "Greeting", "names are case-sensitive").await.expect("another name");
        create(&house, &"n".repeat(255), "long").await.expect("255 characters");
        for name in ["", "a b", "new", "New", "ä", "a/b", &"n".repeat(256)] {
            assert_eq!(refused(create(&house, name, "x").await).field(), Some(Field::Name), "{name:?}");
        }
        let check = prompts::check_name(&house.app, &house.ana, &acme(), "greeting").await.expect("an answer");
        assert!(check.is_some());
        let check = prompts::check_name(&house.app, &house.ana, &acme(), "free").await.expect("an answer");
        assert_eq!(check, None);
    }

    async fn chats_keep_their_messages(house: House) {
        let messages =
            vec![Message::text(ChatRole::System, "Be kind."), Message::text(ChatRole::User, "{{question}}")];
        let mut chat = text("");
        chat.content = DraftContent::Chat(messages.clone());
        let new =
            DraftedPrompt { name: "chat".into(), description: String::new(), topics: String::new(), text: chat.clone() };
        prompts::create_from_draft(&house.app, &house.ana, &acme(), None, new).await.expect("made");
        let page = prompts::read_prompt(&house.app, &house.ana, &acme(), "chat", None, None).await.expect("a page");
        assert_eq!(page.shown.content, Content::Chat(messages));
        chat.content = DraftContent::Chat(Vec::new());
        let empty = prompts::publish_draft(&house.app, &house.ana, &acme(), "chat", number(1), None, chat).await;
        assert_eq!(refused(empty).field(), Some(Field::Content));
    }

    async fn hostile_text_is_text(house: House) {
        let hostile = "</textarea><script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)> \
                       \u{202e}right to left\u{202c} 👩‍👩‍👧‍👦 a\u{300} '; DROP TABLE prompt; --";
        create(&house, "hostile", hostile).await.expect("made");
        let page = prompts::read_prompt(&house.app, &house.ana, &acme(), "hostile", None, None).await.expect("a page");
        assert_eq!(page.shown.content, Content::Text(hostile.into()));
    }
}
