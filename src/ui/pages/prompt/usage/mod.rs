//! What a program needs to fetch this prompt, ready to copy.

mod picker;
mod snippets;

use leptos::prelude::*;
use leptos_meta::Title;

use super::{use_prompt_name, use_word};
use crate::{
    domain::prompts::{page::PromptPage, selector::Selector, tag::TagName},
    server_fns::{UiError, projects::read_project, prompts::read_prompt, screen::read_origin},
    ui::{
        components::{
            prompt_top::{PromptTop, Tab, Top},
            snippet::Snippet,
            trouble::Trouble,
            variables::variables_of,
        },
        state::{addresses, project::use_project, who::may_edit},
    },
};
use picker::Picker;
pub use snippets::Snippets;

/// What the page is made of.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
struct Ready {
    page: PromptPage,
    origin: String,
    token: String,
}

/// Which version the snippets ask for, as the address says it: what is not there is the latest.
fn selector(at: Option<&str>, page: &PromptPage) -> Selector {
    let wanted = at.and_then(|at| Selector::parse(at).ok());
    wanted
        .filter(|wanted| match wanted {
            Selector::Latest => true,
            Selector::Number(number) => *number <= page.head.latest,
            Selector::Tag(tag) => page.head.tags.iter().any(|other| other.name == *tag),
        })
        .unwrap_or(Selector::Latest)
}

async fn load(project: String, name: String, at: Option<String>) -> Result<Ready, UiError> {
    let page = read_prompt(project.clone(), name.clone(), None, None).await?;
    let tagged = |tag: &TagName| page.head.tags.iter().find(|other| other.name == *tag).map(|tag| tag.number);
    let number = match selector(at.as_deref(), &page) {
        Selector::Latest => None,
        Selector::Number(number) => Some(number),
        Selector::Tag(tag) => tagged(&tag),
    };
    let page = match number.filter(|number| *number != page.head.latest) {
        Some(number) => read_prompt(project.clone(), name, Some(number.get()), None).await?,
        None => page,
    };
    let (origin, token) = (read_origin().await?, read_project(project).await?.token);
    Ok(Ready { page, origin, token })
}

#[component]
pub fn Usage() -> impl IntoView {
    let (project, name, at) = (use_project(), use_prompt_name(), use_word("at"));
    let ready =
        Resource::new(move || (project.get(), name.get(), at.get()), |(project, name, at)| load(project, name, at));
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let (project, at) = (project.get_untracked(), at.get_untracked());
                match ready.await {
                    Ok(ready) => {
                        let may_edit = may_edit(&project).await;
                        view! { <Page project ready at may_edit /> }.into_any()
                    }
                    Err(error) => view! { <Trouble error /> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Page(project: String, ready: Ready, at: Option<String>, may_edit: bool) -> impl IntoView {
    let Ready { page, origin, token } = ready;
    let selector = selector(at.as_deref(), &page);
    let PromptPage { head, shown, now, .. } = page;
    let found = variables_of(&shown.content, shown.format);
    let snippets = Snippets {
        origin,
        token,
        name: head.name.to_string(),
        selector: selector.clone(),
        kind: head.kind,
        format: shown.format,
        variables: found.variables.into_iter().map(|variable| variable.name).collect(),
    };
    let key = may_edit.then(|| {
        let href = addresses::settings(&project, "keys");
        view! { " An admin makes one under "<a class="link" href=href>"API keys"</a>"." }
    });
    let top = Top { project, head: head.clone(), shown: None, tab: Tab::Usage, may_edit, now };
    view! {
        <Title text=format!("Usage of {}", head.name) />
        <main class="page" id="main" tabindex="-1">
            <PromptTop top=top.clone() />
            <div class="wrap">
                <div class="usage">
                    <section class="usage__part">
                        <h2>"Fetch this prompt"</h2>
                        <p>
                            "A program asks for the prompt by its name and fills in the variables. When you publish or move a tag, "
                            "running programs follow within five minutes."
                        </p>
                        <Picker top selector />
                    </section>
                    <section class="usage__part">
                        <h2>"Key"</h2>
                        <p>"The snippets read an API key with the scope "<code>"prompt:read"</code>" from the environment."{key}</p>
                        <Snippet title="Shell" code=snippets.environment() />
                    </section>
                    <section class="usage__part">
                        <h2>"Python"</h2>
                        <p>"With PostHog's client: "<code>"pip install posthog"</code></p>
                        <Snippet title="prompt.py" code=snippets.python() />
                    </section>
                    <section class="usage__part">
                        <h2>"Node"</h2>
                        <p>"With PostHog's client: "<code>"npm install @posthog/ai posthog-node"</code></p>
                        <Snippet title="prompt.mjs" code=snippets.node() />
                    </section>
                    <section class="usage__part">
                        <h2>"Anything else"</h2>
                        <p>
                            "Over HTTP. The answer is JSON: the text stands under "<code>"prompt"</code>", its number under "
                            <code>"version"</code>". Variables are left for your program to fill in."
                        </p>
                        <Snippet title="curl" code=snippets.curl() />
                    </section>
                </div>
            </div>
        </main>
    }
}
