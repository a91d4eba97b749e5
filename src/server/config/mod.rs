//! Settings: by flag, environment or file, each known by its origin, nonsense refused before anything starts.

mod gather;
mod network;
mod read;
mod show;
mod suggest;
pub mod table;

pub use gather::{Gathered, Origin, Sources, Written, gather, misspelt};
pub use network::Network;
pub use read::read;
pub use show::{Shown, shown};

/// What the server runs with.
#[derive(Clone, Debug)]
pub struct Config {
    /// `address:port`.
    pub listen: String,
    pub database_url: String,
    pub data: std::path::PathBuf,
    /// Without a slash at the end.
    pub public_url: Option<String>,
    pub log: String,
    pub log_format: LogFormat,
    pub metrics_listen: Option<String>,
    pub trusted_proxies: Vec<Network>,
    pub sign_in_attempts: u32,
    pub writes_per_minute: u32,
    pub cache_mb: u64,
    pub init: Option<Init>,
    /// Every setting with its value and origin, for the list at the start.
    pub shown: Vec<Shown>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    Text,
    Json,
}

/// The first start without a browser.
#[derive(Clone, PartialEq, Eq)]
pub struct Init {
    pub email: String,
    pub password: String,
    pub name: String,
    pub project: String,
    pub project_token: Option<String>,
    pub personal_key: Option<String>,
}

/// Holds a password and an address: neither belongs into a log.
impl std::fmt::Debug for Init {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Init(…)")
    }
}

impl Config {
    /// Whether browsers reach this server by https, as far as the settings tell.
    pub fn is_https(&self) -> bool {
        self.public_url.as_ref().is_some_and(|url| url.starts_with("https://"))
    }

    /// The address for a link when there is no request to take it from.
    pub fn base_url(&self) -> String {
        match &self.public_url {
            Some(url) => url.clone(),
            None => format!("http://{}", self.listen.replace("0.0.0.0", "localhost").replace("[::]", "localhost")),
        }
    }
}
