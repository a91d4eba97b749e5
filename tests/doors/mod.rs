//! The doors, knocked at as their callers do.

mod browser;
mod crash;
mod mcp;
mod outage;
mod posthog;
