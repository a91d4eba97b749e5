//! Ctrl/⌘+K: any prompt, by its name or what it says.

use std::time::Duration;

use leptos::{
    ev::KeyboardEvent,
    html::{Dialog, Input},
    prelude::*,
    task::spawn_local,
};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{icon::Icon, tag::TagPointer};
use crate::{
    domain::prompts::library::{LibraryQuery, PromptRow},
    server_fns::prompts::list_prompts,
    ui::state::addresses,
};

/// A list that one takes in at a glance.
const SHOWN: usize = 8;
/// Between two letters of somebody who types fast.
const PAUSE: Duration = Duration::from_millis(120);

#[derive(Clone, Copy)]
pub struct Palette {
    project: Memo<String>,
    dialog: NodeRef<Dialog>,
    field: NodeRef<Input>,
    search: RwSignal<String>,
    /// `None` until the first answer.
    rows: RwSignal<Option<Result<Vec<PromptRow>, String>>>,
    /// The words that `rows` answer.
    answered: RwSignal<Option<String>>,
    /// Enter was pressed, perhaps before the answer to what was typed is there.
    entered: RwSignal<bool>,
    chosen: RwSignal<usize>,
    /// Answers to older questions than the last one are thrown away.
    asked: StoredValue<u32>,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl Palette {
    pub fn new(project: Memo<String>) -> Self {
        Self {
            project,
            dialog: NodeRef::new(),
            field: NodeRef::new(),
            search: RwSignal::new(String::new()),
            rows: RwSignal::new(None),
            answered: RwSignal::new(None),
            entered: RwSignal::new(false),
            chosen: RwSignal::new(0),
            asked: StoredValue::new(0),
            waiting: StoredValue::new(None),
        }
    }

    pub fn open(self) {
        let Some(dialog) = self.dialog.get_untracked() else { return };
        if dialog.open() {
            return;
        }
        let _was_open = dialog.show_modal();
        if let Some(field) = self.field.get_untracked() {
            field.set_value("");
            let _cannot_take_it = field.focus();
        }
        self.search.set(String::new());
        self.entered.set(false);
        self.chosen.set(0);
        self.ask();
    }

    fn close(self) {
        if let Some(dialog) = self.dialog.get_untracked() {
            dialog.close();
        }
    }

    fn typed(self, words: String) {
        self.search.set(words);
        self.entered.set(false);
        if let Some(earlier) = self.waiting.get_value() {
            earlier.clear();
        }
        self.waiting.set_value(set_timeout_with_handle(move || self.ask(), PAUSE).ok());
    }

    fn ask(self) {
        let question = self.asked.get_value() + 1;
        self.asked.set_value(question);
        let words = self.search.get_untracked();
        let query = LibraryQuery { search: words.clone(), ..LibraryQuery::default() };
        let project = self.project.get_untracked();
        spawn_local(async move {
            let answer = list_prompts(project, query).await;
            if self.asked.try_get_value() == Some(question) {
                let rows: Result<Vec<PromptRow>, String> = match answer {
                    Ok(page) => Ok(page.rows.into_iter().take(SHOWN).collect()),
                    Err(error) => Err(error.sentence()),
                };
                self.chosen.set(self.still_chosen(rows.as_deref().unwrap_or_default()));
                self.rows.set(Some(rows));
                self.answered.set(Some(words));
            }
        });
    }

    /// Where in `rows` the prompt stands that somebody has gone to with the arrows while the answer was on its way; the
    /// first when nobody has, or it is no longer there.
    fn still_chosen(self, rows: &[PromptRow]) -> usize {
        let chosen = self.chosen.get_untracked();
        let name = self.rows.with_untracked(|before| {
            let before = before.as_ref()?.as_ref().ok()?;
            before.get(chosen).filter(|_| chosen > 0).map(|row| row.name.clone())
        });
        name.and_then(|name| rows.iter().position(|row| row.name == name)).unwrap_or(0)
    }

    fn count(self) -> usize {
        self.rows.with_untracked(|rows| rows.as_ref().and_then(|rows| rows.as_ref().ok()).map_or(0, Vec::len))
    }

    /// Whether the rows are those of the words in the field.
    fn is_answered(self) -> bool {
        self.answered
            .with(|answered| answered.as_ref().is_some_and(|answered| self.search.with(|words| words == answered)))
    }

    /// The address of the chosen prompt.
    fn address(self) -> Option<String> {
        let chosen = self.chosen.get_untracked();
        let project = self.project.get_untracked();
        self.rows.with_untracked(|rows| {
            let row = rows.as_ref()?.as_ref().ok()?.get(chosen)?;
            Some(addresses::prompt(&project, row.name.as_str()))
        })
    }
}

/// The dialog itself, one in the frame.
#[component]
pub fn FindPrompt(palette: Palette) -> impl IntoView {
    let Palette { dialog, field, rows, chosen, .. } = palette;
    let navigate = use_navigate();
    Effect::new(move |_| {
        if palette.entered.get() && palette.is_answered() {
            palette.entered.set(false);
            if let Some(address) = palette.address() {
                palette.close();
                navigate(&address, NavigateOptions::default());
            }
        }
    });
    let keys = move |event: KeyboardEvent| {
        let count = palette.count();
        match event.key().as_str() {
            "ArrowDown" if count > 0 => chosen.update(|chosen| *chosen = (*chosen + 1) % count),
            "ArrowUp" if count > 0 => chosen.update(|chosen| *chosen = (*chosen + count - 1) % count),
            "Enter" if !event.is_composing() => palette.entered.set(true),
            _ => return,
        }
        event.prevent_default();
    };
    // A click on the dimmed page behind hits the dialog itself.
    let click = move |event: leptos::ev::MouseEvent| {
        if let (Some(hit), Some(dialog)) = (event.target(), dialog.get_untracked())
            && hit == *dialog.as_ref()
        {
            palette.close();
        }
    };
    let chosen_id = move || {
        let is_there = rows.with(|rows| matches!(rows, Some(Ok(rows)) if !rows.is_empty()));
        is_there.then(|| format!("palette-{}", chosen.get()))
    };
    view! {
        <dialog class="palette" node_ref=dialog aria-label="Find a prompt" on:click=click>
            <div class="palette__field">
                <Icon name="search" />
                <input
                    node_ref=field
                    type="text"
                    role="combobox"
                    aria-label="Find a prompt"
                    aria-expanded="true"
                    aria-controls="palette-list"
                    aria-autocomplete="list"
                    aria-activedescendant=chosen_id
                    autocomplete="off"
                    spellcheck="false"
                    placeholder="A name, a topic, or words it says"
                    on:input=move |event| palette.typed(event_target_value(&event))
                    on:keydown=keys
                />
                <kbd>"Esc"</kbd>
            </div>
            <div class="palette__list" id="palette-list" role="listbox" aria-label="Prompts">
                {move || match rows.get() {
                    None => ().into_any(),
                    Some(Err(says)) => view! { <p class="palette__none">{says}</p> }.into_any(),
                    Some(Ok(rows)) => rows
                        .into_iter()
                        .enumerate()
                        .map(|(at, row)| view! { <Item palette at row /> })
                        .collect_view()
                        .into_any(),
                }}
            </div>
            <div role="status">
                {move || {
                    let none = rows.with(|rows| matches!(rows, Some(Ok(rows)) if rows.is_empty()));
                    none.then(|| view! { <p class="palette__none">"No prompt says this. Try a shorter word."</p> })
                }}
            </div>
            <div class="palette__foot" aria-hidden="true">
                <span><kbd>"↑"</kbd><kbd>"↓"</kbd>"choose"</span>
                <span><kbd>"↵"</kbd>"open"</span>
            </div>
        </dialog>
    }
}

#[component]
fn Item(palette: Palette, at: usize, row: PromptRow) -> impl IntoView {
    let href = addresses::prompt(&palette.project.get_untracked(), row.name.as_str());
    let live = row.tags.into_iter().find(|tag| tag.name.is_production());
    view! {
        <a
            class="palette__item"
            role="option"
            id=format!("palette-{at}")
            tabindex="-1"
            href=href
            aria-selected=move || (palette.chosen.get() == at).to_string()
            on:click=move |_| palette.close()
        >
            <span>{row.name.to_string()}</span>
            {live.map(|tag| view! { <TagPointer tag=tag.name number=tag.number /> })}
            <span class="no faint">{format!("v{}", row.latest)}</span>
        </a>
    }
}
