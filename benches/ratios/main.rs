//! Speed, as ratios within one run: absolute figures move from machine to machine and from hour to hour, ratios hold.
//!
//! `cargo make bench` prints, for each goal, the two medians and their ratio, and exits with 1 when a goal is missed.

mod ask;
#[path = "../load/mod.rs"]
mod load;
mod seed;

use std::time::Duration;

use ask::Request;
use axum::{Router, body::Bytes, http::header, routing::get};
use cuebook::{
    domain::timestamp::Timestamp,
    store::Store,
    usecases::{App, Clock, Limits},
};
use load::Figures;
use seed::Seeded;

/// How many times each pair is measured, in turns, so that a busy moment of the machine hits both.
const ROUNDS: usize = 5;
const CONNECTIONS: usize = 32;

struct Goal {
    name: &'static str,
    measured: Request,
    reference: Request,
    connections: usize,
    /// Compares requests per second: at least this much of the reference's.
    at_least: f64,
}

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("bench.sqlite");
    let store = Store::connect(&format!("sqlite:{}", file.display())).await.expect("an open database");
    store.migrate().await.expect("an up-to-date schema");
    // A fixed clock: sessions and relative times are the same for every request.
    let app = App::new(store, Clock::fixed(Timestamp(1_795_176_000_000)), Limits::default());
    println!("seeding 10,000 prompts and a prompt of 2,000 versions …");
    let seeded = seed::seed(&app).await;
    let server = ask::serve(cuebook::server::router_for_tests(app)).await;
    let session = ask::sign_in(server, seed::EMAIL, seed::PASSWORD).await;
    let bytes = ask::fetch_once(&fetch(&seeded).to(server)).await;
    let bare = ask::serve(bare_handler(bytes)).await;
    let page = |path: String| Request::get(server, &path).with_cookie(&session);
    let goals = [
        Goal {
            name: "library page, 10,000 prompts against 10",
            measured: page(format!("/p/{}/prompts", seeded.large)),
            reference: page(format!("/p/{}/prompts", seeded.small)),
            connections: 1,
            at_least: 1.0 / 1.5,
        },
        Goal {
            name: "prompt page, 2,000 versions against 2",
            measured: page(format!("/p/{}/prompts/{}", seeded.large, seeded.long)),
            reference: page(format!("/p/{}/prompts/{}", seeded.large, seeded.short)),
            connections: 1,
            at_least: 1.0 / 1.5,
        },
        Goal {
            name: "prompt fetch against a bare handler with the same bytes",
            measured: fetch(&seeded).to(server),
            reference: Request::get(bare, "/"),
            connections: CONNECTIONS,
            at_least: 0.7,
        },
    ];
    let mut missed = 0;
    for goal in &goals {
        missed += usize::from(!measure(goal).await);
    }
    println!("{} passed, {missed} failed", goals.len() - missed);
    std::process::exit(i32::from(missed > 0));
}

fn fetch(seeded: &Seeded) -> Request {
    let path = format!("/api/environments/@current/llm_prompts/name/{}/?token={}", seeded.long, seeded.token);
    Request::get(([127, 0, 0, 1], 0).into(), &path).with_bearer(&seeded.key)
}

/// The same bytes from memory, by the same framework.
fn bare_handler(bytes: Bytes) -> Router {
    let answer = move || {
        let bytes = bytes.clone();
        async move { ([(header::CONTENT_TYPE, "application/json")], bytes) }
    };
    Router::new().route("/", get(answer))
}

async fn measure(goal: &Goal) -> bool {
    let (mut measured, mut reference) = (Vec::new(), Vec::new());
    let span = Duration::from_secs(2);
    for _ in 0..ROUNDS {
        reference.push(ask::run(&goal.reference, goal.connections, span).await);
        measured.push(ask::run(&goal.measured, goal.connections, span).await);
    }
    let (measured, reference) = (median(measured), median(reference));
    let ratio = measured.per_second / reference.per_second;
    let verdict = if ratio >= goal.at_least { "holds" } else { "MISSED" };
    println!(
        "{verdict}: {}: {ratio:.2} of the reference's requests per second, at least {:.2} wanted\n    \
         measured  {measured}\n    reference {reference}",
        goal.name, goal.at_least
    );
    ratio >= goal.at_least
}

fn median(mut runs: Vec<Figures>) -> Figures {
    runs.sort_by(|one, other| one.per_second.total_cmp(&other.per_second));
    runs[runs.len() / 2]
}
