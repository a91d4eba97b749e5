//! How often somebody tried to sign in, and how often a program writes. Kept in memory: a restart forgives, and that is
//! all it does.

use std::{
    collections::{HashMap, VecDeque},
    sync::Mutex,
};

use crate::domain::{ids::ApiKeyId, refusal::Refusal, timestamp::Timestamp};

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

/// The writes of each key in the minute that runs. A key's minute begins with its first write.
#[derive(Default)]
pub struct Writes {
    by_key: Mutex<HashMap<ApiKeyId, (Timestamp, u32)>>,
}

impl Writes {
    /// Counts a write, or refuses it when the key had its number for this minute.
    pub fn count(&self, key: ApiKeyId, most: u32, now: Timestamp) -> Result<(), Refusal> {
        let mut by_key = self.by_key.lock().expect("nothing panics while it holds this lock");
        let (begun, count) = by_key.entry(key).or_insert((now, 0));
        if begun.plus(Timestamp::MINUTE) <= now {
            (*begun, *count) = (now, 0);
        }
        if *count >= most {
            let left = begun.plus(Timestamp::MINUTE).0 - now.0;
            return Err(Refusal::TooMany { seconds: u32::try_from(left.max(1_000) / 1_000).unwrap_or(u32::MAX) });
        }
        *count += 1;
        Ok(())
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

    #[test]
    fn a_key_writes_so_often_a_minute_and_others_are_not_held_up() {
        let writes = Writes::default();
        let start = Timestamp(1_000_000);
        for _ in 0..3 {
            assert!(writes.count(ApiKeyId(1), 3, start).is_ok());
        }
        let later = start.plus(Timestamp::MINUTE / 4);
        assert_eq!(writes.count(ApiKeyId(1), 3, later), Err(Refusal::TooMany { seconds: 45 }));
        assert!(writes.count(ApiKeyId(2), 3, later).is_ok());
        assert!(writes.count(ApiKeyId(1), 3, start.plus(Timestamp::MINUTE)).is_ok());
    }
}
