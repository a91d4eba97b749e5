//! The activity record: who did what to which thing, and when. Never the text of a prompt.

use serde::{Deserialize, Serialize};

use super::{ids::ActivityId, timestamp::Timestamp};

/// What was done. The words are stored, so a verb is never renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verb {
    SetUpServer,
    CreateProject,
    RenameProject,
    InvitePerson,
    RevokeInvitation,
    JoinProject,
    ChangeRole,
    RemovePerson,
    MakeResetLink,
    CreateKey,
    RevokeKey,
    HandOverKey,
    CreatePrompt,
    PublishVersion,
    DescribePrompt,
    DuplicatePrompt,
    ArchivePrompt,
    BringBackPrompt,
    SetTag,
    RemoveTag,
}

impl Verb {
    pub const ALL: [Verb; 20] = [
        Verb::SetUpServer,
        Verb::CreateProject,
        Verb::RenameProject,
        Verb::InvitePerson,
        Verb::RevokeInvitation,
        Verb::JoinProject,
        Verb::ChangeRole,
        Verb::RemovePerson,
        Verb::MakeResetLink,
        Verb::CreateKey,
        Verb::RevokeKey,
        Verb::HandOverKey,
        Verb::CreatePrompt,
        Verb::PublishVersion,
        Verb::DescribePrompt,
        Verb::DuplicatePrompt,
        Verb::ArchivePrompt,
        Verb::BringBackPrompt,
        Verb::SetTag,
        Verb::RemoveTag,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::SetUpServer => "set_up_server",
            Self::CreateProject => "create_project",
            Self::RenameProject => "rename_project",
            Self::InvitePerson => "invite_person",
            Self::RevokeInvitation => "revoke_invitation",
            Self::JoinProject => "join_project",
            Self::ChangeRole => "change_role",
            Self::RemovePerson => "remove_person",
            Self::MakeResetLink => "make_reset_link",
            Self::CreateKey => "create_key",
            Self::RevokeKey => "revoke_key",
            Self::HandOverKey => "hand_over_key",
            Self::CreatePrompt => "create_prompt",
            Self::PublishVersion => "publish_version",
            Self::DescribePrompt => "describe_prompt",
            Self::DuplicatePrompt => "duplicate_prompt",
            Self::ArchivePrompt => "archive_prompt",
            Self::BringBackPrompt => "bring_back_prompt",
            Self::SetTag => "set_tag",
            Self::RemoveTag => "remove_tag",
        }
    }

    pub fn parse(text: &str) -> Option<Verb> {
        Verb::ALL.into_iter().find(|verb| verb.as_str() == text)
    }

    /// As the activity page says it: "Ana *published* support-reply".
    pub fn past(self) -> &'static str {
        match self {
            Self::SetUpServer => "set up this server with the project",
            Self::CreateProject => "created the project",
            Self::RenameProject => "renamed the project",
            Self::InvitePerson => "invited",
            Self::RevokeInvitation => "withdrew the invitation of",
            Self::JoinProject => "joined as",
            Self::ChangeRole => "changed the role of",
            Self::RemovePerson => "removed",
            Self::MakeResetLink => "made a password reset link for",
            Self::CreateKey => "made the key",
            Self::RevokeKey => "revoked the key",
            Self::HandOverKey => "handed over the key",
            Self::CreatePrompt => "created the prompt",
            Self::PublishVersion => "published",
            Self::DescribePrompt => "changed the details of",
            Self::DuplicatePrompt => "duplicated into",
            Self::ArchivePrompt => "archived",
            Self::BringBackPrompt => "brought back",
            Self::SetTag => "set a tag of",
            Self::RemoveTag => "removed a tag of",
        }
    }
}

/// One line of the record, as an admin reads it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Activity {
    pub id: ActivityId,
    pub at: Timestamp,
    pub person: String,
    /// The name of the key, when a program acted.
    pub key: Option<String>,
    pub verb: Verb,
    /// The name of what it was done to.
    pub subject: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// What of the record of prompts is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityQuery {
    /// Only what was done to prompts of that name.
    pub prompt: Option<String>,
    pub verbs: Vec<Verb>,
    /// Only lines older than this one.
    pub before: Option<ActivityId>,
    pub limit: u32,
}

/// A stretch of the record, the newest line first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActivityPage {
    pub lines: Vec<Activity>,
    /// Where the next, older stretch begins; `None` at the beginning of the record.
    pub older: Option<ActivityId>,
    pub now: Timestamp,
}
