//! Settings: the own account, and for admins the project's people, keys and record.

mod account;
mod activity;
mod keys;
mod people;
mod person;
mod programs;
mod project;
mod secret;
mod server;

pub use account::Account;
pub use activity::ActivityRecord;
pub use keys::Keys;
pub use people::People;
pub use person::Person;
pub use programs::Programs;
pub use project::ProjectSettings;
pub use server::Server as ServerSettings;

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::components::Redirect;

use crate::{
    domain::{access::Role, people::account::WhoAmI, refusal::Refusal},
    server_fns::UiError,
    ui::state::{addresses, project::use_project, who::who},
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Account,
    People,
    Keys,
    Programs,
    Project,
    Activity,
    Server,
}

impl Section {
    const ALL: [Section; 7] =
        [Self::Account, Self::People, Self::Keys, Self::Programs, Self::Project, Self::Activity, Self::Server];

    /// The word in the address.
    fn word(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::People => "people",
            Self::Keys => "keys",
            Self::Programs => "programs",
            Self::Project => "project",
            Self::Activity => "activity",
            Self::Server => "server",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Account => "Your account",
            Self::People => "People",
            Self::Keys => "API keys",
            Self::Programs => "Programs",
            Self::Project => "Project",
            Self::Activity => "Activity",
            Self::Server => "This server",
        }
    }

    fn is_for(self, role: Option<Role>, owner: bool) -> bool {
        match self {
            Self::Account => true,
            Self::People | Self::Programs | Self::Project => role.is_some(),
            Self::Keys | Self::Activity => role == Some(Role::Admin),
            Self::Server => owner,
        }
    }
}

/// `…/settings` leads to the first section.
#[component]
pub fn SettingsStart() -> impl IntoView {
    let project = use_project();
    move || view! { <Redirect path=addresses::settings(&project.get(), Section::Account.word()) /> }
}

/// Who is looking; nobody is a refusal that leads to the door.
async fn me() -> Result<WhoAmI, UiError> {
    who().0.await?.ok_or_else(|| UiError::from(Refusal::SignedOut))
}

/// How often an action worked: what a list below a form is read anew for. A refusal leaves the page, and what was typed
/// in it, alone.
fn successes<S>(action: ServerAction<S>) -> Memo<usize>
where
    S: ServerFn<Error = UiError> + Clone + Send + Sync + 'static,
    S::Output: Clone + Send + Sync + 'static,
{
    Memo::new(move |before: Option<&usize>| {
        let before = before.copied().unwrap_or_default();
        before + usize::from(matches!(action.value().get(), Some(Ok(_))))
    })
}

/// The frame of a section. `title` differs from the section's own on pages below it.
#[component]
fn SettingsPage(
    slug: String,
    section: Section,
    me: WhoAmI,
    #[prop(optional, into)] title: Option<String>,
    children: Children,
) -> impl IntoView {
    let role = me.project(&slug).map(|project| project.role);
    let links: Vec<AnyView> = Section::ALL
        .into_iter()
        .filter(|other| other.is_for(role, me.owner))
        .map(|other| {
            let current = match (other == section, title.is_some()) {
                (true, false) => Some("page"),
                (true, true) => Some("true"),
                (false, _) => None,
            };
            let href = addresses::settings(&slug, other.word());
            view! {
                <li>
                    <a class="nav-link" href=href aria-current=current>
                        {other.title()}
                    </a>
                </li>
            }
            .into_any()
        })
        .collect();
    let heading = title.clone().unwrap_or_else(|| section.title().to_string());
    view! {
        <Title text=format!("{heading}, settings") />
        <main class="page" id="main" tabindex="-1">
            <div class="wrap">
                <nav class="crumbs" aria-label="Breadcrumb">
                    {match title {
                        Some(title) => view! {
                            <a href=addresses::settings(&slug, section.word())>{section.title()}</a>
                            <crate::ui::components::icon::Icon name="right" />
                            <span aria-current="page">{title}</span>
                        }
                        .into_any(),
                        None => view! { <span aria-current="page">"Settings"</span> }.into_any(),
                    }}
                </nav>
                <header class="head">
                    <div class="head__what">
                        <h1 class="title">{heading}</h1>
                    </div>
                </header>
                <div class="settings">
                    <nav class="settings__nav" aria-label="Settings">
                        <ul class="nav-list">{links}</ul>
                    </nav>
                    <div class="settings__body">{children()}</div>
                </div>
            </div>
        </main>
    }
}

/// A part of a section, with its words.
#[component]
fn Part(
    #[prop(into)] id: String,
    #[prop(into)] title: String,
    #[prop(optional, into)] says: String,
    children: Children,
) -> impl IntoView {
    let label = id.clone();
    view! {
        <section class="part" aria-labelledby=label>
            <div class="part__head">
                <h2 id=id>{title}</h2>
                {(!says.is_empty()).then(|| view! { <p>{says}</p> })}
            </div>
            {children()}
        </section>
    }
}

/// A form that is empty again after it worked.
#[component]
fn Fresh(times: Memo<usize>, children: ChildrenFn) -> impl IntoView {
    view! {
        <For each=move || std::iter::once(times.get()) key=|times| *times let(_times)>
            {children()}
        </For>
    }
}

/// What a refusal says that belongs to none of the fields on the page.
fn elsewhere(error: Option<UiError>, fields: &[crate::domain::refusal::Field]) -> Option<AnyView> {
    error
        .filter(|error| error.field().is_none_or(|field| !fields.contains(&field)))
        .map(|error| view! { <crate::ui::components::trouble::Sorry error /> }.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_offered_what_they_may_not_see() {
        let offered = |role, owner| {
            Section::ALL
                .into_iter()
                .filter(|section| section.is_for(role, owner))
                .map(Section::word)
                .collect::<Vec<_>>()
        };
        assert_eq!(offered(Some(Role::Viewer), false), ["account", "people", "programs", "project"]);
        assert_eq!(offered(Some(Role::Admin), false), ["account", "people", "keys", "programs", "project", "activity"]);
        assert_eq!(offered(Some(Role::Admin), true).last(), Some(&"server"));
    }
}
