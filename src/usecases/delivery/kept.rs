//! An answer that is kept at hand, and where it is kept.

use std::{
    future::Future,
    hash::Hash,
    ops::Deref,
    sync::{Arc, Mutex},
};

use bytes::Bytes;
use moka::future::Cache;

use crate::domain::{ids::ProjectId, refusal::Refusal};

/// What was read, with what the doors have made of it.
pub struct Kept<T> {
    value: T,
    renderings: Mutex<Vec<(&'static str, Bytes)>>,
}

impl<T> Deref for Kept<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> From<T> for Kept<T> {
    fn from(value: T) -> Self {
        Self { value, renderings: Mutex::default() }
    }
}

impl<T> Kept<T> {
    /// The bytes a door answers with, made once and kept beside what they are made of. `door` names the door and the
    /// shape.
    pub fn rendered(&self, door: &'static str, make: impl FnOnce(&T) -> Bytes) -> Bytes {
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

/// Answers under the project, the revision they were read at, and the question.
#[derive(Clone)]
pub struct Memory<Q, A> {
    entries: Cache<(ProjectId, i64, Q), A>,
    /// What is asked, as the metrics name it.
    what: &'static str,
}

/// What an entry takes beside its texts.
const ENTRY: usize = 128;

impl<Q, A> Memory<Q, A>
where
    Q: Hash + Eq + Send + Sync + 'static,
    A: Clone + Send + Sync + 'static,
{
    /// Keeps about so many bytes of answers, as `weigh` counts them.
    pub fn new(what: &'static str, bytes: u64, weigh: fn(&Q, &A) -> usize) -> Self {
        let weigher = move |key: &(ProjectId, i64, Q), answer: &A| {
            u32::try_from(weigh(&key.2, answer).saturating_add(ENTRY)).unwrap_or(u32::MAX)
        };
        Self { entries: Cache::builder().max_capacity(bytes).weigher(weigher).build(), what }
    }

    /// The answer, from memory if it was read under this revision, else by `load`. Simultaneous askers of one cold
    /// question share one load.
    pub async fn read(
        &self,
        project: ProjectId,
        revision: i64,
        question: Q,
        load: impl Future<Output = Result<A, Refusal>>,
    ) -> Result<A, Refusal> {
        let key = (project, revision, question);
        if let Some(answer) = self.entries.get(&key).await {
            metrics::counter!("cuebook_prompt_reads_total", "what" => self.what, "from" => "memory").increment(1);
            return Ok(answer);
        }
        metrics::counter!("cuebook_prompt_reads_total", "what" => self.what, "from" => "database").increment(1);
        self.entries.try_get_with(key, load).await.map_err(|refusal: Arc<Refusal>| refusal.as_ref().clone())
    }
}
