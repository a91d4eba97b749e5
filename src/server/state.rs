//! What every door of the server shares.

use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicBool, Ordering},
};

use axum::extract::FromRef;
use leptos::config::LeptosOptions;

use super::{config::Config, site::Site};
use crate::{server_fns::session::SetupCode, usecases::App};

#[derive(Clone)]
pub struct AppState {
    pub app: App,
    pub config: Arc<Config>,
    pub site: Arc<Site>,
    /// Leptos asks every router for them; ours has its own files and its own way to serve them.
    options: LeptosOptions,
    setup: Arc<OnceLock<SetupCode>>,
    ready: Arc<AtomicBool>,
}

impl AppState {
    pub fn new(app: App, config: Config) -> Self {
        Self {
            app,
            config: Arc::new(config),
            site: Arc::new(Site::load()),
            options: LeptosOptions::builder().output_name("cuebook").build(),
            setup: Arc::default(),
            ready: Arc::default(),
        }
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
