//! The time, so that tests need not wait for it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};

use crate::domain::timestamp::Timestamp;

#[derive(Clone, Debug)]
pub enum Clock {
    System,
    /// Stands still until somebody sets it.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    pub fn fixed(at: Timestamp) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(at.0)))
    }

    /// Moves a fixed clock on by so many milliseconds; the system's clock moves by itself.
    pub fn pass(&self, milliseconds: i64) {
        match self {
            Self::System => {}
            Self::Fixed(at) => {
                at.fetch_add(milliseconds, Ordering::SeqCst);
            }
        }
    }

    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => {
                let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                Timestamp(i64::try_from(passed.as_millis()).unwrap_or(i64::MAX))
            }
            Self::Fixed(at) => Timestamp(at.load(Ordering::SeqCst)),
        }
    }
}
