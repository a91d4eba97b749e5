//! Taking a prompt out of use: asked once, with what it means.

use leptos::prelude::*;

use super::use_prompt_name;
use crate::{
    domain::prompts::page::PromptHead,
    server_fns::prompts::{ArchivePrompt, read_tags},
    ui::{
        components::{
            dialog::{Ask, DialogFoot},
            tag::TagPointer,
            toast::toasts,
            trouble::{Sorry, Trouble},
        },
        state::{addresses, project::use_project, who::may_edit},
    },
};

#[component]
pub fn Archive() -> impl IntoView {
    let (project, name) = (use_project(), use_prompt_name());
    let archive = ServerAction::<ArchivePrompt>::new();
    let page = Resource::new(move || (project.get(), name.get()), |(project, name)| read_tags(project, name));
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let project = project.get_untracked();
                match page.await {
                    Ok(page) if may_edit(&project).await => {
                        view! { <Question project head=page.head archive /> }.into_any()
                    }
                    Ok(page) => view! { <NotYours project name=page.head.name.to_string() /> }.into_any(),
                    Err(error) => view! { <Trouble error /> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Question(project: String, head: PromptHead, archive: ServerAction<ArchivePrompt>) -> impl IntoView {
    let name = head.name.to_string();
    let back = addresses::prompt(&project, &name);
    let tags =
        head.tags.iter().map(|tag| view! { <TagPointer tag=tag.name.clone() number=tag.number /> }).collect::<Vec<_>>();
    let tags = (!tags.is_empty()).then(|| {
        view! {
            <p>"These tags stop working with it:"</p>
            <div class="row">{tags}</div>
        }
    });
    let undoing = toasts().undoing;
    let remember = move |_| undoing.will_archive(head.clone());
    let error = move || archive.value().get().and_then(Result::err).map(|error| view! { <Sorry error /> });
    view! {
        <Ask title=format!("Archive {name}?")>
            <p>
                "From now on no program gets this prompt, neither by name nor by version or tag. Running programs that have "
                "fetched it keep their copy for up to five minutes, some until they are restarted."
            </p>
            {tags}
            <p>
                "Nothing is deleted: an admin finds it among the archived prompts with all its versions, and can bring it back "
                "while its name is free. The name is free at once, for a new prompt."
            </p>
            {error}
            <ActionForm action=archive on:submit=remember>
                <input type="hidden" name="project" value=project />
                <input type="hidden" name="name" value=name />
                <DialogFoot back>
                    <button class="btn btn--danger" type="submit" aria-keyshortcuts="Control+Enter">
                        "Archive"
                    </button>
                </DialogFoot>
            </ActionForm>
        </Ask>
    }
}

/// For those who may read and not change.
#[component]
pub fn NotYours(project: String, name: String) -> impl IntoView {
    view! {
        <Ask title="You can read this prompt">
            <p>"To change it you need to be an editor of this project. An admin of the project can make you one."</p>
            <div class="dialog__foot">
                <a class="btn btn--main" href=addresses::prompt(&project, &name)>
                    {format!("Back to {name}")}
                </a>
            </div>
        </Ask>
    }
}
