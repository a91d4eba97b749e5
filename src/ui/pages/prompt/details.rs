//! What is the same for all versions of a prompt: description, topics, its own metadata.

use leptos::prelude::*;
use leptos_meta::Title;

use super::{archive::NotYours, use_prompt_name};
use crate::{
    domain::{
        prompts::{object::JsonObject, page::PromptHead},
        refusal::Field as RefusedField,
    },
    server_fns::{
        prompts::{DescribePrompt, read_tags},
        screen::Typed,
    },
    ui::{
        components::{
            field::{Field, error_at, note_of},
            icon::Icon,
            text_area::TextArea,
            trouble::{Sorry, Trouble},
        },
        state::{addresses, project::use_project, typed::use_typed, who::may_edit},
    },
};

#[component]
pub fn Details() -> impl IntoView {
    let (project, name) = (use_project(), use_prompt_name());
    let describe = ServerAction::<DescribePrompt>::new();
    let typed = use_typed("describe_prompt");
    let page = Resource::new(move || (project.get(), name.get()), |(project, name)| read_tags(project, name));
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let project = project.get_untracked();
                match page.await {
                    Ok(page) if may_edit(&project).await => {
                        view! { <Page project head=page.head typed=typed.await describe /> }.into_any()
                    }
                    Ok(page) => view! { <NotYours project name=page.head.name.to_string() /> }.into_any(),
                    Err(error) => view! { <Trouble error /> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Page(project: String, head: PromptHead, typed: Typed, describe: ServerAction<DescribePrompt>) -> impl IntoView {
    let name = head.name.to_string();
    let back = addresses::prompt(&project, &name);
    view! {
        <Title text=format!("Details of {name}") />
        <main class="page" id="main" tabindex="-1">
            <div class="wrap">
                <nav class="crumbs" aria-label="Breadcrumb">
                    <a href=addresses::library(&project)>"Prompts"</a>
                    <Icon name="right" />
                    <a href=back.clone()>{name.clone()}</a>
                    <Icon name="right" />
                    <span aria-current="page">"Details"</span>
                </nav>
                <header class="head">
                    <div class="head__what">
                        <h1 class="title">{format!("Details of {name}")}</h1>
                        <p class="head__meta">
                            <span>"They are the same for all versions, and changing them makes no new one."</span>
                        </p>
                    </div>
                </header>
                <Form project head typed back describe />
            </div>
        </main>
    }
}

#[component]
fn Form(
    project: String,
    head: PromptHead,
    typed: Typed,
    back: String,
    describe: ServerAction<DescribePrompt>,
) -> impl IntoView {
    let refused = move || describe.value().get().and_then(Result::err);
    let at = move |field: RefusedField| Signal::derive(move || error_at(refused().as_ref(), field));
    let typed_metadata = RwSignal::new(None::<String>);
    let metadata_error = Signal::derive(move || match typed_metadata.get() {
        Some(typed) => JsonObject::parse(RefusedField::Metadata, &typed).err().map(|refusal| refusal.sentence()),
        None => at(RefusedField::Metadata).get(),
    });
    let elsewhere = move || {
        let fields = [RefusedField::Description, RefusedField::Topics, RefusedField::Metadata];
        refused()
            .filter(|error| error.field().is_none_or(|field| !fields.contains(&field)))
            .map(|error| view! { <Sorry error /> })
    };
    let metadata = head.metadata.as_ref().map(JsonObject::pretty).unwrap_or_default();
    let or_kept = |field: &str, kept: String| typed.get(field).cloned().unwrap_or(kept);
    let description = or_kept("description", head.description);
    let topics = or_kept("topics", head.topics.join(", "));
    let metadata = or_kept("metadata", metadata);
    view! {
        <ActionForm action=describe attr:class="form form--wide details">
            <input type="hidden" name="project" value=project />
            <input type="hidden" name="name" value=head.name.to_string() />
            {elsewhere}
            <Field
                id="description"
                label="Description"
                aside="optional"
                hint="What the prompt is for, and who looks after it."
                error=at(RefusedField::Description)
            >
                <TextArea
                    id="description"
                    name="description"
                    class="input"
                    text=description
                    rows=4
                    described_by=note_of("description")
                    spellcheck=true
                />
            </Field>
            <Field
                id="topics"
                label="Topics"
                aside="optional"
                hint="Words to sort by, with commas between them: support, billing."
                error=at(RefusedField::Topics)
            >
                <input
                    class="input"
                    id="topics"
                    name="topics"
                    value=topics
                    autocomplete="off"
                    aria-describedby=note_of("topics")
                    aria-invalid=move || at(RefusedField::Topics).get().is_some().then_some("true")
                />
            </Field>
            <Field
                id="metadata"
                label="Metadata"
                aside="optional"
                hint=r#"A JSON object with whatever your tools need: {"team": "Care"}."#
                error=metadata_error
            >
                <TextArea
                    id="metadata"
                    name="metadata"
                    class="input input--code"
                    text=metadata
                    rows=6
                    described_by=note_of("metadata")
                    on_input=Callback::new(move |typed| typed_metadata.set(Some(typed)))
                />
            </Field>
            <div class="form__foot">
                <button class="btn btn--main" type="submit" aria-keyshortcuts="Control+Enter">
                    "Save details"
                </button>
                <a class="btn btn--quiet" href=back>
                    "Cancel"
                </a>
            </div>
        </ActionForm>
    }
}
