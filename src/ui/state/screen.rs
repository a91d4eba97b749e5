//! What this browser keeps about its screens, as every page knows it.

use leptos::prelude::*;

use crate::server_fns::screen::{self, Screen, Theme};

/// The server reads the cookies; the browser's half starts from what the server read, so that both draw the same.
#[derive(Clone, Copy)]
pub struct ScreenState {
    pub theme: RwSignal<Theme>,
    pub single_keys: RwSignal<bool>,
    /// Prompts as they are written, not as Markdown.
    pub plain: RwSignal<bool>,
    pub project: RwSignal<Option<String>>,
}

pub fn provide_screen() {
    let kept = SharedValue::new(kept).into_inner();
    provide_context(ScreenState {
        theme: RwSignal::new(kept.theme),
        single_keys: RwSignal::new(kept.single_keys),
        plain: RwSignal::new(kept.plain),
        project: RwSignal::new(kept.project),
    });
}

#[cfg(feature = "ssr")]
fn kept() -> Screen {
    screen::read_screen()
}

#[cfg(not(feature = "ssr"))]
fn kept() -> Screen {
    Screen::default()
}

pub fn screen_state() -> ScreenState {
    expect_context::<ScreenState>()
}

impl ScreenState {
    /// Changes the theme at once.
    pub fn choose_theme(self, theme: Theme) {
        self.theme.set(theme);
        if let Some(root) = document().document_element() {
            let _kept_as_it_was = root.set_attribute("data-theme", theme.as_str());
        }
        keep(Theme::COOKIE, theme.as_str());
    }

    pub fn switch_single_keys(self, on: bool) {
        self.single_keys.set(on);
        keep(screen::KEYS_COOKIE, if on { "on" } else { "off" });
    }

    pub fn choose_plain(self, plain: bool) {
        self.plain.set(plain);
        keep(screen::PLAIN_COOKIE, if plain { "1" } else { "0" });
    }

    /// From now on `/` leads to this project.
    pub fn visit(self, project: &str) {
        if self.project.get_untracked().as_deref() == Some(project) {
            return;
        }
        keep(screen::PROJECT_COOKIE, project);
        self.project.set(Some(project.to_string()));
    }
}

#[cfg(feature = "ssr")]
fn keep(name: &str, value: &str) {
    screen::keep_cookie(name, value);
}

#[cfg(not(feature = "ssr"))]
fn keep(name: &str, value: &str) {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let cookie = format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax");
        if let Some(page) = document().dyn_ref::<web_sys::HtmlDocument>() {
            let _refused_by_the_browser = page.set_cookie(&cookie);
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _nobody_keeps_it = (name, value);
}
