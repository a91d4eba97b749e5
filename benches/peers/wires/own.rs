//! Our own API.

use serde_json::json;

use super::{Door, Wire};
use crate::library::TAG;

pub struct Own(pub Door);

impl Wire for Own {
    fn list(&self) -> Vec<u8> {
        self.0.get("/api/v1/prompts?limit=100")
    }

    fn fetch(&self, prompt: &str) -> Vec<u8> {
        self.0.get(&format!("/api/v1/prompts/{prompt}/versions/{TAG}"))
    }

    fn publish(&self, prompt: &str, text: &str) -> Vec<u8> {
        let body = json!({"content": {"text": text}});
        self.0.send("POST", &format!("/api/v1/prompts/{prompt}/versions"), &body)
    }
}
