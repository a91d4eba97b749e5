//! What every test stands on: a fresh database of either kind, a clock that stands still, and people with roles.

pub mod database;
pub mod http;
pub mod process;

use cuebook::{
    domain::{
        access::{Caller, KeyCaller, PersonCaller, Role, Scope},
        ids::{ApiKeyId, PersonId, ProjectId},
        people::email::Email,
        projects::ProjectRef,
        prompts::{
            draft::{DraftContent, DraftText},
            number::VersionNumber,
        },
        refusal::{Outcome, Refusal},
        timestamp::Timestamp,
    },
    store::{self, people::NewPerson, projects::NewProject},
    usecases::{App, Clock, Limits, prompts},
};
pub use database::Kind;

/// Runs a test on both databases: `both! { async fn name(house: House) { … } }`.
#[macro_export]
macro_rules! both {
    ($( $(#[$about:meta])* async fn $name:ident($house:ident: House) $body:block )+) => {$(
        $(#[$about])*
        mod $name {
            use super::*;
            #[allow(unused_imports, reason = "a file may name them itself")]
            use $crate::support::{House, Kind};

            async fn run($house: House) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                run(House::new(Kind::Sqlite).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                run(House::new(Kind::Postgres).await).await;
            }
        }
    )+};
}

/// A row of what each of these use cases answers: its name, and its refusal if it has one.
pub type Row = (&'static str, Option<Refusal>);

/// Calls each of these use cases, so that its row has the name of what was called:
/// `rows![prompts::read_tags(app, caller, project, name), …]`.
#[macro_export]
macro_rules! rows {
    ($($room:ident::$usecase:ident($($with:expr),* $(,)?)),+ $(,)?) => {
        vec![$((stringify!($usecase), $room::$usecase($($with),*).await.err())),+]
    };
}

/// 20 November 2026, 12:00 UTC.
pub const NOON: Timestamp = Timestamp(1_795_176_000_000);

/// An app with one project (`acme`), an owner who is its admin, and another project (`other`) of somebody else.
pub struct House {
    pub app: App,
    pub project: ProjectId,
    pub other: ProjectId,
    /// Admin of `acme`, owner of the server.
    pub lena: Caller,
    /// Editor of `acme`.
    pub ana: Caller,
    /// Viewer of `acme`.
    pub vera: Caller,
    /// Admin of `other` and a stranger to `acme`.
    pub olga: Caller,
    _database: database::Database,
}

pub fn acme() -> ProjectRef {
    ProjectRef::Slug(String::from("acme"))
}

pub fn other() -> ProjectRef {
    ProjectRef::Slug(String::from("other"))
}

impl House {
    pub async fn new(kind: Kind) -> Self {
        let database = database::Database::new(kind).await;
        let app = App::new(database.store.clone(), Clock::fixed(NOON), Limits::default());
        let rows = app.store.reader();
        let project = project_named(&app, "Acme", "acme").await;
        let other = project_named(&app, "Other", "other").await;
        let lena = person(&app, "Lena Fischer", true).await;
        let ana = person(&app, "Ana Ruiz", false).await;
        let vera = person(&app, "Vera Blum", false).await;
        let olga = person(&app, "Olga Stern", false).await;
        let members = [
            (project, &lena, Role::Admin),
            (project, &ana, Role::Editor),
            (project, &vera, Role::Viewer),
            (other, &olga, Role::Admin),
        ];
        for (project, caller, role) in members {
            let person = id(caller);
            store::people::add_member(rows, project, person, role, NOON).await.expect("a member");
        }
        Self { app, project, other, lena, ana, vera, olga, _database: database }
    }

    /// A key of `acme`, made by the admin, as the server would have read it.
    pub fn key(&self, scopes: &[Scope]) -> Caller {
        Caller::ApiKey(KeyCaller {
            id: ApiKeyId(0),
            project: self.project,
            scopes: scopes.to_vec(),
            maker: id(&self.lena),
            maker_role: Some(Role::Admin),
            claim: None,
        })
    }

    /// Makes a prompt in `acme` with one version.
    pub async fn prompt(&self, name: &str, words: &str) {
        let new = prompts::DraftedPrompt {
            name: name.into(),
            description: String::new(),
            topics: String::new(),
            text: text(words),
        };
        prompts::create_from_draft(&self.app, &self.ana, &acme(), None, new).await.expect("a new prompt");
    }

    /// Publishes upon `base` as Ana.
    pub async fn publish(&self, name: &str, base: i32, words: &str) -> Outcome<VersionNumber> {
        self.publish_as(&self.ana, name, base, words).await
    }

    pub async fn publish_as(&self, caller: &Caller, name: &str, base: i32, words: &str) -> Outcome<VersionNumber> {
        prompts::publish_draft(&self.app, caller, &acme(), name, number(base), None, text(words)).await
    }
}

async fn project_named(app: &App, name: &str, slug: &str) -> ProjectId {
    let token = format!("phc_{slug}");
    let new = NewProject { name, slug, token: &token, at: NOON };
    store::projects::insert(app.store.reader(), &new).await.expect("a project").0
}

async fn person(app: &App, name: &str, owner: bool) -> Caller {
    let first = name.split(' ').next().unwrap_or(name).to_lowercase();
    let email = Email::parse(&format!("{first}@example.com")).expect("an address");
    let new = NewPerson { email: &email, name, password_hash: "!", owner, at: NOON };
    let id = store::people::insert(app.store.reader(), &new).await.expect("a person");
    Caller::Person(PersonCaller { id, name: name.into(), owner })
}

pub fn id(caller: &Caller) -> PersonId {
    caller.person().expect("a person").id
}

pub fn number(number: i32) -> VersionNumber {
    VersionNumber::new(number).expect("a positive number")
}

pub fn text(words: &str) -> DraftText {
    DraftText {
        content: DraftContent::Text(words.into()),
        settings: String::new(),
        metadata: String::new(),
        message: String::new(),
    }
}

/// The refusal of an outcome that must be one.
pub fn refused<T>(outcome: Outcome<T>) -> Refusal {
    match outcome {
        Ok(_) => panic!("this must be refused"),
        Err(refusal) => refusal,
    }
}
