//! Signing in.

use serde::{Deserialize, Serialize};

use super::password;
use crate::{
    domain::{
        ids::PersonId,
        people::email::Email,
        refusal::{Field, Outcome, Refusal},
    },
    store::{self, people::PersonRecord},
    usecases::App,
};

/// What a session remembers: it ends when the person's epoch has risen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    pub person: PersonId,
    pub session_epoch: i64,
}

/// Unknown addresses and wrong passwords are answered alike, in the same time. `host` is where the request came from.
pub async fn sign_in(app: &App, email: &str, password: &str, host: &str) -> Outcome<SignedIn> {
    let email = Email::parse(email)?;
    let found = store::people::find_by_email(app.store.reader(), &email).await?;
    let tries = Tries::count(app, &email, host)?;
    let fits = password::verify(password, found.as_ref().map(|person| person.password_hash.as_str())).await;
    match found {
        Some(person) if fits => {
            tries.forgive(app);
            Ok(SignedIn { person: person.id, session_epoch: person.session_epoch })
        }
        Some(_) | None => Err(Refusal::invalid(
            Field::Password,
            "this address and this password do not belong together; check both, or ask an admin for a link that sets \
             a new password",
        )),
    }
}

/// Somebody who is known proves it by their password.
pub(super) async fn prove(app: &App, person: &PersonRecord, typed: &str, field: Field, host: &str) -> Outcome<()> {
    let tries = Tries::count(app, &person.email, host)?;
    if !password::verify(typed, Some(&person.password_hash)).await {
        return Err(Refusal::invalid(field, "this is not your password; check it and try again"));
    }
    tries.forgive(app);
    Ok(())
}

/// A try that counts, for the address and for the host it came from.
struct Tries {
    address: String,
    host: String,
}

impl Tries {
    fn count(app: &App, email: &Email, host: &str) -> Outcome<Self> {
        let tries = Self { address: format!("address:{}", email.as_str()), host: format!("host:{host}") };
        app.attempts.count(&[&tries.address, &tries.host], app.limits.sign_in_attempts, app.now())?;
        Ok(tries)
    }

    /// Failures under other addresses go on counting for the host: an account of one's own must not buy guesses at
    /// those of others.
    fn forgive(self, app: &App) {
        app.attempts.forgive(&self.address);
        app.attempts.take_back(&self.host);
    }
}
