//! What the connections send to a server, and what has to come back: the right version, each time.

use std::{borrow::Cow, sync::Arc};

use serde_json::Value;

use crate::{
    library::{self, LATEST, PROMPTS, TAGGED},
    load::{Answer, Connection, Traffic},
    wires::{Door, Fill, Wire},
};

/// Makes every prompt, tags its first version, and publishes a second.
pub async fn fill(door: &Door, wire: &impl Fill) -> Result<(), String> {
    let mut connection = Connection::open(door.at).await?;
    for prompt in library::names() {
        if let Some(request) = wire.begin(&prompt) {
            good(&connection.ask(&request).await?)?;
        }
        let published = published(&mut connection, wire, &prompt, TAGGED).await?;
        good(&connection.ask(&wire.tag(&prompt, &published)).await?)?;
        self::published(&mut connection, wire, &prompt, LATEST).await?;
    }
    Ok(())
}

async fn published(
    connection: &mut Connection,
    wire: &impl Wire,
    prompt: &str,
    version: &str,
) -> Result<Value, String> {
    let answer = connection.ask(&wire.publish(prompt, &library::text(prompt, version))).await?;
    good(&answer)?;
    says(&answer, &library::mark(prompt, version))?;
    serde_json::from_slice(answer.body).map_err(|error| format!("an answer is no JSON: {error}"))
}

/// Requests whose answers are known: each was asked for alone and looked at, and now has to come back byte by byte.
pub struct Reads(Vec<(Vec<u8>, Vec<u8>)>);

impl Reads {
    pub async fn fetches(door: &Door, wire: &impl Wire) -> Result<Arc<Self>, String> {
        let mut connection = Connection::open(door.at).await?;
        let mut known = Vec::new();
        for prompt in library::names() {
            let request = wire.fetch(&prompt);
            let answer = connection.ask(&request).await?;
            good(&answer)?;
            says(&answer, &library::mark(&prompt, TAGGED))?;
            let body = answer.body.to_vec();
            known.push((request, body));
        }
        Ok(Arc::new(Self(known)))
    }

    pub async fn list(door: &Door, wire: &impl Wire) -> Result<Arc<Self>, String> {
        let mut connection = Connection::open(door.at).await?;
        let request = wire.list();
        let answer = connection.ask(&request).await?;
        good(&answer)?;
        for prompt in library::names() {
            says(&answer, &format!("\"{prompt}\""))?;
        }
        let body = answer.body.to_vec();
        Ok(Arc::new(Self(vec![(request, body)])))
    }

    /// The connections begin at different prompts and go through all of them.
    fn at(&self, connection: usize, turn: usize) -> &(Vec<u8>, Vec<u8>) {
        &self.0[(connection + turn) % self.0.len()]
    }
}

impl Traffic for Reads {
    fn request(&self, connection: usize, turn: usize) -> Cow<'_, [u8]> {
        Cow::Borrowed(&self.at(connection, turn).0)
    }

    fn check(&self, connection: usize, turn: usize, answer: &Answer<'_>) -> Result<(), String> {
        good(answer)?;
        match answer.body == self.at(connection, turn).1 {
            true => Ok(()),
            false => Err(format!("an answer is not what was answered before:\n{}", answer.opening())),
        }
    }
}

/// New versions. Each connection has prompts of its own, so that no two requests are about the same one.
pub struct Writes<W> {
    wire: W,
    connections: usize,
    /// Sets the texts of one run apart from those of another.
    run: &'static str,
}

impl<W: Wire> Writes<W> {
    pub fn new(wire: W, connections: usize, run: &'static str) -> Arc<Self> {
        Arc::new(Self { wire, connections, run })
    }

    fn version(&self, connection: usize, turn: usize) -> (String, String) {
        let each = PROMPTS / self.connections;
        (library::name(connection * each + turn % each), format!("{}-{turn}th", self.run))
    }
}

impl<W: Wire> Traffic for Writes<W> {
    fn request(&self, connection: usize, turn: usize) -> Cow<'_, [u8]> {
        let (prompt, version) = self.version(connection, turn);
        Cow::Owned(self.wire.publish(&prompt, &library::text(&prompt, &version)))
    }

    fn check(&self, connection: usize, turn: usize, answer: &Answer<'_>) -> Result<(), String> {
        let (prompt, version) = self.version(connection, turn);
        good(answer)?;
        says(answer, &library::mark(&prompt, &version))
    }
}

fn good(answer: &Answer<'_>) -> Result<(), String> {
    match answer.status {
        200..300 => Ok(()),
        status => Err(format!("a request was answered {status}:\n{}", answer.opening())),
    }
}

fn says(answer: &Answer<'_>, words: &str) -> Result<(), String> {
    match std::str::from_utf8(answer.body).is_ok_and(|body| body.contains(words)) {
        true => Ok(()),
        false => Err(format!("an answer does not say {words:?}:\n{}", answer.opening())),
    }
}
