//! What the screens know about people.

use serde::{Deserialize, Serialize};

use crate::domain::{
    access::{Role, Scope},
    ids::{ApiKeyId, InvitationId, PersonId},
    timestamp::Timestamp,
};

/// Who is looking: asked once by every page, answered from the session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WhoAmI {
    pub id: PersonId,
    pub name: String,
    pub email: String,
    pub owner: bool,
    pub projects: Vec<MyProject>,
}

/// A project this person may enter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MyProject {
    pub slug: String,
    pub name: String,
    pub role: Role,
}

impl WhoAmI {
    pub fn project(&self, slug: &str) -> Option<&MyProject> {
        self.projects.iter().find(|project| project.slug == slug)
    }

    /// `LF` for Lena Fischer.
    pub fn initials(&self) -> String {
        self.name
            .split_whitespace()
            .filter_map(|word| word.chars().next())
            .take(2)
            .flat_map(char::to_uppercase)
            .collect()
    }
}

/// A member of a project, on the people page. `email` is for admins only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MemberRow {
    pub id: PersonId,
    pub name: String,
    pub email: Option<String>,
    pub role: Role,
    pub owner: bool,
    pub joined_at: Timestamp,
    /// Keys of this project that the person made and that still work: removing or demoting the person touches them.
    pub keys: Vec<String>,
}

/// An invitation nobody has accepted yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InvitationRow {
    pub id: InvitationId,
    pub email: String,
    pub role: Role,
    pub made_by: String,
    pub expires_at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PeoplePage {
    pub members: Vec<MemberRow>,
    /// Empty for those who are no admins.
    pub invitations: Vec<InvitationRow>,
    pub now: Timestamp,
}

/// One API key on the keys page. The key itself was shown once, when it was made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeyRow {
    pub id: ApiKeyId,
    pub name: String,
    /// `phx_…` with the last four characters.
    pub hint: String,
    pub scopes: Vec<Scope>,
    pub maker: String,
    pub created_at: Timestamp,
    pub last_used_at: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeysPage {
    pub keys: Vec<KeyRow>,
    pub now: Timestamp,
}
