//! Keys and links just made, on their way to the one page that shows them. A plain form is answered by a redirect, and
//! neither its address nor the database may hold a secret; so the server remembers it for that page.

use std::{collections::HashMap, sync::Mutex};

use super::{App, secrets};
use crate::domain::{access::Caller, ids::PersonId, refusal::Outcome, timestamp::Timestamp};

const LASTS: i64 = 10 * Timestamp::MINUTE;
/// So many wait at once; beyond that the oldest go.
const MOST: usize = 1_000;

struct Waiting {
    person: PersonId,
    what: String,
    since: Timestamp,
}

#[derive(Default)]
pub struct ShownOnce {
    waiting: Mutex<HashMap<String, Waiting>>,
}

impl ShownOnce {
    fn keep(&self, person: PersonId, what: String, now: Timestamp) -> String {
        let ticket = secrets::new_secret("");
        let mut waiting = self.waiting.lock().expect("nothing panics while it holds this lock");
        waiting.retain(|_, entry| entry.since.plus(LASTS) > now);
        if waiting.len() >= MOST
            && let Some(oldest) = waiting.iter().min_by_key(|(_, entry)| entry.since).map(|(ticket, _)| ticket.clone())
        {
            waiting.remove(&oldest);
        }
        waiting.insert(ticket.clone(), Waiting { person, what, since: now });
        ticket
    }

    fn take(&self, person: PersonId, ticket: &str, now: Timestamp) -> Option<String> {
        let mut waiting = self.waiting.lock().expect("nothing panics while it holds this lock");
        let mine = waiting.get(ticket).is_some_and(|entry| entry.person == person);
        let entry = if mine { waiting.remove(ticket)? } else { return None };
        (entry.since.plus(LASTS) > now).then_some(entry.what)
    }
}

/// Answers the ticket that the next page of this person shows.
pub fn show_later(app: &App, caller: &Caller, what: String) -> Outcome<String> {
    Ok(app.shown_once.keep(caller.person()?.id, what, app.now()))
}

/// `None`: it was shown before, to somebody else, or too long ago.
pub fn show_now(app: &App, caller: &Caller, ticket: &str) -> Outcome<Option<String>> {
    Ok(app.shown_once.take(caller.person()?.id, ticket, app.now()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANA: PersonId = PersonId(1);
    const JONAS: PersonId = PersonId(2);

    #[test]
    fn a_secret_is_shown_once_and_only_to_whom_it_is_for() {
        let shown = ShownOnce::default();
        let ticket = shown.keep(ANA, String::from("phx_1"), Timestamp(0));
        assert_eq!(shown.take(JONAS, &ticket, Timestamp(1)), None);
        assert_eq!(shown.take(ANA, &ticket, Timestamp(1)), Some(String::from("phx_1")));
        assert_eq!(shown.take(ANA, &ticket, Timestamp(1)), None);
    }

    #[test]
    fn a_secret_does_not_wait_for_ever() {
        let shown = ShownOnce::default();
        let ticket = shown.keep(ANA, String::from("phx_1"), Timestamp(0));
        assert_eq!(shown.take(ANA, &ticket, Timestamp(LASTS)), None);
    }

    #[test]
    fn only_so_many_wait_at_once() {
        let shown = ShownOnce::default();
        for at in 0..=MOST {
            shown.keep(ANA, String::from("phx_1"), Timestamp(i64::try_from(at).expect("small")));
        }
        assert_eq!(shown.waiting.lock().expect("whole").len(), MOST);
    }
}
