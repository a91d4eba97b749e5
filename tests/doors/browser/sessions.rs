//! Sessions and what guards them.

use axum::http::{Method, StatusCode};

use super::{PASSWORD, cookie};
use crate::{both, support::http::Door};

both! {
    async fn a_session_is_a_cookie_no_script_can_read(house: House) {
        let door = Door::new(&house.app);
        cookie(&house, &door, "ana").await;
        let form = [("email", "ana@example.com"), ("password", PASSWORD)];
        let answer = door.post("/_fn/sign_in", &form, &[]).await;
        let set = answer.header("set-cookie").expect("a cookie").to_string();
        for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(set.contains(part), "{set} lacks {part}");
        }
    }

    async fn signing_out_ends_it(house: House) {
        let door = Door::new(&house.app);
        let session = cookie(&house, &door, "ana").await;
        let facets = [("project", "acme")];
        let before = door.post("/_fn/list_facets", &facets, &[("cookie", &session)]).await;
        assert_eq!(before.status, StatusCode::OK, "{before:?}");
        door.post("/_fn/sign_out", &[], &[("cookie", &session)]).await;
        let after = door.post("/_fn/list_facets", &facets, &[("cookie", &session)]).await;
        assert_eq!(after.status, StatusCode::UNAUTHORIZED, "{after:?}");
    }

    async fn another_site_cannot_post_for_somebody(house: House) {
        house.prompt("greeting", "one").await;
        let door = Door::new(&house.app);
        let session = cookie(&house, &door, "ana").await;
        for origin in ["https://evil.example", "http://cuebook.test.evil.example", "null"] {
            let headers = [
                ("content-type", "application/x-www-form-urlencoded"),
                ("cookie", session.as_str()),
                ("origin", origin),
            ];
            let body = "project=acme&name=greeting";
            let answer = door.ask(Method::POST, "/_fn/archive_prompt", &headers, body).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{origin}: {answer:?}");
        }
        assert!(house.publish("greeting", 1, "two").await.is_ok(), "it was not archived");
    }

    async fn wrong_passwords_run_into_the_limit(house: House) {
        let door = Door::new(&house.app);
        let mut last = StatusCode::OK;
        for _ in 0..11 {
            let form = [("email", "ana@example.com"), ("password", "wrong")];
            last = door.post("/_fn/sign_in", &form, &[]).await.status;
        }
        assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    }
}
