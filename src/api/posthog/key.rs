//! From the header and the token in the query to the caller of a use case.

use axum::http::HeaderMap;

use super::problem::Problem;
use crate::{
    api::bearer::bearer,
    domain::{access::Caller, refusal::Refusal},
    usecases::{App, identify},
};

const PROJECT_TOKEN: &str = "phc_… is the token of a project, which opens nothing. Make an API key (phx_…) on the \
                             project's settings page and send that one.";
const KEY_OR_TOKEN: &str = "This API key is unknown or was revoked, or the token in the address is not that of the \
                            key's project. Both stand on the project's settings page.";

/// `token` says which project is meant. Clients that send none, or an empty one, mean the project of the key.
pub async fn caller(app: &App, headers: &HeaderMap, token: Option<&str>) -> Result<Caller, Problem> {
    let secret = bearer(headers).ok_or_else(Problem::no_key)?;
    if secret.starts_with("phc_") {
        return Err(Problem::wrong_key(PROJECT_TOKEN));
    }
    let identified = match token.filter(|token| !token.is_empty()) {
        None => return Ok(identify::key(app, secret).await?),
        Some(token) => identify::key_with_token(app, secret, token).await,
    };
    identified.map_err(|refusal| match refusal {
        Refusal::SignedOut => Problem::wrong_key(KEY_OR_TOKEN),
        other => other.into(),
    })
}
