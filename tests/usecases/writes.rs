//! The one way to write: many at once share what can be shared, and nothing else.

use cuebook::store::{self, WriteTx, projects::NewProject};

use crate::{
    both,
    support::{House, NOON},
};

async fn insert(write: &WriteTx, slug: &str) {
    let new = NewProject { name: slug, slug, token: &format!("phc_{slug}"), at: NOON };
    store::projects::insert(write.rows(), &new).await.expect("a project");
}

async fn is_there(house: &House, slug: &str) -> bool {
    store::projects::find_by_slug(house.app.store.reader(), slug).await.expect("an answer").is_some()
}

/// Lets the others come to where they have to wait.
async fn let_them_line_up() {
    for _ in 0..1_000 {
        tokio::task::yield_now().await;
    }
}

both! {
    async fn of_many_writes_at_once_those_given_up_leave_no_trace(house: House) {
        let first = house.app.store.begin_write_of(house.project, "first").await.expect("a write");
        insert(&first, "first").await;
        let mut others = Vec::new();
        for index in 0..48 {
            let (store, project) = (house.app.store.clone(), house.project);
            others.push(tokio::spawn(async move {
                // Some are about the same.
                let write = store.begin_write_of(project, &format!("prompt-{}", index / 2)).await.expect("a write");
                insert(&write, &format!("project-{index}")).await;
                if index % 3 == 1 {
                    write.commit().await.expect("committed");
                }
            }));
        }
        let_them_line_up().await;
        first.commit().await.expect("committed");
        for other in others {
            other.await.expect("no panic");
        }
        assert!(is_there(&house, "first").await);
        for index in 0..48 {
            assert_eq!(is_there(&house, &format!("project-{index}")).await, index % 3 == 1, "{index}");
        }
    }

    async fn a_statement_that_fails_is_no_ones_but_its_own(house: House) {
        let (store, project) = (house.app.store.clone(), house.project);
        let first = store.begin_write_of(project, "first").await.expect("a write");
        insert(&first, "first").await;
        let broken = tokio::spawn(async move {
            let write = store.begin_write_of(project, "broken").await.expect("a write");
            insert(&write, "broken").await;
            // Its token is taken.
            let again = NewProject { name: "again", slug: "again", token: "phc_broken", at: NOON };
            assert!(store::projects::insert(write.rows(), &again).await.is_err());
        });
        let store = house.app.store.clone();
        let last = tokio::spawn(async move {
            let write = store.begin_write_of(project, "last").await.expect("a write");
            insert(&write, "last").await;
            write.commit().await
        });
        let_them_line_up().await;
        first.commit().await.expect("committed");
        broken.await.expect("no panic");
        last.await.expect("no panic").expect("committed");
        assert!(is_there(&house, "first").await && is_there(&house, "last").await);
        assert!(!is_there(&house, "broken").await);
    }

    async fn nobody_reads_what_another_has_not_committed(house: House) {
        let first = house.app.store.begin_write_of(house.project, "same").await.expect("a write");
        insert(&first, "first").await;
        let (store, project) = (house.app.store.clone(), house.project);
        let second = tokio::spawn(async move {
            let write = store.begin_write_of(project, "same").await.expect("a write");
            let found = store::projects::find_by_slug(write.rows(), "first").await.expect("an answer").is_some();
            // What it was told from is there for everybody.
            (found, store::projects::find_by_slug(store.reader(), "first").await.expect("an answer").is_some())
        });
        let_them_line_up().await;
        first.commit().await.expect("committed");
        let (in_the_write, for_all) = second.await.expect("no panic");
        assert!(!in_the_write || for_all);
    }

    async fn who_no_longer_waits_keeps_nobody_waiting(house: House) {
        let first = house.app.store.begin_write().await.expect("a write");
        insert(&first, "first").await;
        let store = house.app.store.clone();
        let gone = tokio::spawn(async move { store.begin_write().await.map(drop) });
        let_them_line_up().await;
        gone.abort();
        first.commit().await.expect("committed");
        let next = house.app.store.begin_write().await.expect("a write");
        insert(&next, "next").await;
        next.commit().await.expect("committed");
        assert!(is_there(&house, "first").await && is_there(&house, "next").await);
    }

    async fn a_write_that_writes_nothing_is_done(house: House) {
        house.app.store.begin_write().await.expect("a write").commit().await.expect("nothing to do");
        drop(house.app.store.begin_write().await.expect("a write"));
        let write = house.app.store.begin_write().await.expect("a write");
        insert(&write, "after").await;
        write.commit().await.expect("committed");
        assert!(is_there(&house, "after").await);
    }
}
