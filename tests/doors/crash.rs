//! `kill -9` in the middle of publishing: what was acknowledged is there.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use crate::support::{
    Kind,
    database::Database,
    process::{KEY, Process, post},
};

const PUBLISHERS: usize = 4;
const EACH: usize = 250;
/// The server is killed when so many of the 1,000 were acknowledged.
const KILLED_AFTER: usize = 300;

async fn every_acknowledged_publish_survives(kind: Kind) {
    let database = Database::new(kind).await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let server = Process::start(&database.url, folder.path()).await;
    let cookie = server.sign_in().await;
    for publisher in 0..PUBLISHERS {
        let form = format!("form[project]=acme&form[name]=p{publisher}&form[kind]=text&form[text]=text+1");
        let made = server.post("/_fn/create_prompt", &cookie, &form).await.expect("an answer");
        assert!(made.starts_with("HTTP/1.1 2") || made.starts_with("HTTP/1.1 302"), "{made}");
    }
    let acknowledged = Arc::new(AtomicUsize::new(0));
    let mut publishers = Vec::new();
    for publisher in 0..PUBLISHERS {
        let (address, cookie, acknowledged) = (server.address, cookie.clone(), Arc::clone(&acknowledged));
        publishers.push(tokio::spawn(async move {
            for base in 1..=EACH {
                let next = base + 1;
                let form = format!(
                    "form[project]=acme&form[name]=p{publisher}&form[base]={base}&form[kind]=text&form[text]=text+{next}"
                );
                let answer = post(address, "/_fn/publish_version", &cookie, &form).await;
                let published = answer.is_some_and(|answer| {
                    answer.starts_with("HTTP/1.1 2") || answer.starts_with("HTTP/1.1 302")
                });
                if !published {
                    return base;
                }
                acknowledged.fetch_add(1, Ordering::SeqCst);
            }
            EACH + 1
        }));
    }
    while acknowledged.load(Ordering::SeqCst) < KILLED_AFTER {
        tokio::task::yield_now().await;
    }
    server.kill();
    let mut latest = Vec::new();
    for publisher in publishers {
        latest.push(publisher.await.expect("no panic"));
    }
    assert!(latest.iter().any(|number| *number <= EACH), "the server was killed in the middle");

    let server = Process::start(&database.url, folder.path()).await;
    for (publisher, number) in latest.iter().enumerate() {
        let path = format!("/api/projects/@current/llm_prompts/name/p{publisher}/?version={number}");
        let answer = server.get(&path, &format!("Authorization: Bearer {KEY}\r\n")).await.expect("an answer");
        assert!(answer.contains(&format!("\"prompt\":\"text {number}\"")), "version {number} is lost:\n{answer}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_sqlite() {
    every_acknowledged_publish_survives(Kind::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_postgres() {
    every_acknowledged_publish_survives(Kind::Postgres).await;
}
