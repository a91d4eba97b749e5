//! Writing the next version.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_navigate;

use super::{
    opening::{opening_text, target},
    publish_bar::{publish_words, refusal_of},
};
use crate::{
    domain::{
        prompts::{number::VersionNumber, page::EditorPage},
        refusal::Field,
    },
    server_fns::{
        UiError,
        prompts::{PublishVersion, SaveDraft, save_draft},
    },
    ui::{
        components::{
            conflict::Fork,
            editor::{
                EditTarget, EditorBody, Held, Keeper, Kept, MessageField, NotKept, Saved, StartAgain, Steps,
                guard_leaving, on_main_key,
            },
            field::error_at,
            icon::Icon,
            trouble::Sorry,
            when::Ago,
        },
        state::addresses,
    },
};

/// The id of the form that holds the text; buttons above it belong to it by this name.
const FORM: &str = "edit-form";

#[component]
pub fn Editing(
    project: String,
    page: EditorPage,
    publish: ServerAction<PublishVersion>,
    keep: ServerAction<SaveDraft>,
) -> impl IntoView {
    let target = target(&project, &page);
    let held = Held::new(opening_text(&page), Some(page.base.clone()));
    let keeper = keeper_for(held, &target, &page);
    provide_context(Steps::into_held(held, SaveDraft::url()));

    let is_conflict = page.newer.is_some();
    let address = addresses::edit(&project, &target.name);
    let navigate = use_navigate();
    let next = Callback::new(move |()| {
        // It was said of the text before.
        publish.clear();
        let (navigate, step) = (navigate.clone(), if is_conflict { "conflict" } else { "review" });
        let address = format!("{address}?{step}=1");
        keeper.keep_then(Callback::new(move |()| navigate(&address, Default::default())));
    });
    on_main_key(next);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        next.run(());
    };
    let hear_message = Callback::new(move |message| {
        held.message.set(message);
        held.touch();
    });
    let wrong = Signal::derive(move || content_error(publish, keep));
    let refused = move || {
        let kept = keep.value().get().and_then(Result::err);
        kept.or_else(|| refusal_of(publish)).filter(|error| error.field() != Some(Field::Content))
    };
    let message = held.message.get_untracked();
    let (now, latest) = (page.now, page.head.latest);
    let name = target.name.clone();
    let (topics, details) = (page.head.topics.clone(), addresses::details(&project, &name));
    let cancel = addresses::prompt(&project, &name);
    view! {
        <main class="page" id="main" tabindex="-1">
            <div class="wrap">
                <Top project=project.clone() page=page.clone() keeper=keeper />
                {move || refused().map(|error| view! { <Sorry error=error /> })}
                <Banners project=project.clone() page=page.clone() keeper=keeper />
            </div>
            {page
                .newer
                .map(|newer| {
                    let words = format!("Start from version {}", newer.number);
                    view! {
                        <div class="wrap">
                            <Fork base=page.base.number newer=newer now=now>
                                <button class="btn btn--main" type="submit" form=FORM name="op" value="conflict">
                                    <Icon name="compare" />
                                    "See both changes"
                                </button>
                                <StartAgain project=project.clone() name=name words=words keeper=keeper at_start=true />
                            </Fork>
                        </div>
                    }
                })}
            <form class="page" id=FORM method="post" action=SaveDraft::url() on:submit=submit>
                // The first button of a form is the one that Enter presses.
                <button class="vh" type="submit" tabindex="-1" aria-hidden="true" name="review" value="true"></button>
                <TargetFields target=target />
                <div class="wrap">
                    <EditorBody held=held wrong=wrong>
                        <Topics topics=topics details=details keeper=keeper />
                    </EditorBody>
                </div>
                <div class="publish">
                    <div class="wrap publish__in">
                        <MessageField message=message on_typed=hear_message />
                        <div class="publish__go">
                            <NotKept keeper=keeper />
                            <a class="btn btn--quiet only-narrow" href=cancel>
                                "Cancel"
                            </a>
                            <MainButton is_conflict=is_conflict latest=latest />
                        </div>
                    </div>
                </div>
            </form>
        </main>
    }
}

fn keeper_for(held: Held, target: &EditTarget, page: &EditorPage) -> Keeper {
    let before = page.draft.as_ref().map(|draft| page.now.0 - draft.saved_at.0);
    let target = target.clone();
    let keeper = Keeper::new(before, move || {
        let form = held.edit_form(&target);
        Box::pin(async move { save_draft(form, false, String::new()).await.map(|_| ()) })
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

fn content_error(publish: ServerAction<PublishVersion>, keep: ServerAction<SaveDraft>) -> Option<String> {
    let of = |error: Option<UiError>| error_at(error.as_ref(), Field::Content);
    of(publish.value().get().and_then(Result::err)).or_else(|| of(keep.value().get().and_then(Result::err)))
}

#[component]
fn Top(project: String, page: EditorPage, keeper: Keeper) -> impl IntoView {
    let name = page.head.name.to_string();
    let prompt = addresses::prompt(&project, &name);
    view! {
        <nav class="crumbs" aria-label="Breadcrumb">
            <a href=addresses::library(&project)>"Prompts"</a>
            <Icon name="right" />
            <a href=prompt.clone()>{name.clone()}</a>
            <Icon name="right" />
            <span aria-current="page">"Edit"</span>
            <span class="crumbs__end">
                <Saved keeper=keeper now=page.now />
            </span>
        </nav>
        <header class="head">
            <div class="head__what">
                <div class="head__title">
                    <h1 class="title">{name}</h1>
                </div>
                <p class="head__meta">
                    <span>"You started from " <span class="no">{format!("v{}", page.base.number)}</span></span>
                    <span>"Publishing makes a new version, the old ones stay as they are"</span>
                </p>
            </div>
            <div class="head__actions only-wide">
                <a class="btn btn--quiet" href=prompt>
                    "Cancel"
                </a>
            </div>
        </header>
    }
}

/// They belong to no version, so they are changed on a page of their own.
#[component]
fn Topics(topics: Vec<String>, details: String, keeper: Keeper) -> impl IntoView {
    // Only a script keeps what is typed when somebody goes there.
    let has_script = RwSignal::new(false);
    Effect::new(move |_| has_script.set(true));
    let is_kept = move || has_script.get() && !matches!(keeper.kept.get(), Kept::Failed(_));
    let (says, verb) = match topics.is_empty() {
        true => (String::from("none"), "Add"),
        false => (topics.join(", "), "Change"),
    };
    view! {
        <section aria-labelledby="h-topics">
            <h2 id="h-topics">
                "Topics " <span>"the same for all versions"</span>
            </h2>
            <p class="edtopics">
                <span dir="auto">{says}</span>
                " · "
                <a class="link" href=format!("{details}#topics")>
                    {verb}
                    <span class="vh">" topics"</span>
                </a>
            </p>
            {move || is_kept().then(|| view! { <p class="field__hint">"Your draft is kept."</p> })}
        </section>
    }
}

/// What this page opened on, where it is not simply the latest version.
#[component]
fn Banners(project: String, page: EditorPage, keeper: Keeper) -> impl IntoView {
    let EditorPage { head, base, newer, restoring, draft, now } = page;
    let name = head.name.to_string();
    let edit = addresses::edit(&project, &name);
    let restored = restoring.map(|old| {
        view! {
            <div class="banner">
                <Icon name="info" />
                <p>
                    {format!(
                        "This is the text of version {}, brought back. The original stays as it is; publishing makes a new version.",
                        old.number,
                    )}
                </p>
            </div>
        }
    });
    let replaces = (draft.is_none() && restored.is_some()).then_some(head.draft_saved_at).flatten().map(|at| {
        view! {
            <div class="banner banner--warn">
                <Icon name="warn" />
                <p>"You have another draft of this prompt, saved " <Ago at=at now=now /> ". Going on here replaces it."</p>
                <a class="btn btn--s" href=edit>
                    "Open that draft"
                </a>
            </div>
        }
    });
    let drafted = draft.filter(|_| newer.is_none()).map(|draft| {
        view! {
            <div class="banner">
                <Icon name="edit" />
                <p>"This is your draft, saved " <Ago at=draft.saved_at now=now /> ". It is not published yet."</p>
                <StartAgain
                    project=project
                    name=name
                    words=format!("Start again from version {}", base.number)
                    keeper=keeper
                />
            </div>
        }
    });
    let full = (head.latest == VersionNumber::LAST).then(|| {
        view! {
            <div class="banner banner--warn">
                <Icon name="warn" />
                <p>"This prompt has 2,000 versions, which is the most a prompt can have. Duplicate it and go on in the copy."</p>
            </div>
        }
    });
    view! { <div class="banners">{restored} {replaces} {drafted} {full}</div> }
}

#[component]
fn TargetFields(target: EditTarget) -> impl IntoView {
    let EditTarget { project, name, base, restored_from } = target;
    view! {
        <input type="hidden" name="form[project]" value=project />
        <input type="hidden" name="form[name]" value=name />
        <input type="hidden" name="form[base]" value=base.to_string() />
        <input
            type="hidden"
            name="form[restored_from]"
            value=restored_from.map(|number| number.to_string()).unwrap_or_default()
        />
    }
}

#[component]
fn MainButton(is_conflict: bool, latest: VersionNumber) -> impl IntoView {
    match is_conflict {
        true => view! {
            <span class="publish__why" id="why-not">
                {format!("First choose what happens with version {latest}")}
            </span>
            <button class="btn btn--main btn--l" type="button" aria-disabled="true" aria-describedby="why-not">
                {publish_words(latest)}
            </button>
        }
        .into_any(),
        false => view! {
            <button class="btn btn--main btn--l" type="submit" name="review" value="true">
                <Icon name="compare" />
                "Review changes"
            </button>
        }
        .into_any(),
    }
}
