//! What the one who follows a reset link reads.

use super::reset_link::open_link;
use crate::{
    domain::{people::links::ResetPage, refusal::Outcome},
    usecases::App,
};

pub async fn read_reset_link(app: &App, secret: &str) -> Outcome<ResetPage> {
    let (link, person) = open_link(app, secret).await?;
    let email = person.email.as_str().to_string();
    Ok(ResetPage { name: person.name, email, expires_at: link.expires_at, now: app.now() })
}
