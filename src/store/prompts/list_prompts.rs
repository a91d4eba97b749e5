//! A page of the library.

use std::collections::{HashMap, HashSet};

use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Value};

use crate::{
    domain::{
        ids::{PersonId, ProjectId},
        prompts::{
            content::{Content, ContentKind},
            library::{COUNT_MOST, LibraryPage, LibraryQuery, PAGE_SIZE, PromptRow, Sort},
            name::PromptName,
            number::VersionNumber,
            search::words_around,
            tag::{Tag, TagName},
        },
        timestamp::Timestamp,
    },
    store::{StoreError, sql},
};

/// So many characters around a hit.
const SNIPPET: usize = 180;

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    uuid: String,
    name: String,
    latest: i32,
    latest_opening: String,
    author: String,
    latest_at: i64,
    archived_at: Option<i64>,
}

#[derive(FromQueryResult)]
struct CountRow {
    number: i64,
}

#[derive(FromQueryResult)]
struct WordRow {
    prompt_id: i64,
    word: String,
    number: i32,
}

#[derive(FromQueryResult)]
struct ContentRow {
    prompt_id: i64,
    kind: String,
    content: String,
}

/// The conditions of a question with the values they name.
#[derive(PartialEq)]
pub(super) struct Conditions {
    pub text: String,
    pub values: Vec<Value>,
}

impl Conditions {
    pub fn of<C: ConnectionTrait>(rows: &C, project: ProjectId, query: &LibraryQuery) -> Self {
        let mut conditions = Self { text: String::from("q.project_id = $1"), values: vec![project.0.into()] };
        conditions.text.push_str(match query.archived {
            true => " AND q.archived_at IS NOT NULL",
            false => " AND q.archived_at IS NULL",
        });
        let search = query.search.trim().to_lowercase();
        if !search.is_empty() {
            let postgres = rows.get_database_backend() == DbBackend::Postgres;
            conditions.search(&search, postgres);
        }
        if let Some(topic) = &query.topic {
            let topics = "SELECT prompt_id FROM prompt_topic WHERE topic =";
            conditions.and(&format!("q.id IN ({topics} $)"), topic.as_str().into());
        }
        if let Some(tag) = &query.tag {
            conditions.and("q.id IN (SELECT prompt_id FROM tag WHERE name = $)", tag.as_str().into());
        }
        if let Some(author) = query.author {
            conditions.and("q.latest_author = $", author.0.into());
        }
        conditions
    }

    fn search(&mut self, search: &str, postgres: bool) {
        if postgres {
            let like = format!("%{}%", search.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_"));
            self.and(r"q.id IN (SELECT rowid FROM prompt_search WHERE folded LIKE $ ESCAPE '\')", like.into());
        } else if search.chars().count() >= 3 {
            // The trigram index answers phrases of three letters and more.
            let phrase = format!("\"{}\"", search.replace('"', "\"\""));
            self.and("q.id IN (SELECT rowid FROM prompt_search WHERE prompt_search MATCH $)", phrase.into());
        } else {
            self.and("q.id IN (SELECT rowid FROM prompt_search WHERE instr(folded, $) > 0)", search.into());
        }
    }

    /// Adds a condition in which `$` stands for the value.
    pub fn and(&mut self, condition: &str, value: Value) {
        self.values.push(value);
        self.text.push_str(" AND ");
        self.text.push_str(&condition.replace('$', &format!("${}", self.values.len())));
    }
}

fn order(query: &LibraryQuery) -> &'static str {
    match query.sort {
        Sort::Published if query.archived => "q.archived_at DESC, q.id DESC",
        Sort::Published => "q.latest_at DESC, q.id DESC",
        Sort::Name => "q.name, q.id",
        Sort::Versions => "q.latest DESC, q.id DESC",
        Sort::Created => "q.id DESC",
    }
}

pub(super) async fn count<C: ConnectionTrait>(rows: &C, conditions: &Conditions) -> Result<u32, StoreError> {
    let most = COUNT_MOST + 1;
    let question = format!(
        "SELECT COUNT(*) AS number FROM (SELECT 1 FROM prompt q WHERE {} LIMIT {most}) AS counted",
        conditions.text
    );
    let counted = sql::one::<CountRow, _>(rows, &question, conditions.values.clone()).await?;
    Ok(counted.map_or(0, |row| u32::try_from(row.number).unwrap_or(most)))
}

/// The prompts that answer the question, 50 a page, as `person` sees them.
pub async fn list_prompts<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    person: PersonId,
    query: &LibraryQuery,
    now: Timestamp,
) -> Result<LibraryPage, StoreError> {
    let conditions = Conditions::of(rows, project, query);
    let offset = u64::from(query.page.saturating_sub(1)) * u64::from(PAGE_SIZE);
    let question = format!(
        "SELECT q.id, q.uuid, q.name, q.latest, q.latest_opening, p.name AS author, q.latest_at, q.archived_at \
         FROM prompt q JOIN person p ON p.id = q.latest_author WHERE {} ORDER BY {} LIMIT {PAGE_SIZE} OFFSET {offset}",
        conditions.text,
        order(query)
    );
    let page = sql::all::<Row, _>(rows, &question, conditions.values.clone()).await?;
    let found = count(rows, &conditions).await?;
    let everything = Conditions::of(rows, project, &LibraryQuery::default());
    // Most pages ask for everything, and to count ten thousand prompts is half of the work.
    let total = if everything == conditions { found } else { count(rows, &everything).await? };
    let rows = finish(rows, person, page, &query.search).await?;
    Ok(LibraryPage { rows, found, total, now })
}

async fn finish<C: ConnectionTrait>(
    rows: &C,
    person: PersonId,
    page: Vec<Row>,
    search: &str,
) -> Result<Vec<PromptRow>, StoreError> {
    if page.is_empty() {
        return Ok(Vec::new());
    }
    let ids = page.iter().map(|row| row.id.to_string()).collect::<Vec<_>>().join(", ");
    let mut tags = words(
        rows,
        &format!("SELECT prompt_id, name AS word, number FROM tag WHERE prompt_id IN ({ids}) ORDER BY number, name"),
    )
    .await?;
    let mut topics = words(
        rows,
        &format!(
            "SELECT prompt_id, topic AS word, position AS number FROM prompt_topic WHERE prompt_id IN ({ids}) \
         ORDER BY position"
        ),
    )
    .await?;
    let drafts = sql::all::<CountRow, _>(
        rows,
        &format!("SELECT prompt_id AS number FROM draft WHERE person_id = $1 AND prompt_id IN ({ids})"),
        vec![person.0.into()],
    )
    .await?;
    let drafts: HashSet<i64> = drafts.into_iter().map(|row| row.number).collect();
    let mut snippets = if search.trim().is_empty() { HashMap::new() } else { snippets(rows, &ids, search).await? };
    let mut finished = Vec::with_capacity(page.len());
    for row in page {
        let damaged = || StoreError::Damaged("a prompt");
        let (words, words_cut) = snippets.remove(&row.id).unwrap_or((row.latest_opening, false));
        let mut pointers = Vec::new();
        for (name, number) in tags.remove(&row.id).unwrap_or_default() {
            let name = TagName::parse(&name).map_err(|_| damaged())?;
            pointers.push(Tag { name, number: VersionNumber::new(number).ok_or_else(damaged)? });
        }
        finished.push(PromptRow {
            name: PromptName::parse(&row.name).map_err(|_| damaged())?,
            topics: topics.remove(&row.id).unwrap_or_default().into_iter().map(|(topic, _)| topic).collect(),
            words,
            words_cut,
            tags: pointers,
            latest: VersionNumber::new(row.latest).ok_or_else(damaged)?,
            author: row.author,
            published_at: Timestamp(row.latest_at),
            archived_at: row.archived_at.map(Timestamp),
            uuid: row.uuid.parse().map_err(|_| damaged())?,
            has_draft: drafts.contains(&row.id),
        });
    }
    Ok(finished)
}

async fn words<C: ConnectionTrait>(rows: &C, question: &str) -> Result<HashMap<i64, Vec<(String, i32)>>, StoreError> {
    let mut words: HashMap<i64, Vec<(String, i32)>> = HashMap::new();
    for row in sql::all::<WordRow, _>(rows, question, vec![]).await? {
        words.entry(row.prompt_id).or_default().push((row.word, row.number));
    }
    Ok(words)
}

/// For each prompt whose latest text says what was searched for: the words around it.
async fn snippets<C: ConnectionTrait>(
    rows: &C,
    ids: &str,
    search: &str,
) -> Result<HashMap<i64, (String, bool)>, StoreError> {
    let contents = sql::all::<ContentRow, _>(
        rows,
        &format!(
            "SELECT v.prompt_id, v.kind, v.content FROM version v JOIN prompt q ON q.id = v.prompt_id AND \
             q.latest = v.number WHERE q.id IN ({ids})"
        ),
        vec![],
    )
    .await?;
    let mut snippets = HashMap::new();
    for row in contents {
        let content = ContentKind::parse(&row.kind).and_then(|kind| Content::from_stored(kind, row.content));
        let content = content.ok_or(StoreError::Damaged("a version"))?;
        if let Some(snippet) = words_around(&content.plain(), search, SNIPPET) {
            snippets.insert(row.prompt_id, snippet);
        }
    }
    Ok(snippets)
}
