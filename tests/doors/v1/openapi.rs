//! The document says what the door does.

use axum::{body::Body, http::Method};
use serde_json::Value;

use super::{Program, says};
use crate::{both, support::http::Door};

fn committed() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/openapi.json")
}

/// Every address with its methods.
pub fn operations(document: &Value) -> Vec<(String, Method)> {
    let paths = document["paths"].as_object().expect("paths");
    let methods = |item: &Value| item.as_object().expect("operations").keys().cloned().collect::<Vec<_>>();
    let operation = |path: &String, method: &str| {
        let method = Method::from_bytes(method.to_uppercase().as_bytes()).expect("a method");
        (path.clone(), method)
    };
    paths.iter().flat_map(|(path, item)| methods(item).into_iter().map(move |one| operation(path, &one))).collect()
}

fn filled(path: &str) -> String {
    let names = [("{name}", "reply"), ("{selector}", "latest"), ("{tag}", "production"), ("{id}", "1")];
    names.iter().fold(path.to_string(), |path, (name, value)| path.replace(name, value))
}

both! {
    async fn the_committed_document_is_current(house: House) {
        let answer = Door::new(&house.app).get("/api/v1/openapi.json", &[]).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, Some("application/json")));
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(committed(), &answer.body).expect("written");
        }
        let known = std::fs::read_to_string(committed()).unwrap_or_default();
        assert!(known == answer.body, "docs/openapi.json is not what the code says; BLESS=1 cargo test … writes it anew");
        assert!(answer.json()["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")));
    }

    async fn every_address_is_there_and_asks_for_a_key(house: House) {
        let door = Door::new(&house.app);
        let document = door.get("/api/v1/openapi.json", &[]).await.json();
        let operations = operations(&document);
        assert!(operations.len() > 5, "{operations:?}");
        for (path, method) in operations.iter().filter(|(path, _)| !path.ends_with("/openapi.json")) {
            let answer = door.ask(method.clone(), &filled(path), &[], Body::empty()).await;
            says(&answer, 401, "key_missing", "Authorization: Bearer phx_");
            assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
        }
        for (path, _) in &operations {
            let answer = door.ask(Method::TRACE, &filled(path), &[], Body::empty()).await;
            says(&answer, 405, "method_not_allowed", "TRACE");
            assert!(answer.header("allow").is_some_and(|allow| !allow.is_empty()), "{path}: {answer:?}");
        }
    }

    async fn operations_have_names_and_say_how_they_refuse(house: House) {
        let program = Program::new(&house).await;
        let document = program.json("/openapi.json").await;
        let mut names = Vec::new();
        for (path, method) in operations(&document) {
            let operation = &document["paths"][&path][method.as_str().to_lowercase()];
            names.push(operation["operationId"].as_str().expect("a name").to_string());
            assert!(operation["summary"].is_string() && operation["tags"][0].is_string(), "{operation}");
            let responses = operation["responses"].as_object().expect("answers");
            let needed: &[&str] = match method {
                _ if path.ends_with("/openapi.json") => &["200"],
                Method::GET => &["200", "400", "401", "403", "500", "503"],
                _ => &["400", "401", "403", "409", "413", "422", "429", "500", "503"],
            };
            for status in needed {
                assert!(responses.contains_key(*status), "{method} {path} does not say {status}");
            }
        }
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count, "each name once");
    }
}
