//! Whether this server has its first person.

use crate::{domain::refusal::Outcome, store, usecases::App};

pub async fn is_set_up(app: &App) -> Outcome<bool> {
    Ok(store::people::any_person(app.store.reader()).await?)
}
