//! What the server says while PostgreSQL is away.

use std::{future::Future, net::TcpListener, time::Duration};

use axum::http::StatusCode;
use cuebook::{
    store::Store,
    usecases::{App, Clock, Limits},
};

use crate::support::{NOON, http::Door};

/// The pool gives up after five seconds; whoever answers sooner has found out by itself.
async fn before_the_pool_gives_up<T>(work: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(4), work).await.expect("an answer before the pool gives up")
}

/// An app whose PostgreSQL nobody listens for.
async fn without_database() -> App {
    let port = TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("an address").port();
    let store =
        Store::connect(&format!("postgres://cuebook@127.0.0.1:{port}/cuebook")).await.expect("made when needed");
    App::new(store, Clock::fixed(NOON), Limits::default())
}

#[tokio::test]
async fn pages_and_programs_are_told_at_once() {
    let door = Door::new(&without_database().await);
    let cookie = ("cookie", "cuebook_session=AAAAAAAAAAAAAAAAAAAAAA");
    for _ in 0..3 {
        let page = before_the_pool_gives_up(door.get("/p/acme/prompts", &[("accept", "text/html"), cookie])).await;
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{page:?}");
        assert_eq!(page.header("retry-after"), Some("2"));
    }
    let key = ("authorization", "Bearer phx_never_seen_before");
    let prompt = "/api/projects/@current/llm_prompts/name/greeting/?token=phc_acme";
    let read = before_the_pool_gives_up(door.get(prompt, &[key])).await;
    assert_eq!(read.status, StatusCode::SERVICE_UNAVAILABLE, "{read:?}");
    let form = [("email", "ana@example.com"), ("password", "correct horse battery")];
    let sign_in = before_the_pool_gives_up(door.post("/_fn/sign_in", &form, &[])).await;
    assert_eq!(sign_in.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn a_write_is_told_at_once() {
    let app = without_database().await;
    let write = before_the_pool_gives_up(app.store.begin_write()).await;
    assert!(write.is_err());
    let ready = before_the_pool_gives_up(Door::new(&app).get("/readyz", &[])).await;
    assert!(ready.status == StatusCode::OK && ready.body.contains("degraded"), "{ready:?}");
}
