//! The three servers, each with its own defaults on SQLite: what is set is where they listen and where their data lies.

use std::{
    env,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{
    process,
    wires::{Door, Mlflow, Phoenix, Wire},
};

const KEY: &str = "phx_bench_key_000000000000000000000000";

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Server {
    Cuebook,
    Phoenix,
    Mlflow,
}

impl Server {
    pub const ALL: [Server; 3] = [Server::Cuebook, Server::Phoenix, Server::Mlflow];

    pub fn name(self) -> &'static str {
        match self {
            Server::Cuebook => "Cuebook",
            Server::Phoenix => "Phoenix",
            Server::Mlflow => "MLflow",
        }
    }

    /// The program to start. The others come from PyPI the first time.
    pub fn program(self) -> Result<PathBuf, String> {
        match self {
            Server::Cuebook => Ok(PathBuf::from(env!("CARGO_BIN_EXE_cuebook"))),
            Server::Phoenix => installed("phoenix"),
            Server::Mlflow => installed("mlflow"),
        }
    }

    pub fn door(self) -> Door {
        let at = SocketAddr::from(([127, 0, 0, 1], process::free_port()));
        // The others are open to everybody, as they come; ours never is.
        let key = (self == Server::Cuebook).then(|| KEY.to_string());
        Door { at, key }
    }

    pub fn command(self, program: &Path, folder: &Path, door: &Door) -> Command {
        let mut command = Command::new(program);
        for (name, _) in env::vars_os() {
            let theirs = ["CUEBOOK_", "PHOENIX_", "MLFLOW_", "DATABASE_URL"];
            if name.to_str().is_some_and(|name| theirs.iter().any(|prefix| name.starts_with(prefix))) {
                command.env_remove(name);
            }
        }
        match self {
            Server::Cuebook => command
                .arg("serve")
                .env("CUEBOOK_LISTEN", door.at.to_string())
                .env("CUEBOOK_DATA", folder.join("data"))
                .env("CUEBOOK_WRITES_PER_MINUTE", "1000000")
                .env("CUEBOOK_INIT_EMAIL", "bench@example.com")
                .env("CUEBOOK_INIT_PASSWORD", "correct horse battery")
                .env("CUEBOOK_INIT_PROJECT", "Bench")
                .env("CUEBOOK_INIT_PERSONAL_KEY", KEY),
            Server::Phoenix => command
                .arg("serve")
                .env("PHOENIX_HOST", door.at.ip().to_string())
                .env("PHOENIX_PORT", door.at.port().to_string())
                .env("PHOENIX_GRPC_PORT", process::free_port().to_string())
                .env("PHOENIX_WORKING_DIR", folder.join("data"))
                .env("PHOENIX_TELEMETRY_ENABLED", "false"),
            Server::Mlflow => command
                .args(["server", "--host", &door.at.ip().to_string(), "--port", &door.at.port().to_string()])
                .arg("--backend-store-uri")
                .arg(format!("sqlite:///{}", folder.join("mlflow.sqlite").display()))
                .arg("--artifacts-destination")
                .arg(folder.join("artifacts"))
                .env("MLFLOW_DISABLE_TELEMETRY", "true"),
        };
        command
    }

    /// What is asked until it is answered well.
    pub fn first_request(self, door: &Door) -> Vec<u8> {
        match self {
            Server::Cuebook | Server::Phoenix => Phoenix(door.clone()).list(),
            Server::Mlflow => Mlflow(door.clone()).list(),
        }
    }
}

fn installed(name: &str) -> Result<PathBuf, String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/peer");
    let output = Command::new(&script).arg(name).stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| format!("{} does not start: {error}", script.display()))?;
    match output.status.success() {
        true => Ok(PathBuf::from(String::from_utf8_lossy(&output.stdout).trim())),
        false => Err(format!("{} {name} could not install it; what went wrong stands above", script.display())),
    }
}
