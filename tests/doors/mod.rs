//! The doors, knocked at as their callers do.

mod browser;
mod crash;
mod outage;
mod posthog;
