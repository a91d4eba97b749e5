//! What a stranger typed into a form that was refused, when no script keeps it on the screen.

use crate::{
    both,
    support::http::{Answer, Door},
};
use cuebook::store::{Store, sessions};

const PLAIN: (&str, &str) = ("accept", "text/html");

/// What a browser does next: it goes where it is sent, with the cookie it was given.
async fn follow(door: &Door, answer: &Answer) -> Answer {
    let place = answer.header("location").expect("a place to go to").replace("http://cuebook.test", "");
    door.get(&place, &[PLAIN, ("cookie", &answer.cookies())]).await
}

both! {
    async fn a_refused_sign_in_keeps_the_address_and_no_password(house: House) {
        let door = Door::new(&house.app);
        let form = [("email", "ana@example.com"), ("password", "wrong but secret")];
        let headers = [PLAIN, ("referer", "http://cuebook.test/signin?next=%2Fp%2Facme%2Fprompts")];
        let refused = door.post("/_fn/sign_in", &form, &headers).await;
        let page = follow(&door, &refused).await;
        assert!(page.body.contains(r#"value="ana@example.com""#), "{}", page.body);
        assert!(page.body.contains(r#"value="/p/acme/prompts""#), "and where it leads");
        assert!(!page.body.contains("wrong but secret"));
        let forgotten = page.header("set-cookie").expect("a cookie that ends");
        assert!(forgotten.starts_with("cuebook_typed=;") && forgotten.contains("Max-Age=0"), "{forgotten}");
    }

    async fn a_stranger_makes_no_session(house: House) {
        let door = Door::new(&house.app);
        for _ in 0..3 {
            let form = [("email", "not an address"), ("password", "secret")];
            let refused = door.post("/_fn/sign_in", &form, &[PLAIN, ("referer", "http://cuebook.test/signin")]).await;
            let kept = refused.headers.get_all("set-cookie").iter().filter_map(|set| set.to_str().ok());
            let kept: String = kept.filter(|set| set.starts_with("cuebook_typed=")).collect();
            for part in ["cuebook_typed=", "HttpOnly", "SameSite=Lax", "Max-Age=600"] {
                assert!(kept.contains(part), "{kept} lacks {part}");
            }
            follow(&door, &refused).await;
        }
        assert_eq!(sessions_in(&house.app.store).await, 0);
    }
}

/// Counted by taking them all away.
async fn sessions_in(store: &Store) -> u64 {
    let tx = store.begin_write().await.expect("a write");
    let for_ever = cuebook::domain::timestamp::Timestamp(i64::MAX);
    sessions::delete_expired(tx.rows(), for_ever).await.expect("a number")
}
