//! `…/compare` without two versions: where the drop-downs of the comparison lead without a script, and the way in for
//! whoever only knows the prompt. Leads on to the permanent address.

use leptos::prelude::*;
use leptos_router::{
    components::Redirect,
    hooks::{use_params_map, use_query_map},
    params::ParamsMap,
};

use super::view::{Place, use_view};
use crate::{
    server_fns::{UiError, prompts::compare_versions},
    ui::components::trouble::Trouble,
};

#[component]
pub fn CompareStart() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let view = use_view(query);
    let target = Resource::new(
        move || {
            let (params, query) = (params.get(), query.get());
            let of = |key| params.get(key).unwrap_or_default();
            (of("project"), of("name"), side(&query, "from"), side(&query, "to"))
        },
        |(project, name, from, to)| find(project, name, from, to),
    );
    view! {
        <Transition>
            {move || {
                let view = view.get();
                Suspend::new(async move {
                    match target.await {
                        Ok((project, name, base, head)) => {
                            let place = Place { project, name, base, head };
                            view! { <Redirect path=place.address(view) /> }.into_any()
                        }
                        Err(error) => view! { <Trouble error /> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}

/// A written number wins over the drop-down. Whatever it is, it is one word of a path.
fn side(query: &ParamsMap, name: &str) -> Option<String> {
    let word = |key: &str| query.get(key).map(|word| word.trim().to_string()).filter(|word| is_word(word));
    word(&format!("{name}_number")).or_else(|| word(name))
}

pub fn is_word(word: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    !word.is_empty() && !word.contains("..") && word.bytes().all(fits)
}

/// The version before the other side, where one is missing.
async fn find(
    project: String,
    name: String,
    from: Option<String>,
    to: Option<String>,
) -> Result<(String, String, String, String), UiError> {
    if let (Some(from), Some(to)) = (&from, &to) {
        return Ok((project, name, from.clone(), to.clone()));
    }
    let head = to.unwrap_or_else(|| String::from("latest"));
    let page = compare_versions(project.clone(), name.clone(), head.clone(), head).await?;
    let number = page.compared.number;
    let base = from.unwrap_or_else(|| number.previous().unwrap_or(number).to_string());
    Ok((project, name, base, number.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_number_wins_and_nothing_leaves_the_path() {
        let mut query = ParamsMap::new();
        query.insert("from", "12".to_string());
        query.insert("from_number", " 7 ".to_string());
        query.insert("to", "../../x".to_string());
        assert_eq!(side(&query, "from").as_deref(), Some("7"));
        assert_eq!(side(&query, "to"), None);
    }
}
