//! Every door of the browser asks who is there: signed out, viewer, other project.

use axum::http::StatusCode;
use cuebook::usecases::{activity, people};

use super::cookie;
use crate::{
    both,
    support::{House, acme, http::Door},
};

type Form = Vec<(&'static str, &'static str)>;

const PROMPT: [(&str, &str); 2] = [("project", "acme"), ("name", "greeting")];

fn prompt(more: &[(&'static str, &'static str)]) -> Form {
    let mut form = PROMPT.to_vec();
    form.extend_from_slice(more);
    form
}

fn edit(more: &[(&'static str, &'static str)]) -> Form {
    let mut form = vec![
        ("form[project]", "acme"),
        ("form[name]", "greeting"),
        ("form[base]", "1"),
        ("form[kind]", "text"),
        ("form[text]", "words"),
    ];
    form.extend_from_slice(more);
    form
}

/// Doors that a viewer may use.
fn reads() -> Vec<(&'static str, Form)> {
    vec![
        (
            "list_prompts",
            vec![
                ("project", "acme"),
                ("query[search]", ""),
                ("query[sort]", "published"),
                ("query[page]", "1"),
                ("query[archived]", "false"),
            ],
        ),
        ("list_facets", vec![("project", "acme")]),
        ("read_prompt", prompt(&[])),
        ("list_versions", prompt(&[])),
        ("compare_versions", prompt(&[("base", "1"), ("head", "latest")])),
        ("read_tags", prompt(&[])),
        ("list_people", vec![("project", "acme")]),
        ("read_project", vec![("project", "acme")]),
    ]
}

/// Doors that a viewer may not use.
fn writes() -> Vec<(&'static str, Form)> {
    vec![
        ("check_name", vec![("project", "acme"), ("name", "free")]),
        ("read_editor", prompt(&[])),
        ("read_new_prompt", vec![("project", "acme")]),
        ("create_prompt", edit(&[])),
        ("save_draft", edit(&[])),
        ("save_new_draft", edit(&[])),
        ("publish_version", edit(&[])),
        ("discard_draft", prompt(&[])),
        ("set_tag", prompt(&[("tag", "production"), ("version", "1")])),
        ("remove_tag", prompt(&[("tag", "production")])),
        ("describe_prompt", prompt(&[("description", ""), ("topics", ""), ("metadata", "")])),
        ("duplicate_prompt", prompt(&[("new_name", "copy")])),
        ("archive_prompt", prompt(&[])),
        ("bring_back_prompt", vec![("project", "acme"), ("uuid", "01900000-0000-7000-8000-000000000000")]),
        ("invite_person", vec![("project", "acme"), ("email", "x@example.com"), ("role", "viewer")]),
        ("revoke_invitation", vec![("project", "acme"), ("invitation", "1")]),
        ("change_role", vec![("project", "acme"), ("person", "1"), ("role", "admin")]),
        ("remove_person", vec![("project", "acme"), ("person", "1")]),
        ("make_reset_link", vec![("project", "acme"), ("person", "1")]),
        ("rename_project", vec![("project", "acme"), ("name", "Renamed")]),
        ("create_key", vec![("project", "acme"), ("name", "k"), ("scopes[]", "prompt:read")]),
        ("list_keys", vec![("project", "acme")]),
        ("revoke_key", vec![("project", "acme"), ("key", "1")]),
        ("hand_over_key", vec![("project", "acme"), ("key", "1"), ("heir", "1")]),
        ("list_activity", vec![("project", "acme")]),
    ]
}

async fn statuses(door: &Door, doors: Vec<(&'static str, Form)>, cookie: &str) -> Vec<(&'static str, StatusCode)> {
    let mut statuses = Vec::new();
    for (name, form) in doors {
        let answer = door.post(&format!("/_fn/{name}"), &form, &[("cookie", cookie)]).await;
        statuses.push((name, answer.status));
    }
    statuses
}

async fn lines(house: &House) -> usize {
    activity::list_activity(&house.app, &house.lena, &acme(), None).await.expect("the record").lines.len()
}

both! {
    async fn nobody_gets_401_everywhere(house: House) {
        house.prompt("greeting", "one").await;
        let door = Door::new(&house.app);
        for (name, status) in statuses(&door, [reads(), writes()].concat(), "").await {
            assert_eq!(status, StatusCode::UNAUTHORIZED, "{name}");
        }
        let ended = cookie(&house, &door, "ana").await;
        people::sign_out_everywhere(&house.app, &house.ana).await.expect("signed out");
        for (name, status) in statuses(&door, [reads(), writes()].concat(), &ended).await {
            assert_eq!(status, StatusCode::UNAUTHORIZED, "{name} with an ended session");
        }
    }

    async fn a_viewer_reads_and_changes_nothing(house: House) {
        house.prompt("greeting", "one").await;
        let door = Door::new(&house.app);
        let vera = cookie(&house, &door, "vera").await;
        let before = lines(&house).await;
        for (name, status) in statuses(&door, reads(), &vera).await {
            assert_eq!(status, StatusCode::OK, "{name}");
        }
        for (name, status) in statuses(&door, writes(), &vera).await {
            assert_eq!(status, StatusCode::FORBIDDEN, "{name}");
        }
        assert_eq!(lines(&house).await, before, "nothing was done");
    }

    async fn a_stranger_gets_404_everywhere(house: House) {
        house.prompt("greeting", "one").await;
        let door = Door::new(&house.app);
        let olga = cookie(&house, &door, "olga").await;
        for (name, status) in statuses(&door, [reads(), writes()].concat(), &olga).await {
            assert_eq!(status, StatusCode::NOT_FOUND, "{name}");
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
        let page = door.get("/p/acme/prompts/greeting", &[("accept", "text/html"), ("cookie", &olga)]).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(!page.body.contains("recipe"));
        let vera = cookie(&house, &door, "vera").await;
        let page = door.get("/p/acme/prompts/greeting", &[("accept", "text/html"), ("cookie", &vera)]).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("a secret recipe"));
    }
}
