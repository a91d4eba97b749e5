//! This server beside two others that keep prompts, Phoenix and MLflow: the same machine, the same prompts, the same load,
//! one server at a time, in turns.
//!
//! `cargo make bench` prints one table of medians with the goals, and exits with 1 when a goal is missed. Each server has
//! the settings that it comes with, and a SQLite file in a fresh folder; Phoenix and MLflow ask nobody for a key then, which
//! spares them work that ours does. What a server answers is checked, every time. `-- cuebook` measures one server alone.

mod library;
#[path = "../load/mod.rs"]
mod load;
mod measure;
mod process;
mod results;
mod servers;
mod traffic;
mod wires;

use std::{env, path::PathBuf, process::ExitCode};

use results::{Results, Verdict};
use servers::Server;
use tokio::signal::unix::{SignalKind, signal};

const ROUNDS: usize = 3;

#[tokio::main]
async fn main() -> ExitCode {
    // The servers are processes of their own, which have to be ended in these cases, too.
    let mut ended = signal(SignalKind::terminate()).expect("a signal can be waited for");
    let outcome = tokio::select! {
        outcome = bench() => outcome,
        _ = tokio::signal::ctrl_c() => Err(String::from("It was interrupted.")),
        _ = ended.recv() => Err(String::from("It was ended.")),
    };
    outcome.unwrap_or_else(|wrong| {
        println!("Stopped, nothing is measured. {wrong}");
        ExitCode::FAILURE
    })
}

async fn bench() -> Result<ExitCode, String> {
    let mut results = Results::default();
    let mut present: Vec<(Server, PathBuf)> = Vec::new();
    let named: Vec<String> = env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let wanted =
        |server: &Server| named.is_empty() || named.iter().any(|name| server.name().eq_ignore_ascii_case(name));
    for server in Server::ALL.into_iter().filter(wanted) {
        match server.program() {
            Ok(program) => present.push((server, program)),
            Err(reason) => println!("{} is not measured: {reason}.", server.name()),
        }
    }
    for round in 1..=ROUNDS {
        for (server, program) in present.clone() {
            println!("round {round} of {ROUNDS}: {} …", server.name());
            match measure::start(server, &program).await {
                Ok(running) => running.measure(&mut results).await?,
                Err(reason) if server == Server::Cuebook => return Err(reason),
                Err(reason) => {
                    println!("{} is not measured, it did not start: {reason}", server.name());
                    results.forget(server);
                    present.retain(|(one, _)| *one != server);
                }
            }
        }
    }
    println!("\nRequests a second (p50, p99 in ms), medians of {ROUNDS} rounds:\n\n{}", results.table());
    let verdicts = results.verdicts();
    let count = |wanted| verdicts.iter().filter(|verdict| **verdict == wanted).count();
    let missed = count(Verdict::Missed);
    println!("{} met, {missed} missed, {} not measured", count(Verdict::Met), count(Verdict::NotMeasured));
    Ok(if missed > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
