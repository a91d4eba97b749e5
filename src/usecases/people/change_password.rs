//! A new password, by somebody who knows the present one.

use super::{SignedIn, password, sign_in::prove};
use crate::{
    domain::{
        access::Caller,
        people::password as rule,
        refusal::{Field, Outcome, Refusal},
    },
    store,
    usecases::App,
};

/// Ends all other sessions of the person, and links that would set yet another password. The session it was asked from
/// goes on with what this answers.
pub async fn change_password(app: &App, caller: &Caller, current: &str, new: &str, host: &str) -> Outcome<SignedIn> {
    let me = caller.person()?;
    rule::judge(new)?;
    let person = store::people::find(app.store.reader(), me.id).await?.ok_or(Refusal::SignedOut)?;
    prove(app, &person, current, Field::CurrentPassword, host).await?;
    let hash = password::hash(new).await;
    let tx = app.store.begin_write().await?;
    let session_epoch = store::people::set_password(tx.rows(), person.id, &hash).await?;
    store::people::end_reset_links_of(tx.rows(), person.id, app.now()).await?;
    tx.commit().await?;
    Ok(SignedIn { person: person.id, session_epoch })
}
