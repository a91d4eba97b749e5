//! What programs read, kept at hand: a read that is warm touches no database, and goes on while it is away.
//!
//! Entries are kept under the project's revision, which rises with every publish, tag move and archive. The revision is
//! taken *before* the read, so an old value can never stand under a new revision; after a change the very next read
//! asks the database again.

use std::{
    collections::HashMap,
    future::Future,
    ops::Deref,
    sync::{Arc, Mutex, RwLock},
};

use bytes::Bytes;
use moka::future::Cache;

use crate::{
    domain::{
        self,
        access::KeyCaller,
        ids::{ApiKeyId, ProjectId},
        prompts::selector::Selector,
        refusal::Refusal,
        timestamp::Timestamp,
    },
    store::projects::RevisionPair as Revisions,
};

/// A version as it is kept at hand, with what the doors have made of it.
pub struct Delivered {
    delivery: domain::prompts::delivery::Delivery,
    renderings: Mutex<Vec<(&'static str, Bytes)>>,
}

impl Deref for Delivered {
    type Target = domain::prompts::delivery::Delivery;

    fn deref(&self) -> &Self::Target {
        &self.delivery
    }
}

impl From<domain::prompts::delivery::Delivery> for Delivered {
    fn from(delivery: domain::prompts::delivery::Delivery) -> Self {
        Self { delivery, renderings: Mutex::default() }
    }
}

impl Delivered {
    /// The bytes a door answers with, made once and kept beside the version. `door` names the door and the shape.
    pub fn rendered(&self, door: &'static str, make: impl FnOnce(&Self) -> Bytes) -> Bytes {
        let known = |renderings: &[(&'static str, Bytes)]| {
            renderings.iter().find(|(name, _)| *name == door).map(|(_, bytes)| bytes.clone())
        };
        if let Some(bytes) = known(&self.renderings.lock().expect("nothing panics while it holds this lock")) {
            return bytes;
        }
        let bytes = make(self);
        let mut renderings = self.renderings.lock().expect("nothing panics while it holds this lock");
        if let Some(bytes) = known(&renderings) {
            return bytes;
        }
        renderings.push((door, bytes.clone()));
        bytes
    }
}

type Key = (ProjectId, i64, Box<str>, Selector);
/// `None`: there is no such prompt or version, and that was the answer of this revision.
type Entry = Option<Arc<Delivered>>;

#[derive(Default)]
struct Uses {
    /// When each key was last noted.
    noted: HashMap<ApiKeyId, Timestamp>,
    /// Those of them that are not written yet.
    waiting: HashMap<ApiKeyId, Timestamp>,
}

#[derive(Clone)]
pub struct Delivery {
    entries: Cache<Key, Entry>,
    revisions: Arc<RwLock<HashMap<ProjectId, Revisions>>>,
    /// By the hash of the key, with the access revision it was read under.
    keys: Cache<Box<str>, (i64, Arc<KeyCaller>)>,
    /// The token of each project, which never changes.
    tokens: Arc<RwLock<HashMap<ProjectId, Box<str>>>>,
    used: Arc<Mutex<Uses>>,
}

impl Delivery {
    pub fn new(bytes: u64) -> Self {
        let weigh = |key: &Key, entry: &Entry| {
            // The version, what was put together of it, and one rendering.
            let text = entry.as_ref().map_or(0, |entry| {
                let (written, read) = (entry.version.content.stored().len(), entry.content().stored().len());
                written + 2 * read + 512
            });
            u32::try_from(text + key.2.len() + 128).unwrap_or(u32::MAX)
        };
        Self {
            entries: Cache::builder().max_capacity(bytes).weigher(weigh).build(),
            revisions: Arc::default(),
            keys: Cache::new(10_000),
            tokens: Arc::default(),
            used: Arc::default(),
        }
    }

    /// After a commit, and when another server's change is noticed. Revisions never go back.
    pub fn learn(&self, project: ProjectId, revisions: Revisions) {
        let mut known = self.revisions.write().expect("nothing panics while it holds this lock");
        let entry = known.entry(project).or_insert(revisions);
        entry.content = entry.content.max(revisions.content);
        entry.access = entry.access.max(revisions.access);
    }

    pub fn revisions(&self, project: ProjectId) -> Option<Revisions> {
        self.revisions.read().expect("nothing panics while it holds this lock").get(&project).copied()
    }

    /// The version, from memory if it was read under the present revision, else by `load`. Simultaneous readers of one
    /// cold entry share one load.
    pub async fn read(
        &self,
        project: ProjectId,
        revision: i64,
        name: &str,
        selector: Selector,
        load: impl Future<Output = Result<Entry, Refusal>>,
    ) -> Result<Entry, Refusal> {
        let key: Key = (project, revision, name.into(), selector);
        if let Some(entry) = self.entries.get(&key).await {
            metrics::counter!("cuebook_prompt_reads_total", "from" => "memory").increment(1);
            return Ok(entry);
        }
        metrics::counter!("cuebook_prompt_reads_total", "from" => "database").increment(1);
        self.entries.try_get_with(key, load).await.map_err(|refusal| refusal.as_ref().clone())
    }

    /// A key that was read before and is still as it was.
    pub async fn key(&self, hash: &str) -> Option<Arc<KeyCaller>> {
        let (access, key) = self.keys.get(hash).await?;
        let now = self.revisions(key.project)?;
        (now.access == access).then_some(key)
    }

    pub async fn remember_key(&self, hash: &str, access: i64, key: Arc<KeyCaller>) {
        self.keys.insert(hash.into(), (access, key)).await;
    }

    /// Whether that is the project's token; `None` when it was not read yet.
    pub fn is_token(&self, project: ProjectId, token: &str) -> Option<bool> {
        let known = self.tokens.read().expect("nothing panics while it holds this lock");
        known.get(&project).map(|known| **known == *token)
    }

    pub fn remember_token(&self, project: ProjectId, token: &str) {
        let mut known = self.tokens.write().expect("nothing panics while it holds this lock");
        known.insert(project, token.into());
    }

    /// Notes that a key was used, at most once a minute for each.
    pub fn note_use(&self, key: ApiKeyId, at: Timestamp) {
        let mut uses = self.used.lock().expect("nothing panics while it holds this lock");
        if uses.noted.get(&key).is_some_and(|noted| noted.plus(Timestamp::MINUTE) > at) {
            return;
        }
        uses.noted.insert(key, at);
        uses.waiting.insert(key, at);
    }

    /// The uses noted since the last call.
    pub fn take_uses(&self) -> HashMap<ApiKeyId, Timestamp> {
        std::mem::take(&mut self.used.lock().expect("nothing panics while it holds this lock").waiting)
    }

    /// Uses that could not be written: they wait for the next time.
    pub fn keep_uses(&self, unwritten: HashMap<ApiKeyId, Timestamp>) {
        let mut uses = self.used.lock().expect("nothing panics while it holds this lock");
        for (key, at) in unwritten {
            uses.waiting.entry(key).or_insert(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_in_constant_use_is_written_once_a_minute() {
        let delivery = Delivery::new(1_000);
        let (key, start) = (ApiKeyId(1), Timestamp(1_000_000));
        delivery.note_use(key, start);
        assert_eq!(delivery.take_uses(), HashMap::from([(key, start)]));
        delivery.note_use(key, start.plus(Timestamp::MINUTE - 1));
        assert_eq!(delivery.take_uses(), HashMap::new());
        delivery.note_use(key, start.plus(Timestamp::MINUTE));
        assert_eq!(delivery.take_uses().len(), 1);
    }

    #[test]
    fn a_use_that_could_not_be_written_is_not_lost() {
        let delivery = Delivery::new(1_000);
        delivery.note_use(ApiKeyId(1), Timestamp(5));
        delivery.keep_uses(delivery.take_uses());
        assert_eq!(delivery.take_uses().len(), 1);
    }
}
