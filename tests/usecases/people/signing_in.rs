//! Signing in, and everything that ends a session.

use cuebook::{
    domain::{
        access::Caller,
        refusal::{Field, Refusal},
    },
    usecases::{identify, people},
};

use crate::{
    both,
    support::{House, acme, id, refused},
};

const PASSWORD: &str = "correct horse battery";
const HOST: &str = "192.0.2.1";

/// Gives Ana a password by the link an admin would send her.
async fn ana_has_a_password(house: &House) {
    let link = people::make_reset_link(&house.app, &house.lena, &acme(), id(&house.ana)).await.expect("a link");
    people::reset_password(&house.app, &link.secret.0, PASSWORD).await.expect("a password");
}

both! {
    async fn the_right_password_opens_and_nothing_else_does(house: House) {
        ana_has_a_password(&house).await;
        let signed_in = people::sign_in(&house.app, " ANA@example.com ", PASSWORD, HOST).await.expect("signed in");
        let caller = identify::person(&house.app, signed_in.person, signed_in.session_epoch).await.expect("a caller");
        assert_eq!(caller, house.ana);
        let wrong = refused(people::sign_in(&house.app, "ana@example.com", "wrong", HOST).await);
        let unknown = refused(people::sign_in(&house.app, "nobody@example.com", "wrong", HOST).await);
        assert_eq!(wrong, unknown, "nobody learns which addresses exist");
    }

    async fn the_eleventh_try_waits(house: House) {
        ana_has_a_password(&house).await;
        for _ in 0..10 {
            let refusal = refused(people::sign_in(&house.app, "ana@example.com", "wrong", HOST).await);
            assert!(!matches!(refusal, Refusal::TooMany { .. }));
        }
        let refusal = refused(people::sign_in(&house.app, "ana@example.com", PASSWORD, "192.0.2.2").await);
        assert!(matches!(refusal, Refusal::TooMany { .. }), "from anywhere: {refusal:?}");
        house.app.clock.pass(15 * 60 * 1_000);
        people::sign_in(&house.app, "ana@example.com", PASSWORD, HOST).await.expect("the wait is over");
    }

    async fn a_new_password_ends_every_other_session(house: House) {
        ana_has_a_password(&house).await;
        let old = people::sign_in(&house.app, "ana@example.com", PASSWORD, HOST).await.expect("signed in");
        let wrong = people::change_password(&house.app, &house.ana, "wrong", "another good one", HOST).await;
        assert_eq!(refused(wrong).field(), Some(Field::CurrentPassword));
        let short = people::change_password(&house.app, &house.ana, PASSWORD, "short", HOST).await;
        assert_eq!(refused(short).field(), Some(Field::Password));
        let new = people::change_password(&house.app, &house.ana, PASSWORD, "another good one", HOST).await;
        let new = new.expect("changed");
        let old = identify::person(&house.app, old.person, old.session_epoch).await.expect("an answer");
        assert_eq!(old, Caller::Nobody);
        let new = identify::person(&house.app, new.person, new.session_epoch).await.expect("an answer");
        assert_eq!(new, house.ana, "the session that changed it goes on");
    }

    async fn signing_out_everywhere_ends_every_session(house: House) {
        ana_has_a_password(&house).await;
        let session = people::sign_in(&house.app, "ana@example.com", PASSWORD, HOST).await.expect("signed in");
        people::sign_out_everywhere(&house.app, &house.ana).await.expect("signed out");
        let caller = identify::person(&house.app, session.person, session.session_epoch).await.expect("an answer");
        assert_eq!(caller, Caller::Nobody);
    }

    async fn a_reset_link_works_once_and_for_a_day(house: House) {
        let link = people::make_reset_link(&house.app, &house.lena, &acme(), id(&house.ana)).await.expect("a link");
        house.app.clock.pass(24 * 60 * 60 * 1_000);
        let late = refused(people::reset_password(&house.app, &link.secret.0, PASSWORD).await);
        assert!(matches!(late, Refusal::Expired { .. }), "{late:?}");
        let link = people::make_reset_link(&house.app, &house.lena, &acme(), id(&house.ana)).await.expect("a link");
        people::reset_password(&house.app, &link.secret.0, PASSWORD).await.expect("a password");
        let again = refused(people::reset_password(&house.app, &link.secret.0, "yet another one").await);
        assert!(matches!(again, Refusal::Expired { .. }), "{again:?}");
        people::sign_in(&house.app, "ana@example.com", PASSWORD, HOST).await.expect("the first one holds");
        let guess = refused(people::reset_password(&house.app, "guess", PASSWORD).await);
        assert!(matches!(guess, Refusal::Expired { .. } | Refusal::NotFound { .. }), "{guess:?}");
    }
}
