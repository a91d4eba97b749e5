//! The walls between the rooms of `src/`. A line of code knows its room and what it may touch; this test fails with the
//! line that forgot. The picture of the rooms is in the README, the reasons in `docs/architecture.md`.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A room, and the words its files never name, each with the reason a newcomer needs.
struct Room {
    name: &'static str,
    never: &'static [(&'static str, &'static str)],
}

const RULES_ONLY: &str = "domain is rules and words: no I/O, no async, no framework, no other room";
const ROWS_ONLY: &str = "store is rows: it knows the domain and the database, nothing that calls it";
const VERBS_ONLY: &str =
    "use cases are called by every door, so they name no framework, no wire type and no database crate";
const DOOR_ONLY: &str =
    "a server function decodes, calls one use case and answers; rows and other doors are not its business";
const SCREENS_ONLY: &str =
    "screens also run in the browser: they ask through server_fns and know only the domain's words";
const WIRE_ONLY: &str = "a program's door calls use cases; rows and screens are not its business";
const WIRING: &str = "the server wires the rooms together; no room depends on how it is wired";

const ROOMS: &[Room] = &[
    Room {
        name: "domain",
        never: &[
            ("leptos", RULES_ONLY),
            ("axum", RULES_ONLY),
            ("sea_orm", RULES_ONLY),
            ("tokio", RULES_ONLY),
            ("async fn", RULES_ONLY),
            ("crate::store", RULES_ONLY),
            ("crate::usecases", RULES_ONLY),
            ("crate::server_fns", RULES_ONLY),
            ("crate::ui", RULES_ONLY),
            ("crate::api", RULES_ONLY),
            ("crate::server", RULES_ONLY),
        ],
    },
    Room {
        name: "store",
        never: &[
            ("leptos", ROWS_ONLY),
            ("axum", ROWS_ONLY),
            ("crate::usecases", ROWS_ONLY),
            ("crate::server_fns", ROWS_ONLY),
            ("crate::ui", ROWS_ONLY),
            ("crate::api", ROWS_ONLY),
            ("crate::server", ROWS_ONLY),
        ],
    },
    Room {
        name: "usecases",
        never: &[
            ("leptos", VERBS_ONLY),
            ("axum", VERBS_ONLY),
            ("sea_orm", VERBS_ONLY),
            ("crate::server_fns", VERBS_ONLY),
            ("crate::ui", VERBS_ONLY),
            ("crate::api", VERBS_ONLY),
            ("crate::server", WIRING),
        ],
    },
    Room {
        name: "server_fns",
        never: &[
            ("sea_orm", DOOR_ONLY),
            ("crate::store", DOOR_ONLY),
            ("crate::api", DOOR_ONLY),
            ("crate::ui", DOOR_ONLY),
            ("crate::server", WIRING),
        ],
    },
    Room {
        name: "ui",
        never: &[
            ("axum", SCREENS_ONLY),
            ("sea_orm", SCREENS_ONLY),
            ("tokio", SCREENS_ONLY),
            ("crate::usecases", SCREENS_ONLY),
            ("crate::store", SCREENS_ONLY),
            ("crate::api", SCREENS_ONLY),
            ("crate::server", WIRING),
        ],
    },
    Room {
        name: "api",
        never: &[
            ("leptos", WIRE_ONLY),
            ("sea_orm", WIRE_ONLY),
            ("crate::store", WIRE_ONLY),
            ("crate::ui", WIRE_ONLY),
            ("crate::server_fns", WIRE_ONLY),
            ("crate::server", WIRING),
        ],
    },
];

const LONGEST_FILE: usize = 400;

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for entry in entries {
            let path = entry.expect("a folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The line without its comment, so that a comment may speak of any room.
fn code(line: &str) -> &str {
    line.split("//").next().unwrap_or_default()
}

/// Whether `code` names `word` as a whole: `crate::server` is not named by `crate::server_fns`.
fn names(code: &str, word: &str) -> bool {
    let part_of_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + word.len()..].chars().next();
        !before.is_some_and(part_of_name) && !after.is_some_and(part_of_name)
    })
}

/// `use crate::{store, ui::Root}` written as one line a path, so that grouped imports cannot hide a room.
fn grouped_imports(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("use crate::{") {
        let inside = &text[at + "use crate::{".len()..];
        let mut depth = 0_i32;
        let mut word = String::new();
        for letter in inside.chars() {
            match letter {
                '}' if depth == 0 => break,
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => found.push(format!("crate::{}", std::mem::take(&mut word).trim())),
                _ if depth == 0 => word.push(letter),
                _ => {}
            }
        }
        found.push(format!("crate::{}", word.trim()));
    }
    found
}

#[test]
fn every_room_keeps_to_itself() {
    let mut broken = Vec::new();
    for room in ROOMS {
        for file in rust_files(&root().join("src").join(room.name)) {
            let text = fs::read_to_string(&file).expect("a source file can be read");
            let shown = file.strip_prefix(root()).unwrap_or(&file).display();
            for (word, reason) in room.never {
                for (number, line) in text.lines().enumerate() {
                    if names(code(line), word) {
                        broken.push(format!("{shown}:{} names `{word}`, but {reason}.", number + 1));
                    }
                }
                if grouped_imports(&text).iter().any(|path| names(path, word)) {
                    broken.push(format!("{shown} imports `{word}` in a group, but {reason}."));
                }
            }
        }
    }
    assert!(broken.is_empty(), "the walls of the house are broken:\n{}", broken.join("\n"));
}

#[test]
fn no_vendor_door_knows_another() {
    let api = root().join("src/api");
    let folders: Vec<String> = fs::read_dir(&api)
        .expect("src/api can be read")
        .map(|entry| entry.expect("a folder can be read").path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().expect("a folder has a name").to_string_lossy().into_owned())
        .collect();
    assert!(!folders.is_empty(), "there is at least one door for programs");
    for folder in &folders {
        for file in rust_files(&api.join(folder)) {
            let text = fs::read_to_string(&file).expect("a source file can be read");
            for other in folders.iter().filter(|other| *other != folder) {
                let named = text.lines().any(|line| names(code(line), &format!("api::{other}")));
                assert!(
                    !named,
                    "{} names the door `{other}`: each vendor's folder must be removable without the others.",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn only_one_component_writes_a_textarea() {
    for file in rust_files(&root().join("src")) {
        if file.ends_with("ui/components/text_area.rs") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a source file can be read");
        let written = text.lines().any(|line| code(line).contains("<textarea"));
        assert!(
            !written,
            "{} writes a <textarea> itself. Use `TextArea`: it escapes what leptos would write as it is, and a prompt \
             that says </textarea><script> would run.",
            file.display()
        );
    }
}

#[test]
fn files_can_be_proofread() {
    let mut long = Vec::new();
    for folder in ["src", "tests", "migrations/src", "bundle/src"] {
        for file in rust_files(&root().join(folder)) {
            let lines = fs::read_to_string(&file).expect("a source file can be read").lines().count();
            if lines > LONGEST_FILE {
                long.push(format!("{} has {lines} lines", file.display()));
            }
        }
    }
    assert!(
        long.is_empty(),
        "a file has at most {LONGEST_FILE} lines; find the seam and split it:\n{}",
        long.join("\n")
    );
}

#[test]
fn the_walls_see_what_they_should() {
    assert!(names("use crate::server::state;", "crate::server"));
    assert!(!names("use crate::server_fns::error;", "crate::server"));
    assert!(names("let x = sea_orm::Value::from(1);", "sea_orm"));
    assert!(!names(code("// sea_orm is not named here"), "sea_orm"));
    let grouped = grouped_imports("use crate::{\n    domain::{ids, access},\n    store::{self, Row},\n};");
    assert_eq!(grouped, ["crate::domain::", "crate::store::", "crate::"]);
    assert!(grouped.iter().any(|path| names(path, "crate::store")));
}
