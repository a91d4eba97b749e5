//! Keys and links just made wait for the page that shows them, wherever that page is made.

use cuebook::usecases::{App, Clock, Limits, show_later, show_now};
use sea_orm::{ConnectionTrait, Statement};

use crate::{
    both,
    support::{House, NOON},
};

const SECRET: &str = "phx_nobody_may_read_this";

/// Another server on the same database, `minutes` later.
fn server(house: &House, minutes: i64) -> App {
    App::new(house.app.store.clone(), Clock::fixed(NOON.plus(minutes * 60_000)), Limits::default())
}

async fn rows(house: &House) -> Vec<[String; 2]> {
    let rows = house.app.store.reader();
    let question = Statement::from_string(rows.get_database_backend(), "SELECT ticket_hash, sealed FROM shown_once");
    let found = rows.query_all_raw(question).await.expect("rows");
    found.iter().map(|row| ["ticket_hash", "sealed"].map(|column| row.try_get("", column).expect("text"))).collect()
}

both! {
    async fn another_server_shows_it_once_and_only_to_whom_it_is_for(house: House) {
        let ticket = show_later(&house.app, &house.lena, SECRET).await.expect("a ticket");
        let other = server(&house, 9);
        assert_eq!(show_now(&other, &house.ana, &ticket).await, Ok(None), "it is not hers");
        assert_eq!(show_now(&other, &house.lena, &ticket).await, Ok(Some(SECRET.to_string())));
        assert_eq!(show_now(&house.app, &house.lena, &ticket).await, Ok(None), "a second time");
    }

    async fn of_two_servers_asked_at_once_one_shows_it(house: House) {
        let ticket = show_later(&house.app, &house.lena, SECRET).await.expect("a ticket");
        let (one, two) = (server(&house, 0), server(&house, 0));
        let shown = tokio::join!(show_now(&one, &house.lena, &ticket), show_now(&two, &house.lena, &ticket));
        let shown = [shown.0.expect("an answer"), shown.1.expect("an answer")];
        assert_eq!(shown.iter().flatten().count(), 1, "{shown:?}");
    }

    async fn it_does_not_wait_for_ever(house: House) {
        let ticket = show_later(&house.app, &house.lena, SECRET).await.expect("a ticket");
        assert_eq!(show_now(&server(&house, 10), &house.lena, &ticket).await, Ok(None));
        show_later(&house.app, &house.lena, SECRET).await.expect("one that nobody comes for");
        show_later(&server(&house, 10), &house.lena, SECRET).await.expect("a ticket");
        assert_eq!(rows(&house).await.len(), 1, "the old one went when the next one came");
    }

    async fn the_database_holds_neither_the_secret_nor_what_opens_it(house: House) {
        let ticket = show_later(&house.app, &house.lena, SECRET).await.expect("a ticket");
        let rows = rows(&house).await;
        assert_eq!(rows.len(), 1);
        for column in rows.as_flattened() {
            assert!(!column.contains(SECRET) && !column.contains(&ticket), "{column}");
        }
        assert!(!ticket.contains(SECRET), "nor does the address");
    }
}
