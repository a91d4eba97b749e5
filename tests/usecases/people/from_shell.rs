//! What the shell of the server does. Nobody is asked who they are there; what cannot be done is said all the same.

use cuebook::{
    domain::{
        access::Role,
        refusal::{Field, Refusal},
    },
    usecases::{identify, people},
};

use super::rows::{HOST, PASSWORD};
use crate::{
    both,
    support::{House, refused},
};

async fn addresses(house: &House) -> Vec<(String, usize)> {
    let everybody = people::list_everybody(&house.app).await.expect("everybody");
    everybody.into_iter().map(|one| (one.email, one.projects.len())).collect()
}

both! {
    async fn a_person_is_added_once(house: House) {
        let before = addresses(&house).await;
        let add = async |email, name, project| people::add_person(&house.app, email, name, project).await.err();
        let cases = [
            (add("nobody", "New", None).await, Field::Email),
            (add("new@example.com", " ", None).await, Field::PersonName),
            (add("new@example.com", "New", Some(("nowhere", Role::Viewer))).await, Field::Project),
            (add("ana@example.com", "", Some(("nowhere", Role::Viewer))).await, Field::Project),
        ];
        for (refusal, field) in cases {
            assert!(matches!(refusal, Some(Refusal::Invalid { .. })), "{refusal:?}");
            assert_eq!(refusal.expect("one").field(), Some(field));
        }
        for (email, project) in [("ana@example.com", None), ("ANA@example.com", Some(("acme", Role::Admin)))] {
            let refusal = add(email, "Ana", project).await;
            let Some(Refusal::Taken { field: Field::Email, says }) = refusal else { panic!("{refusal:?}") };
            assert!(says.contains("Ana Ruiz"), "{says}");
        }
        assert_eq!(addresses(&house).await, before, "nothing was made by halves");
        let who = people::who_am_i(&house.app, &house.ana).await.expect("who");
        assert_eq!(who.project("acme").map(|project| project.role), Some(Role::Editor), "her role stays");
    }

    async fn whoever_is_added_chooses_a_password_and_owns_nothing(house: House) {
        let added = people::add_person(&house.app, "new@example.com", "New", Some(("other", Role::Viewer))).await;
        let added = added.expect("somebody new");
        assert!(!added.owner, "the server has an owner");
        let refusal = refused(people::sign_in(&house.app, "new@example.com", "", HOST).await);
        assert!(matches!(refusal, Refusal::Invalid { .. }), "no password yet is no password that fits: {refusal:?}");
        people::reset_password(&house.app, &added.link.expect("a link").secret.0, PASSWORD).await.expect("a password");
        people::sign_in(&house.app, "new@example.com", PASSWORD, HOST).await.expect("signed in");
        let again = people::add_person(&house.app, "new@example.com", "", Some(("acme", Role::Viewer))).await;
        assert!(again.expect("one project more").link.is_none(), "who has a password gets no link");
        assert!(addresses(&house).await.contains(&(String::from("new@example.com"), 2)));
    }

    async fn a_link_is_made_for_whoever_is_there(house: House) {
        for (email, words) in [("nobody@example.com", "person list"), ("nobody", "address")] {
            let refusal = refused(people::reset_from_shell(&house.app, email).await);
            assert_eq!(refusal.field(), Some(Field::Email), "{email}");
            assert!(refusal.to_string().contains(words), "{refusal}");
        }
        let link = people::reset_from_shell(&house.app, "lena@example.com").await.expect("the owner's too");
        let signed_in = people::reset_password(&house.app, &link.secret.0, PASSWORD).await.expect("a password");
        let caller = identify::person(&house.app, signed_in.person, signed_in.session_epoch).await;
        assert_eq!(caller, Ok(house.lena.clone()));
    }
}
