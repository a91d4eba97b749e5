//! The first person, and those who are invited.

use cuebook::{
    domain::{
        access::{Caller, Role},
        people::secret::Secret,
        refusal::{Field, Refusal},
    },
    usecases::{
        identify,
        people::{self, FirstKey, SetUpServer},
    },
};
use sea_orm::ConnectionTrait;

use crate::{
    both,
    support::{House, acme, id, refused},
};

const PASSWORD: &str = "correct horse battery";
const HOST: &str = "192.0.2.1";

fn set_up() -> SetUpServer {
    SetUpServer {
        email: "first@example.com".into(),
        password: PASSWORD.into(),
        name: "First Person".into(),
        project: "Northwind Care".into(),
        project_token: Some(Secret("phc_given_token_0000000000000000".into())),
        key: FirstKey::Given(Secret("phx_given_key_000000000000000000".into())),
    }
}

async fn empty(house: &House) {
    for table in ["membership", "project", "person"] {
        house.app.store.reader().execute_unprepared(&format!("DELETE FROM {table}")).await.expect("an empty table");
    }
}

both! {
    async fn an_empty_server_is_set_up_once(house: House) {
        let refusal = refused(people::set_up_server(&house.app, set_up()).await);
        assert!(!matches!(refusal, Refusal::Internal { .. }), "somebody is there already: {refusal:?}");
        empty(&house).await;
        let (one, two) = tokio::join!(
            people::set_up_server(&house.app, set_up()),
            people::set_up_server(&house.app, SetUpServer { email: "second@example.com".into(), ..set_up() }),
        );
        assert_eq!([one.is_ok(), two.is_ok()].iter().filter(|ok| **ok).count(), 1, "of two at once one is the owner");
        let made = one.or(two).expect("one of them");
        assert_eq!(made.slug, "northwind-care");
        let key = identify::key(&house.app, "phx_given_key_000000000000000000").await.expect("the first key works");
        assert!(matches!(key, Caller::ApiKey(_)));
        let owner = identify::person(&house.app, made.signed_in.person, made.signed_in.session_epoch).await;
        assert!(owner.expect("a caller").owner().is_ok());
    }

    async fn a_half_right_set_up_makes_nothing(house: House) {
        empty(&house).await;
        let cases = [
            (SetUpServer { email: "nobody".into(), ..set_up() }, Field::Email),
            (SetUpServer { password: "short".into(), ..set_up() }, Field::Password),
            (SetUpServer { name: " ".into(), ..set_up() }, Field::PersonName),
            (SetUpServer { project: String::new(), ..set_up() }, Field::Project),
        ];
        for (new, field) in cases {
            assert_eq!(refused(people::set_up_server(&house.app, new).await).field(), Some(field));
        }
        assert_eq!(people::is_set_up(&house.app).await, Ok(false));
    }

    async fn an_invitation_makes_a_member_once(house: House) {
        let link = people::invite_person(&house.app, &house.lena, &acme(), "New@example.com", Role::Editor)
            .await
            .expect("an invitation");
        let joined =
            people::accept_invitation(&house.app, &Caller::Nobody, &link.secret.0, "New Person", PASSWORD, HOST).await;
        let joined = joined.expect("joined");
        assert_eq!(joined.slug, "acme");
        let caller = identify::person(&house.app, joined.signed_in.person, joined.signed_in.session_epoch).await;
        let who = people::who_am_i(&house.app, &caller.expect("a caller")).await.expect("who");
        assert_eq!(who.email, "new@example.com");
        assert_eq!(who.project("acme").map(|project| project.role), Some(Role::Editor));
        let again =
            people::accept_invitation(&house.app, &Caller::Nobody, &link.secret.0, "Thief", PASSWORD, HOST).await;
        assert!(matches!(refused(again), Refusal::Expired { .. }));
    }

    async fn invitations_run_out_and_can_be_taken_back(house: House) {
        let link = people::invite_person(&house.app, &house.lena, &acme(), "late@example.com", Role::Viewer)
            .await
            .expect("an invitation");
        house.app.clock.pass(7 * 24 * 60 * 60 * 1_000);
        let late =
            people::accept_invitation(&house.app, &Caller::Nobody, &link.secret.0, "Late", PASSWORD, HOST).await;
        assert!(matches!(refused(late), Refusal::Expired { .. }));
        let link = people::invite_person(&house.app, &house.lena, &acme(), "early@example.com", Role::Viewer)
            .await
            .expect("an invitation");
        let page = people::list_people(&house.app, &house.lena, &acme()).await.expect("the page");
        let pending = page.invitations.iter().find(|row| row.email == "early@example.com").expect("it is listed");
        people::revoke_invitation(&house.app, &house.lena, &acme(), pending.id).await.expect("taken back");
        let revoked =
            people::accept_invitation(&house.app, &Caller::Nobody, &link.secret.0, "Early", PASSWORD, HOST).await;
        assert!(matches!(refused(revoked), Refusal::Expired { .. }));
    }

    async fn an_invitation_does_not_open_an_account_that_exists(house: House) {
        let link = people::make_reset_link(&house.app, &house.lena, &acme(), id(&house.vera)).await.expect("a link");
        people::reset_password(&house.app, &link.secret.0, PASSWORD).await.expect("a password");
        let invitation = people::invite_person(
            &house.app, &house.olga, &crate::support::other(), "vera@example.com", Role::Admin,
        )
        .await
        .expect("an invitation");
        let taken = people::accept_invitation(
            &house.app, &Caller::Nobody, &invitation.secret.0, "Not Vera", "a password of mine", HOST,
        )
        .await;
        refused(taken);
        let sign_in = people::sign_in(&house.app, "vera@example.com", "a password of mine", HOST).await;
        refused(sign_in);
        let joined =
            people::accept_invitation(&house.app, &house.vera, &invitation.secret.0, "", PASSWORD, HOST).await;
        assert_eq!(joined.expect("she joins herself").slug, "other");
    }
}
