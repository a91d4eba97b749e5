//! Addresses without a project lead on to the one last visited, else to the first; those with the id of a prompt to where
//! it is.

use leptos::prelude::*;
use leptos_router::{
    components::Redirect,
    hooks::{use_location, use_params_map},
};

use crate::{
    domain::{people::account::WhoAmI, refusal::Refusal},
    server_fns::{UiError, people::who_am_i, prompts::find_address},
    ui::{
        components::trouble::{Lost, Trouble},
        state::{addresses, screen::screen_state},
    },
};

#[component]
pub fn Home() -> impl IntoView {
    let params = use_params_map().get_untracked();
    let search = use_location().search.get_untracked();
    let named = params.get("project");
    let visited = screen_state().project.get_untracked();
    let rest = params.get("rest").unwrap_or_default();
    // Asked anew: this page comes right after signing in, when the root still knows nobody.
    let id = Some(rest.clone()).filter(|word| named.is_none() && !word.is_empty() && !word.contains('/'));
    let current = visited.clone();
    let me = Resource::new(|| (), move |()| ask(current.clone(), id.clone()));
    view! {
        <Suspense>
            {move || {
                let (named, visited, rest, search) = (named.clone(), visited.clone(), rest.clone(), search.clone());
                Suspend::new(async move {
                    match me.await {
                        Err(error) => view! { <Trouble error /> }.into_any(),
                        Ok((None, _)) => view! { <Trouble error=Refusal::SignedOut.into() /> }.into_any(),
                        Ok((Some(_), Some((project, name)))) => {
                            view! { <Redirect path=onward(&project, &name, &search) /> }.into_any()
                        }
                        Ok((Some(me), None)) if named.as_ref().is_some_and(|slug| me.project(slug).is_none()) => {
                            view! { <Trouble error=Refusal::not_found("the project").into() /> }.into_any()
                        }
                        Ok((Some(me), None)) => lead(&me, named.or(visited).as_deref(), &rest, &search),
                    }
                })
            }}
        </Suspense>
    }
}

type Found = Option<(String, String)>;

/// Who asks, and where the prompt is that `word` stands for.
async fn ask(current: Option<String>, word: Option<String>) -> Result<(Option<WhoAmI>, Found), UiError> {
    let me = who_am_i().await?;
    let found = match word {
        Some(word) if me.is_some() => find_address(current, word).await?,
        _ => None,
    };
    Ok((me, found))
}

fn lead(me: &WhoAmI, visited: Option<&str>, rest: &str, search: &str) -> AnyView {
    let project = visited.and_then(|slug| me.project(slug)).or(me.projects.first());
    match project {
        Some(project) => view! { <Redirect path=onward(&project.slug, rest, search) /> }.into_any(),
        None => view! {
            <Lost
                title="You are in no project yet"
                words="Ask an admin of a project to invite you. The link in the invitation opens the project."
            />
        }
        .into_any(),
    }
}

fn onward(project: &str, rest: &str, search: &str) -> String {
    let mut address = addresses::library(project);
    if !rest.is_empty() {
        address.push('/');
        address.push_str(rest);
    }
    match search.trim_start_matches('?') {
        "" => address,
        search => format!("{address}?{search}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_without_a_project_keeps_the_rest_of_it() {
        assert_eq!(onward("acme", "", ""), "/p/acme/prompts");
        assert_eq!(onward("acme", "support-reply/edit", "?from=3"), "/p/acme/prompts/support-reply/edit?from=3");
    }
}
