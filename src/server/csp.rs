//! What a page of ours may load and run. Written against the page, not against a wish: no inline style, no script
//! without the nonce of this very answer, nothing from anywhere else.

/// For pages drawn by leptos. `'self'` is for the modules that the nonced script imports; every answer of ours carries
/// `nosniff`, so nothing a person wrote is ever taken for a script.
pub fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
         frame-ancestors 'none'; base-uri 'none'"
    )
}

/// For the few pages that need no script.
pub const WITHOUT_SCRIPT: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; \
     form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// For everything that is no page.
pub const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'";
