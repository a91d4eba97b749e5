//! The doors, knocked at as their callers do.

mod crash;
mod posthog;
