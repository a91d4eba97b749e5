//! The requests that each product's own client sends, as bytes.

mod mlflow;
mod own;
mod phoenix;

use std::net::SocketAddr;

use serde_json::Value;

pub use mlflow::Mlflow;
pub use own::Own;
pub use phoenix::Phoenix;

/// Where requests go, and the key they bring. Nothing asks for compression: the answers are compared as they come.
#[derive(Clone)]
pub struct Door {
    pub at: SocketAddr,
    pub key: Option<String>,
}

impl Door {
    fn get(&self, path: &str) -> Vec<u8> {
        self.request("GET", path, "")
    }

    fn send(&self, method: &str, path: &str, body: &Value) -> Vec<u8> {
        self.request(method, path, &body.to_string())
    }

    fn request(&self, method: &str, path: &str, body: &str) -> Vec<u8> {
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nAccept: */*\r\n", self.at);
        if let Some(key) = &self.key {
            head.push_str(&format!("Authorization: Bearer {key}\r\n"));
        }
        if !body.is_empty() {
            head.push_str(&format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len()));
        }
        format!("{head}\r\n{body}").into_bytes()
    }
}

/// What is measured. Each is one request; where a client sends more for one call, only that which carries the result is.
pub trait Wire: Send + Sync + 'static {
    /// The first page of 100.
    fn list(&self) -> Vec<u8>;

    /// The version that `library::TAG` points at.
    fn fetch(&self, prompt: &str) -> Vec<u8>;

    /// One more version.
    fn publish(&self, prompt: &str, text: &str) -> Vec<u8>;
}

/// What else it takes to fill an empty server.
pub trait Fill: Wire {
    /// What goes before the first version, if anything does.
    fn begin(&self, prompt: &str) -> Option<Vec<u8>>;

    /// Puts `library::TAG` on the version that `published`, an answer to `publish`, tells of.
    fn tag(&self, prompt: &str, published: &Value) -> Vec<u8>;
}
