//! Links that let somebody in, and keys just made: what their pages show.

use serde::{Deserialize, Serialize};

use super::secret::Secret;
use crate::domain::{access::Role, ids::ApiKeyId, timestamp::Timestamp};

/// An invitation can be accepted for so long.
pub const INVITATION_LASTS: i64 = 7 * Timestamp::DAY;
/// A link that sets a new password works for so long.
pub const RESET_LASTS: i64 = Timestamp::DAY;

/// A link just made, for whoever passes it on. It is shown once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewLink {
    /// The part of the address that opens it.
    pub secret: Secret,
    /// Whom it is for: an address or a name.
    pub whom: String,
    pub expires_at: Timestamp,
}

/// A key just made. It is shown once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewKey {
    pub id: ApiKeyId,
    pub name: String,
    pub secret: Secret,
}

/// What the one who follows an invitation reads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InvitationPage {
    /// The project's name.
    pub project: String,
    pub email: String,
    pub role: Role,
    pub made_by: String,
    pub expires_at: Timestamp,
    /// Somebody with this address is here already: they need no new name and password.
    pub known: bool,
    /// And it is who is looking: they need not even prove it.
    pub signed_in: bool,
    pub now: Timestamp,
}

/// What the one who follows a reset link reads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResetPage {
    pub name: String,
    pub email: String,
    pub expires_at: Timestamp,
    pub now: Timestamp,
}
