//! An OpenAPI document as what a page says of it.

use serde_json::{Map, Value};

use super::{
    example::example,
    kind::{kind, said, says},
};
use crate::ui::pages::manual::{Group, Operation, Row, Type, Words};

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// The addresses by what they are about, in the order of the document.
pub fn groups(document: &Value, origin: &str) -> Vec<Group> {
    let group = |tag: &Value| {
        let name = tag["name"].as_str().unwrap_or_default();
        let is_about = |operation: &Value| operation["tags"][0].as_str() == Some(name);
        let operations = operations(document).filter(|(_, _, operation)| is_about(operation));
        let operations = operations.map(|(path, method, one)| read(document, origin, path, method, one)).collect();
        let words = tag["description"].as_str().unwrap_or_default();
        Group { name: name.to_string(), says: said(&format!("{words}.")), operations }
    };
    document["tags"].as_array().into_iter().flatten().map(group).collect()
}

fn operations(document: &Value) -> impl Iterator<Item = (&str, &'static str, &Value)> {
    entries(&document["paths"]).flat_map(|(path, methods)| {
        METHODS.into_iter().filter_map(move |method| Some((path.as_str(), method, methods.get(method)?)))
    })
}

fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flat_map(Map::iter)
}

fn read(document: &Value, origin: &str, path: &str, method: &str, operation: &Value) -> Operation {
    let text = |key: &str| operation[key].as_str().unwrap_or_default().to_string();
    let parameters = operation["parameters"].as_array().map(Vec::as_slice).unwrap_or_default();
    let method = method.to_uppercase();
    let body = &operation["requestBody"]["content"]["application/json"]["schema"];
    let body = resolved(document, body);
    let needs_key = operation["security"].as_array().is_none_or(|all| all.iter().any(|one| one.get("key").is_some()));
    let (refusals, answers): (Vec<_>, Vec<_>) =
        entries(&operation["responses"]).partition(|(status, _)| status.as_str() >= "400");
    let sent = Some(&body["example"]).filter(|example| !example.is_null());
    Operation {
        id: text("operationId"),
        title: text("summary"),
        says: said(&text("description")),
        parameters: parameters.iter().map(parameter).collect(),
        body: fields(document, body),
        answers: answers.into_iter().map(|(status, answer)| read_answer(document, status, answer)).collect(),
        refusals: refusals.into_iter().map(|(status, _)| status.clone()).collect(),
        example: example(&method, &address(origin, path, parameters), sent, needs_key),
        path: path.to_string(),
        method,
    }
}

fn parameter(of: &Value) -> Row {
    let schema = &of["schema"];
    let mut described = schema.clone();
    described["description"] = of["description"].clone();
    Row {
        name: of["name"].as_str().unwrap_or_default().to_string(),
        place: of["in"].as_str().map(ToString::to_string),
        is_needed: of["required"].as_bool().unwrap_or_default(),
        kind: without_null(schema),
        says: says(&described),
    }
}

/// A parameter is left out, and never `null`.
fn without_null(schema: &Value) -> Words {
    let mut schema = schema.clone();
    if let Some(types) = schema["type"].as_array_mut() {
        types.retain(|one| one != "null");
        if let [one] = types.as_slice() {
            schema["type"] = one.clone();
        }
    }
    kind(&schema)
}

/// With the example of each parameter, and a variable of the shell for what only its reader knows.
fn address(origin: &str, path: &str, parameters: &[Value]) -> String {
    let mut address = format!("{origin}{path}");
    let mut query = Vec::new();
    for parameter in parameters {
        let name = parameter["name"].as_str().unwrap_or_default();
        let example = parameter["example"].as_str();
        match parameter["in"].as_str() {
            Some("path") => {
                let value = example.map_or_else(|| format!("${}", name.to_uppercase()), ToString::to_string);
                address = address.replace(&format!("{{{name}}}"), &value);
            }
            Some("query") => query.extend(example.map(|example| format!("{name}={example}"))),
            _ => {}
        }
    }
    match query.is_empty() {
        true => address,
        false => format!("{address}?{}", query.join("&")),
    }
}

fn read_answer(document: &Value, status: &str, answer: &Value) -> (String, Words, Words) {
    let answer = resolved(document, answer);
    let content = entries(&answer["content"]).next().map(|(_, content)| kind(&content["schema"]));
    (status.to_string(), said(answer["description"].as_str().unwrap_or_default()), content.unwrap_or_default())
}

/// What a `$ref` stands for.
fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let path = value["$ref"].as_str().and_then(|path| path.strip_prefix('#'));
    path.and_then(|path| document.pointer(path)).unwrap_or(value)
}

/// Of an object, with those of the types that it is put together of.
fn fields(document: &Value, schema: &Value) -> Vec<Row> {
    if let Some(parts) = schema["allOf"].as_array() {
        return parts.iter().flat_map(|part| fields(document, resolved(document, part))).collect();
    }
    let needed = schema["required"].as_array().map(Vec::as_slice).unwrap_or_default();
    let row = |(name, field): (&String, &Value)| Row {
        name: name.clone(),
        place: None,
        is_needed: needed.iter().any(|one| one == name.as_str()),
        kind: kind(field),
        says: says(field),
    };
    entries(&schema["properties"]).map(row).collect()
}

pub fn types(document: &Value) -> Vec<Type> {
    let read = |(name, schema): (&String, &Value)| Type {
        name: name.clone(),
        says: says(schema),
        forms: match schema["oneOf"].as_array() {
            Some(forms) => forms.iter().map(|one| form(document, one)).collect(),
            None => vec![form(document, schema)],
        },
    };
    entries(&document["components"]["schemas"]).map(read).collect()
}

/// What it is, unless its fields say that, and these.
fn form(document: &Value, schema: &Value) -> (Words, Vec<Row>) {
    let fields = fields(document, schema);
    let what = if fields.is_empty() { kind(schema) } else { says(schema) };
    (what, fields)
}

/// By which refusals are told apart.
pub fn codes(document: &Value) -> Vec<String> {
    let codes = document["components"]["schemas"]["Code"]["enum"].as_array();
    codes.into_iter().flatten().filter_map(Value::as_str).map(ToString::to_string).collect()
}
