//! Forms that are sent without a script.

use axum::http::StatusCode;

use super::cookie;
use crate::{both, support::http::Door};

both! {
    async fn a_refusal_in_an_address_is_shown_only_to_the_browser_that_got_it(house: House) {
        house.prompt("greeting", "one").await;
        let door = Door::new(&house.app);
        let ana = cookie(&house, &door, "ana").await;
        let page = "http://cuebook.test/p/acme/prompts/greeting/duplicate";
        let form = [("project", "acme"), ("name", "greeting"), ("new_name", "greeting")];
        let headers = [("cookie", ana.as_str()), ("accept", "text/html"), ("referer", page)];
        let refused = door.post("/_fn/duplicate_prompt", &form, &headers).await;
        assert!(refused.status.is_redirection(), "{refused:?}");
        let location = refused.header("location").expect("a place to go to");
        let shown = location.strip_prefix("http://cuebook.test").unwrap_or(location);
        let with = format!("{ana}; {}", refused.cookies());
        let theirs = door.get(shown, &[("cookie", &with), ("accept", "text/html")]).await;
        assert_eq!(theirs.status, StatusCode::OK);
        assert!(theirs.body.contains("has a prompt named greeting already"), "{}", theirs.body);
        let sent = door.get(shown, &[("cookie", &ana), ("accept", "text/html")]).await;
        assert!(sent.status.is_redirection(), "whoever got the address from somebody else sees no sentence of theirs");
        assert_eq!(sent.header("location"), Some("/p/acme/prompts/greeting/duplicate"));
    }

    async fn what_was_typed_survives_a_database_that_is_away(house: House) {
        house.prompt("greeting", "one").await;
        let door = Door::new(&house.app);
        let ana = cookie(&house, &door, "ana").await;
        house.app.store.close().await;
        let text = "</textarea><script>\nhours of work";
        let form = [("form[project]", "acme"), ("form[name]", "greeting"), ("form[base]", "1"), ("form[kind]", "text"), ("form[text]", text)];
        let page = "http://cuebook.test/p/acme/prompts/greeting/edit";
        let headers = [("cookie", ana.as_str()), ("accept", "text/html"), ("referer", page)];
        let away = door.post("/_fn/publish_version", &form, &headers).await;
        assert_eq!(away.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(away.header("retry-after"), Some("2"));
        assert!(away.body.contains("&lt;/textarea&gt;&lt;script&gt;\nhours of work\""), "{}", away.body);
        let again = "/_fn/publish_version?back=%2Fp%2Facme%2Fprompts%2Fgreeting%2Fedit";
        assert!(away.body.contains(&format!("action=\"{again}\"")), "{}", away.body);
        let sign_in = [("email", "ana@example.com"), ("password", "three words will do")];
        let away = door.post("/_fn/sign_in", &sign_in, &[("accept", "text/html")]).await;
        assert!(!away.body.contains(sign_in[1].1), "no password in a page");
    }

    async fn a_refused_key_keeps_its_name(house: House) {
        let door = Door::new(&house.app);
        let lena = cookie(&house, &door, "lena").await;
        let page = "http://cuebook.test/p/acme/settings/keys";
        let headers = [("cookie", lena.as_str()), ("accept", "text/html"), ("referer", page)];
        let refused = door.post("/_fn/create_key", &[("project", "acme"), ("name", "Nightly job")], &headers).await;
        let shown = refused.header("location").expect("a place to go to").replace("http://cuebook.test", "");
        let with = format!("{lena}; {}", refused.cookies());
        let page = door.get(&shown, &[("cookie", &with), ("accept", "text/html")]).await;
        assert!(page.body.contains("value=\"Nightly job\""), "{}", page.body);
    }

    async fn what_was_typed_survives_a_session_that_has_ended(house: House) {
        house.prompt("greeting", "one").await;
        let door = Door::new(&house.app);
        let form = [("form[project]", "acme"), ("form[name]", "greeting"), ("form[base]", "1"), ("form[kind]", "text"), ("form[text]", "new words"), ("review", "true")];
        let page = "http://cuebook.test/p/acme/prompts/greeting/edit";
        let headers = [("accept", "text/html"), ("referer", page)];
        for function in ["save_draft", "publish_version"] {
            let ended = door.post(&format!("/_fn/{function}"), &form, &headers).await;
            assert_eq!(ended.status, StatusCode::UNAUTHORIZED, "{ended:?}");
            assert!(ended.body.contains("value=\"new words\"") && ended.body.contains("/signin"), "{}", ended.body);
        }
    }

    async fn a_form_that_is_sent_again_leads_back_to_its_own_page(house: House) {
        house.prompt("greeting", "one").await;
        let door = Door::new(&house.app);
        let ana = cookie(&house, &door, "ana").await;
        let form = [("project", "acme"), ("name", "greeting"), ("new_name", "greeting")];
        let sent_from = "http://cuebook.test/_fn/duplicate_prompt?back=x";
        let headers = [("cookie", ana.as_str()), ("accept", "text/html"), ("referer", sent_from)];
        let back_to = async |back: &str| {
            let again = door.post(&format!("/_fn/duplicate_prompt?back={back}"), &form, &headers).await;
            again.header("location").expect("a place to go to").to_string()
        };
        let page = back_to("%2Fp%2Facme%2Fprompts%2Fgreeting%2Fduplicate").await;
        assert!(page.starts_with("http://cuebook.test/p/acme/prompts/greeting/duplicate?"), "{page}");
        assert!(!back_to("%2F%2Fevil.example%2F").await.contains("evil"));
    }
}
