//! What programs read, kept at hand: a read that is warm touches no database, and goes on while it is away.
//!
//! Entries are kept under the project's revision, which rises with every publish, tag move and archive. The revision is
//! taken *before* the read, so an old value can never stand under a new revision; after a change the very next read
//! asks the database again.

mod kept;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, RwLock},
};

use moka::future::Cache;

use crate::{
    domain::{
        self,
        access::KeyCaller,
        ids::{ApiKeyId, ProjectId},
        prompts::{
            delivery::{CardsQuery, DeliveriesPage, DeliveriesQuery, PromptCard},
            selector::Selector,
        },
        timestamp::Timestamp,
    },
    store::projects::RevisionPair as Revisions,
};
pub use kept::{Kept, Memory};

/// A version as it is kept at hand, with what the doors have made of it.
pub type Delivered = Kept<domain::prompts::delivery::Delivery>;

/// A prompt by its name.
type Named = (Box<str>, Selector);
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
    pub(super) prompts: Memory<Named, Entry>,
    pub(super) cards: Memory<CardsQuery, Arc<Kept<Vec<PromptCard>>>>,
    pub(super) pages: Memory<DeliveriesQuery, Arc<DeliveriesPage>>,
    revisions: Arc<RwLock<HashMap<ProjectId, Revisions>>>,
    /// By the hash of the key, with the access revision it was read under.
    keys: Cache<Box<str>, (i64, Arc<KeyCaller>)>,
    /// The token of each project, which never changes.
    tokens: Arc<RwLock<HashMap<ProjectId, Box<str>>>>,
    used: Arc<Mutex<Uses>>,
}

impl Delivery {
    /// Keeps about so many bytes of prompts and lists at hand.
    pub fn new(bytes: u64) -> Self {
        let lists = bytes / 4;
        Self {
            prompts: Memory::new("prompt", bytes - 2 * lists, weigh_prompt),
            cards: Memory::new("cards", lists, weigh_cards),
            pages: Memory::new("page", lists, weigh_page),
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

/// The version, what was put together of it, and one rendering.
fn weigh_prompt(asked: &Named, entry: &Entry) -> usize {
    asked.0.len() + entry.as_ref().map_or(0, |entry| weigh(entry) + entry.content().stored().len())
}

/// The cards and one rendering.
fn weigh_cards(query: &CardsQuery, cards: &Arc<Kept<Vec<PromptCard>>>) -> usize {
    let card = |card: &PromptCard| {
        let words: usize = card.topics.iter().map(String::len).sum();
        let metadata = card.metadata.as_ref().map_or(0, |metadata| metadata.compact().len());
        2 * (card.description.len() + metadata + words + 64 * card.tags.len() + 256)
    };
    query.search.len() + cards.iter().map(card).sum::<usize>()
}

fn weigh_page(query: &DeliveriesQuery, page: &Arc<DeliveriesPage>) -> usize {
    query.search.len() + page.prompts.iter().map(weigh).sum::<usize>()
}

fn weigh(delivery: &domain::prompts::delivery::Delivery) -> usize {
    delivery.version.content.stored().len() + delivery.content().stored().len() + 512
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
