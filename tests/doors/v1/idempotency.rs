//! Requests that are sent again.

use axum::http::Method;
use cuebook::{
    domain::{
        access::Right,
        projects::ProjectRef,
        prompts::{
            message::CommitMessage,
            publish::{Base, WhenUnchanged},
        },
        timestamp::Timestamp,
    },
    usecases::{
        idempotency::{self, Begun},
        identify, prompts,
    },
};
use serde_json::{Value, json};

use super::{Program, says, text};
use crate::{both, support::http::Answer};

async fn publish_once(program: &Program, name: &str, body: &Value) -> Answer {
    let path = "/prompts/reply/versions";
    program.send_bytes(Method::POST, path, &[("idempotency-key", name)], body.to_string()).await
}

async fn latest(program: &Program) -> Value {
    program.json("/prompts/reply/versions/latest").await["version"].clone()
}

both! {
    async fn a_request_sent_again_is_answered_again(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        let first = publish_once(&program, "a", &text("two")).await;
        assert_eq!((first.status.as_u16(), first.header("idempotency-replayed")), (201, None), "{first:?}");
        program.publish("reply", text("three")).await;
        let again = publish_once(&program, "a", &text("two")).await;
        assert_eq!((again.status.as_u16(), again.header("idempotency-replayed")), (201, Some("true")));
        assert_eq!((again.body, again.headers["location"].clone()), (first.body, first.headers["location"].clone()));
        assert_eq!(latest(&program).await, 3, "nothing was published a second time");
        let other = Program::new(&house).await;
        assert_eq!(publish_once(&other, "a", &text("two")).await.json()["version"], 4, "another key's names are its own");
    }

    async fn a_refusal_is_answered_again_too(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        let stale = json!({"content": {"text": "x"}, "base_version": 7});
        says(&publish_once(&program, "a", &stale).await, 404, "not_found", "Version 7");
        let again = publish_once(&program, "a", &stale).await;
        says(&again, 404, "not_found", "Version 7");
        assert_eq!(again.header("idempotency-replayed"), Some("true"));
    }

    async fn a_name_stands_for_one_request(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        publish_once(&program, "a", &text("two")).await;
        says(&publish_once(&program, "a", &text("three")).await, 422, "idempotency_mismatch", "new key");
        let elsewhere = program.send_bytes(Method::POST, "/prompts", &[("idempotency-key", "a")], json!({"name": "x", "content": {"text": "y"}}).to_string()).await;
        says(&elsewhere, 422, "idempotency_mismatch", "another");
        for name in ["", "a b", "é", &"x".repeat(201)] {
            says(&publish_once(&program, name, &text("three")).await, 400, "invalid_parameter", "visible ASCII");
        }
        assert_eq!(latest(&program).await, 2);
    }

    async fn of_many_at_once_one_is_carried_out(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        let mut requests = Vec::new();
        for _ in 0..8 {
            let program = program.clone();
            requests.push(tokio::spawn(async move { publish_once(&program, "a", &text("two")).await }));
        }
        for request in requests {
            let answer = request.await.expect("no panic");
            match answer.status.as_u16() {
                201 => assert_eq!(answer.json()["version"], 2),
                _ => {
                    says(&answer, 409, "idempotency_running", "again");
                    assert!(answer.header("retry-after").is_some());
                }
            }
        }
        assert_eq!(latest(&program).await, 2);
    }

    async fn a_day_later_the_name_is_free(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        publish_once(&program, "a", &text("two")).await;
        house.app.clock.pass(Timestamp::DAY);
        assert_eq!(publish_once(&program, "a", &text("three")).await.json()["version"], 3);
    }

    async fn a_crash_never_makes_two_versions(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        let caller = identify::key(&house.app, program.bearer.trim_start_matches("Bearer ")).await.expect("a key");
        let begin = || idempotency::begin(&house.app, &caller, Right::WritePrompts, "a", "hash");
        let Begun::Now(first) = begin().await.expect("begun") else { panic!("nobody began it") };
        assert!(matches!(begin().await, Ok(Begun::Running)));
        house.app.clock.pass(Timestamp::MINUTE);
        let Begun::Now(second) = begin().await.expect("begun") else { panic!("it was not carried out") };
        let publish = async |claim, words: &str| {
            let how = prompts::Publish { base: Base::Latest, message: CommitMessage::default(), when_unchanged: WhenUnchanged::Publish, tags: Vec::new(), dry_run: false };
            let content = cuebook::domain::prompts::content::Content::text(words).expect("a text");
            prompts::publish_version(&house.app, &caller.clone().claiming(claim), &ProjectRef::Current, "reply", how, |held| {
                Ok(cuebook::domain::prompts::version::Snapshot { content, ..held.snapshot() })
            }).await
        };
        assert!(publish(first, "late").await.is_err(), "the attempt that was replaced changes nothing");
        publish(second, "two").await.expect("version 2");
        assert!(publish(second, "twice").await.is_err(), "nor does one attempt count twice");
        house.app.clock.pass(Timestamp::MINUTE);
        assert!(matches!(begin().await, Ok(Begun::Interrupted)), "it was carried out, and its answer is lost");
        assert_eq!(latest(&program).await, 2);
    }
}
