//! What becomes of somebody's keys when they leave a project or may do less in it.

use super::member::Target;
use crate::{
    domain::{
        access::Member,
        people::keys_of::{KeysOf, name_keys},
        refusal::{Field, Outcome, Refusal},
        timestamp::Timestamp,
    },
    store::{self, WriteTx},
    usecases::keys::{end_key, give_key},
};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Why {
    Leaves,
    MayDoLess,
}

/// Refuses, naming the keys, when there are some and nobody said what becomes of them.
pub async fn settle_keys(
    tx: &WriteTx,
    member: &Member,
    target: &Target,
    why: Why,
    choice: Option<KeysOf>,
    at: Timestamp,
) -> Outcome<()> {
    let keys = store::keys::list_working_of(tx.rows(), member.project, target.person.id).await?;
    if keys.is_empty() {
        return Ok(());
    }
    match (choice, why) {
        (Some(KeysOf::Keep), Why::MayDoLess) => {}
        (Some(KeysOf::Revoke), _) => {
            for key in &keys {
                end_key(tx, member, key, at).await?;
            }
        }
        (Some(KeysOf::HandOverTo(heir)), _) => {
            for key in &keys {
                give_key(tx, member, key, heir, at).await?;
            }
        }
        (None, _) | (Some(KeysOf::Keep), Why::Leaves) => {
            let names: Vec<&str> = keys.iter().map(|key| key.name.as_str()).collect();
            let (name, named) = (&target.person.name, name_keys(&names));
            let says = match why {
                Why::Leaves => format!(
                    "{name} made {named}, which programs may be using; choose who takes over, or that they stop working"
                ),
                Why::MayDoLess => format!(
                    "{name} made {named}, which programs may be using; choose who takes over, that they go on and do \
                     no more than {name} may, or that they stop working"
                ),
            };
            return Err(Refusal::invalid(Field::KeyName, says));
        }
    }
    Ok(())
}
