//! A reset link from the shell of the server, for when no admin is left who could make one.

use super::reset_link::insert_link;
use crate::{
    domain::{
        people::{
            email::Email,
            links::{NewLink, RESET_LASTS},
        },
        refusal::{Field, Outcome, Refusal},
    },
    store,
    usecases::App,
};

/// Whoever has the shell of the server may do this for anybody.
pub async fn reset_from_shell(app: &App, email: &str) -> Outcome<NewLink> {
    let email = Email::parse(email)?;
    let tx = app.store.begin_write().await?;
    let person = store::people::find_by_email(tx.rows(), &email).await?.ok_or_else(|| {
        Refusal::invalid(Field::Email, "nobody has this address; `cuebook person list` shows who is there")
    })?;
    let link = insert_link(app, &tx, &person, RESET_LASTS).await?;
    tx.commit().await?;
    Ok(link)
}
