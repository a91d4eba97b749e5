//! Withdrawing an invitation.

use crate::{
    domain::{
        access::{Caller, Right},
        activity::Verb,
        ids::InvitationId,
        projects::ProjectRef,
        refusal::{Outcome, Refusal},
    },
    store::{self, activity::Entry},
    usecases::{App, access_change::AccessChange, enter::enter},
};

/// From now on its link opens nothing. One that has ended already stays as it is.
pub async fn revoke_invitation(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    invitation: InvitationId,
) -> Outcome<()> {
    let member = enter(app, caller, project, Right::Administer).await?;
    let now = app.now();
    let change = AccessChange::begin_by(app, &member).await?;
    let rows = change.tx.rows();
    let found = store::people::find_invitation(rows, member.project, invitation).await?;
    let found = found.ok_or_else(|| Refusal::not_found("this invitation"))?;
    if !store::people::end_invitation(rows, member.project, invitation, now).await? {
        return Ok(());
    }
    let entry = Entry::of(&member, Verb::RevokeInvitation, invitation.0, found.email.as_str(), now);
    store::activity::record(&change.tx, &entry);
    change.commit(app).await
}
