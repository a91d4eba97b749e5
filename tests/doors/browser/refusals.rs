//! Every door of the browser asks who is there: signed out, viewer, other project.

use axum::http::StatusCode;
use cuebook::{
    domain::access::{Role, Scope},
    store,
    usecases::{activity, keys, people, show_later},
};

use super::{
    PASSWORD, cookie,
    rows::{Doors, all, by_code, lists, makes, of_oneself, reads, writes},
};
use crate::{
    both,
    support::{
        House, acme,
        http::{Answer, Door},
        id,
    },
};

async fn answers(door: &Door, doors: Doors, cookie: &str) -> Vec<(&'static str, Answer)> {
    let mut answers = Vec::new();
    for (name, form) in doors {
        let answer = door.post(&format!("/_fn/{name}"), &form, &[("cookie", cookie)]).await;
        answers.push((name, answer));
    }
    answers
}

async fn all_answer(door: &Door, doors: Doors, cookie: &str, status: StatusCode) {
    for (name, answer) in answers(door, doors, cookie).await {
        assert_eq!(answer.status, status, "{name}: {answer:?}");
    }
}

async fn lines(house: &House) -> usize {
    activity::list_activity(&house.app, &house.lena, &acme(), None).await.expect("the record").lines.len()
}

both! {
    async fn nobody_gets_401_everywhere(house: House) {
        house.prompt("greeting", "one").await;
        let door = Door::new(&house.app);
        let everywhere = || [all("acme"), of_oneself()].concat();
        all_answer(&door, everywhere(), "", StatusCode::UNAUTHORIZED).await;
        let ended = cookie(&house, &door, "ana").await;
        people::sign_out_everywhere(&house.app, &house.ana).await.expect("signed out");
        all_answer(&door, everywhere(), &ended, StatusCode::UNAUTHORIZED).await;
    }

    async fn a_viewer_reads_and_changes_nothing(house: House) {
        house.prompt("greeting", "one").await;
        let door = Door::new(&house.app);
        let vera = cookie(&house, &door, "vera").await;
        let before = lines(&house).await;
        all_answer(&door, [lists("acme"), reads("acme")].concat(), &vera, StatusCode::OK).await;
        all_answer(&door, [makes("acme"), writes("acme")].concat(), &vera, StatusCode::FORBIDDEN).await;
        let created = door.post("/_fn/create_project", &[("name", "Mine")], &[("cookie", &vera)]).await;
        assert_eq!(created.status, StatusCode::FORBIDDEN);
        assert_eq!(lines(&house).await, before, "nothing was done");
    }

    async fn a_stranger_gets_404_everywhere(house: House) {
        house.prompt("greeting", "one").await;
        let door = Door::new(&house.app);
        let olga = cookie(&house, &door, "olga").await;
        all_answer(&door, all("acme"), &olga, StatusCode::NOT_FOUND).await;
        all_answer(&door, all("nowhere"), &olga, StatusCode::NOT_FOUND).await;
    }

    async fn what_another_project_has_is_not_in_ones_own(house: House) {
        house.prompt("greeting", "one").await;
        let (app, lena) = (&house.app, &house.lena);
        let key = keys::create_key(app, lena, &acme(), "Inbox", &[Scope::PromptRead]).await.expect("a key");
        people::invite_person(app, lena, &acme(), "jonas@example.com", Role::Editor).await.expect("an invitation");
        let people = people::list_people(app, lena, &acme()).await.expect("the page");
        assert_eq!([id(&house.lena).0, key.id.0, people.invitations[0].id.0], [1; 3], "the forms name these");
        let door = Door::new(&house.app);
        let olga = cookie(&house, &door, "olga").await;
        let before = lines(&house).await;
        all_answer(&door, [reads("other"), writes("other")].concat(), &olga, StatusCode::NOT_FOUND).await;
        for (name, answer) in answers(&door, lists("other"), &olga).await {
            assert_eq!(answer.status, StatusCode::OK, "{name}");
            let theirs = ["greeting", "Lena", "jonas", "Inbox"].into_iter().find(|word| answer.body.contains(word));
            assert_eq!(theirs, None, "{name}: {}", answer.body);
        }
        let (form, cookies) = ([("current", "acme"), ("word", "greeting")], [("cookie", olga.as_str())]);
        assert_eq!(door.post("/_fn/find_address", &form, &cookies).await.body, "null");
        assert_eq!(lines(&house).await, before, "nothing was done");
    }

    async fn a_code_that_nobody_was_given_opens_nothing(house: House) {
        let door = Door::new(&house.app);
        let before = people::list_everybody(&house.app).await.expect("everybody").len();
        for cookie in [String::new(), cookie(&house, &door, "lena").await] {
            for (name, answer) in answers(&door, by_code(), &cookie).await {
                assert_eq!(answer.status, StatusCode::GONE, "{name}: {answer:?}");
                let set = answer.cookie().filter(|set| *set != cookie);
                assert_eq!(set, None, "{name} signs nobody in");
            }
        }
        assert_eq!(people::list_everybody(&house.app).await.expect("everybody").len(), before);
    }

    async fn what_is_ones_own_is_nobody_elses(house: House) {
        let door = Door::new(&house.app);
        let (ana, vera) = (cookie(&house, &door, "ana").await, cookie(&house, &door, "vera").await);
        let ticket = show_later(&house.app, &house.ana, "\"phx_a_new_key\"").await.expect("a ticket");
        for name in ["read_new_key", "read_new_link"] {
            let answer = door.post(&format!("/_fn/{name}"), &[("ticket", &ticket)], &[("cookie", &vera)]).await;
            assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, "null"), "{name}");
        }
        let hers = door.post("/_fn/read_new_key", &[("ticket", &ticket)], &[("cookie", &ana)]).await;
        assert!(hers.body.contains("phx_a_new_key"), "{hers:?}");
        let form = [("current", "not hers"), ("new", "another horse battery")];
        let guessed = door.post("/_fn/change_password", &form, &[("cookie", &ana)]).await;
        assert_eq!(guessed.status, StatusCode::UNPROCESSABLE_ENTITY, "{guessed:?}");
        door.sign_in("ana@example.com", PASSWORD).await;
        let ended = door.post("/_fn/sign_out_everywhere", &[], &[("cookie", &vera)]).await;
        assert!(ended.status.is_success(), "{ended:?}");
        let facets = door.post("/_fn/list_facets", &[("project", "acme")], &[("cookie", &ana)]).await;
        assert_eq!(facets.status, StatusCode::OK, "somebody else's sessions go on");
    }

    async fn nobody_is_taken_over_by_a_reset_link(house: House) {
        let (rows, now) = (house.app.store.reader(), house.app.now());
        for person in [&house.lena, &house.vera] {
            store::people::add_member(rows, house.other, id(person), Role::Viewer, now).await.expect("in both");
        }
        let door = Door::new(&house.app);
        let olga = cookie(&house, &door, "olga").await;
        for (person, words) in [(&house.lena, "only the owner"), (&house.vera, "where you are no admin")] {
            let form = [("project", "other"), ("person", &*id(person).to_string())];
            let answer = door.post("/_fn/make_reset_link", &form, &[("cookie", &olga)]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{answer:?}");
            assert!(answer.body.contains(words) && !answer.body.contains("/reset?code="), "{answer:?}");
        }
    }

    async fn pages_ask_too(house: House) {
        house.prompt("greeting", "a secret recipe").await;
        let door = Door::new(&house.app);
        let page = door.get("/p/acme/prompts/greeting", &[("accept", "text/html")]).await;
        assert!(page.status.is_redirection(), "{page:?}");
        assert!(page.header("location").expect("a place").starts_with("/signin"));
        assert!(!page.body.contains("recipe"));
        let olga = cookie(&house, &door, "olga").await;
        for address in ["/p/acme/prompts/greeting", "/p/other/prompts/greeting"] {
            let page = door.get(address, &[("accept", "text/html"), ("cookie", &olga)]).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
            assert!(!page.body.contains("recipe"), "{address}");
        }
        let vera = cookie(&house, &door, "vera").await;
        let page = door.get("/p/acme/prompts/greeting", &[("accept", "text/html"), ("cookie", &vera)]).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("a secret recipe"));
    }
}
