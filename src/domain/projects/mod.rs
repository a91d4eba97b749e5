//! Projects: the tenants. Every query is scoped by one.

use serde::{Deserialize, Serialize};

use super::{
    access::Role,
    ids::ProjectId,
    refusal::{Field, Refusal},
};

/// How a caller names the project it acts in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProjectRef {
    /// The word in an address of the browser.
    Slug(String),
    Id(ProjectId),
    /// The project of the key.
    Current,
}

/// What the project's settings page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProjectPage {
    pub id: ProjectId,
    pub slug: String,
    pub name: String,
    /// `phc_…`: not a secret, it only says which project a program means.
    pub token: String,
    pub role: Role,
}

/// 1 to 100 characters on one line.
pub fn judge_name(name: &str) -> Result<String, Refusal> {
    let name = name.trim();
    let letters = name.chars().count();
    if letters == 0 {
        return Err(Refusal::invalid(Field::Project, "give the project a name"));
    }
    if letters > 100 || name.chars().any(char::is_control) {
        return Err(Refusal::invalid(Field::Project, "a project's name is one line of at most 100 characters"));
    }
    Ok(name.to_string())
}

/// The word for a project in addresses, made of its name: `Northwind Care` becomes `northwind-care`.
/// Names without a single Latin letter or digit become `project`.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.to_lowercase().chars() {
        match letter {
            'a'..='z' | '0'..='9' => slug.push(letter),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
        if slug.len() >= 48 {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    match slug.is_empty() {
        true => String::from("project"),
        false => slug.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_word_for_addresses() {
        assert_eq!(slug("Northwind Care"), "northwind-care");
        assert_eq!(slug("  Ärzte & Co. (EU) "), "rzte-co-eu");
        assert_eq!(slug("支持"), "project");
        assert!(slug(&"a b ".repeat(60)).len() <= 48);
    }
}
