//! What becomes of the keys of somebody who leaves a project, or may do less in it.

use serde::{Deserialize, Serialize};

use crate::domain::{
    access::{Role, Scope},
    ids::PersonId,
    refusal::{Field, Refusal},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeysOf {
    /// They stay theirs and do no more than their new role allows. Not for somebody who leaves.
    Keep,
    /// They stop working at once.
    Revoke,
    /// Another member answers for them from now on.
    HandOverTo(PersonId),
}

/// So many keys are named in a sentence.
const NAMED: usize = 5;

/// `the key "CI"`, `the keys "CI" and "Website"`, `the keys "a", "b", "c", "d", "e" and 3 more`.
pub fn name_keys(names: &[&str]) -> String {
    let quoted = |names: &[&str]| names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    match names {
        [] => String::from("no key"),
        [one] => format!("the key \"{one}\""),
        [first @ .., last] if names.len() <= NAMED => format!("the keys {} and \"{last}\"", quoted(first)),
        _ => format!("the keys {} and {} more", quoted(&names[..NAMED]), names.len() - NAMED),
    }
}

/// A name for a key: 1 to 100 characters on one line.
pub fn judge_key_name(name: &str) -> Result<String, Refusal> {
    let name = name.trim();
    let letters = name.chars().count();
    if letters == 0 {
        return Err(Refusal::invalid(Field::KeyName, "name the key after the program that will use it"));
    }
    if letters > 100 || name.chars().any(char::is_control) {
        return Err(Refusal::invalid(Field::KeyName, "a key's name is one line of at most 100 characters"));
    }
    Ok(name.to_string())
}

/// The scopes of a new key, each once: at least one, of those offered, none above the role of its maker.
pub fn judge_scopes(wanted: &[Scope], maker: Role) -> Result<Vec<Scope>, Refusal> {
    let scopes: Vec<Scope> = Scope::ALL.into_iter().filter(|scope| wanted.contains(scope)).collect();
    if scopes.is_empty() {
        return Err(Refusal::invalid(Field::Scopes, "choose at least one thing that the key may do"));
    }
    if let Some(early) = scopes.iter().find(|scope| !Scope::OFFERED.contains(scope)) {
        let offered = Scope::OFFERED.map(Scope::as_str).join(", ");
        let says = format!("there is nothing yet that a key with {} could do; choose of {offered}", early.as_str());
        return Err(Refusal::invalid(Field::Scopes, says));
    }
    allow_scopes(&scopes, maker)?;
    Ok(scopes)
}

/// Whether somebody of that role may answer for a key with those scopes.
pub fn allow_scopes(scopes: &[Scope], maker: Role) -> Result<(), Refusal> {
    match scopes.iter().find(|scope| scope.needs() > maker) {
        None => Ok(()),
        Some(scope) => {
            let (scope, needs, role) = (scope.as_str(), scope.needs().with_article(), maker.with_article());
            let says = format!("a key with {scope} needs {needs} to answer for it, not {role}");
            Err(Refusal::invalid(Field::Scopes, says))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_few_keys_and_counts_many() {
        assert_eq!(name_keys(&["CI"]), "the key \"CI\"");
        assert_eq!(name_keys(&["CI", "Website"]), "the keys \"CI\" and \"Website\"");
        assert_eq!(
            name_keys(&["a", "b", "c", "d", "e", "f", "g"]),
            "the keys \"a\", \"b\", \"c\", \"d\", \"e\" and 2 more"
        );
    }

    #[test]
    fn a_key_is_offered_only_what_it_can_do() {
        assert_eq!(judge_scopes(&[Scope::PromptRead, Scope::PromptRead], Role::Viewer), Ok(vec![Scope::PromptRead]));
        assert_eq!(judge_scopes(&[], Role::Admin).expect_err("none").field(), Some(Field::Scopes));
        let refusal = judge_scopes(&[Scope::PromptRead, Scope::EventWrite], Role::Admin).expect_err("not offered");
        assert!(refusal.to_string().contains("event:write"), "{refusal}");
    }

    #[test]
    fn nobody_answers_for_a_key_that_may_do_more_than_they() {
        assert!(allow_scopes(&[Scope::PromptRead, Scope::PromptWrite], Role::Editor).is_ok());
        assert!(allow_scopes(&[Scope::PromptRead, Scope::PromptWrite], Role::Viewer).is_err());
    }

    #[test]
    fn a_key_has_a_name_on_one_line() {
        assert_eq!(judge_key_name("  CI "), Ok(String::from("CI")));
        for name in ["", "  ", "a\nb", &"x".repeat(101)] {
            assert!(judge_key_name(name).is_err(), "{name:?}");
        }
    }
}
