//! A large project and a small one. Rows are multiplied by the database itself: publishing them one by one would take
//! longer than everything that is measured.

use cuebook::{
    domain::{
        people::secret::Secret,
        projects::ProjectRef,
        prompts::draft::{DraftContent, DraftText},
    },
    usecases::{
        App, identify,
        people::{FirstKey, SetUpServer, set_up_server},
        projects::create_project,
        prompts::{DraftedPrompt, create_from_draft},
    },
};
use sea_orm::ConnectionTrait;

pub const EMAIL: &str = "bench@example.com";
pub const PASSWORD: &str = "correct horse battery";

const KEY: &str = "phx_bench_key_000000000000000000000000";
const TOKEN: &str = "phc_bench_token_0000000000000000000000";

pub struct Seeded {
    /// The project with 10,000 prompts.
    pub large: String,
    /// The project with 10 prompts.
    pub small: String,
    /// A prompt of 2,000 versions, and one of 2, both in the large project.
    pub long: String,
    pub short: String,
    pub key: String,
    pub token: String,
}

pub async fn seed(app: &App) -> Seeded {
    let new = SetUpServer {
        email: EMAIL.into(),
        password: PASSWORD.into(),
        name: "Bench".into(),
        project: "Large".into(),
        project_token: Some(Secret(TOKEN.into())),
        key: FirstKey::Given(Secret(KEY.into())),
    };
    let made = set_up_server(app, new).await.expect("an empty server");
    let owner = identify::person(app, made.signed_in.person, made.signed_in.session_epoch).await.expect("the owner");
    let small = create_project(app, &owner, "Small").await.expect("a second project");
    for (project, name) in [(&made.slug, "long"), (&made.slug, "short"), (&made.slug, "p-0"), (&small, "p-0")] {
        let new = DraftedPrompt {
            name: name.into(),
            description: String::new(),
            topics: String::from("support, billing"),
            text: text(),
        };
        let project = ProjectRef::Slug(project.clone());
        create_from_draft(app, &owner, &project, None, new).await.expect("a prompt");
    }
    multiply(app, &made.slug, 10_000 - 3).await;
    multiply(app, &small, 10 - 1).await;
    lengthen(app, "long", 2_000).await;
    lengthen(app, "short", 2).await;
    Seeded { large: made.slug, small, long: "long".into(), short: "short".into(), key: KEY.into(), token: TOKEN.into() }
}

/// About 1.5 KB of an ordinary prompt.
fn text() -> DraftText {
    let line = "- Answer {{customer_name}} in plain words, quote the refund policy word for word, never guess.\n";
    DraftText {
        content: DraftContent::Text(format!("# Role\n\nYou answer for {{{{company}}}}.\n\n{}", line.repeat(15))),
        settings: r#"{"model": "claude-sonnet-4-5", "temperature": 0.2}"#.into(),
        metadata: String::new(),
        message: "First words".into(),
    }
}

/// Copies of `p-0` with everything that belongs to it.
async fn multiply(app: &App, slug: &str, copies: u32) {
    let numbers = format!("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {copies})");
    let origin = format!("q.name = 'p-0' AND q.project_id = (SELECT id FROM project WHERE slug = '{slug}')");
    let copied = format!(
        "FROM prompt q JOIN prompt o ON o.project_id = q.project_id AND o.name = 'p-0' \
         WHERE q.name LIKE 'p-%' AND q.id <> o.id AND q.project_id = (SELECT id FROM project WHERE slug = '{slug}')"
    );
    let statements = [
        format!(
            "INSERT INTO prompt (uuid, project_id, name, created_by, created_at, latest, latest_kind, latest_opening, \
             latest_author, latest_at) {numbers} SELECT substr(q.uuid, 1, 24) || lower(hex(randomblob(6))), q.project_id, 'p-' || n.i, q.created_by, \
             q.created_at, 1, q.latest_kind, q.latest_opening, q.latest_author, q.latest_at + n.i FROM prompt q, n \
             WHERE {origin}"
        ),
        format!(
            "INSERT INTO version (uuid, prompt_id, number, kind, content, format, settings, message, content_hash, \
             author_id, created_at) SELECT substr(v.uuid, 1, 24) || lower(hex(randomblob(6))), q.id, 1, v.kind, v.content, v.format, v.settings, \
             v.message, v.content_hash, v.author_id, v.created_at \
             FROM version v JOIN prompt o2 ON o2.id = v.prompt_id, prompt q WHERE o2.name = 'p-0' \
             AND o2.project_id = q.project_id AND q.id <> o2.id AND q.name LIKE 'p-%' \
             AND q.project_id = (SELECT id FROM project WHERE slug = '{slug}')"
        ),
        format!(
            "INSERT INTO prompt_topic (prompt_id, position, topic) SELECT q.id, t.position, t.topic {} ",
            copied.replace("WHERE q.name", "JOIN prompt_topic t ON t.prompt_id = o.id WHERE q.name")
        ),
        format!(
            "INSERT INTO tag (prompt_id, name, number, created_at, moved_at) SELECT q.id, 'production', 1, 0, 0 {copied}"
        ),
        format!(
            "INSERT INTO prompt_search (rowid, folded) SELECT q.id, q.name || s.folded {}",
            copied.replace("WHERE q.name", "JOIN prompt_search s ON s.rowid = o.id WHERE q.name")
        ),
    ];
    for statement in statements {
        app.store.reader().execute_unprepared(&statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
    }
}

/// A history of so many versions.
async fn lengthen(app: &App, name: &str, versions: u32) {
    let statements = [
        format!(
            "INSERT INTO version (uuid, prompt_id, number, kind, content, format, settings, message, content_hash, \
             author_id, created_at) \
             WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < {versions}) \
             SELECT substr(v.uuid, 1, 24) || lower(hex(randomblob(6))), v.prompt_id, n.i, v.kind, v.content, v.format, v.settings, 'Version ' || n.i, \
             v.content_hash, v.author_id, v.created_at + n.i \
             FROM version v JOIN prompt q ON q.id = v.prompt_id, n WHERE q.name = '{name}'"
        ),
        format!("UPDATE prompt SET latest = {versions} WHERE name = '{name}'"),
    ];
    for statement in statements {
        app.store.reader().execute_unprepared(&statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
    }
}
