//! Roles: who may change them, and that somebody is always left to.

use cuebook::{
    domain::{
        access::{Caller, Role, Scope},
        people::keys_of::KeysOf,
        projects::ProjectRef,
        refusal::Refusal,
    },
    usecases::{identify, keys, people, prompts},
};

use crate::{
    both,
    support::{House, acme, id, other, refused},
};

async fn role_of(house: &House, caller: &Caller) -> Option<Role> {
    let who = people::who_am_i(&house.app, caller).await.expect("who");
    who.project("acme").map(|project| project.role)
}

both! {
    async fn a_changed_role_counts_at_once(house: House) {
        house.prompt("greeting", "one").await;
        people::change_role(&house.app, &house.lena, &acme(), id(&house.ana), Role::Viewer, None).await.expect("done");
        assert_eq!(role_of(&house, &house.ana).await, Some(Role::Viewer));
        assert!(matches!(refused(house.publish("greeting", 1, "two").await), Refusal::Forbidden { .. }));
        people::remove_person(&house.app, &house.lena, &acme(), id(&house.ana), None).await.expect("removed");
        assert_eq!(role_of(&house, &house.ana).await, None);
        assert_eq!(refused(house.publish("greeting", 1, "two").await), Refusal::not_found("this project"));
    }

    async fn the_last_admin_stays(house: House) {
        let olga = id(&house.olga);
        let refusal =
            refused(people::change_role(&house.app, &house.olga, &other(), olga, Role::Editor, None).await);
        assert!(matches!(refusal, Refusal::Forbidden { .. } | Refusal::Invalid { .. }), "{refusal:?}");
        refused(people::remove_person(&house.app, &house.olga, &other(), olga, None).await);
        people::change_role(&house.app, &house.lena, &acme(), id(&house.ana), Role::Admin, None).await.expect("two");
        let (one, two) = (id(&house.ana), id(&house.lena));
        let project = acme();
        let (a, b) = tokio::join!(
            people::change_role(&house.app, &house.lena, &project, one, Role::Viewer, None),
            people::remove_person(&house.app, &house.ana, &project, two, None),
        );
        assert!(!(a.is_ok() && b.is_ok()), "two admins cannot remove one another at once");
    }

    async fn keys_of_somebody_who_leaves_are_asked_about(house: House) {
        house.prompt("greeting", "one").await;
        people::change_role(&house.app, &house.lena, &acme(), id(&house.ana), Role::Admin, None).await.expect("admin");
        let key = keys::create_key(&house.app, &house.ana, &acme(), "Inbox", &[Scope::PromptRead]).await.expect("a key");
        let removed = people::remove_person(&house.app, &house.lena, &acme(), id(&house.ana), None).await;
        assert!(refused(removed).to_string().contains("Inbox"), "the refusal names the key");
        let choice = Some(KeysOf::HandOverTo(id(&house.lena)));
        people::remove_person(&house.app, &house.lena, &acme(), id(&house.ana), choice).await.expect("handed over");
        let caller = identify::key(&house.app, &key.secret.0).await.expect("the key goes on");
        prompts::read_prompt(&house.app, &caller, &ProjectRef::Current, "greeting", None, None).await.expect("reads");
    }

    async fn revoked_with_their_maker(house: House) {
        people::change_role(&house.app, &house.lena, &acme(), id(&house.ana), Role::Admin, None).await.expect("admin");
        let key = keys::create_key(&house.app, &house.ana, &acme(), "Inbox", &[Scope::PromptRead]).await.expect("a key");
        identify::key(&house.app, &key.secret.0).await.expect("it works and is remembered");
        people::remove_person(&house.app, &house.lena, &acme(), id(&house.ana), Some(KeysOf::Revoke)).await.expect("gone");
        assert_eq!(refused(identify::key(&house.app, &key.secret.0).await), Refusal::SignedOut);
    }
}
