//! The browser's doors: `/_fn/…`, with the sessions of real people.

mod addresses;
mod forms;
mod plain_forms;
mod refusals;
mod rows;
mod sessions;
mod typed;

use cuebook::usecases::people;

use crate::support::{House, acme, http::Door, id, other};

const PASSWORD: &str = "correct horse battery";

/// A signed-in person: `lena` (admin), `ana` (editor), `vera` (viewer), or `olga` of the other project.
async fn cookie(house: &House, door: &Door, first: &str) -> String {
    let (maker, project, person) = match first {
        "ana" => (&house.lena, acme(), &house.ana),
        "vera" => (&house.lena, acme(), &house.vera),
        "lena" => (&house.lena, acme(), &house.lena),
        "olga" => (&house.olga, other(), &house.olga),
        _ => panic!("nobody is called {first}"),
    };
    let link = people::make_reset_link(&house.app, maker, &project, id(person)).await.expect("a link");
    people::reset_password(&house.app, &link.secret.0, PASSWORD).await.expect("a password");
    door.sign_in(&format!("{first}@example.com"), PASSWORD).await
}
