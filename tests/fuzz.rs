//! Every target of `fuzz/` is known to cargo fuzz, has a corpus, and is replayed by an ordinary test beside its parser.

use std::{collections::BTreeSet, fs};

use crate::walls::{root, rust_files};

fn files(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
    entries.map(|entry| entry.expect("a folder can be read").file_name().to_string_lossy().into_owned()).collect()
}

/// What stands between `start` and the next quotation mark, wherever it stands.
fn quoted(text: &str, start: &str) -> Vec<String> {
    text.split(start).skip(1).map(|rest| rest.split('"').next().unwrap_or_default().to_string()).collect()
}

#[test]
fn every_target_has_a_corpus_that_is_replayed() {
    let targets: BTreeSet<String> =
        files("fuzz/fuzz_targets").iter().map(|file| file.trim_end_matches(".rs").to_string()).collect();
    assert!(!targets.is_empty());
    let manifest = fs::read_to_string(root().join("fuzz/Cargo.toml")).expect("the manifest can be read");
    let named: BTreeSet<String> = quoted(&manifest, "[[bin]]\nname = \"").into_iter().collect();
    assert_eq!(named, targets, "fuzz/Cargo.toml names each file of fuzz/fuzz_targets");
    let corpora: BTreeSet<String> = files("fuzz/corpus").into_iter().collect();
    assert_eq!(corpora, targets, "fuzz/corpus has a folder for each target");
    let mut replayed: Vec<String> = Vec::new();
    for file in rust_files(&root().join("src")) {
        replayed.extend(quoted(&fs::read_to_string(file).expect("a source file can be read"), " replay(\""));
    }
    replayed.sort();
    assert_eq!(replayed, Vec::from_iter(targets), "a test beside each parser replays its corpus, once");
}

#[test]
fn corpora_stay_small() {
    let inputs: Vec<u64> = files("fuzz/corpus")
        .iter()
        .flat_map(|target| fs::read_dir(root().join("fuzz/corpus").join(target)).expect("a folder can be read"))
        .map(|input| input.and_then(|input| input.metadata()).expect("a file can be read").len())
        .collect();
    assert!(inputs.len() <= 320 && inputs.iter().sum::<u64>() <= 300_000, "{} inputs", inputs.len());
}
