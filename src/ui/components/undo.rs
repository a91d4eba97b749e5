//! Undo, in the toast that says what was done. The step back is a use case of its own, asked for like any other: the tag is
//! set where it was, or removed where it was not; the prompt is brought back.

use leptos::{form::ActionForm, prelude::*};
use leptos_router::{
    hooks::{use_location, use_query_map},
    params::ParamsMap,
};

use super::toast::toasts;
use crate::{
    domain::{
        access::Role,
        prompts::{
            number::VersionNumber,
            page::PromptHead,
            tag::{TagMove, TagName},
        },
    },
    server_fns::{
        UiError,
        prompts::{BringBackPrompt, RemoveTag, SetTag, read_tags},
    },
    ui::state::{
        project::use_project,
        who::{may_edit, role_in, who},
    },
};

/// The steps back, one set for all toasts.
#[derive(Clone, Copy)]
pub struct Undoing {
    set_tag: ServerAction<SetTag>,
    remove_tag: ServerAction<RemoveTag>,
    bring_back: ServerAction<BringBackPrompt>,
    /// The prompt that this window archived last: the address of the library does not name it.
    archived: RwSignal<Option<PromptHead>>,
}

impl Undoing {
    pub(super) fn new() -> Self {
        Self {
            set_tag: ServerAction::new(),
            remove_tag: ServerAction::new(),
            bring_back: ServerAction::new(),
            archived: RwSignal::new(None),
        }
    }

    /// Rises with every step back: what a page read before is old then.
    pub fn steps(self) -> usize {
        self.set_tag.version().get() + self.remove_tag.version().get()
    }

    pub fn will_archive(self, head: PromptHead) {
        self.archived.set(Some(head));
    }

    /// What the server said to the last step back, when it said no.
    pub fn refused(self) -> Option<UiError> {
        let refused = [self.set_tag.value().get(), self.remove_tag.value().get(), self.bring_back.value().get()];
        refused.into_iter().flatten().find_map(Result::err)
    }
}

/// What was done, in better words where more is known than the address says, and the way back for those who may go it.
#[component]
pub fn Told(words: String) -> impl IntoView {
    let query = use_query_map().get_untracked();
    let path = use_location().pathname.get_untracked();
    match (named_tag(&query), prompt_of(&path)) {
        (Some(tag), Some(name)) => view! { <ToldOfTag words name tag /> }.into_any(),
        _ if query.get("done").as_deref() == Some("archived") => view! { <ToldOfArchive words /> }.into_any(),
        _ => view! { <p>{words}</p> }.into_any(),
    }
}

fn named_tag(query: &ParamsMap) -> Option<TagName> {
    let word = query.get("tagged").or_else(|| query.get("untagged"))?;
    TagName::parse(&word).ok()
}

/// The name in `/p/acme/prompts/support-reply/tags`.
fn prompt_of(path: &str) -> Option<String> {
    path.split('/').nth(4).filter(|name| !name.is_empty()).map(String::from)
}

#[component]
fn ToldOfTag(words: String, name: String, tag: TagName) -> impl IntoView {
    let project = use_project().get_untracked();
    let steps = Memo::new(move |_| toasts().undoing.steps());
    let last = {
        let (project, name) = (project.clone(), name.clone());
        Resource::new(
            move || steps.get(),
            move |_| {
                let (project, name, tag) = (project.clone(), name.clone(), tag.clone());
                async move {
                    let page = read_tags(project, name).await.ok()?;
                    page.moves.into_iter().find(|last| last.name == tag)
                }
            },
        )
    };
    view! {
        <Transition>
            {move || {
                let (project, name, words) = (project.clone(), name.clone(), words.clone());
                Suspend::new(async move {
                    let last = last.await;
                    // An address that was kept tells of an old move; a newer one may be somebody else's.
                    let me = who().0.await.ok().flatten().map(|me| me.name);
                    let is_mine = last.as_ref().map(|last| &last.person) == me.as_ref();
                    let may_undo = is_mine && may_edit(&project).await;
                    let words = last.as_ref().map_or(words, moved);
                    let undo = last.filter(|_| may_undo).map(|last| view! { <UndoMove project name last /> });
                    view! {
                        <p>{words}</p>
                        {undo}
                    }
                })
            }}
        </Transition>
    }
}

fn moved(last: &TagMove) -> String {
    match last.to {
        Some(to) => format!("{} now points at v{to}.", last.name),
        None => format!("The tag {} is removed.", last.name),
    }
}

/// Both ways back say where this page saw the tag, so that a move of somebody else is never undone.
#[component]
fn UndoMove(project: String, name: String, last: TagMove) -> impl IntoView {
    let undoing = toasts().undoing;
    let tag = last.name.to_string();
    let seen = last.to.map_or(0, VersionNumber::get).to_string();
    match last.from {
        Some(from) => view! {
            <ActionForm action=undoing.set_tag>
                <input type="hidden" name="project" value=project />
                <input type="hidden" name="name" value=name />
                <input type="hidden" name="tag" value=tag />
                <input type="hidden" name="version" value=from.to_string() />
                <input type="hidden" name="from" value=seen />
                <UndoButton />
            </ActionForm>
        }
        .into_any(),
        None => view! {
            <ActionForm action=undoing.remove_tag>
                <input type="hidden" name="project" value=project />
                <input type="hidden" name="name" value=name />
                <input type="hidden" name="tag" value=tag />
                <input type="hidden" name="from" value=seen />
                <UndoButton />
            </ActionForm>
        }
        .into_any(),
    }
}

/// Only admins bring a prompt back, and only the window that archived it knows which one is meant.
#[component]
fn ToldOfArchive(words: String) -> impl IntoView {
    let project = use_project().get_untracked();
    let undoing = toasts().undoing;
    let undo = move || {
        let project = project.clone();
        let head = undoing.archived.get()?;
        Some(Suspend::new(async move {
            (role_in(&project).await == Some(Role::Admin)).then(|| {
                view! {
                    <ActionForm action=undoing.bring_back>
                        <input type="hidden" name="project" value=project />
                        <input type="hidden" name="uuid" value=head.uuid.to_string() />
                        <UndoButton />
                    </ActionForm>
                }
            })
        }))
    };
    view! {
        <p>{words}</p>
        <Transition>{undo}</Transition>
    }
}

#[component]
fn UndoButton() -> impl IntoView {
    view! {
        <button class="btn btn--s btn--quiet" type="submit">
            "Undo"
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prompt_is_the_word_after_prompts() {
        assert_eq!(prompt_of("/p/acme/prompts/support-reply/tags").as_deref(), Some("support-reply"));
        assert_eq!(prompt_of("/p/acme/prompts"), None);
    }
}
