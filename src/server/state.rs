//! What every door of the server shares.

use std::{
    ops::Deref,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, Ordering},
    },
};

use axum::extract::FromRef;
use leptos::config::LeptosOptions;

use super::{config::Config, site::Site};
use crate::{server_fns::session::SetupCode, usecases::App};

/// One pointer, because every request clones it.
#[derive(Clone)]
pub struct AppState(Arc<Shared>);

pub struct Shared {
    pub app: App,
    pub config: Config,
    pub site: Site,
    /// Leptos asks every router for them; ours has its own files and its own way to serve them.
    options: LeptosOptions,
    setup: OnceLock<SetupCode>,
    ready: AtomicBool,
}

impl Deref for AppState {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl AppState {
    pub fn new(app: App, config: Config) -> Self {
        Self(Arc::new(Shared {
            app,
            config,
            site: Site::load(),
            options: LeptosOptions::builder().output_name("cuebook").build(),
            setup: OnceLock::new(),
            ready: AtomicBool::default(),
        }))
    }

    /// Once the schema is there and the first questions are answered; from then on for good.
    pub fn is_ready(&self) -> bool {
        self.ready.load(Ordering::Acquire)
    }

    pub fn set_ready(&self) {
        self.ready.store(true, Ordering::Release);
    }

    pub fn setup_code(&self) -> SetupCode {
        self.setup.get().cloned().unwrap_or_default()
    }

    /// The first code stays: one start prints one link.
    pub fn set_setup_code(&self, code: &str) {
        let _first_wins = self.setup.set(SetupCode::new(code));
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.options.clone()
    }
}

impl FromRef<AppState> for App {
    fn from_ref(state: &AppState) -> Self {
        state.app.clone()
    }
}
