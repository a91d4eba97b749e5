//! How often somebody tried to sign in. Kept in memory: a restart forgives, and that is all it does.

use std::{
    collections::{HashMap, VecDeque},
    sync::Mutex,
};

use crate::domain::{refusal::Refusal, timestamp::Timestamp};

const WINDOW: i64 = 15 * Timestamp::MINUTE;
/// So many names are remembered at once; beyond that the oldest half is forgotten.
const MOST_NAMES: usize = 100_000;

#[derive(Default)]
pub struct Attempts {
    by_name: Mutex<HashMap<String, VecDeque<Timestamp>>>,
}

impl Attempts {
    /// Counts a try under each of `names`, or refuses it when one of them had too many in the last 15 minutes.
    pub fn count(&self, names: &[&str], most: u32, now: Timestamp) -> Result<(), Refusal> {
        let mut by_name = self.by_name.lock().expect("nothing panics while it holds this lock");
        if by_name.len() > MOST_NAMES {
            by_name.retain(|_, tries| tries.back().is_some_and(|last| last.plus(WINDOW) > now));
        }
        for name in names {
            let Some(tries) = by_name.get_mut(*name) else { continue };
            while tries.front().is_some_and(|first| first.plus(WINDOW) <= now) {
                tries.pop_front();
            }
            if tries.len() >= most as usize {
                let again = tries.front().map_or(now, |first| first.plus(WINDOW));
                let seconds = u32::try_from((again.0 - now.0).max(1_000) / 1_000).unwrap_or(u32::MAX);
                return Err(Refusal::TooMany { seconds });
            }
        }
        for name in names {
            by_name.entry((*name).to_string()).or_default().push_back(now);
        }
        Ok(())
    }

    /// Takes back the last try under that name: it was no failure. Those before it still count.
    pub fn take_back(&self, name: &str) {
        let mut by_name = self.by_name.lock().expect("nothing panics while it holds this lock");
        if let Some(tries) = by_name.get_mut(name) {
            tries.pop_back();
        }
    }

    /// Somebody who got in is no longer counted.
    pub fn forgive(&self, name: &str) {
        self.by_name.lock().expect("nothing panics while it holds this lock").remove(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eleventh_try_waits_until_the_first_is_old() {
        let attempts = Attempts::default();
        let start = Timestamp(1_000_000);
        for _ in 0..10 {
            assert!(attempts.count(&["ana"], 10, start).is_ok());
        }
        let refusal = attempts.count(&["ana"], 10, start.plus(Timestamp::MINUTE)).expect_err("too many");
        assert_eq!(refusal, Refusal::TooMany { seconds: 14 * 60 });
        assert!(attempts.count(&["jonas"], 10, start).is_ok(), "others are not held up");
        assert!(attempts.count(&["ana"], 10, start.plus(WINDOW)).is_ok());
    }

    #[test]
    fn a_success_forgives() {
        let attempts = Attempts::default();
        for _ in 0..10 {
            attempts.count(&["ana"], 10, Timestamp(0)).expect("within the limit");
        }
        attempts.forgive("ana");
        assert!(attempts.count(&["ana"], 10, Timestamp(0)).is_ok());
    }
}
