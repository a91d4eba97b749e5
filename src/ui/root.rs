//! The root of every page: who is looking, and which page the address means.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    Lazy, SsrMode,
    components::{ParentRoute, Route, Router, Routes},
    path,
};

use super::{
    components::{live, progress::Progress, toast},
    pages::{
        self,
        lazy::{people, prompt, text},
    },
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
                    <Route path=path!("prompts/:name/compare") view={Lazy::<text::CompareStart>::new()} ssr=SsrMode::Async />
                    <Route path=path!("prompts/:name/compare/:range") view={Lazy::<text::Compare>::new()} ssr=SsrMode::Async />
                    <Route path=path!("prompts/new") view={Lazy::<text::NewPrompt>::new()} ssr=SsrMode::Async />
                    <Route path=path!("prompts/:name/edit") view={Lazy::<text::Edit>::new()} ssr=SsrMode::Async />
                    <Route path=path!("prompts/:name") view={Lazy::<prompt::Overview>::new()} ssr=SsrMode::Async />
                    <Route path=path!("prompts/:name/archive") view={Lazy::<prompt::Archive>::new()} ssr=SsrMode::Async />
                    <Route path=path!("prompts/:name/details") view={Lazy::<prompt::Details>::new()} ssr=SsrMode::Async />
                    <Route path=path!("prompts/:name/duplicate") view={Lazy::<prompt::Duplicate>::new()} ssr=SsrMode::Async />
                    <Route path=path!("prompts/:name/tags") view={Lazy::<prompt::Tags>::new()} ssr=SsrMode::Async />
                    <Route path=path!("prompts/:name/usage") view={Lazy::<prompt::Usage>::new()} ssr=SsrMode::Async />
                    <Route path=path!("settings") view={Lazy::<people::SettingsStart>::new()} ssr=SsrMode::Async />
                    <Route path=path!("settings/account") view={Lazy::<people::Account>::new()} ssr=SsrMode::Async />
                    <Route path=path!("settings/activity") view={Lazy::<people::ActivityRecord>::new()} ssr=SsrMode::Async />
                    <Route path=path!("settings/keys") view={Lazy::<people::Keys>::new()} ssr=SsrMode::Async />
                    <Route path=path!("settings/people") view={Lazy::<people::People>::new()} ssr=SsrMode::Async />
                    <Route path=path!("settings/people/:person") view={Lazy::<people::Person>::new()} ssr=SsrMode::Async />
                    <Route path=path!("settings/programs") view={Lazy::<people::Programs>::new()} ssr=SsrMode::Async />
                    <Route path=path!("settings/project") view={Lazy::<people::ProjectSettings>::new()} ssr=SsrMode::Async />
                    <Route path=path!("settings/server") view={Lazy::<people::ServerSettings>::new()} ssr=SsrMode::Async />
                    <Route path=path!("welcome") view={Lazy::<people::Welcome>::new()} ssr=SsrMode::Async />
                    <Route path=path!("*rest") view=pages::NotFound ssr=SsrMode::Async />
                </ParentRoute>
                <Route path=path!("/join") view={Lazy::<people::Join>::new()} ssr=SsrMode::Async />
                <Route path=path!("/prompts") view=pages::Home ssr=SsrMode::Async />
                <Route path=path!("/prompts/*rest") view=pages::Home ssr=SsrMode::Async />
                <Route path=path!("/reset") view={Lazy::<people::Reset>::new()} ssr=SsrMode::Async />
                <Route path=path!("/setup") view={Lazy::<people::SetUp>::new()} ssr=SsrMode::Async />
                <Route path=path!("/signin") view={Lazy::<people::SignInPage>::new()} ssr=SsrMode::Async />
            </Routes>
            <live::Live />
        </Router>
    }
}
