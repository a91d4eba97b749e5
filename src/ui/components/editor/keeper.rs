//! Keeps the draft on the server while somebody types, two seconds after a change at the latest.

use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

use leptos::{prelude::*, task::spawn_local};

use crate::{domain::refusal::Refusal, server_fns::UiError};

const AFTER: Duration = Duration::from_secs(2);
const AGAIN: Duration = Duration::from_secs(5);

type Saving = Pin<Box<dyn Future<Output = Result<(), UiError>> + Send>>;

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Kept {
    /// There is no draft.
    #[default]
    Nothing,
    /// So many milliseconds after the page was made; below 0 for a draft that was there before.
    At(i64),
    Failed(String),
}

/// One for each editor.
#[derive(Clone, Copy)]
pub struct Keeper {
    pub kept: RwSignal<Kept>,
    /// Milliseconds since the page was made, a second at a time.
    pub clock: RwSignal<i64>,
    unsaved: RwSignal<bool>,
    saving: RwSignal<bool>,
    /// The text has gone another way: nothing is saved and nothing is asked any more.
    released: RwSignal<bool>,
    waiting: StoredValue<bool>,
    then: StoredValue<Option<Callback<()>>>,
    save: StoredValue<Arc<dyn Fn() -> Saving + Send + Sync>>,
}

impl Keeper {
    /// `kept_before` is how many milliseconds before the page was made the draft was saved.
    pub fn new(kept_before: Option<i64>, save: impl Fn() -> Saving + Send + Sync + 'static) -> Self {
        let keeper = Self {
            kept: RwSignal::new(kept_before.map_or(Kept::Nothing, |before| Kept::At(-before))),
            clock: RwSignal::new(0),
            unsaved: RwSignal::new(false),
            saving: RwSignal::new(false),
            released: RwSignal::new(false),
            waiting: StoredValue::new(false),
            then: StoredValue::new(None),
            save: StoredValue::new(Arc::new(save)),
        };
        keeper.run_clock();
        keeper
    }

    /// Somebody changed something.
    pub fn touch(&self) {
        self.unsaved.set(true);
        self.wait(AFTER);
    }

    /// Saves now, and goes on with `next` when the server has it. A failure is shown instead.
    pub fn keep_then(&self, next: Callback<()>) {
        self.then.set_value(Some(next));
        self.save_now();
    }

    pub fn release(&self) {
        self.released.set(true);
    }

    pub fn hold(&self) {
        self.released.set(false);
    }

    /// Whether leaving now would lose words. After the page is gone it would not.
    pub fn is_at_risk(&self) -> bool {
        let asked = self.released.try_get_untracked() == Some(false);
        let open = self.unsaved.try_get_untracked() == Some(true) || self.saving.try_get_untracked() == Some(true);
        asked && open
    }

    /// The last chance, when the page is being left.
    pub fn flush(&self) {
        if self.released.try_get_untracked() == Some(false) && self.unsaved.try_get_untracked() == Some(true) {
            let Some(saving) = self.save.try_with_value(|save| save()) else { return };
            spawn_local(async move {
                // The page is gone: there is nobody to tell.
                let _ = saving.await;
            });
        }
    }

    fn wait(&self, pause: Duration) {
        if self.waiting.get_value() {
            return;
        }
        self.waiting.set_value(true);
        let keeper = *self;
        set_timeout(
            move || {
                if keeper.waiting.try_get_value().is_none() {
                    return;
                }
                keeper.waiting.set_value(false);
                if keeper.unsaved.get_untracked() {
                    keeper.save_now();
                }
            },
            pause,
        );
    }

    fn save_now(&self) {
        // One after the other, so that an older text never arrives after a newer one.
        if self.saving.get_untracked() || self.released.get_untracked() {
            return;
        }
        self.saving.set(true);
        self.unsaved.set(false);
        let then = self.then.get_value();
        let saving = self.save.with_value(|save| save());
        let keeper = *self;
        spawn_local(async move {
            let outcome = saving.await;
            if keeper.saving.try_get_untracked().is_some() {
                keeper.after(outcome, then);
            }
        });
    }

    fn after(&self, outcome: Result<(), UiError>, then: Option<Callback<()>>) {
        self.saving.set(false);
        if let Err(error) = outcome {
            self.unsaved.set(true);
            self.then.set_value(None);
            self.kept.set(Kept::Failed(error.sentence()));
            if is_passing(&error) {
                self.wait(AGAIN);
            }
            return;
        }
        self.kept.set(Kept::At(self.clock.get_untracked()));
        match (then, self.then.get_value()) {
            (Some(next), _) => {
                self.then.set_value(None);
                next.run(());
            }
            (None, Some(_)) => self.save_now(),
            (None, None) if self.unsaved.get_untracked() => self.wait(AFTER),
            (None, None) => {}
        }
    }

    fn run_clock(&self) {
        let clock = self.clock;
        Effect::new(move |_| {
            let tick = move || {
                clock.try_update(|clock| *clock += 1_000);
            };
            if let Ok(handle) = set_interval_with_handle(tick, Duration::from_secs(1)) {
                on_cleanup(move || handle.clear());
            }
        });
    }
}

/// Whether trying again later may help without anybody doing anything.
fn is_passing(error: &UiError) -> bool {
    matches!(error, UiError::Unreachable { .. } | UiError::Refused(Refusal::Unavailable))
}
