//! Two changes of one version, one above the other: theirs is published, mine goes on top of it.

use leptos::prelude::*;

use super::{
    faults::{Looked, look_at},
    publish_bar::{PublishBar, told_of},
    reviewing::{Faults, ReviewTop},
};
use crate::{
    domain::prompts::{draft::Draft, page::EditorPage},
    server_fns::prompts::PublishVersion,
    ui::{
        components::{
            conflict::{Fork, given_name},
            editor::{EditTarget, StartAgain},
            review::Changes,
        },
        state::addresses,
    },
};

/// `page.newer` is there; without it there is nothing to choose.
#[component]
pub fn Both(project: String, page: EditorPage, draft: Draft, publish: ServerAction<PublishVersion>) -> impl IntoView {
    let Some(newer) = page.newer.clone() else {
        return ().into_any();
    };
    let name = page.head.name.to_string();
    let (base, number) = (page.base.number, newer.number);
    let Looked { snapshot, faults } = look_at(&draft.text);
    let (start, theirs) = (page.base.snapshot(), newer.snapshot());
    let target =
        EditTarget { project: project.clone(), name: name.clone(), base: number, restored_from: draft.restored_from };
    let not_yet = match (faults.is_empty(), snapshot.says_the_same_as(&theirs)) {
        (false, _) => Some(String::from("First repair what is named above")),
        (true, true) => Some(format!("Version {number} already says exactly this")),
        (true, false) => None,
    };
    let given = given_name(&newer.author);
    let edit = addresses::edit(&project, &name);
    let now = page.now;
    let told = told_of(publish);
    view! {
        <main class="page" id="main" tabindex="-1">
            <div class="wrap">
                <ReviewTop project=project.clone() page=page title="Both changes" />
                {told.with_page()}
            </div>
            <div class="wrap">
                <Fork base=base newer=newer now=now>
                    <StartAgain project=project name=name words=format!("Start from version {number}") at_start=true />
                </Fork>
                <Faults faults=faults edit=edit />
            </div>
            <div class="wrap">
                <section aria-labelledby="h-theirs">
                    <div class="section-head">
                        <h2 id="h-theirs">{format!("What {given} changed")}</h2>
                    </div>
                    <Changes
                        base=start.clone()
                        head=theirs
                        base_title=format!("v{base}")
                        head_title=format!("v{number}")
                        prefix="theirs-"
                    />
                </section>
                <section aria-labelledby="h-mine">
                    <div class="section-head">
                        <h2 id="h-mine">"What you changed"</h2>
                    </div>
                    <Changes base=start head=snapshot base_title=format!("v{base}") head_title="Your draft" prefix="mine-" />
                </section>
                <p class="muted">
                    {format!(
                        "Publishing on top puts your text in the place of version {number}. What {given} changed is not in your text unless you write it there; version {number} itself stays as it is.",
                    )}
                </p>
            </div>
            <PublishBar
                target=target
                text=draft.text
                words=format!("Publish on top of version {number}")
                publish=publish
                told=told
                not_yet=not_yet
            />
        </main>
    }
    .into_any()
}
