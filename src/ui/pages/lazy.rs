//! Pages that the browser loads when somebody first opens one. What every visit needs (the frame, the library) is in
//! the main program; everything else comes in parts, so that the first page is light.

use leptos::{
    prelude::*,
    task::spawn_local,
    wasm_split::{SplitLoaderError, wasm_split},
};
use leptos_router::LazyRoute;

use crate::ui::components::trouble::Lost;

/// One module a part, with a lazy route for each of its pages. `$part` is also the name under which the bundler's
/// manifest lists the part's files.
macro_rules! parts {
    ($($part:ident { $($name:ident: $page:ident),+ $(,)? })+) => {
        $(pub mod $part {
            use super::*;

            $(
                pub(super) mod $name {
                    use super::*;

                    #[wasm_split($part, wasm_split_path = ::leptos::wasm_split, preload(load), fallible)]
                    pub fn $name() -> Result<AnyView, SplitLoaderError> {
                        Ok(crate::ui::pages::$page().into_any())
                    }
                }

                pub struct $page;

                impl LazyRoute for $page {
                    fn data() -> Self {
                        Self
                    }

                    async fn view(_: Self) -> AnyView {
                        $name::$name().await.unwrap_or_else(|_| not_loaded())
                    }

                    /// The router awaits this before it draws: the view must be there at once when it takes over the
                    /// server's HTML.
                    async fn preload() {
                        let _met_again_by_the_view = $name::load().await;
                    }
                }
            )+
        })+
    };
}

// Few and large: what two parts share goes into a file of its own, so every further part doubles the files.
parts! {
    prompt {
        archive: Archive,
        details: Details,
        duplicate: Duplicate,
        overview: Overview,
        tags: Tags,
        usage: Usage,
    }
    text {
        compare: Compare,
        compare_start: CompareStart,
        edit: Edit,
        new_prompt: NewPrompt,
    }
    people {
        account: Account,
        activity: ActivityRecord,
        join: Join,
        keys: Keys,
        people: People,
        person: Person,
        programs: Programs,
        project: ProjectSettings,
        reset: Reset,
        server: ServerSettings,
        set_up: SetUp,
        settings: SettingsStart,
        sign_in: SignInPage,
        welcome: Welcome,
    }
}

/// The network failed, or a newer server no longer has the files of this page's program: a reload gets the new one.
fn not_loaded() -> AnyView {
    let words = "The rest of this page could not be loaded. Check the connection, then load it again.";
    view! { <Lost title="One moment" words again=true /> }.into_any()
}

/// A part that is loaded with the first page that needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Reading a prompt, and what is kept about it.
    Prompt,
    /// Working on its text: writing and comparing.
    Text,
    /// Accounts, keys and projects, and the doors that one comes in by.
    People,
}

impl Part {
    /// The part that the page at `path` is in; `None` for what is in the main program.
    ///
    /// Only a hint for loading ahead: the routes decide what a page is.
    pub fn of(path: &str) -> Option<Self> {
        let words: Vec<&str> = path.split('/').filter(|word| !word.is_empty()).collect();
        match words.as_slice() {
            ["signin" | "setup" | "join" | "reset"] | ["p", _, "welcome"] | ["p", _, "settings", ..] => {
                Some(Self::People)
            }
            ["p", _, "prompts", "new"] | ["p", _, "prompts", _, "edit" | "compare", ..] => Some(Self::Text),
            ["p", _, "prompts", _, ..] => Some(Self::Prompt),
            _ => None,
        }
    }

    /// As the bundler's manifest names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Prompt => "prompt",
            Self::Text => "text",
            Self::People => "people",
        }
    }

    /// Fetches it, so that a page in it opens at once. A failure is met again, and told, when the page is opened.
    pub async fn load(self) {
        let _met_again = match self {
            Self::Prompt => prompt::overview::load().await,
            Self::Text => text::edit::load().await,
            Self::People => people::account::load().await,
        };
    }

    /// For a page whose form leads to a page of this part: fetched as soon as the browser's half has taken over, so that
    /// the answer's page stands there together with the news of it.
    pub fn load_ahead(self) {
        Effect::new(move |_| spawn_local(self.load()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_tells_the_part() {
        for (path, part) in [
            ("/", None),
            ("/p/acme/prompts", None),
            ("/p/acme/prompts/", None),
            ("/p/acme/nothing-here", None),
            ("/signin", Some(Part::People)),
            ("/p/acme/welcome", Some(Part::People)),
            ("/p/acme/settings/keys", Some(Part::People)),
            ("/p/acme/prompts/new", Some(Part::Text)),
            ("/p/acme/prompts/reply/edit", Some(Part::Text)),
            ("/p/acme/prompts/reply", Some(Part::Prompt)),
            ("/p/acme/prompts/reply/tags", Some(Part::Prompt)),
            ("/p/acme/prompts/reply/compare/1...2", Some(Part::Text)),
        ] {
            assert_eq!(Part::of(path), part, "{path}");
        }
    }
}
