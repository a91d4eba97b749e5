//! Who acts, and what they may do.

use serde::{Deserialize, Serialize};

use super::{
    claim::Claim,
    ids::{ApiKeyId, PersonId, ProjectId},
    refusal::Refusal,
};

/// What a person may do in one project. Each role may all that the one before may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Reads prompts, history and figures; changes nothing but the own account.
    Viewer,
    /// Writes, publishes, tags and archives prompts.
    Editor,
    /// Also people, keys, the project itself and its activity record.
    Admin,
}

impl Role {
    pub const ALL: [Role; 3] = [Role::Viewer, Role::Editor, Role::Admin];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Editor => "editor",
            Self::Admin => "admin",
        }
    }

    pub fn parse(text: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// `a viewer`, `an editor`, `an admin`.
    pub fn with_article(self) -> &'static str {
        match self {
            Self::Viewer => "a viewer",
            Self::Editor => "an editor",
            Self::Admin => "an admin",
        }
    }
}

/// What an API key may do, never above the role of the person who made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Scope {
    #[serde(rename = "prompt:read")]
    PromptRead,
    #[serde(rename = "prompt:write")]
    PromptWrite,
    #[serde(rename = "tag:write")]
    TagWrite,
    #[serde(rename = "event:write")]
    EventWrite,
    #[serde(rename = "trace:read")]
    TraceRead,
    #[serde(rename = "experiment:read")]
    ExperimentRead,
    #[serde(rename = "experiment:write")]
    ExperimentWrite,
    #[serde(rename = "admin")]
    Admin,
}

impl Scope {
    pub const ALL: [Scope; 8] = [
        Scope::PromptRead,
        Scope::PromptWrite,
        Scope::TagWrite,
        Scope::EventWrite,
        Scope::TraceRead,
        Scope::ExperimentRead,
        Scope::ExperimentWrite,
        Scope::Admin,
    ];

    /// All that is done with prompts: what a key has that nobody chose scopes for.
    pub const OF_PROMPTS: [Scope; 3] = [Scope::PromptRead, Scope::PromptWrite, Scope::TagWrite];

    /// The scopes whose functions are there today; a key is offered no others.
    pub const OFFERED: [Scope; 4] = [Scope::PromptRead, Scope::PromptWrite, Scope::TagWrite, Scope::Admin];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::PromptRead => "prompt:read",
            Self::PromptWrite => "prompt:write",
            Self::TagWrite => "tag:write",
            Self::EventWrite => "event:write",
            Self::TraceRead => "trace:read",
            Self::ExperimentRead => "experiment:read",
            Self::ExperimentWrite => "experiment:write",
            Self::Admin => "admin",
        }
    }

    pub fn parse(text: &str) -> Option<Scope> {
        Scope::ALL.into_iter().find(|scope| scope.as_str() == text)
    }

    /// The least role a maker must still have for the scope to count.
    pub fn needs(self) -> Role {
        match self {
            Self::PromptRead | Self::TraceRead | Self::ExperimentRead | Self::EventWrite => Role::Viewer,
            Self::PromptWrite | Self::TagWrite | Self::ExperimentWrite => Role::Editor,
            Self::Admin => Role::Admin,
        }
    }
}

/// What a use case asks for before it does anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    ReadPrompts,
    WritePrompts,
    MoveTags,
    /// People, keys, the project's name, its activity record, archived prompts.
    Administer,
}

impl Right {
    fn role(self) -> Role {
        match self {
            Self::ReadPrompts => Role::Viewer,
            Self::WritePrompts | Self::MoveTags => Role::Editor,
            Self::Administer => Role::Admin,
        }
    }

    fn scope(self) -> Scope {
        match self {
            Self::ReadPrompts => Scope::PromptRead,
            Self::WritePrompts => Scope::PromptWrite,
            Self::MoveTags => Scope::TagWrite,
            Self::Administer => Scope::Admin,
        }
    }

    fn doing(self) -> &'static str {
        match self {
            Self::ReadPrompts => "read prompts",
            Self::WritePrompts => "change prompts",
            Self::MoveTags => "move tags",
            Self::Administer => "do this",
        }
    }
}

/// Who acts. Made by the server from a session or a key, and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caller {
    Nobody,
    Person(PersonCaller),
    ApiKey(KeyCaller),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonCaller {
    pub id: PersonId,
    pub name: String,
    /// The first person of the server, who makes projects.
    pub owner: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyCaller {
    pub id: ApiKeyId,
    pub project: ProjectId,
    pub scopes: Vec<Scope>,
    pub maker: PersonId,
    /// The maker's role now, not when the key was made; `None` once they have left the project.
    pub maker_role: Option<Role>,
    /// Of a request that may be repeated.
    pub claim: Option<Claim>,
}

impl Caller {
    /// The same program, carrying out this request and no other.
    pub fn claiming(self, claim: Claim) -> Self {
        match self {
            Self::ApiKey(key) => Self::ApiKey(KeyCaller { claim: Some(claim), ..key }),
            other => other,
        }
    }

    pub fn person(&self) -> Result<&PersonCaller, Refusal> {
        match self {
            Self::Person(person) => Ok(person),
            Self::Nobody => Err(Refusal::SignedOut),
            Self::ApiKey(_) => Err(Refusal::forbidden("only a signed-in person can do this, not a key")),
        }
    }

    pub fn owner(&self) -> Result<&PersonCaller, Refusal> {
        let person = self.person()?;
        match person.owner {
            true => Ok(person),
            false => Err(Refusal::forbidden("only the owner of this server can do this")),
        }
    }
}

/// A caller inside one project: the proof that a use case looked before it acted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub project: ProjectId,
    pub person: PersonId,
    pub key: Option<ApiKeyId>,
    pub claim: Option<Claim>,
    role: Role,
    scopes: Option<Vec<Scope>>,
}

impl Member {
    pub fn person(project: ProjectId, person: PersonId, role: Role) -> Self {
        Self { project, person, key: None, claim: None, role, scopes: None }
    }

    /// `None` when the key's maker is no longer in the project: such a key opens nothing.
    pub fn key(key: &KeyCaller) -> Option<Self> {
        Some(Self {
            project: key.project,
            person: key.maker,
            key: Some(key.id),
            claim: key.claim,
            role: key.maker_role?,
            scopes: Some(key.scopes.clone()),
        })
    }

    pub fn role(&self) -> Role {
        self.role
    }

    pub fn may(&self, right: Right) -> bool {
        self.require(right).is_ok()
    }

    pub fn require(&self, right: Right) -> Result<(), Refusal> {
        if let Some(scopes) = &self.scopes
            && !scopes.contains(&right.scope())
        {
            let scope = right.scope().as_str();
            return Err(Refusal::forbidden(format!(
                "this key lacks the scope {scope}; make a key with it on the project's settings page"
            )));
        }
        if self.role < right.role() {
            let (role, needed) = (self.role.with_article(), right.role().with_article());
            let doing = right.doing();
            return Err(Refusal::forbidden(format!(
                "{role} cannot {doing}; ask an admin of this project to make you {needed}"
            )));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(scopes: &[Scope], maker_role: Option<Role>) -> KeyCaller {
        let (id, project, maker, scopes) = (ApiKeyId(1), ProjectId(1), PersonId(1), scopes.to_vec());
        KeyCaller { id, project, scopes, maker, maker_role, claim: None }
    }

    #[test]
    fn a_viewer_reads_and_changes_nothing() {
        let viewer = Member::person(ProjectId(1), PersonId(1), Role::Viewer);
        assert!(viewer.may(Right::ReadPrompts));
        for right in [Right::WritePrompts, Right::MoveTags, Right::Administer] {
            assert!(!viewer.may(right), "{right:?}");
        }
    }

    #[test]
    fn a_key_never_rises_above_its_maker() {
        let demoted = key(&[Scope::PromptWrite, Scope::PromptRead], Some(Role::Viewer));
        let member = Member::key(&demoted).expect("the maker is still a member");
        assert!(member.may(Right::ReadPrompts));
        assert!(!member.may(Right::WritePrompts));
        assert_eq!(Member::key(&key(&[Scope::PromptRead], None)), None);
    }

    #[test]
    fn a_key_does_only_what_its_scopes_say() {
        let reader = Member::key(&key(&[Scope::PromptRead], Some(Role::Admin))).expect("member");
        let refusal = reader.require(Right::WritePrompts).expect_err("no scope");
        assert!(refusal.to_string().contains("prompt:write"), "{refusal}");
    }

    #[test]
    fn every_role_and_scope_reads_back() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.as_str()), Some(role));
        }
        for scope in Scope::ALL {
            assert_eq!(Scope::parse(scope.as_str()), Some(scope));
        }
    }
}
