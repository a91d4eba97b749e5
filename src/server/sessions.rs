//! Sessions of the browser: tower-sessions on our own database.

use std::{fmt, future::Future, pin::Pin};

use sha2::{Digest, Sha256};
use time::{Duration, OffsetDateTime};
use tower_sessions::{
    Expiry, SessionManagerLayer, SessionStore,
    cookie::SameSite,
    session::{Id, Record},
    session_store::{Error, Result},
};

use crate::{
    domain::timestamp::Timestamp,
    server_fns::session::SignedIn,
    store::{
        StoreError,
        sessions::{self, SessionRow},
    },
    usecases::App,
};

pub const COOKIE: &str = "cuebook_session";
const INACTIVE: Duration = Duration::days(30);

/// The session layer. `Secure` is not its business: whether the browser came by https is known per request.
pub fn layer(app: App) -> SessionManagerLayer<Rows> {
    SessionManagerLayer::new(Rows(app))
        .with_name(COOKIE)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_secure(false)
        .with_expiry(Expiry::OnInactivity(INACTIVE))
}

#[derive(Clone)]
pub struct Rows(App);

impl fmt::Debug for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Rows")
    }
}

impl Rows {
    async fn write(&self, row: SessionRow, is_new: bool) -> Result<bool> {
        let tx = self.0.store.begin_write().await.map_err(failed)?;
        let written = match is_new {
            true => sessions::create(tx.rows(), &row).await.map_err(failed)?,
            false => sessions::save(tx.rows(), &row).await.map(|()| true).map_err(failed)?,
        };
        tx.commit().await.map_err(failed)?;
        Ok(written)
    }

    async fn insert(&self, record: &mut Record) -> Result<()> {
        while !self.write(row(record)?, true).await? {
            record.id = Id::default();
        }
        Ok(())
    }

    async fn read(&self, id: &Id) -> Result<Option<Record>> {
        let found = sessions::load(self.0.store.reader(), &row_id(id), self.0.now()).await.map_err(failed)?;
        found.map(|row| record(*id, &row)).transpose()
    }

    async fn remove(&self, id: &Id) -> Result<()> {
        let tx = self.0.store.begin_write().await.map_err(failed)?;
        sessions::delete(tx.rows(), &row_id(id)).await.map_err(failed)?;
        tx.commit().await.map_err(failed)
    }
}

/// The database holds only a hash: whoever reads a backup is not signed in by it.
fn row_id(id: &Id) -> String {
    Sha256::digest(id.to_string().as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn row(record: &Record) -> Result<SessionRow> {
    let signed_in = record.data.get(SignedIn::KEY).cloned();
    let signed_in: Option<SignedIn> = signed_in.and_then(|value| serde_json::from_value(value).ok());
    let milliseconds = record.expiry_date.unix_timestamp_nanos() / 1_000_000;
    Ok(SessionRow {
        id: row_id(&record.id),
        person: signed_in.map(|signed_in| signed_in.person),
        data: serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?,
        expires_at: Timestamp(i64::try_from(milliseconds).unwrap_or(i64::MAX)),
    })
}

fn record(id: Id, row: &SessionRow) -> Result<Record> {
    let data = serde_json::from_str(&row.data).map_err(|error| Error::Decode(error.to_string()))?;
    let expiry_date = OffsetDateTime::from_unix_timestamp_nanos(i128::from(row.expires_at.0) * 1_000_000)
        .map_err(|error| Error::Decode(error.to_string()))?;
    Ok(Record { id, data, expiry_date })
}

fn failed(error: StoreError) -> Error {
    Error::Backend(error.to_string())
}

type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

// The trait is made by the async_trait macro; this is what that macro would write.
impl SessionStore for Rows {
    fn create<'a, 'b, 'c>(&'a self, record: &'b mut Record) -> Answer<'c, ()>
    where
        'a: 'c,
        'b: 'c,
        Self: 'c,
    {
        Box::pin(self.insert(record))
    }

    fn save<'a, 'b, 'c>(&'a self, record: &'b Record) -> Answer<'c, ()>
    where
        'a: 'c,
        'b: 'c,
        Self: 'c,
    {
        Box::pin(async move { self.write(row(record)?, false).await.map(|_| ()) })
    }

    fn load<'a, 'b, 'c>(&'a self, id: &'b Id) -> Answer<'c, Option<Record>>
    where
        'a: 'c,
        'b: 'c,
        Self: 'c,
    {
        Box::pin(self.read(id))
    }

    fn delete<'a, 'b, 'c>(&'a self, id: &'b Id) -> Answer<'c, ()>
    where
        'a: 'c,
        'b: 'c,
        Self: 'c,
    {
        Box::pin(self.remove(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_keeps_what_the_session_holds_and_not_its_id() {
        let id = Id::default();
        let signed_in = SignedIn { person: crate::domain::ids::PersonId(7), epoch: 2 };
        let value = serde_json::to_value(signed_in).expect("JSON");
        let expiry_date = OffsetDateTime::from_unix_timestamp(1_800_000_000).expect("a time");
        let before = Record { id, data: [(SignedIn::KEY.to_string(), value)].into(), expiry_date };
        let row = row(&before).expect("writable");
        assert_eq!(row.person, Some(signed_in.person));
        assert!(!row.id.contains(&id.to_string()));
        assert_eq!(record(id, &row).expect("readable"), before);
    }
}
