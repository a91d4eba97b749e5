//! What every use case works with.

use std::{ops::Deref, sync::Arc};

use moka::future::Cache;

use super::{
    attempts::{Attempts, Writes},
    clock::Clock,
    delivery::Delivery,
};
use crate::{
    domain::{ids::ProjectId, prompts::library::LibraryFacets, timestamp::Timestamp},
    store::Store,
};

/// The running product without its doors. One pointer: each request of a program clones it several times, and every
/// further counter in it is one more that all threads fight for.
#[derive(Clone)]
pub struct App(Arc<Parts>);

pub struct Parts {
    pub store: Store,
    pub clock: Clock,
    pub limits: Limits,
    /// What programs read, kept at hand.
    pub delivery: Delivery,
    /// The filters of each project with the revision they were read at.
    pub(super) facets: Cache<ProjectId, (i64, LibraryFacets)>,
    /// Failed and successful tries to sign in, counted per address and per host.
    pub(super) attempts: Attempts,
    pub(super) writes: Writes,
}

/// Those asked for last.
const REMEMBERED_PROJECTS: u64 = 1_000;

/// What a host may set.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Tries to sign in per 15 minutes, for one e-mail address and for one host.
    pub sign_in_attempts: u32,
    /// What one key may write in a minute.
    pub writes_per_minute: u32,
    /// How many bytes of prompts are kept at hand for programs.
    pub cache_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { sign_in_attempts: 10, writes_per_minute: 120, cache_bytes: 64 * 1024 * 1024 }
    }
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl App {
    pub fn new(store: Store, clock: Clock, limits: Limits) -> Self {
        let delivery = Delivery::new(limits.cache_bytes);
        let facets = Cache::new(REMEMBERED_PROJECTS);
        let (attempts, writes) = (Attempts::default(), Writes::default());
        Self(Arc::new(Parts { store, clock, limits, delivery, facets, attempts, writes }))
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }
}
