//! The doors, knocked at as their callers do.

mod browser;
mod crash;
mod posthog;
