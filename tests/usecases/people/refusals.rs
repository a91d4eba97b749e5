//! Who may not: the same question for every use case of people, keys, projects and activity.

use cuebook::{
    domain::{
        access::{Caller, KeyCaller, Role, Scope},
        projects::ProjectRef,
        refusal::Refusal,
    },
    usecases::{activity, identify, keys, people, projects},
};

use super::rows::{HOST, PASSWORD, Theirs, administers, administers_these, looks, of_oneself, opens};
use crate::{
    both,
    support::{House, Row, acme, id, other, refused},
};

async fn all_of_admins(house: &House, caller: &Caller, project: &ProjectRef, theirs: &Theirs) -> Vec<Row> {
    let mut rows = administers(&house.app, caller, project).await;
    rows.extend(administers_these(&house.app, caller, project, theirs).await);
    rows
}

fn forbidden(rows: Vec<Row>, needs: &str) {
    for (name, refusal) in rows {
        let Some(Refusal::Forbidden { needs: says }) = refusal else { panic!("{name}: {refusal:?}") };
        assert!(says.contains(needs), "{name}: {says}");
    }
}

fn all_are(rows: Vec<Row>, expected: Option<Refusal>) {
    for (name, refusal) in rows {
        assert_eq!(refusal, expected, "{name}");
    }
}

/// That what is named by [`Theirs`] is as it was.
async fn untouched(house: &House, theirs: &Theirs) {
    let page = people::list_people(&house.app, &house.lena, &acme()).await.expect("the page");
    let member = page.members.iter().find(|member| member.id == theirs.member).expect("she is still a member");
    assert_eq!(member.role, Role::Viewer);
    assert!(page.invitations.iter().any(|invitation| invitation.id == theirs.invitation), "it is still open");
    let page = keys::list_keys(&house.app, &house.lena, &acme()).await.expect("the page");
    let key = page.keys.iter().find(|key| key.id == theirs.key).expect("the key is still there");
    assert_eq!((key.revoked_at, key.maker.as_str()), (None, "Lena Fischer"));
}

both! {
    async fn nobody_administers_nothing(house: House) {
        let theirs = Theirs::new(&house).await;
        all_are(all_of_admins(&house, &Caller::Nobody, &acme(), &theirs).await, Some(Refusal::SignedOut));
        all_are(looks(&house.app, &Caller::Nobody, &acme()).await, Some(Refusal::SignedOut));
        all_are(of_oneself(&house.app, &Caller::Nobody).await, Some(Refusal::SignedOut));
        untouched(&house, &theirs).await;
    }

    async fn viewers_and_editors_administer_nothing(house: House) {
        let theirs = Theirs::new(&house).await;
        for caller in [&house.vera, &house.ana] {
            all_are(looks(&house.app, caller, &acme()).await, None);
            forbidden(all_of_admins(&house, caller, &acme(), &theirs).await, "make you an admin");
            let created = projects::create_project(&house.app, caller, "Mine").await;
            assert!(refused(created).to_string().contains("only the owner"));
        }
        untouched(&house, &theirs).await;
        all_are(all_of_admins(&house, &house.lena, &acme(), &theirs).await, None);
    }

    async fn strangers_learn_nothing(house: House) {
        let theirs = Theirs::new(&house).await;
        let nowhere = ProjectRef::Slug("nowhere".into());
        for project in [acme(), ProjectRef::Id(house.project), nowhere, ProjectRef::Current] {
            let not_here = Some(Refusal::not_found("this project"));
            all_are(all_of_admins(&house, &house.olga, &project, &theirs).await, not_here.clone());
            all_are(looks(&house.app, &house.olga, &project).await, not_here);
        }
        untouched(&house, &theirs).await;
    }

    async fn an_id_of_another_project_is_not_found(house: House) {
        let theirs = Theirs::new(&house).await;
        for (name, refusal) in administers_these(&house.app, &house.olga, &other(), &theirs).await {
            assert!(matches!(refusal, Some(Refusal::NotFound { .. })), "{name}: {refusal:?}");
        }
        let own = keys::create_key(&house.app, &house.olga, &other(), "Mine", &[Scope::PromptRead]).await;
        let own = own.expect("a key");
        let heir = keys::hand_over_key(&house.app, &house.olga, &other(), own.id, theirs.member).await;
        assert!(refused(heir).to_string().contains("another member of this project"));
        untouched(&house, &theirs).await;
    }

    async fn keys_administer_nothing_without_the_scope(house: House) {
        let theirs = Theirs::new(&house).await;
        let prompts = house.key(&Scope::OF_PROMPTS);
        for (name, refusal) in all_of_admins(&house, &prompts, &ProjectRef::Current, &theirs).await {
            let Some(Refusal::Forbidden { needs }) = refusal else { panic!("{name}: {refusal:?}") };
            let expected = if name == "make_reset_link" { "not a key" } else { "the scope admin" };
            assert!(needs.contains(expected), "{name}: {needs}");
        }
        let admin = Caller::ApiKey(KeyCaller { scopes: vec![Scope::Admin], ..key_of(&prompts) });
        forbidden(looks(&house.app, &admin, &ProjectRef::Current).await, "prompt:read");
        all_are(looks(&house.app, &prompts, &ProjectRef::Current).await, None);
        untouched(&house, &theirs).await;
    }

    async fn a_key_stays_in_its_project_below_its_maker_and_is_nobody(house: House) {
        let theirs = Theirs::new(&house).await;
        let key = house.key(&Scope::OFFERED);
        for (name, refusal) in administers(&house.app, &key, &other()).await {
            assert_eq!(refusal, Some(Refusal::not_found("this project")), "{name}");
        }
        all_are(looks(&house.app, &key, &other()).await, Some(Refusal::not_found("this project")));
        let editors = Caller::ApiKey(KeyCaller { maker_role: Some(Role::Editor), ..key_of(&key) });
        forbidden(administers(&house.app, &editors, &ProjectRef::Current).await, "an editor cannot");
        let orphan = Caller::ApiKey(KeyCaller { maker_role: None, ..key_of(&key) });
        all_are(administers(&house.app, &orphan, &ProjectRef::Current).await, Some(Refusal::SignedOut));
        all_are(looks(&house.app, &orphan, &ProjectRef::Current).await, Some(Refusal::SignedOut));
        forbidden(of_oneself(&house.app, &key).await, "only a signed-in person");
        let link = people::make_reset_link(&house.app, &key, &ProjectRef::Current, theirs.member).await;
        assert!(refused(link).to_string().contains("only a signed-in person"), "a key becomes nobody");
        untouched(&house, &theirs).await;
    }

    async fn a_link_that_is_none_opens_nothing(house: House) {
        let theirs = Theirs::new(&house).await;
        let before = people::list_everybody(&house.app).await.expect("everybody").len();
        let key = house.key(&Scope::OFFERED);
        for caller in [&Caller::Nobody, &house.lena, &key] {
            for secret in ["", "phx_nothing", "a secret nobody was given"] {
                for (name, refusal) in opens(&house.app, caller, secret).await {
                    let Some(Refusal::Expired { says, at: None }) = refusal else { panic!("{name}: {refusal:?}") };
                    assert!(says.contains("opens nothing"), "{name}: {says}");
                }
            }
        }
        assert_eq!(people::list_everybody(&house.app).await.expect("everybody").len(), before, "nobody came in");
        untouched(&house, &theirs).await;
    }

    async fn a_link_opens_only_what_it_was_made_for(house: House) {
        let invited = people::invite_person(&house.app, &house.lena, &acme(), "new@example.com", Role::Admin).await;
        let invited = invited.expect("an invitation").secret.0;
        let reset = people::make_reset_link(&house.app, &house.lena, &acme(), id(&house.vera)).await;
        let reset = reset.expect("a link").secret.0;
        let crossed = [
            people::read_reset_link(&house.app, &invited).await.err(),
            people::reset_password(&house.app, &invited, PASSWORD).await.err(),
            people::read_invitation(&house.app, &house.vera, &reset).await.err(),
            people::accept_invitation(&house.app, &house.vera, &reset, "Vera", PASSWORD, HOST).await.err(),
        ];
        for refusal in crossed {
            assert!(matches!(refusal, Some(Refusal::Expired { .. })), "{refusal:?}");
        }
        let page = people::read_invitation(&house.app, &house.vera, &invited).await.expect("the page");
        assert_eq!((page.email.as_str(), page.known, page.signed_in), ("new@example.com", false, false));
        let page = people::read_reset_link(&house.app, &reset).await.expect("the page");
        assert_eq!(page.email, "vera@example.com");
        people::reset_password(&house.app, &reset, PASSWORD).await.expect("a password");
        let used = people::read_reset_link(&house.app, &reset).await;
        assert!(refused(used).to_string().contains("was used"));
        house.app.clock.pass(7 * 24 * 60 * 60 * 1_000);
        let late = people::read_invitation(&house.app, &Caller::Nobody, &invited).await;
        assert!(refused(late).to_string().contains("has run out"));
    }

    async fn a_revoked_key_is_nobody(house: House) {
        let key = keys::create_key(&house.app, &house.lena, &acme(), "Inbox", &Scope::OFFERED).await.expect("a key");
        let caller = identify::key(&house.app, &key.secret.0).await.expect("it works");
        all_are(administers(&house.app, &caller, &ProjectRef::Current).await, None);
        keys::revoke_key(&house.app, &caller, &ProjectRef::Current, key.id).await.expect("by itself");
        assert_eq!(refused(identify::key(&house.app, &key.secret.0).await), Refusal::SignedOut);
        assert_eq!(refused(identify::key_with_token(&house.app, &key.secret.0, "phc_acme").await), Refusal::SignedOut);
    }

    async fn a_viewer_sees_names_but_no_addresses_and_no_token(house: House) {
        let page = people::list_people(&house.app, &house.vera, &acme()).await.expect("the page");
        assert_eq!(page.members.len(), 3);
        assert!(page.members.iter().all(|member| member.email.is_none() && member.keys.is_empty()));
        assert!(page.invitations.is_empty());
        let page = people::list_people(&house.app, &house.lena, &acme()).await.expect("the page");
        assert!(page.members.iter().all(|member| member.email.is_some()));
        let project = projects::read_project(&house.app, &house.vera, &acme()).await.expect("the page");
        assert!(project.token.is_empty(), "a viewer sees no keys");
        let reader = house.key(&[Scope::PromptRead]);
        let page = people::list_people(&house.app, &reader, &ProjectRef::Current).await.expect("the page");
        assert!(page.members.iter().all(|member| member.email.is_none()), "nor does a key that only reads");
        let project = projects::read_project(&house.app, &reader, &ProjectRef::Current).await.expect("the page");
        assert!(project.token.is_empty());
    }

    async fn what_was_done_is_in_the_record_without_its_text(house: House) {
        house.prompt("greeting", "a secret recipe").await;
        house.publish("greeting", 1, "another secret recipe").await.expect("a version");
        people::change_role(&house.app, &house.lena, &acme(), id(&house.vera), Role::Editor, None).await.expect("done");
        let page = activity::list_activity(&house.app, &house.lena, &acme(), None).await.expect("the record");
        let said: Vec<_> = page.lines.iter().map(|line| (line.person.as_str(), line.verb.as_str())).collect();
        assert_eq!(said, [
            ("Lena Fischer", "change_role"),
            ("Ana Ruiz", "publish_version"),
            ("Ana Ruiz", "create_prompt"),
        ]);
        assert!(!format!("{:?}", page.lines).contains("recipe"));
        assert_eq!(page.lines[1].after.as_deref(), Some("version 2"));
    }
}

fn key_of(caller: &Caller) -> KeyCaller {
    let Caller::ApiKey(key) = caller else { panic!("this is a key") };
    key.clone()
}
