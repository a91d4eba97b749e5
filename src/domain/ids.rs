//! Row ids: integers that are never reused. They are for the database and for doors whose ids are made of them;
//! people and addresses see names, numbers and UUIDs.

use serde::{Deserialize, Serialize};

macro_rules! row_id {
    ($($name:ident),+ $(,)?) => {$(
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

row_id!(ActivityId, ApiKeyId, DraftId, InvitationId, PersonId, ProjectId, PromptId, TagId, TagMoveId, VersionId);
