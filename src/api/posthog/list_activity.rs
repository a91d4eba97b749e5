//! `GET …/activity_log/`: what was done to prompts and their labels.

use axum::{
    extract::{Path, Request, State, rejection::PathRejection},
    http::{HeaderMap, Uri},
    response::Response,
};
use serde::Serialize;
use serde_json::{Value, json};

use super::{asked, links, problem::Problem, row::activity_item_id};
use crate::{
    api::sealed::Sealed,
    domain::{
        activity::{Activity, ActivityQuery, Verb},
        ids::ActivityId,
    },
    usecases::{self, App},
};

const PAGE: u32 = 100;
const PROMPT: &str = "LLMPrompt";
const LABEL: &str = "LLMPromptLabel";

#[derive(Serialize)]
struct Page {
    next: Option<String>,
    previous: Option<String>,
    results: Vec<Value>,
}

pub async fn list_activity(
    State(app): State<App>,
    path: Result<Path<String>, PathRejection>,
    request: Request,
) -> Result<Response, Problem> {
    let (caller, project) = asked(&app, path.ok().map(|Path(who)| who), request.headers(), request.uri()).await?;
    let (uri, headers) = (request.uri(), request.headers());
    let query = read(uri.query().unwrap_or_default())?;
    let (lines, older) = usecases::activity::list_prompt_activity(&app, &caller, &project, &query).await?;
    let page = Page {
        next: older.map(|older| next(uri, headers, older)),
        previous: None,
        results: lines.iter().map(row).collect(),
    };
    Ok(Sealed::of(&page).answer(headers))
}

fn next(uri: &Uri, headers: &HeaderMap, older: ActivityId) -> String {
    links::link(uri, headers, &["cursor"], &[("cursor", older.to_string())])
}

fn read(text: &str) -> Result<ActivityQuery, Problem> {
    let mut query = ActivityQuery { prompt: None, verbs: Vec::new(), before: None, limit: PAGE };
    let (mut prompts, mut labels) = (false, false);
    for (name, value) in form_urlencoded::parse(text.as_bytes()) {
        match name.as_ref() {
            "scope" | "scopes" => {
                prompts |= value.split(',').any(|scope| scope == PROMPT);
                labels |= value.split(',').any(|scope| scope == LABEL);
            }
            "item_id" => query.prompt = Some(value.into_owned()),
            "limit" => query.limit = value.parse().ok().filter(|limit| *limit > 0).unwrap_or(PAGE).min(PAGE),
            "cursor" => {
                let cursor = value.parse().map_err(|_| Problem::invalid("cursor", "Invalid cursor."))?;
                query.before = Some(ActivityId(cursor));
            }
            _ => {}
        }
    }
    // Without a scope everything is asked for; what prompts and labels are is all there is here.
    let all = !prompts && !labels && !text.contains("scope");
    if prompts || all {
        query.verbs.extend([
            Verb::CreatePrompt,
            Verb::PublishVersion,
            Verb::DescribePrompt,
            Verb::DuplicatePrompt,
            Verb::ArchivePrompt,
            Verb::BringBackPrompt,
        ]);
    }
    if labels || all {
        query.verbs.extend([Verb::SetTag, Verb::RemoveTag]);
    }
    Ok(query)
}

fn row(line: &Activity) -> Value {
    let (scope, activity) = words(line);
    json!({
        "id": line.id,
        "user": { "first_name": line.person, "last_name": "", "email": "" },
        "activity": activity,
        "scope": scope,
        "item_id": activity_item_id(&line.subject),
        "detail": { "name": line.subject, "changes": changes(line), "key": line.key },
        "created_at": line.at.rfc3339(),
        "is_system": false,
    })
}

fn words(line: &Activity) -> (&'static str, &'static str) {
    match line.verb {
        Verb::CreatePrompt | Verb::DuplicatePrompt => (PROMPT, "created"),
        Verb::PublishVersion => (PROMPT, "published"),
        Verb::ArchivePrompt => (PROMPT, "archived"),
        Verb::BringBackPrompt => (PROMPT, "restored"),
        Verb::SetTag if line.before.is_none() => (LABEL, "created"),
        Verb::RemoveTag => (LABEL, "deleted"),
        Verb::SetTag => (LABEL, "updated"),
        _ => (PROMPT, "updated"),
    }
}

/// A version as its number, a label as the record says it.
fn changes(line: &Activity) -> Vec<Value> {
    if line.before.is_none() && line.after.is_none() {
        return Vec::new();
    }
    let value = |said: &Option<String>| match said.as_deref().and_then(|said| said.strip_prefix("version ")) {
        Some(number) => number.parse::<i32>().map_or(Value::Null, Value::from),
        None => json!(said),
    };
    let (scope, field) = match line.verb {
        Verb::SetTag | Verb::RemoveTag => (LABEL, "label"),
        Verb::DescribePrompt => (PROMPT, "topics"),
        _ => (PROMPT, "version"),
    };
    vec![json!({
        "type": scope,
        "action": "changed",
        "field": field,
        "before": value(&line.before),
        "after": value(&line.after),
    })]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scopes_choose_the_verbs() {
        let verbs = |text: &str| read(text).expect("a question").verbs;
        assert_eq!(verbs("scopes=LLMPromptLabel"), [Verb::SetTag, Verb::RemoveTag]);
        assert_eq!(verbs("scopes=LLMPrompt,LLMPromptLabel"), verbs(""));
        assert_eq!(verbs("scope=Dashboard"), []);
        assert!(read("cursor=x").is_err());
    }
}
