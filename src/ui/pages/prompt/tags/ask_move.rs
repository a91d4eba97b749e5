//! Before a tag is moved: from where to where, and what that means.

use leptos::prelude::*;

use super::{address, moves::Arrow};
use crate::{
    domain::prompts::{number::VersionNumber, page::PromptHead, tag::TagName},
    server_fns::prompts::SetTag,
    ui::{
        components::{
            dialog::{Ask, DialogFoot},
            tag::Flag,
            trouble::Sorry,
        },
        state::addresses,
    },
};

#[component]
pub fn AskMove(
    project: String,
    head: PromptHead,
    tag: TagName,
    to: VersionNumber,
    move_tag: ServerAction<SetTag>,
) -> impl IntoView {
    let name = head.name.to_string();
    let from = head.tags.iter().find(|other| other.name == tag).map(|other| other.number);
    let back = addresses::tags(&project, &name);
    if to > head.latest {
        let words = format!("{name} has the versions 1 to {}. Choose one of them.", head.latest);
        return view! { <Nothing title=format!("There is no version {to}") words back=address(&project, &name, &[("move", tag.as_str())]) /> }
            .into_any();
    }
    if from == Some(to) {
        let words = String::from("Nothing is to be done.");
        return view! { <Nothing title=format!("{tag} already points at v{to}") words back /> }.into_any();
    }
    let (title, step) = match from {
        Some(_) => (format!("Point {tag} at version {to}?"), format!("Move {tag} to v{to}")),
        None => (format!("Create {tag} at version {to}?"), format!("Create {tag} at v{to}")),
    };
    let means = match from {
        Some(_) => format!(
            "Programs that ask for {tag} get version {to} from the next fetch on, at the latest five minutes from now. You can move it back at any time."
        ),
        None => format!("Programs that ask for {tag} get version {to} from then on. You can move it at any time."),
    };
    let compare = from.map(|from| {
        let href = addresses::compare(&project, &name, from, to);
        view! {
            <p>
                <a class="link" href=href>
                    "See what changes between them"
                </a>
            </p>
        }
    });
    let error = move || move_tag.value().get().and_then(Result::err).map(|error| view! { <Sorry error /> });
    view! {
        <Ask title>
            <p class="move move--big">
                {from.map(|from| view! { <span class="no">{format!("v{from}")}</span><Arrow /> })}
                <span class="no">{format!("v{to}")}</span>
                <Flag tag=tag.clone() />
            </p>
            <p>{means}</p>
            {compare}
            {error}
            <ActionForm action=move_tag>
                <input type="hidden" name="project" value=project />
                <input type="hidden" name="name" value=name />
                <input type="hidden" name="tag" value=tag.to_string() />
                <input type="hidden" name="version" value=to.to_string() />
                <input type="hidden" name="from" value=from.map_or(0, VersionNumber::get).to_string() />
                <DialogFoot back>
                    <button class="btn btn--main" type="submit" aria-keyshortcuts="Control+Enter">
                        {step}
                    </button>
                </DialogFoot>
            </ActionForm>
        </Ask>
    }
    .into_any()
}

/// A question that answers itself.
#[component]
pub fn Nothing(title: String, words: String, back: String) -> impl IntoView {
    view! {
        <Ask title>
            <p>{words}</p>
            <div class="dialog__foot">
                <a class="btn btn--main" href=back>
                    "Back"
                </a>
            </div>
        </Ask>
    }
}
