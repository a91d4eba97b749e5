//! Ending every session of one's own.

use crate::{
    domain::{access::Caller, refusal::Outcome},
    store,
    usecases::App,
};

pub async fn sign_out_everywhere(app: &App, caller: &Caller) -> Outcome<()> {
    let me = caller.person()?;
    let tx = app.store.begin_write().await?;
    store::people::raise_session_epoch(tx.rows(), me.id).await?;
    store::sessions::delete_of_person(tx.rows(), me.id).await?;
    tx.commit().await?;
    Ok(())
}
