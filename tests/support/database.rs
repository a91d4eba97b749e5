//! A fresh database for one test. PostgreSQL copies a template that was migrated once.

use cuebook::store::Store;
use sea_orm::{ConnectionTrait, Database as Connect, DatabaseConnection};
use tempfile::TempDir;
use tokio::sync::OnceCell;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

pub struct Database {
    pub store: Store,
    pub url: String,
    _folder: Option<TempDir>,
}

impl Database {
    pub async fn new(kind: Kind) -> Self {
        match kind {
            Kind::Sqlite => {
                let folder = tempfile::tempdir().expect("a temporary folder");
                let file = folder.path().join("test.sqlite");
                let url = format!("sqlite:{}", file.display());
                let store = Store::connect(&url).await.expect("an open file");
                store.migrate().await.expect("an up-to-date schema");
                Self { store, url, _folder: Some(folder) }
            }
            Kind::Postgres => {
                let name = format!("cuebook_test_{}", uuid::Uuid::new_v4().simple());
                let template = template().await;
                let copy = format!("CREATE DATABASE {name} TEMPLATE {template}");
                run(&admin().await, &copy).await;
                let url = address(&name);
                let store = Store::connect(&url).await.expect("a new database");
                Self { store, url, _folder: None }
            }
        }
    }
}

/// The server to test on, as a URL without a database at its end.
fn server() -> String {
    let url = std::env::var("CUEBOOK_TEST_POSTGRES").unwrap_or_else(|_| {
        panic!("these tests need a PostgreSQL: run scripts/test, which starts one, or set CUEBOOK_TEST_POSTGRES")
    });
    let (server, _database) = url.rsplit_once('/').expect("a URL like postgres://user@host:port/database");
    server.to_string()
}

fn address(database: &str) -> String {
    format!("{}/{database}", server())
}

async fn admin() -> DatabaseConnection {
    let mut options = sea_orm::ConnectOptions::new(address("postgres"));
    options.max_connections(1).sqlx_logging(false);
    Connect::connect(options).await.expect("a PostgreSQL that answers")
}

async fn run(admin: &DatabaseConnection, statement: &str) {
    // PostgreSQL refuses to copy a template while another copy of it is being made.
    for _ in 0..200 {
        match admin.execute_unprepared(statement).await {
            Ok(_) => return,
            Err(error) if error.to_string().contains("being accessed by other users") => {
                tokio::time::sleep(std::time::Duration::from_millis(25)).await;
            }
            Err(error) => panic!("{statement}: {error}"),
        }
    }
    panic!("{statement}: the template stayed in use");
}

async fn template() -> &'static str {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    TEMPLATE
        .get_or_init(|| async {
            let name = format!("cuebook_template_{}", std::process::id());
            let admin = admin().await;
            run(&admin, &format!("DROP DATABASE IF EXISTS {name}")).await;
            run(&admin, &format!("CREATE DATABASE {name}")).await;
            let store = Store::connect(&address(&name)).await.expect("a new database");
            store.migrate().await.expect("an up-to-date schema");
            store.close().await;
            name
        })
        .await
}
