//! That every use case has a row in `prompts/rows.rs` or `people/rows.rs`, so that whoever adds one says who may not.

use std::{collections::BTreeSet, fs, path::Path};

use cuebook::domain::access::Caller;
use uuid::Uuid;

use super::{people::rows as of_people, prompts::rows as of_prompts};
use crate::support::{House, Kind, acme};

/// Those that ask nobody who they are, with what is asked instead.
const WITHOUT_A_ROW: &[(&str, &str)] = &[
    ("is_set_up", "anybody may know whether the server has its first person"),
    ("set_up_server", "works once, on a server without anybody; the door asks for the code (people/joining.rs)"),
    ("sign_in", "the address and the password are the question (people/signing_in.rs)"),
    ("add_person", "only the shell of the server calls it (people/from_shell.rs)"),
    ("list_everybody", "only the shell of the server calls it (people/from_shell.rs)"),
    ("reset_from_shell", "only the shell of the server calls it (people/from_shell.rs)"),
];

/// The functions that a room of verbs offers: what its `mod.rs` names behind `pub use`, without the types.
fn offered(module: &str) -> BTreeSet<String> {
    let statements = module.split(';').filter_map(|statement| statement.split_once("pub use "));
    let names = statements.flat_map(|(_, path)| path.trim_end_matches('}').split(['{', ','])).map(|name| {
        let name = name.trim();
        name.rsplit("::").next().unwrap_or(name).to_string()
    });
    names.filter(|name| name.starts_with(|letter: char| letter.is_ascii_lowercase())).collect()
}

fn use_cases() -> BTreeSet<String> {
    let verbs = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/usecases");
    let rooms = fs::read_dir(&verbs).expect("the use cases").map(|entry| entry.expect("an entry").path());
    let modules = rooms.filter(|path| path.is_dir()).chain([verbs.clone()]).map(|room| room.join("mod.rs"));
    modules.flat_map(|module| offered(&fs::read_to_string(module).expect("a room"))).collect()
}

async fn with_a_row() -> BTreeSet<String> {
    let house = House::new(Kind::Sqlite).await;
    let (app, nobody, project) = (&house.app, &Caller::Nobody, &acme());
    let theirs = of_people::Theirs::new(&house).await;
    let rows = [
        of_prompts::all_reads(app, nobody, project, "greeting").await,
        of_prompts::all_writes(app, nobody, project, "greeting").await,
        of_prompts::administers(app, nobody, project, Uuid::nil()).await,
        of_people::looks(app, nobody, project).await,
        of_people::administers(app, nobody, project).await,
        of_people::administers_these(app, nobody, project, &theirs).await,
        of_people::of_oneself(app, nobody).await,
        of_people::opens(app, nobody, "nothing").await,
    ];
    rows.concat().into_iter().map(|(name, _)| name.to_string()).collect()
}

#[tokio::test]
async fn every_use_case_has_a_row() {
    let mut rows = with_a_row().await;
    for (name, why) in WITHOUT_A_ROW {
        assert!(rows.insert(name.to_string()), "{name} has a row, so it needs no exception ({why})");
    }
    let offered = use_cases();
    let missing: Vec<_> = offered.difference(&rows).collect();
    assert!(missing.is_empty(), "add rows that say who may not: {missing:?}");
    let gone: Vec<_> = rows.difference(&offered).collect();
    assert!(gone.is_empty(), "no room offers these: {gone:?}");
}

#[test]
fn functions_are_told_from_types() {
    let module =
        "mod a;\nuse a::kept;\npub(super) use a::inner;\npub use a::{Thing, do_it,\n    look};\npub use b::c::go;\n";
    assert_eq!(offered(module), ["do_it", "go", "look"].map(String::from).into());
}
