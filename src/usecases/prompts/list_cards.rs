//! Prompts without their texts, for programs that look for one.

use std::sync::Arc;

use super::revision::revision;
use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::delivery::{CardsQuery, PromptCard},
        refusal::Outcome,
    },
    store,
    usecases::{App, Kept, enter::enter},
};

/// The unarchived prompts that answer the question, newest first. Warm lists touch no database.
pub async fn list_cards(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    query: &CardsQuery,
) -> Outcome<Arc<Kept<Vec<PromptCard>>>> {
    let member = enter(app, caller, project, Right::ReadPrompts).await?;
    let revision = revision(app, member.project).await?;
    let load = async {
        let cards = store::prompts::list_cards(app.store.reader(), member.project, query).await?;
        Ok(Arc::new(Kept::from(cards)))
    };
    app.delivery.cards.read(member.project, revision, query.clone(), load).await
}
