//! One server, started for itself, asked everything, and ended.

use std::{path::Path, sync::Arc, time::Duration};

use crate::{
    load::{self, Figures, Traffic},
    process::Process,
    results::{Results, Row, Value},
    servers::Server,
    traffic::{self, Reads, Writes},
    wires::{Door, Fill, Mlflow, Own, Phoenix, Wire},
};

const CONNECTIONS: usize = 32;
/// Nothing is measured while caches and workers get warm.
const WARM: Duration = Duration::from_secs(1);
const SPAN: Duration = Duration::from_secs(3);

pub struct Running {
    server: Server,
    door: Door,
    process: Process,
    seconds: f64,
}

/// # Errors
/// When it does not start, in words.
pub async fn start(server: Server, program: &Path) -> Result<Running, String> {
    let folder = tempfile::tempdir().map_err(|error| format!("there is no temporary folder: {error}"))?;
    let door = server.door();
    let command = server.command(program, folder.path(), &door);
    let (process, seconds) = Process::start(command, folder, door.at, &server.first_request(&door)).await?;
    Ok(Running { server, door, process, seconds })
}

impl Running {
    /// # Errors
    /// At the first answer that is not the right one, in words.
    pub async fn measure(self, results: &mut Results) -> Result<(), String> {
        let measured = self.all(results).await;
        measured.map_err(|wrong| format!("{}: {wrong}\nIts last words:\n{}", self.server.name(), self.process.words()))
    }

    async fn all(&self, results: &mut Results) -> Result<(), String> {
        results.add(Row::Start, self.server, Value::Seconds(self.seconds));
        self.process.rest().await;
        self.weigh(Row::Idle, results);
        let door = || self.door.clone();
        match self.server {
            Server::Cuebook | Server::Phoenix => self.load(Phoenix(door()), results).await?,
            Server::Mlflow => self.load(Mlflow(door()), results).await?,
        }
        self.weigh(Row::Busy, results);
        if self.server == Server::Cuebook {
            let fetches = self.run(&Reads::fetches(&self.door, &Own(door())).await?, CONNECTIONS).await?;
            results.add(Row::OwnFetch, self.server, Value::Load(fetches));
            let lists = self.run(&Reads::list(&self.door, &Own(door())).await?, CONNECTIONS).await?;
            results.add(Row::OwnList, self.server, Value::Load(lists));
            results.add(Row::OwnPublish, self.server, Value::Load(self.publishes(|| Own(door())).await?));
        }
        Ok(())
    }

    async fn load(&self, wire: impl Fill + Clone, results: &mut Results) -> Result<(), String> {
        traffic::fill(&self.door, &wire).await?;
        let fetches = Reads::fetches(&self.door, &wire).await?;
        results.add(Row::FetchAlone, self.server, Value::Load(self.run(&fetches, 1).await?));
        results.add(Row::Fetch, self.server, Value::Load(self.run(&fetches, CONNECTIONS).await?));
        let lists = Reads::list(&self.door, &wire).await?;
        results.add(Row::List, self.server, Value::Load(self.run(&lists, CONNECTIONS).await?));
        results.add(Row::Publish, self.server, Value::Load(self.publishes(|| wire.clone()).await?));
        Ok(())
    }

    async fn publishes<W: Wire>(&self, wire: impl Fn() -> W) -> Result<Figures, String> {
        load::run(self.door.at, &Writes::new(wire(), CONNECTIONS, "warm"), CONNECTIONS, WARM).await?;
        load::run(self.door.at, &Writes::new(wire(), CONNECTIONS, "measured"), CONNECTIONS, SPAN).await
    }

    async fn run<T: Traffic>(&self, traffic: &Arc<T>, connections: usize) -> Result<Figures, String> {
        load::run(self.door.at, traffic, connections, WARM).await?;
        load::run(self.door.at, traffic, connections, SPAN).await
    }

    fn weigh(&self, row: Row, results: &mut Results) {
        if let Some(megabytes) = self.process.megabytes() {
            results.add(row, self.server, Value::Megabytes(megabytes));
        }
    }
}
