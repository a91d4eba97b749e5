//! The form of a new prompt.

use leptos::{html::Input, prelude::*, server_fn::ServerFn, wasm_bindgen::JsValue};
use uuid::Uuid;

use super::{
    fault::{go_to_fault, has_place},
    name_field::NameField,
    starters::{Starter, kind_title, starter},
};
use crate::{
    domain::{
        prompts::{
            content::ContentKind,
            draft::{DraftText, NewPromptDraft},
            edit_step::EditStep,
            page::NewPromptPage,
        },
        refusal::Field,
        timestamp::Timestamp,
    },
    server_fns::{
        UiError,
        prompts::{CreatePrompt, NewPromptForm, SaveNewDraft, save_new_draft},
    },
    ui::{
        components::{
            editor::{
                EditorBody, Held, Keeper, MessageField, NotKept, Saved, Steps, adopt_line, guard_leaving, on_main_key,
            },
            field::{Note, error_at, note_of},
            icon::Icon,
            told::Told,
            when::Ago,
        },
        state::addresses,
    },
};

/// What a new prompt has besides its first version.
#[derive(Clone, Copy)]
struct Fields {
    held: Held,
    name: RwSignal<String>,
    description: RwSignal<String>,
    topics: RwSignal<String>,
    /// Known from the first save on.
    draft: RwSignal<Option<Uuid>>,
}

impl Fields {
    fn new(opening: Opening) -> Self {
        Self {
            held: Held::new(opening.text, None),
            name: RwSignal::new(opening.name),
            description: RwSignal::new(opening.description),
            topics: RwSignal::new(opening.topics),
            draft: RwSignal::new(opening.draft),
        }
    }

    fn form(&self, project: &str) -> NewPromptForm {
        let kind = self.held.kind.get_untracked();
        NewPromptForm {
            project: project.to_string(),
            draft: self.draft.get_untracked().map(|draft| draft.to_string()).unwrap_or_default(),
            name: self.name.get_untracked(),
            description: self.description.get_untracked(),
            topics: self.topics.get_untracked(),
            kind,
            text: if kind == ContentKind::Text { self.held.text.get_value().now() } else { String::new() },
            messages: if kind == ContentKind::Chat { self.held.message_forms() } else { Vec::new() },
            settings: self.held.settings.get_value().now(),
            metadata: self.held.metadata.get_value().now(),
            message: self.held.message.get_untracked(),
        }
    }
}

struct Opening {
    draft: Option<Uuid>,
    name: String,
    description: String,
    topics: String,
    text: DraftText,
}

/// The starter that was asked for, else the draft, else nothing.
fn opening(asked: Option<&str>, draft: Option<NewPromptDraft>) -> Opening {
    match (asked, draft) {
        (None, Some(NewPromptDraft { uuid, name, description, topics, text, saved_at: _ })) => {
            Opening { draft: Some(uuid), name, description, topics, text }
        }
        (asked, _) => {
            let Starter { name, description, topics, text } = starter(asked.unwrap_or_default());
            Opening { draft: None, name: name.into(), description: description.into(), topics: topics.into(), text }
        }
    }
}

#[component]
pub fn NewForm(
    project: String,
    page: NewPromptPage,
    starter: Option<String>,
    create: ServerAction<CreatePrompt>,
    keep: ServerAction<SaveNewDraft>,
) -> impl IntoView {
    let now = page.now;
    let drafted = page.draft.as_ref().filter(|_| starter.is_none()).map(|draft| draft.saved_at);
    let fields = Fields::new(opening(starter.as_deref(), page.draft));
    let held = fields.held;
    let keeper = keeper_for(fields, project.clone(), drafted.map(|at| now.0 - at.0));
    provide_context(Steps::into_held(held, SaveNewDraft::url()));

    let make = make_prompt(fields, project.clone(), keeper, create);
    on_main_key(make);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        make.run(());
    };
    let error = move || {
        let kept = keep.value().get().and_then(Result::err);
        create.value().get().and_then(Result::err).or(kept)
    };
    let wrong = move |field| Signal::derive(move || error_at(error().as_ref(), field));
    let told = Told::of(create, move || error().filter(|error: &UiError| !error.field().is_some_and(has_place)));
    go_to_fault(create, held.kind);
    let on_typed = Callback::new(move |()| held.touch());
    let cancel = addresses::library(&project);
    view! {
        <main class="page" id="main" tabindex="-1">
            <div class="wrap">
                <Top project=project.clone() keeper=keeper now=now drafted=drafted />
                {told.with_page()}
            </div>
            <form class="page" method="post" action=CreatePrompt::url() on:submit=submit>
                <div class="wrap">
                    // The first button of a form is the one that Enter presses.
                    <button class="vh" type="submit" tabindex="-1" aria-hidden="true"></button>
                    <input type="hidden" name="form[project]" value=project.clone() />
                    <input type="hidden" name="form[draft]" value=fields.draft.get_untracked().map(|draft| draft.to_string()).unwrap_or_default() />
                    <div class="newfields">
                        <NameField project=project name=fields.name wrong=wrong(Field::Name) on_typed=on_typed />
                        <Line
                            field=Field::Description
                            label="Description"
                            aside="What it is for"
                            value=fields.description
                            wrong=wrong(Field::Description)
                            on_typed=on_typed
                        />
                        <Line
                            field=Field::Topics
                            label="Topics"
                            aside="Separated by commas"
                            value=fields.topics
                            wrong=wrong(Field::Topics)
                            on_typed=on_typed
                        />
                        <KindSwitch kind=held.kind />
                    </div>
                    <EditorBody held=held wrong=wrong(Field::Content) />
                </div>
                <div class="publish">
                    <div class="wrap publish__in">
                        {told.at_button()}
                        <Why held=held wrong=wrong(Field::CommitMessage) />
                        <div class="publish__go">
                            <NotKept keeper=keeper />
                            <a class="btn btn--quiet only-narrow" href=cancel>
                                "Cancel"
                            </a>
                            <button class="btn without-script" type="submit" formaction=SaveNewDraft::url() name="op" value="keep">
                                "Save draft"
                            </button>
                            <button class="btn btn--main btn--l" type="submit">
                                "Create prompt"
                            </button>
                        </div>
                    </div>
                </div>
            </form>
        </main>
    }
}

fn keeper_for(fields: Fields, project: String, before: Option<i64>) -> Keeper {
    let held = fields.held;
    let address = addresses::new_prompt(&project);
    let keeper = Keeper::new(before, move || {
        let (form, address) = (fields.form(&project), address.clone());
        Box::pin(async move {
            let draft = save_new_draft(form, String::new()).await?;
            if fields.draft.try_get_untracked() == Some(None) {
                fields.draft.set(Some(draft));
                show_address(&format!("{address}?draft={draft}"));
            }
            Ok(())
        })
    });
    Effect::new(move |before: Option<usize>| {
        let touched = held.touched.get();
        if before.unwrap_or(0) != touched {
            keeper.touch();
        }
        touched
    });
    guard_leaving(keeper);
    keeper
}

/// Opened again, the page goes on with this draft. Past the router, which would draw the page anew.
fn show_address(address: &str) {
    if let Ok(history) = window().history() {
        // Where it is refused the draft is found all the same, as the newest.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// The draft is kept first, so that it goes by one UUID whatever the answer is.
fn make_prompt(fields: Fields, project: String, keeper: Keeper, create: ServerAction<CreatePrompt>) -> Callback<()> {
    Effect::new(move |_| {
        if matches!(create.value().get(), Some(Err(_))) {
            keeper.hold();
        }
    });
    Callback::new(move |()| {
        let project = project.clone();
        keeper.keep_then(Callback::new(move |()| {
            keeper.release();
            create.dispatch(CreatePrompt { form: fields.form(&project) });
        }));
    })
}

#[component]
fn Top(project: String, keeper: Keeper, now: Timestamp, drafted: Option<Timestamp>) -> impl IntoView {
    let library = addresses::library(&project);
    let empty = format!("{}?starter=empty", addresses::new_prompt(&project));
    let banner = drafted.map(|at| {
        view! {
            <div class="banner">
                <Icon name="edit" />
                <p>"This is your draft, saved " <Ago at=at now=now /> ". No program finds it until you create the prompt."</p>
                <a class="btn" href=empty>
                    "Start an empty one"
                </a>
            </div>
        }
    });
    view! {
        <nav class="crumbs" aria-label="Breadcrumb">
            <a href=library.clone()>"Prompts"</a>
            <Icon name="right" />
            <span aria-current="page">"New"</span>
            <span class="crumbs__end">
                <Saved keeper=keeper now=now />
            </span>
        </nav>
        <header class="head">
            <div class="head__what">
                <div class="head__title">
                    <h1 class="title">"New prompt"</h1>
                </div>
                <p class="head__meta">
                    <span>"Creating it makes version 1; every change after that makes another"</span>
                </p>
            </div>
            <div class="head__actions only-wide">
                <a class="btn btn--quiet" href=library>
                    "Cancel"
                </a>
            </div>
        </header>
        <div class="banners">{banner}</div>
    }
}

/// A field of one line.
#[component]
fn Line(
    field: Field,
    label: &'static str,
    aside: &'static str,
    value: RwSignal<String>,
    wrong: Signal<Option<String>>,
    on_typed: Callback<()>,
) -> impl IntoView {
    let id = field.as_str();
    let hear = Callback::new(move |typed| {
        value.set(typed);
        on_typed.run(());
    });
    let input = NodeRef::<Input>::new();
    adopt_line(input, value.get_untracked(), hear);
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {label}
                " "
                <span>{aside}</span>
            </label>
            <input
                class="input"
                id=id
                name=format!("form[{id}]")
                type="text"
                value=value.get_untracked()
                autocomplete="off"
                aria-describedby=note_of(id)
                aria-invalid=move || wrong.get().is_some().then_some("true")
                node_ref=input
                on:input=move |event| hear.run(event_target_value(&event))
            />
            <Note id=note_of(id) error=wrong />
        </div>
    }
}

#[component]
fn KindSwitch(kind: RwSignal<ContentKind>) -> impl IntoView {
    let steps = expect_context::<Steps>();
    let choice = move |this: ContentKind| {
        let take = move |click: leptos::ev::MouseEvent| {
            click.prevent_default();
            steps.take.run(EditStep::Become(this));
        };
        view! {
            <button
                type="submit"
                id=format!("step-{}", this.as_str())
                name="op"
                value=this.as_str()
                formaction=steps.keep_at
                aria-pressed=move || if kind.get() == this { "true" } else { "false" }
                on:click=take
            >
                {kind_title(this)}
            </button>
        }
    };
    view! {
        <div class="field">
            <span class="field__label" id="kind-label">
                "Kind"
            </span>
            <span class="seg" role="group" aria-labelledby="kind-label">
                {choice(ContentKind::Text)}
                {choice(ContentKind::Chat)}
            </span>
        </div>
    }
}

#[component]
fn Why(held: Held, wrong: Signal<Option<String>>) -> impl IntoView {
    let hear = Callback::new(move |message| {
        held.message.set(message);
        held.touch();
    });
    view! {
        <MessageField message=held.message.get_untracked() error=wrong on_typed=hear />
    }
}
