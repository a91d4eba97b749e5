//! Before a tag is removed: what stops working.

use leptos::prelude::*;

use super::ask_move::Nothing;
use crate::{
    domain::prompts::page::PromptHead,
    server_fns::prompts::RemoveTag,
    ui::{
        components::{
            dialog::{Ask, DialogFoot},
            tag::TagPointer,
            trouble::Sorry,
        },
        state::addresses,
    },
};

#[component]
pub fn AskRemove(project: String, head: PromptHead, tag: String, remove: ServerAction<RemoveTag>) -> impl IntoView {
    let name = head.name.to_string();
    let back = addresses::tags(&project, &name);
    let Some(tag) = head.tags.iter().find(|other| other.name.as_str() == tag).cloned() else {
        let words = String::from("Perhaps somebody removed it already.");
        return view! { <Nothing title=String::from("This tag is not here") words back /> }.into_any();
    };
    let word = tag.name.to_string();
    let error = move || remove.value().get().and_then(Result::err).map(|error| view! { <Sorry error /> });
    view! {
        <Ask title=format!("Remove {word}?")>
            <p>
                <TagPointer tag=tag.name number=tag.number />
            </p>
            <p>
                {format!("Programs that ask for {word} find nothing from then on, unless you create it again. ")}
                "The version stays, and so does the history of the tag."
            </p>
            {error}
            <ActionForm action=remove>
                <input type="hidden" name="project" value=project />
                <input type="hidden" name="name" value=name />
                <input type="hidden" name="tag" value=word />
                <input type="hidden" name="from" value=tag.number.to_string() />
                <DialogFoot back>
                    <button class="btn btn--danger" type="submit" aria-keyshortcuts="Control+Enter">
                        "Remove the tag"
                    </button>
                </DialogFoot>
            </ActionForm>
        </Ask>
    }
    .into_any()
}
