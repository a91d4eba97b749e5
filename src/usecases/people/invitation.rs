//! An invitation by the secret in its link.

use crate::{
    domain::refusal::{Outcome, Refusal},
    store::{self, people::InvitationRecord},
    usecases::{App, secrets},
};

/// One that can still be accepted.
pub async fn open_invitation(app: &App, secret: &str) -> Outcome<InvitationRecord> {
    let found = store::people::find_invitation_by_hash(app.store.reader(), &secrets::hash(secret)).await?;
    let invitation = found.ok_or_else(|| {
        let says = "this link opens nothing; check that it was copied whole, or ask for a new invitation";
        Refusal::Expired { says: String::from(says), at: None }
    })?;
    if invitation.ended_at.is_some() {
        return Err(used());
    }
    if invitation.expires_at <= app.now() {
        let says = "this invitation has run out; ask for a new one";
        return Err(Refusal::Expired { says: String::from(says), at: Some(invitation.expires_at) });
    }
    Ok(invitation)
}

pub fn used() -> Refusal {
    let says = "this invitation was accepted or withdrawn; sign in if you accepted it, or ask for a new one";
    Refusal::Expired { says: String::from(says), at: None }
}
