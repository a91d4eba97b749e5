//! As MLflow's client does `search_prompts`, `load_prompt` and `register_prompt`: a prompt is a registered model with a mark,
//! and its text a tag of a model version. For `load_prompt` the client asks for the model first and, to link the two, for
//! model and version again; for `register_prompt` it asks for the model up to three times.

use serde_json::{Value, json};

use super::{Door, Fill, Wire};
use crate::library::TAG;

#[derive(Clone)]
pub struct Mlflow(pub Door);

const REST: &str = "/api/2.0/mlflow";

fn is_prompt() -> Value {
    json!({"key": "mlflow.prompt.is_prompt", "value": "true"})
}

impl Wire for Mlflow {
    fn list(&self) -> Vec<u8> {
        let filter = "tags.%60mlflow.prompt.is_prompt%60+%3D+%27true%27";
        self.0.get(&format!("{REST}/registered-models/search?filter={filter}&max_results=100"))
    }

    fn fetch(&self, prompt: &str) -> Vec<u8> {
        self.0.get(&format!("{REST}/registered-models/alias?name={prompt}&alias={TAG}"))
    }

    fn publish(&self, prompt: &str, text: &str) -> Vec<u8> {
        let body = json!({
            "name": prompt,
            "source": "dummy-source",
            "tags": [
                is_prompt(),
                {"key": "_mlflow_prompt_type", "value": "text"},
                {"key": "mlflow.prompt.text", "value": text},
            ],
        });
        self.0.send("POST", &format!("{REST}/model-versions/create"), &body)
    }
}

impl Fill for Mlflow {
    fn begin(&self, prompt: &str) -> Option<Vec<u8>> {
        let body = json!({"name": prompt, "tags": [is_prompt()]});
        Some(self.0.send("POST", &format!("{REST}/registered-models/create"), &body))
    }

    fn tag(&self, prompt: &str, published: &Value) -> Vec<u8> {
        let version = &published["model_version"]["version"];
        let body = json!({"name": prompt, "alias": TAG, "version": version});
        self.0.send("POST", &format!("{REST}/registered-models/alias"), &body)
    }
}
