//! Whoever follows a reset link becomes that person everywhere: who may make one, and for whom.

use cuebook::{
    domain::{
        access::{Caller, Role},
        ids::ProjectId,
        projects::ProjectRef,
        refusal::Refusal,
    },
    store,
    usecases::{activity, people},
};

use super::rows::{HOST, PASSWORD};
use crate::{
    both,
    support::{House, acme, id, other, refused},
};

async fn joins(house: &House, project: ProjectId, caller: &Caller, role: Role) {
    let rows = house.app.store.reader();
    store::people::add_member(rows, project, id(caller), role, house.app.now()).await.expect("a member");
}

async fn link(house: &House, by: &Caller, project: &ProjectRef, whom: &Caller) -> Result<String, Refusal> {
    let link = people::make_reset_link(&house.app, by, project, id(whom)).await?;
    Ok(link.secret.0)
}

/// That no link was made: none is on the record, and the one that was made before still works.
async fn nothing_was_made(house: &House, lines: usize, before: &str) {
    let record = activity::list_activity(&house.app, &house.olga, &other(), None).await.expect("the record");
    assert_eq!(record.lines.len(), lines, "{:?}", record.lines);
    people::read_reset_link(&house.app, before).await.expect("it was not replaced");
}

both! {
    async fn an_admin_takes_over_no_account_of_another_project(house: House) {
        joins(&house, house.other, &house.vera, Role::Viewer).await;
        let before = link(&house, &house.lena, &acme(), &house.vera).await.expect("the owner reaches everybody");
        let says = refused(link(&house, &house.olga, &other(), &house.vera).await).to_string();
        assert!(says.contains("projects where you are no admin") && says.contains("owner of this server"), "{says}");
        nothing_was_made(&house, 0, &before).await;

        joins(&house, house.project, &house.olga, Role::Viewer).await;
        for role in [Role::Viewer, Role::Editor] {
            people::change_role(&house.app, &house.lena, &acme(), id(&house.olga), role, None).await.expect("a role");
            let refusal = refused(link(&house, &house.olga, &other(), &house.vera).await);
            assert!(matches!(refusal, Refusal::Forbidden { .. }), "{role:?}: {refusal:?}");
        }
        nothing_was_made(&house, 0, &before).await;
        people::change_role(&house.app, &house.lena, &acme(), id(&house.olga), Role::Admin, None).await.expect("admin");
        for project in [acme(), other()] {
            link(&house, &house.olga, &project, &house.vera).await.expect("an admin of all her projects");
        }
        let old = people::read_reset_link(&house.app, &before).await;
        assert!(refused(old).to_string().contains("replaced"), "a newer link takes the place of older ones");
    }

    async fn the_account_of_the_owner_is_out_of_reach(house: House) {
        joins(&house, house.other, &house.lena, Role::Viewer).await;
        joins(&house, house.project, &house.olga, Role::Admin).await;
        let before = link(&house, &house.lena, &acme(), &house.lena).await.expect("her own");
        for project in [acme(), other()] {
            let says = refused(link(&house, &house.olga, &project, &house.lena).await).to_string();
            assert!(says.contains("only the owner") && says.contains("cuebook person reset"), "{says}");
        }
        nothing_was_made(&house, 0, &before).await;
    }

    async fn a_link_made_before_somebody_joined_another_project_opens_nothing_there(house: House) {
        people::change_role(&house.app, &house.lena, &acme(), id(&house.ana), Role::Admin, None).await.expect("admin");
        let before = link(&house, &house.ana, &acme(), &house.vera).await.expect("all her projects are Ana's too");
        let invited = people::invite_person(&house.app, &house.olga, &other(), "vera@example.com", Role::Editor).await;
        let code = invited.expect("an invitation").secret.0;
        people::accept_invitation(&house.app, &house.vera, &code, "", "", HOST).await.expect("she joins, signed in");
        for outcome in [
            people::read_reset_link(&house.app, &before).await.err(),
            people::reset_password(&house.app, &before, PASSWORD).await.err(),
        ] {
            assert!(matches!(outcome, Some(Refusal::Expired { .. })), "{outcome:?}");
        }
    }

    async fn one_makes_ones_own_wherever_one_is_an_admin(house: House) {
        joins(&house, house.project, &house.olga, Role::Viewer).await;
        let secret = link(&house, &house.olga, &other(), &house.olga).await.expect("though a viewer elsewhere");
        let refusal = refused(link(&house, &house.olga, &acme(), &house.olga).await);
        assert!(matches!(refusal, Refusal::Forbidden { .. }), "{refusal:?}");
        let signed_in = people::reset_password(&house.app, &secret, PASSWORD).await.expect("a password");
        assert_eq!(signed_in.person, id(&house.olga));
    }

    async fn somebody_who_left_is_not_found(house: House) {
        people::remove_person(&house.app, &house.lena, &acme(), id(&house.vera), None).await.expect("removed");
        let refusal = refused(link(&house, &house.lena, &acme(), &house.vera).await);
        assert_eq!(refusal, Refusal::not_found("this person"), "not by the owner either: it is no project of hers");
    }
}
