//! What stands around every door: the form on one side, a script with its cue on the other.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{server_fns::screen::read_origin, ui::components::icon::Brand};

#[component]
pub fn Door(#[prop(into)] title: String, children: Children) -> impl IntoView {
    let origin = Resource::new(|| (), |()| read_origin());
    let host = move || {
        Suspend::new(async move {
            let origin = origin.await.unwrap_or_default();
            origin.split_once("://").map(|(_, host)| host.to_string()).unwrap_or(origin)
        })
    };
    view! {
        <Title text=title />
        <main class="door" id="main" tabindex="-1">
            <div class="door__form">
                <Brand href="/" />
                {children()}
                <p class="door__foot">
                    <span>
                        <Suspense>{host}</Suspense>
                    </span>
                    <span>"Accounts are made by invitation"</span>
                </p>
            </div>
            <Script />
        </main>
    }
}

/// What Cuebook does, in one picture: versions of a line, and the cue at the one that is live.
#[component]
fn Script() -> impl IntoView {
    view! {
        <div class="script" aria-hidden="true">
            <div class="script__in">
                <div class="script__row">
                    <span class="script__no">"v10"</span>
                    <p>"Answer the customer’s question politely."</p>
                    <p class="script__when">"Tomás, 24 October"</p>
                </div>
                <div class="script__row">
                    <span class="script__no">"v11"</span>
                    <p>"Say sorry, then solve the problem."</p>
                    <p class="script__when">"Ana, 3 November"</p>
                </div>
                <div class="script__row script__row--on">
                    <svg class="needle" viewBox="0 0 24 15">
                        <path d="M.9 7.5 7 1h9.5v13H7z"></path>
                    </svg>
                    <span class="script__no">"v12"</span>
                    <p>"Open with one sentence that shows you understood the problem. Then solve it."</p>
                    <p class="script__flags">
                        <span class="flag flag--live">"production"</span>
                    </p>
                </div>
                <div class="script__row">
                    <span class="script__no">"v13"</span>
                    <p>"Open with one sentence that shows you understood the problem. Hand over if unsure."</p>
                    <p class="script__when">"Jonas, yesterday"</p>
                </div>
                <div class="script__row">
                    <span class="script__no">"v14"</span>
                    <p>"Open with one sentence. Never repeat the whole message back."</p>
                    <p class="script__flags">
                        <span class="flag">"staging"</span>
                    </p>
                </div>
            </div>
        </div>
    }
}
