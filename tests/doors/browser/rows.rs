//! Every door of the browser, with a form that a person who may use it would send. One that is missing fails
//! `every_door_has_a_row`.

use std::{collections::BTreeSet, fs, path::Path};

pub type Form = Vec<(&'static str, &'static str)>;
pub type Doors = Vec<(&'static str, Form)>;

const UUID: &str = "01900000-0000-7000-8000-000000000000";

/// Those that ask nobody who they are, with the reason.
const WITHOUT_A_ROW: &[(&str, &str)] = &[
    ("sign_in", "is how one comes in (sessions.rs)"),
    ("sign_out", "ends the session of whoever asks (sessions.rs)"),
    ("who_am_i", "answers nobody that they are nobody"),
    ("read_set_up", "says only whether the code fits"),
    ("take_typed", "gives a browser back what it typed itself (typed.rs)"),
    ("read_origin", "says where this server is"),
    ("set_theme", "is about the screen of this browser"),
    ("set_reading", "is about the screen of this browser"),
    ("set_shortcuts", "is about the screen of this browser"),
];

fn of(project: &'static str, more: &[(&'static str, &'static str)]) -> Form {
    [&[("project", project)], more].concat()
}

fn prompt(project: &'static str, more: &[(&'static str, &'static str)]) -> Form {
    [&[("project", project), ("name", "greeting")], more].concat()
}

fn edit(project: &'static str, name: &'static str) -> Form {
    vec![
        ("form[project]", project),
        ("form[name]", name),
        ("form[base]", "1"),
        ("form[kind]", "text"),
        ("form[text]", "words"),
    ]
}

/// What a viewer may see of a whole project.
pub fn lists(project: &'static str) -> Doors {
    let query =
        [("query[search]", ""), ("query[sort]", "published"), ("query[page]", "1"), ("query[archived]", "false")];
    vec![
        ("list_prompts", of(project, &query)),
        ("list_facets", of(project, &[])),
        ("list_people", of(project, &[])),
        ("read_project", of(project, &[])),
    ]
}

/// What a viewer may see of the prompt `greeting`.
pub fn reads(project: &'static str) -> Doors {
    vec![
        ("read_prompt", prompt(project, &[])),
        ("list_versions", prompt(project, &[])),
        ("compare_versions", prompt(project, &[("base", "1"), ("head", "latest")])),
        ("read_tags", prompt(project, &[])),
    ]
}

/// What only editors and admins may do, without naming anything that is there.
pub fn makes(project: &'static str) -> Doors {
    vec![
        ("check_name", of(project, &[("name", "free")])),
        ("read_new_prompt", of(project, &[])),
        ("create_prompt", edit(project, "fresh")),
        ("save_new_draft", edit(project, "later")),
        ("invite_person", of(project, &[("email", "x@example.com"), ("role", "viewer")])),
        ("rename_project", of(project, &[("name", "Renamed")])),
        ("create_key", of(project, &[("name", "k"), ("scopes[]", "prompt:read")])),
        ("list_keys", of(project, &[])),
        ("list_activity", of(project, &[])),
    ]
}

/// What only editors and admins may do with the prompt `greeting`, and with the first person, key and invitation of the
/// server.
pub fn writes(project: &'static str) -> Doors {
    vec![
        ("read_editor", prompt(project, &[])),
        ("save_draft", edit(project, "greeting")),
        ("publish_version", edit(project, "greeting")),
        ("discard_draft", prompt(project, &[])),
        ("set_tag", prompt(project, &[("tag", "production"), ("version", "1")])),
        ("remove_tag", prompt(project, &[("tag", "production")])),
        ("describe_prompt", prompt(project, &[("description", ""), ("topics", ""), ("metadata", "")])),
        ("duplicate_prompt", prompt(project, &[("new_name", "copy")])),
        ("archive_prompt", prompt(project, &[])),
        ("bring_back_prompt", of(project, &[("uuid", UUID)])),
        ("revoke_invitation", of(project, &[("invitation", "1")])),
        ("change_role", of(project, &[("person", "1"), ("role", "viewer")])),
        ("remove_person", of(project, &[("person", "1")])),
        ("make_reset_link", of(project, &[("person", "1")])),
        ("revoke_key", of(project, &[("key", "1")])),
        ("hand_over_key", of(project, &[("key", "1"), ("heir", "1")])),
    ]
}

/// What whoever is signed in does for themselves.
pub fn of_oneself() -> Doors {
    vec![
        ("find_address", vec![("current", "acme"), ("word", "greeting")]),
        ("read_new_key", vec![("ticket", "a ticket")]),
        ("read_new_link", vec![("ticket", "a ticket")]),
        ("create_project", vec![("name", "Mine")]),
        ("change_password", vec![("current", "not hers"), ("new", "another horse battery")]),
        ("sign_out_everywhere", vec![]),
    ]
}

/// What opens with a code, here with one that nobody was given.
pub fn by_code() -> Doors {
    let password = ("password", "correct horse battery");
    vec![
        ("read_invitation", vec![("code", "nothing")]),
        ("accept_invitation", vec![("code", "nothing"), ("name", "Somebody"), password]),
        ("read_reset_link", vec![("code", "nothing")]),
        ("reset_password", vec![("code", "nothing"), password]),
        (
            "set_up_server",
            vec![("code", "nothing"), ("email", "x@example.com"), ("name", "X"), password, ("project", "Mine")],
        ),
    ]
}

/// Everything that is done in a project.
pub fn all(project: &'static str) -> Doors {
    [lists(project), reads(project), makes(project), writes(project)].concat()
}

/// The addresses under `/_fn/` that the files of a folder name.
fn addresses(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("the doors") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(addresses(&path));
            continue;
        }
        let file = fs::read_to_string(&path).expect("a file");
        let named = file.split("endpoint = \"").skip(1).filter_map(|rest| rest.split('"').next());
        found.extend(named.map(String::from));
    }
    found
}

#[test]
fn every_door_has_a_row() {
    let doors = [all("acme"), of_oneself(), by_code()].concat();
    let mut rows: BTreeSet<String> = doors.into_iter().map(|(name, _)| name.to_string()).collect();
    for (name, why) in WITHOUT_A_ROW {
        assert!(rows.insert(name.to_string()), "{name} has a row, so it needs no exception ({why})");
    }
    let offered = addresses(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/server_fns"));
    let missing: Vec<_> = offered.difference(&rows).collect();
    assert!(missing.is_empty(), "add rows that say who may not: {missing:?}");
    let gone: Vec<_> = rows.difference(&offered).collect();
    assert!(gone.is_empty(), "the browser has no such doors: {gone:?}");
}
