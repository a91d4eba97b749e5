//! What a form gets, with a script and without.

use axum::http::StatusCode;
use cuebook::usecases::{App, Limits};
use serde_json::Value;

use super::cookie;
use crate::{
    both,
    support::http::{Answer, Door},
};

fn edit<'a>(base: &'a str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("form[project]", "acme"),
        ("form[name]", "greeting"),
        ("form[base]", base),
        ("form[kind]", "text"),
        ("form[text]", text),
    ]
}

fn goes_to(answer: &Answer) -> &str {
    assert!(answer.status.is_redirection(), "{answer:?}");
    answer.header("location").expect("a place to go to")
}

/// What a browser with this session does next.
async fn follow(door: &Door, answer: &Answer, session: &str) -> Answer {
    let cookies = format!("{session}; {}", answer.cookies());
    let place = goes_to(answer).replace("http://cuebook.test", "");
    door.get(&place, &[("accept", "text/html"), ("cookie", &cookies)]).await
}

both! {
    async fn a_stale_base_is_409_for_a_script_and_a_way_back_for_a_form(house: House) {
        house.prompt("greeting", "one").await;
        house.publish_as(&house.lena, "greeting", 1, "two").await.expect("a version");
        let door = Door::new(&house.app);
        let ana = cookie(&house, &door, "ana").await;
        let answer = door.post("/_fn/publish_version", &edit("1", "mine"), &[("cookie", &ana)]).await;
        assert_eq!(answer.status, StatusCode::CONFLICT);
        let conflict = answer.json().pointer("/Refused/Conflict").cloned().expect("a conflict");
        assert_eq!(conflict.get("latest"), Some(&Value::from(2)));
        assert_eq!(conflict.get("author"), Some(&Value::from("Lena Fischer")));

        let page = "http://cuebook.test/p/acme/prompts/greeting/edit";
        let headers = [("cookie", ana.as_str()), ("accept", "text/html"), ("referer", page)];
        let answer = door.post("/_fn/publish_version", &edit("1", "mine, typed again"), &headers).await;
        assert!(goes_to(&answer).contains("/p/acme/prompts/greeting/edit"), "back to the editor");
        let editor = door.get("/p/acme/prompts/greeting/edit", &headers).await;
        assert!(editor.body.contains("mine, typed again"), "the words are still on the screen");
        assert!(editor.body.contains("Lena Fischer"), "and who published meanwhile");
    }

    async fn a_tag_that_somebody_moved_meanwhile_stays_where_it_is(house: House) {
        house.prompt("greeting", "one").await;
        house.publish("greeting", 1, "two").await.expect("a version");
        let door = Door::new(&house.app);
        let ana = cookie(&house, &door, "ana").await;
        let tag = [("project", "acme"), ("name", "greeting"), ("tag", "production")];
        let set = |version, from| [&tag[..], &[("version", version), ("from", from)]].concat();
        let made = door.post("/_fn/set_tag", &set("1", "0"), &[("cookie", &ana)]).await;
        assert!(made.status.is_success() || made.status.is_redirection(), "{made:?}");
        let removed = [&tag[..], &[("from", "2")]].concat();
        for (name, form) in [("set_tag", set("2", "0")), ("set_tag", set("2", "2")), ("remove_tag", removed)] {
            let answer = door.post(&format!("/_fn/{name}"), &form, &[("cookie", &ana)]).await;
            assert_eq!(answer.status, StatusCode::CONFLICT, "{name}: {answer:?}");
            assert!(answer.body.contains("now points at version 1"), "{name}: {answer:?}");
        }
    }

    async fn a_publish_leads_to_its_version(house: House) {
        house.prompt("greeting", "one").await;
        let door = Door::new(&house.app);
        let ana = cookie(&house, &door, "ana").await;
        let headers = [("cookie", ana.as_str()), ("accept", "text/html")];
        let answer = door.post("/_fn/publish_version", &edit("1", "two"), &headers).await;
        assert_eq!(goes_to(&answer), "/p/acme/prompts/greeting?published=2");
    }

    async fn hostile_text_cannot_leave_its_place(house: House) {
        let hostile = "</textarea><script>alert('textarea')</script></title><img src=x onerror=alert(1)>";
        house.prompt("greeting", hostile).await;
        let door = Door::new(&house.app);
        let ana = cookie(&house, &door, "ana").await;
        house.publish("greeting", 1, &format!("{hostile} two")).await.expect("a version");
        for page in ["", "/edit", "/compare/1...2", "?view=plain", "/usage"] {
            let answer = door.get(&format!("/p/acme/prompts/greeting{page}"), &[("cookie", &ana)]).await;
            assert_eq!(answer.status, StatusCode::OK, "{page}");
            for live in ["<script>alert", "<img src=x", "</textarea><script>"] {
                assert!(!answer.body.contains(live), "{page} holds {live}");
            }
        }
    }

    async fn what_holds_a_nul_is_refused_and_comes_back(house: House) {
        house.prompt("greeting", "one").await;
        let door = Door::new(&house.app);
        let ana = cookie(&house, &door, "ana").await;
        let typed = "first\r\nsec\0ond\r\na long sentence";
        for (function, extra) in [("save_draft", ("review", "true")), ("publish_version", ("ignored", ""))] {
            let mut form = edit("1", typed);
            form.extend([extra, ("form[message]", "a\0 note")]);
            let page = "http://cuebook.test/p/acme/prompts/greeting/edit";
            let headers = [("cookie", ana.as_str()), ("accept", "text/html"), ("referer", page)];
            let refused = door.post(&format!("/_fn/{function}"), &form, &headers).await;
            let editor = follow(&door, &refused, &ana).await;
            assert!(editor.body.contains("Line 2 holds a NUL character"), "{function}: {}", editor.body);
            for kept in ["sec\u{FFFD}ond\na long sentence</textarea>", "a\u{FFFD} note"] {
                assert!(editor.body.contains(kept), "{function} lost {kept:?}: {}", editor.body);
            }
            assert!(!editor.body.contains('\0'), "{function}");
        }
        assert!(house.publish("greeting", 1, "two").await.is_ok(), "version 2 was still free");
    }

    async fn a_new_prompt_that_holds_a_nul_is_refused_and_comes_back(house: House) {
        let door = Door::new(&house.app);
        let ana = cookie(&house, &door, "ana").await;
        let page = "http://cuebook.test/p/acme/prompts/new";
        let headers = [("cookie", ana.as_str()), ("accept", "text/html"), ("referer", page)];
        let form = [
            ("form[project]", "acme"),
            ("form[name]", "welcome"),
            ("form[description]", "what\0 for"),
            ("form[kind]", "chat"),
            ("form[messages][0][role]", "system"),
            ("form[messages][0][text]", "be\0 kind"),
        ];
        let refused = door.post("/_fn/create_prompt", &form, &headers).await;
        let page = follow(&door, &refused, &ana).await;
        for kept in ["holds a NUL character", "welcome", "what\u{FFFD} for", "be\u{FFFD} kind"] {
            assert!(page.body.contains(kept), "lost {kept:?}: {}", page.body);
        }
        let found = door.get("/p/acme/prompts/welcome", &headers).await;
        assert_eq!(found.status, StatusCode::NOT_FOUND, "nothing was made");
    }

    async fn a_body_that_was_cut_off_changes_nothing(house: House) {
        house.prompt("greeting", "one").await;
        let door = Door::new(&house.app);
        let ana = cookie(&house, &door, "ana").await;
        let cut = [("form[project]", "acme"), ("form[name]", "greeting"), ("form[text]", "half")];
        let answer = door.post("/_fn/publish_version", &cut, &[("cookie", &ana)]).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{answer:?}");
        assert!(house.publish("greeting", 1, "two").await.is_ok(), "version 2 was still free");
    }

    async fn a_new_key_is_shown_by_whichever_server_makes_the_page(house: House) {
        let one = Door::new(&house.app);
        let other = Door::new(&App::new(house.app.store.clone(), house.app.clock.clone(), Limits::default()));
        let lena = cookie(&house, &one, "lena").await;
        let headers = [("cookie", lena.as_str()), ("accept", "text/html")];
        let form = [("project", "acme"), ("name", "Website"), ("scopes[0]", "prompt:read")];
        let made = one.post("/_fn/create_key", &form, &headers).await;
        let page = other.get(goes_to(&made), &headers).await;
        assert!(page.body.contains("phx_") && page.body.contains("Your new key"), "{}", page.body);
        let again = one.get(goes_to(&made), &headers).await;
        assert!(!again.body.contains("Your new key"), "{}", again.body);
    }

    async fn pages_forbid_what_is_not_theirs(house: House) {
        let door = Door::new(&house.app);
        let page = door.get("/signin", &[("accept", "text/html")]).await;
        let policy = page.header("content-security-policy").expect("a policy").to_string();
        assert!(policy.contains("default-src 'none'") && policy.contains("'nonce-"), "{policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("http"), "{policy}");
        assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
        let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).expect("a nonce");
        for script in page.body.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap_or_default();
            assert!(tag.contains(&format!("nonce=\"{nonce}\"")), "a script without the nonce: {tag}");
        }
    }
}
