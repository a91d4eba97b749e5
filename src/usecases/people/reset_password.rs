//! A new password, by the one who holds a link.

use super::{
    SignedIn, password,
    reset_link::{open_link, used},
};
use crate::{
    domain::{people::password as rule, refusal::Outcome},
    store,
    usecases::App,
};

/// Ends the link and every session the person had, and lets them in.
pub async fn reset_password(app: &App, secret: &str, new: &str) -> Outcome<SignedIn> {
    let (link, person) = open_link(app, secret).await?;
    rule::judge(new)?;
    let hash = password::hash(new).await;
    let tx = app.store.begin_write().await?;
    if !store::people::end_reset_link(tx.rows(), link.id, app.now()).await? {
        return Err(used());
    }
    store::people::end_reset_links_of(tx.rows(), person.id, app.now()).await?;
    let session_epoch = store::people::set_password(tx.rows(), person.id, &hash).await?;
    store::sessions::delete_of_person(tx.rows(), person.id).await?;
    tx.commit().await?;
    Ok(SignedIn { person: person.id, session_epoch })
}
