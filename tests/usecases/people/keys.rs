//! API keys: shown once, counted, ended at once.

use cuebook::{
    domain::{
        access::Scope,
        refusal::{Field, Refusal},
    },
    usecases::{identify, keys},
};
use sea_orm::{ConnectionTrait, Statement};

use crate::{
    both,
    support::{House, acme, other, refused},
};

async fn stored(house: &House) -> Vec<String> {
    let rows = house.app.store.reader();
    let question = Statement::from_string(rows.get_database_backend(), "SELECT secret_hash FROM api_key");
    let found = rows.query_all_raw(question).await.expect("rows");
    found.iter().map(|row| row.try_get("", "secret_hash").expect("a hash")).collect()
}

both! {
    async fn a_key_works_until_it_is_revoked(house: House) {
        let key = keys::create_key(&house.app, &house.lena, &acme(), "Inbox", &[Scope::PromptRead]).await.expect("a key");
        assert!(key.secret.0.starts_with("phx_"));
        assert!(!stored(&house).await.contains(&key.secret.0), "only its hash is stored");
        identify::key(&house.app, &key.secret.0).await.expect("it works");
        identify::key(&house.app, &key.secret.0).await.expect("it works from memory");
        keys::revoke_key(&house.app, &house.lena, &acme(), key.id).await.expect("revoked");
        assert_eq!(refused(identify::key(&house.app, &key.secret.0).await), Refusal::SignedOut);
        let page = keys::list_keys(&house.app, &house.lena, &acme()).await.expect("the page");
        let row = &page.keys[0];
        assert_eq!((row.name.as_str(), row.maker.as_str()), ("Inbox", "Lena Fischer"));
        assert!(row.revoked_at.is_some() && !row.hint.contains(&key.secret.0[4..20]));
    }

    async fn its_last_use_is_written_once_a_minute(house: House) {
        let key = keys::create_key(&house.app, &house.lena, &acme(), "Inbox", &[Scope::PromptRead]).await.expect("a key");
        let page = keys::list_keys(&house.app, &house.lena, &acme()).await.expect("the page");
        assert_eq!(page.keys[0].last_used_at, None);
        house.app.clock.pass(5 * 60_000);
        identify::key(&house.app, &key.secret.0).await.expect("it works");
        identify::refresh(&house.app).await.expect("written");
        let page = keys::list_keys(&house.app, &house.lena, &acme()).await.expect("the page");
        assert_eq!(page.keys[0].last_used_at, Some(house.app.now()));
    }

    async fn a_key_has_a_name_and_scopes_that_are_there(house: House) {
        let make = |name: &'static str, scopes: &'static [Scope]| {
            let app = &house.app;
            let lena = &house.lena;
            async move { keys::create_key(app, lena, &acme(), name, scopes).await }
        };
        assert_eq!(refused(make("", &[Scope::PromptRead]).await).field(), Some(Field::KeyName));
        assert_eq!(refused(make("Inbox", &[]).await).field(), Some(Field::Scopes));
        assert_eq!(refused(make("Inbox", &[Scope::TraceRead]).await).field(), Some(Field::Scopes), "not offered yet");
        for secret in ["", "phx_", "phx_unknown", "phc_acme", "Bearer x"] {
            assert_eq!(refused(identify::key(&house.app, secret).await), Refusal::SignedOut, "{secret:?}");
        }
    }

    async fn a_key_of_another_project_is_out_of_reach(house: House) {
        let key = keys::create_key(&house.app, &house.lena, &acme(), "Inbox", &[Scope::PromptRead]).await.expect("a key");
        let stolen = keys::revoke_key(&house.app, &house.olga, &other(), key.id).await;
        assert!(matches!(refused(stolen), Refusal::NotFound { .. }));
        identify::key(&house.app, &key.secret.0).await.expect("it still works");
        let page = keys::list_keys(&house.app, &house.olga, &other()).await.expect("the page");
        assert!(page.keys.is_empty());
    }
}
