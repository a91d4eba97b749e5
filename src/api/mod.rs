//! The doors of programs. Each folder is one vendor's protocol and can be removed with its line in the router.

pub mod posthog;
