//! `GET /v1/prompts`: all prompts, newest first.

use axum::{
    extract::{Request, State},
    response::Response,
};

use super::{
    ask,
    paging::Paging,
    problem::Problem,
    row::{Page, PromptRow},
};
use crate::{
    api::sealed::Sealed,
    domain::{ids::PromptId, projects::ProjectRef, prompts::delivery::CardsQuery},
    usecases::{self, App, global_id},
};

const MOST: u32 = 1_000;

pub async fn list_prompts(State(app): State<App>, request: Request) -> Result<Response, Problem> {
    let caller = ask::caller(&app, request.headers()).await?;
    let paging = Paging::of(request.uri().query().unwrap_or_default(), MOST)?;
    let query = CardsQuery {
        before: paging.from.map(|row| PromptId(row.saturating_add(1))),
        limit: paging.limit + 1,
        ..CardsQuery::default()
    };
    let found = usecases::prompts::list_cards(&app, &caller, &ProjectRef::Current, &query).await?;
    let bytes = found.rendered("phoenix", |found| {
        let next_cursor = paging.next(found, |card| global_id::of_prompt(card.id));
        let data = paging.page(found).iter().map(PromptRow::of).collect();
        Sealed::of(&Page { data, next_cursor }).0
    });
    Ok(Sealed(bytes).answer(request.headers()))
}
