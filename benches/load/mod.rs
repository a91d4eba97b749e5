//! A small load generator: keep-alive HTTP/1.1 over loopback, the same for both sides of every ratio.

mod connection;

use std::{borrow::Cow, fmt, net::SocketAddr, sync::Arc, time::Duration};

use tokio::{task::JoinSet, time::Instant};

pub use connection::{Answer, Connection};

/// What the connections of a run send, and what they take for an answer.
pub trait Traffic: Send + Sync + 'static {
    /// The bytes of one request: the `turn`th of this connection.
    fn request(&self, connection: usize, turn: usize) -> Cow<'_, [u8]>;

    /// What is wrong with the answer to it, in words: a fast refusal is no result.
    fn check(&self, connection: usize, turn: usize, answer: &Answer<'_>) -> Result<(), String>;
}

/// What one run measured.
#[derive(Clone, Copy)]
pub struct Figures {
    pub per_second: f64,
    pub p50: Duration,
    pub p99: Duration,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:9.0} requests/s, p50 {:?}, p99 {:?}", self.per_second, self.p50, self.p99)
    }
}

/// As many requests as go through in `span`, each connection one after another, after a short warm-up.
pub async fn run<T: Traffic>(
    to: SocketAddr,
    traffic: &Arc<T>,
    connections: usize,
    span: Duration,
) -> Result<Figures, String> {
    let mut tasks = JoinSet::new();
    for connection in 0..connections {
        let traffic = traffic.clone();
        tasks.spawn(async move { drive(to, traffic.as_ref(), connection, span).await });
    }
    let (mut times, mut per_second) = (Vec::new(), 0.0);
    while let Some(driven) = tasks.join_next().await {
        let (some, took) = driven.map_err(|error| format!("a connection's task ended: {error}"))??;
        per_second += some.len() as f64 / took.as_secs_f64();
        times.extend(some);
    }
    times.sort();
    Ok(Figures { per_second, p50: times[times.len() / 2], p99: times[times.len() * 99 / 100] })
}

/// How long each request of one connection took, and all of them together.
async fn drive(
    to: SocketAddr,
    traffic: &impl Traffic,
    connection: usize,
    span: Duration,
) -> Result<(Vec<Duration>, Duration), String> {
    let mut open = Connection::open(to).await?;
    let warm = Instant::now() + span / 10;
    let mut times = Vec::new();
    let mut start = None;
    for turn in 0.. {
        let request = traffic.request(connection, turn);
        let sent = Instant::now();
        let answer = open.ask(&request).await?;
        let took = sent.elapsed();
        traffic.check(connection, turn, &answer)?;
        if sent < warm {
            continue;
        }
        times.push(took);
        let begin = *start.get_or_insert(sent);
        if begin.elapsed() >= span {
            return Ok((times, begin.elapsed()));
        }
    }
    unreachable!("turns do not end before the span does")
}
