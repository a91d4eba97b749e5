//! As Phoenix's client does `prompts.list`, `prompts.get(tag=…)` and `prompts.create`: asked of Phoenix and of Cuebook alike.

use serde_json::{Value, json};

use super::{Door, Fill, Wire};
use crate::library::TAG;

#[derive(Clone)]
pub struct Phoenix(pub Door);

impl Wire for Phoenix {
    fn list(&self) -> Vec<u8> {
        self.0.get("/v1/prompts?limit=100")
    }

    fn fetch(&self, prompt: &str) -> Vec<u8> {
        self.0.get(&format!("/v1/prompts/{prompt}/tags/{TAG}"))
    }

    fn publish(&self, prompt: &str, text: &str) -> Vec<u8> {
        let body = json!({
            "prompt": {"name": prompt},
            "version": {
                "model_provider": "OPENAI",
                "model_name": "gpt-5-mini",
                "template": {"type": "chat", "messages": [{"role": "user", "content": text}]},
                "template_type": "CHAT",
                "template_format": "MUSTACHE",
                "invocation_parameters": {"type": "openai", "openai": {"temperature": 0.2}},
            },
        });
        self.0.send("POST", "/v1/prompts", &body)
    }
}

impl Fill for Phoenix {
    fn begin(&self, _prompt: &str) -> Option<Vec<u8>> {
        None
    }

    fn tag(&self, _prompt: &str, published: &Value) -> Vec<u8> {
        let version = published["data"]["id"].as_str().unwrap_or_default();
        self.0.send("POST", &format!("/v1/prompt_versions/{version}/tags"), &json!({"name": TAG}))
    }
}
