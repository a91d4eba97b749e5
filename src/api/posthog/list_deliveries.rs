//! `GET …/llm_prompts/`: all prompts in pages, each at its latest version or at a label.

use axum::{
    extract::{Path, Request, State, rejection::PathRejection},
    response::Response,
};
use serde::Serialize;

use super::{key, links::Stretch, problem::Problem, project, question::Question, row::ListRow};
use crate::{
    api::sealed::Sealed,
    domain::{
        ids::PersonId,
        prompts::delivery::{DeliveriesQuery, DeliveryOrder},
        refusal::Refusal,
    },
    usecases::{self, App},
};

/// The size of a page when none is asked for, and the largest there is: a hundred prompts can be a hundred megabytes.
const PAGE: u32 = 100;

#[derive(Serialize)]
struct Page<'a> {
    count: u32,
    next: Option<String>,
    previous: Option<String>,
    results: Vec<ListRow<'a>>,
}

pub async fn list_deliveries(
    State(app): State<App>,
    path: Result<Path<String>, PathRejection>,
    request: Request,
) -> Result<Response, Problem> {
    let (uri, headers) = (request.uri(), request.headers());
    let question = Question::of(uri.query().unwrap_or_default());
    let caller = key::caller(&app, headers, question.token.as_deref()).await?;
    let Path(who) = path.map_err(|_| Refusal::not_found("this project"))?;
    let project = project(&who)?;
    let share = question.share()?;
    let query = DeliveriesQuery { tag: question.tag()?, ..read(uri.query().unwrap_or_default())? };
    let found = usecases::prompts::list_deliveries(&app, &caller, &project, &query).await?;
    let stretch = Stretch { limit: query.limit, offset: query.offset, count: found.count };
    let label = question.label.as_deref();
    let page = Page {
        count: found.count,
        next: stretch.next(uri, headers),
        previous: stretch.previous(uri, headers),
        results: found.prompts.iter().map(|listed| ListRow::of(listed, label, share)).collect(),
    };
    Ok(Sealed::of(&page).answer(headers))
}

/// The parameters that only a list has. A limit or offset that is none counts as not given, as at PostHog.
fn read(text: &str) -> Result<DeliveriesQuery, Problem> {
    let mut query = DeliveriesQuery { limit: PAGE, descending: true, ..DeliveriesQuery::default() };
    for (name, value) in form_urlencoded::parse(text.as_bytes()) {
        match name.as_ref() {
            "search" => query.search = value.into_owned(),
            "created_by_id" => query.author = author(&value)?,
            "order_by" => (query.order, query.descending) = order(&value)?,
            "limit" => query.limit = value.parse().ok().filter(|limit| *limit > 0).unwrap_or(PAGE).min(PAGE),
            "offset" => query.offset = value.parse().unwrap_or(0),
            _ => {}
        }
    }
    Ok(query)
}

fn author(text: &str) -> Result<Option<PersonId>, Problem> {
    match text.trim().parse() {
        Ok(id) => Ok(Some(PersonId(id))),
        Err(_) => Err(Problem::invalid("created_by_id", "created_by_id must be an integer.")),
    }
}

fn order(text: &str) -> Result<(DeliveryOrder, bool), Problem> {
    let (name, descending) = text.strip_prefix('-').map_or((text, false), |name| (name, true));
    let order = match name {
        "name" => DeliveryOrder::Name,
        "created_at" | "updated_at" => DeliveryOrder::Published,
        "version" => DeliveryOrder::Version,
        "latest_version" | "version_count" => DeliveryOrder::Latest,
        "first_version_created_at" => DeliveryOrder::Made,
        "prompt_size_bytes" => DeliveryOrder::Size,
        _ => {
            let says = format!(
                "'{text}' is no order. Use name, created_at, updated_at, version, latest_version, version_count, \
                 first_version_created_at or prompt_size_bytes, with a - before it for the reverse."
            );
            return Err(Problem::invalid("order_by", says));
        }
    };
    Ok((order, descending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_that_is_none_is_the_default() {
        let limit = |text| read(text).map(|query| query.limit);
        assert_eq!(limit(""), Ok(100));
        assert_eq!(limit("limit=7"), Ok(7));
        for text in ["limit=0", "limit=-1", "limit=ten", "limit=5000"] {
            assert_eq!(limit(text), Ok(100), "{text}");
        }
    }

    #[test]
    fn an_order_is_one_of_those_there_are() {
        assert_eq!(order("-name"), Ok((DeliveryOrder::Name, true)));
        assert_eq!(order("version_count"), Ok((DeliveryOrder::Latest, false)));
        assert!(order("--name").is_err());
        assert!(order("id").is_err());
        assert!(read("created_by_id=lena").is_err());
    }
}
