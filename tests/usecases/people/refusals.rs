//! Who may not: the same question for every use case of people, keys, projects and activity.

use cuebook::{
    domain::{
        access::{Caller, Role, Scope},
        ids::{ApiKeyId, InvitationId},
        projects::ProjectRef,
        refusal::Refusal,
    },
    usecases::{App, activity, keys, people, projects},
};

use crate::{
    both,
    support::{House, acme, id},
};

/// What only admins may do, by name.
async fn administers(house: &House, caller: &Caller, project: &ProjectRef) -> Vec<(&'static str, Option<Refusal>)> {
    let app: &App = &house.app;
    let vera = id(&house.vera);
    let (key, invitation) = (ApiKeyId(1), InvitationId(1));
    vec![
        ("invite_person", people::invite_person(app, caller, project, "x@example.com", Role::Viewer).await.err()),
        ("revoke_invitation", people::revoke_invitation(app, caller, project, invitation).await.err()),
        ("change_role", people::change_role(app, caller, project, vera, Role::Editor, None).await.err()),
        ("remove_person", people::remove_person(app, caller, project, vera, None).await.err()),
        ("make_reset_link", people::make_reset_link(app, caller, project, vera).await.err()),
        ("rename_project", projects::rename_project(app, caller, project, "Renamed").await.err()),
        ("create_key", keys::create_key(app, caller, project, "k", &[Scope::PromptRead]).await.err()),
        ("list_keys", keys::list_keys(app, caller, project).await.err()),
        ("revoke_key", keys::revoke_key(app, caller, project, key).await.err()),
        ("hand_over_key", keys::hand_over_key(app, caller, project, key, vera).await.err()),
        ("list_activity", activity::list_activity(app, caller, project, None).await.err()),
    ]
}

both! {
    async fn nobody_administers_nothing(house: House) {
        for (name, refusal) in administers(&house, &Caller::Nobody, &acme()).await {
            assert_eq!(refusal, Some(Refusal::SignedOut), "{name}");
        }
        let own = people::sign_out_everywhere(&house.app, &Caller::Nobody).await;
        assert_eq!(own, Err(Refusal::SignedOut));
    }

    async fn viewers_and_editors_administer_nothing(house: House) {
        for caller in [&house.vera, &house.ana] {
            for (name, refusal) in administers(&house, caller, &acme()).await {
                assert!(matches!(refusal, Some(Refusal::Forbidden { .. })), "{name}: {refusal:?}");
            }
            let created = projects::create_project(&house.app, caller, "Mine").await;
            assert!(matches!(created, Err(Refusal::Forbidden { .. })));
        }
    }

    async fn strangers_learn_nothing(house: House) {
        for (name, refusal) in administers(&house, &house.olga, &acme()).await {
            assert_eq!(refusal, Some(Refusal::not_found("this project")), "{name}");
        }
        let page = people::list_people(&house.app, &house.olga, &acme()).await;
        assert!(matches!(page, Err(Refusal::NotFound { .. })));
    }

    async fn keys_administer_nothing(house: House) {
        let key = house.key(&[Scope::PromptRead]);
        for (name, refusal) in administers(&house, &key, &ProjectRef::Current).await {
            assert!(matches!(refusal, Some(Refusal::Forbidden { .. })), "{name}: {refusal:?}");
        }
        assert!(people::change_password(&house.app, &key, "a", "b", "h").await.is_err());
        assert!(projects::create_project(&house.app, &key, "Mine").await.is_err());
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
