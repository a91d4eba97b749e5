//! The doors, knocked at as their callers do.

mod across;
mod browser;
mod crash;
mod mcp;
mod mixed;
mod outage;
mod phoenix;
mod posthog;
mod v1;
