//! The end of the set-up: the first key, shown once, and a program that works once the key is set.

use leptos::prelude::*;
use leptos_meta::Title;

use super::use_word;
use crate::{
    domain::{
        people::secret::Secret,
        prompts::{library::LibraryQuery, page::PromptPage, selector::Selector},
    },
    server_fns::{
        UiError,
        keys::read_new_key,
        projects::read_project,
        prompts::{list_prompts, read_prompt},
        screen::read_origin,
    },
    ui::{
        components::{snippet::Snippet, trouble::Trouble, variables::variables_of},
        pages::prompt::usage::Snippets,
        state::{addresses, project::use_project},
    },
};

/// What the page is made of.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
struct Ready {
    key: Option<Secret>,
    /// The first prompt of the library, when there is one.
    page: Option<PromptPage>,
    origin: String,
    token: String,
}

async fn load(project: String, ticket: String) -> Result<Ready, UiError> {
    let token = read_project(project.clone()).await?.token;
    let first = list_prompts(project.clone(), LibraryQuery { page: 1, ..LibraryQuery::default() }).await?;
    let page = match first.rows.into_iter().next() {
        Some(row) => Some(read_prompt(project, row.name.to_string(), None, None).await?),
        None => None,
    };
    Ok(Ready { key: read_new_key(ticket).await?, page, origin: read_origin().await?, token })
}

#[component]
pub fn Welcome() -> impl IntoView {
    let (project, ticket) = (use_project(), use_word("made"));
    let ready = Resource::new(move || (project.get(), ticket.get()), |(project, ticket)| load(project, ticket));
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match ready.await {
                    Ok(ready) => {
                        let slug = project.get_untracked();
                        view! { <Page ready slug /> }.into_any()
                    }
                    Err(error) => view! { <Trouble error /> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Page(ready: Ready, slug: String) -> impl IntoView {
    let Ready { key, page, origin, token } = ready;
    let fetch = match page {
        Some(page) => fetch(page, origin, token),
        None => fetch_nothing_yet(&origin, &token),
    };
    let key = match key {
        Some(Secret(key)) => view! {
            <p>"Copy it now and keep it safe: it is shown only this once. An admin can make another one at any time."</p>
            <Snippet title="Shell" code=format!("export CUEBOOK_API_KEY=\"{key}\"") />
        }
        .into_any(),
        None => {
            let href = addresses::settings(&slug, "keys");
            view! {
                <p>"The first key was shown once, and cannot be shown again. Make another one under "<a class="link" href=href>"API keys"</a>"."</p>
            }
            .into_any()
        }
    };
    view! {
        <Title text="Welcome" />
        <main class="page" id="main" tabindex="-1">
            <div class="wrap">
                <nav class="crumbs" aria-label="Breadcrumb">
                    <span aria-current="page">"Welcome"</span>
                </nav>
                <header class="head">
                    <div class="head__what">
                        <h1 class="title">"Cuebook is ready"</h1>
                        <p class="head__meta">"Two steps, and a program of yours reads its prompts from here."</p>
                    </div>
                    <div class="head__actions">
                        <a class="btn btn--main" href=addresses::library(&slug)>
                            "Go to your prompts"
                        </a>
                    </div>
                </header>
                <div class="usage">
                    <section class="usage__part">
                        <h2>"1. Set your key"</h2>
                        {key}
                    </section>
                    <section class="usage__part">
                        <h2>"2. Fetch a prompt"</h2>
                        {fetch}
                    </section>
                </div>
            </div>
        </main>
    }
}

fn fetch(page: PromptPage, origin: String, token: String) -> AnyView {
    let found = variables_of(&page.shown.content, page.shown.format);
    let snippets = Snippets {
        origin,
        token,
        name: page.head.name.to_string(),
        selector: Selector::Latest,
        kind: page.head.kind,
        format: page.shown.format,
        variables: found.variables.into_iter().map(|variable| variable.name).collect(),
    };
    view! {
        <p>"In any shell:"</p>
        <Snippet title="curl" code=snippets.curl() />
        <p>"In Python, with PostHog's client: "<code>"pip install posthog"</code></p>
        <Snippet title="prompt.py" code=snippets.python() />
        <p>"In Node: "<code>"npm install @posthog/ai posthog-node"</code></p>
        <Snippet title="prompt.mjs" code=snippets.node() />
    }
    .into_any()
}

/// Without a prompt there is still a list of them to fetch.
fn fetch_nothing_yet(origin: &str, token: &str) -> AnyView {
    let code = format!(
        "curl -sS -H \"Authorization: Bearer $CUEBOOK_API_KEY\" \\\n  \"{origin}/api/environments/@current/llm_prompts/?token={token}\"\n"
    );
    view! {
        <p>"There is no prompt yet, so this answers an empty list. The Usage tab of every prompt has the program that fetches it."</p>
        <Snippet title="curl" code />
    }
    .into_any()
}
