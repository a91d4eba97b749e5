//! The root of every page: who is looking, and which page the address means.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{ParentRoute, Route, Router, Routes},
    path,
};

use super::{
    components::{live, progress::Progress, toast},
    pages,
    state::{screen, who::Who},
};
use crate::server_fns::people::who_am_i;

#[component]
pub fn Root() -> impl IntoView {
    provide_meta_context();
    screen::provide_screen();
    toast::provide_toasts();
    live::provide_live();
    provide_context(Who(Resource::new(|| (), |()| who_am_i())));
    let (is_routing, set_is_routing) = signal(false);
    view! {
        <Title formatter=|page: String| if page.is_empty() { String::from("Cuebook") } else { format!("{page} · Cuebook") } />
        <Router set_is_routing>
            // External: the browser itself goes there, and takes the focus along.
            <a class="skip btn" href="#main" rel="external">"Skip to content"</a>
            <Progress is_routing />
            <Routes fallback=pages::NotFound>
                <Route path=path!("/") view=pages::Home ssr=SsrMode::Async />
                <ParentRoute path=path!("/p/:project") view=pages::Frame ssr=SsrMode::Async>
                    <Route path=path!("") view=pages::Home ssr=SsrMode::Async />
                    <Route path=path!("prompts") view=pages::Library ssr=SsrMode::Async />
                    <Route path=path!("prompts/:name/compare") view=pages::CompareStart ssr=SsrMode::Async />
                    <Route path=path!("prompts/:name/compare/:range") view=pages::Compare ssr=SsrMode::Async />
                    <Route path=path!("prompts/new") view=pages::NewPrompt ssr=SsrMode::Async />
                    <Route path=path!("prompts/:name/edit") view=pages::Edit ssr=SsrMode::Async />
                    <Route path=path!("prompts/:name") view=pages::Overview ssr=SsrMode::Async />
                    <Route path=path!("prompts/:name/archive") view=pages::Archive ssr=SsrMode::Async />
                    <Route path=path!("prompts/:name/details") view=pages::Details ssr=SsrMode::Async />
                    <Route path=path!("prompts/:name/duplicate") view=pages::Duplicate ssr=SsrMode::Async />
                    <Route path=path!("prompts/:name/tags") view=pages::Tags ssr=SsrMode::Async />
                    <Route path=path!("prompts/:name/usage") view=pages::Usage ssr=SsrMode::Async />
                    <Route path=path!("settings") view=pages::SettingsStart ssr=SsrMode::Async />
                    <Route path=path!("settings/account") view=pages::Account ssr=SsrMode::Async />
                    <Route path=path!("settings/activity") view=pages::ActivityRecord ssr=SsrMode::Async />
                    <Route path=path!("settings/keys") view=pages::Keys ssr=SsrMode::Async />
                    <Route path=path!("settings/people") view=pages::People ssr=SsrMode::Async />
                    <Route path=path!("settings/people/:person") view=pages::Person ssr=SsrMode::Async />
                    <Route path=path!("settings/project") view=pages::ProjectSettings ssr=SsrMode::Async />
                    <Route path=path!("settings/server") view=pages::ServerSettings ssr=SsrMode::Async />
                    <Route path=path!("welcome") view=pages::Welcome ssr=SsrMode::Async />
                    <Route path=path!("*rest") view=pages::NotFound ssr=SsrMode::Async />
                </ParentRoute>
                <Route path=path!("/join") view=pages::Join ssr=SsrMode::Async />
                <Route path=path!("/prompts") view=pages::Home ssr=SsrMode::Async />
                <Route path=path!("/prompts/*rest") view=pages::Home ssr=SsrMode::Async />
                <Route path=path!("/reset") view=pages::Reset ssr=SsrMode::Async />
                <Route path=path!("/setup") view=pages::SetUp ssr=SsrMode::Async />
                <Route path=path!("/signin") view=pages::SignInPage ssr=SsrMode::Async />
            </Routes>
            <live::Live />
        </Router>
    }
}
