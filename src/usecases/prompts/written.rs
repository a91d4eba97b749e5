//! What a write has left, for the program that wrote it: it may have no right to read.

use crate::{
    domain::{
        access::Member,
        prompts::{delivery::Delivery, number::VersionNumber, selector::Selector},
        refusal::Outcome,
    },
    store::{self, StoreError, WriteTx},
};

/// Reads the version inside the write, so that nothing of another's is in the answer.
pub async fn written(tx: &WriteTx, member: &Member, name: &str, number: VersionNumber) -> Outcome<Delivery> {
    let selector = Selector::Number(number);
    let found = store::prompts::read_delivery(tx.rows(), member.project, name, &selector).await?;
    Ok(found.ok_or(StoreError::Damaged("the version that was just written"))?)
}
