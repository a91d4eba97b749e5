//! The tags of a prompt: where they point, who moved them, and moving them. Each step has its own address, so that all of
//! it works without a script.

mod ask_move;
mod ask_remove;
mod choose;
mod create;
mod moves;
mod table;

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{archive::NotYours, use_number, use_prompt_name, use_word};
use crate::{
    domain::prompts::{number::VersionNumber, page::TagsPage, tag::TagName},
    server_fns::{
        UiError,
        prompts::{RemoveTag, SetTag, read_tags},
        screen::Typed,
    },
    ui::{
        components::{
            prompt_top::{PromptTop, Tab, Top},
            toast::toasts,
            trouble::{Sorry, Trouble, is_passing},
        },
        state::{addresses, project::use_project, typed::use_typed, who::may_edit},
    },
};
use ask_move::AskMove;
use ask_remove::AskRemove;
use choose::{ChooseTag, ChooseVersion};
use create::CreateTag;
use moves::Moves;
use table::TagTable;

/// Where somebody stands between "I want to move a tag" and having moved it.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    List,
    /// A tag is chosen, its version is not.
    WhichVersion {
        tag: String,
    },
    /// A version is chosen, its tag is not; `tag` is a name that breaks the rules.
    WhichTag {
        to: i32,
        tag: Option<String>,
    },
    Confirm {
        tag: TagName,
        to: VersionNumber,
    },
    Remove {
        tag: String,
    },
}

fn step(moving: Option<String>, to: Option<i32>, removing: Option<String>) -> Step {
    match (removing, moving, to) {
        (Some(tag), _, _) => Step::Remove { tag },
        (None, Some(tag), None) => Step::WhichVersion { tag },
        (None, Some(tag), Some(to)) => match (TagName::parse(&tag), VersionNumber::new(to)) {
            (Ok(tag), Some(to)) => Step::Confirm { tag, to },
            (Err(_), _) => Step::WhichTag { to, tag: Some(tag) },
            (Ok(tag), None) => Step::WhichVersion { tag: tag.to_string() },
        },
        (None, None, Some(to)) => Step::WhichTag { to, tag: None },
        (None, None, None) => Step::List,
    }
}

/// What the server is asked to do on these pages. Creating and moving have their own answers.
#[derive(Clone, Copy)]
struct Doors {
    create: ServerAction<SetTag>,
    move_tag: ServerAction<SetTag>,
    remove: ServerAction<RemoveTag>,
}

impl Doors {
    /// Rises with every answer after which the page may be another.
    fn answers(self) -> Memo<usize> {
        let (create, move_tag, remove) = (answers(self.create), answers(self.move_tag), answers(self.remove));
        Memo::new(move |_| create.get() + move_tag.get() + remove.get())
    }
}

/// While nobody can be asked nothing changes, and what is typed stays.
fn answers<Door>(action: ServerAction<Door>) -> Memo<usize>
where
    Door: ServerFn<Error = UiError> + Clone + Send + Sync + 'static,
    Door::Output: Clone + Send + Sync + 'static,
{
    Memo::new(move |before: Option<&usize>| {
        let version = action.version().get();
        match action.value().get() {
            Some(Err(error)) if is_passing(&error) => before.copied().unwrap_or_default(),
            Some(_) | None => version,
        }
    })
}

#[component]
pub fn Tags() -> impl IntoView {
    let (project, name) = (use_project(), use_prompt_name());
    let (moving, to, removing) = (use_word("move"), use_number("to"), use_word("remove"));
    let step = Memo::new(move |_| step(moving.get(), to.get(), removing.get()));
    let doors = Doors { create: ServerAction::new(), move_tag: ServerAction::new(), remove: ServerAction::new() };
    let typed = use_typed("set_tag");
    let undoing = toasts().undoing;
    let answers = doors.answers();
    let page = Resource::new(
        move || (project.get(), name.get(), answers.get() + undoing.steps()),
        |(project, name, _)| read_tags(project, name),
    );
    let seen = StoredValue::new(None::<(String, TagsPage)>);
    view! {
        <Transition>
            {move || {
                let step = step.get();
                Suspend::new(async move {
                    let project = project.get_untracked();
                    let (page, stale) = match page.await {
                        Ok(page) => {
                            seen.set_value(Some((project.clone(), page.clone())));
                            (page, None)
                        }
                        Err(error) => match seen_before(seen, &project, &name.get_untracked(), &error) {
                            Some(page) => (page, Some(error)),
                            None => return view! { <Trouble error /> }.into_any(),
                        },
                    };
                    let may_edit = may_edit(&project).await;
                    let typed = typed.await;
                    view! { <Stepped project page stale may_edit step typed doors /> }.into_any()
                })
            }}
        </Transition>
    }
}

/// The page as it was last, for a moment in which it cannot be read anew.
fn seen_before(
    seen: StoredValue<Option<(String, TagsPage)>>,
    project: &str,
    name: &str,
    error: &UiError,
) -> Option<TagsPage> {
    let (of, page) = seen.get_value().filter(|_| is_passing(error))?;
    (of == project && page.head.name.as_str() == name).then_some(page)
}

#[component]
fn Stepped(
    project: String,
    page: TagsPage,
    /// Why the page could not be read anew.
    stale: Option<UiError>,
    may_edit: bool,
    step: Step,
    typed: Typed,
    doors: Doors,
) -> impl IntoView {
    let head = page.head.clone();
    if step != Step::List && !may_edit {
        return view! { <NotYours project name=head.name.to_string() /> }.into_any();
    }
    match step {
        Step::List => view! { <List project page stale may_edit typed doors /> }.into_any(),
        Step::WhichVersion { tag } => view! { <ChooseVersion project head tag /> }.into_any(),
        Step::WhichTag { to, tag } => view! { <ChooseTag project head to wrong=tag /> }.into_any(),
        Step::Confirm { tag, to } => view! { <AskMove project head tag to move_tag=doors.move_tag /> }.into_any(),
        Step::Remove { tag } => view! { <AskRemove project head tag remove=doors.remove /> }.into_any(),
    }
}

#[component]
fn List(
    project: String,
    page: TagsPage,
    stale: Option<UiError>,
    may_edit: bool,
    typed: Typed,
    doors: Doors,
) -> impl IntoView {
    let TagsPage { head, moves, now } = page;
    let top = Top { project: project.clone(), head: head.clone(), shown: None, tab: Tab::Tags, may_edit, now };
    view! {
        <Title text=format!("Tags of {}", head.name) />
        <main class="page" id="main" tabindex="-1">
            <PromptTop top />
            <div class="wrap">
                <div class="usage">
                    {stale.map(|error| view! { <Sorry error /> })}
                    <section class="part">
                        <div class="part__head">
                            <h2>"Tags"</h2>
                        </div>
                        <p class="muted">
                            "A tag points at one version. Programs that ask for the tag get that version, and after a move the new "
                            "one: no deployment needed."
                        </p>
                        <TagTable project=project.clone() head=head.clone() moves=moves.clone() may_edit now />
                    </section>
                    {may_edit.then(|| view! { <CreateTag project=project.clone() head=head.clone() typed=typed.clone() create=doors.create /> })}
                    <Moves project head moves now />
                </div>
            </div>
        </main>
    }
}

/// This page with a question: `move=production`, `to=3`, `remove=staging`.
fn address(project: &str, name: &str, question: &[(&str, &str)]) -> String {
    let pairs: Vec<String> =
        question.iter().map(|(key, value)| format!("{key}={}", addresses::encode(value))).collect();
    format!("{}?{}", addresses::tags(project, name), pairs.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_which_step_comes_next() {
        let word = |word: &str| Some(word.to_string());
        assert_eq!(step(None, None, None), Step::List);
        assert_eq!(step(word("staging"), None, None), Step::WhichVersion { tag: "staging".into() });
        assert_eq!(step(None, Some(3), None), Step::WhichTag { to: 3, tag: None });
        assert_eq!(step(word("Staging"), Some(3), None), Step::WhichTag { to: 3, tag: word("Staging") });
        assert!(matches!(step(word("staging"), Some(3), None), Step::Confirm { .. }));
        assert_eq!(step(word("staging"), Some(0), None), Step::WhichVersion { tag: "staging".into() });
        assert!(matches!(step(word("staging"), Some(3), word("staging")), Step::Remove { .. }));
    }
}
