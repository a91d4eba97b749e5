//! What else a version holds: variables, model settings, metadata.

use leptos::prelude::*;

use crate::{
    domain::prompts::version::PromptVersion,
    ui::components::{
        facts::{AsJson, Facts, facts_of, settings_of},
        variables::{Variables, variables_of},
    },
};

#[component]
pub fn VariablesSection(version: PromptVersion) -> impl IntoView {
    let found = variables_of(&version.content, version.format);
    let hint = (!found.variables.is_empty()).then(|| view! { <p class="hang__hint">"Your product fills these in"</p> });
    view! {
        <section class="hang">
            <div class="hang__label">
                <h2>"Variables"</h2>
                {hint}
            </div>
            <Variables found kind=version.content.kind() />
        </section>
    }
}

#[component]
pub fn Settings(version: PromptVersion) -> impl IntoView {
    version.settings.filter(|settings| !settings.map().is_empty()).map(|settings| {
        view! {
            <section class="hang">
                <div class="hang__label">
                    <h2>"Model settings"</h2>
                </div>
                <div class="found">
                    <Facts facts=settings_of(&settings) />
                    <AsJson object=settings />
                </div>
            </section>
        }
    })
}

#[component]
pub fn Metadata(version: PromptVersion) -> impl IntoView {
    version.metadata.filter(|metadata| !metadata.map().is_empty()).map(|metadata| {
        view! {
            <section class="hang">
                <div class="hang__label">
                    <h2>"Metadata"</h2>
                    <p class="hang__hint">"Of this version"</p>
                </div>
                <Facts facts=facts_of(&metadata) />
            </section>
        }
    })
}
