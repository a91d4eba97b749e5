//! Cuebook: write, version, compare, release and serve prompts. The rooms, from the inside out; what each may touch is
//! guarded by `tests/walls.rs` and told in the README.

pub mod domain;
#[cfg(any(test, feature = "fuzz"))]
mod fuzz;
pub mod server_fns;
pub mod ui;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod server;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(feature = "ssr")]
pub mod usecases;

/// Where the browser takes over from the server's HTML.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_lazy(ui::Root);
}
