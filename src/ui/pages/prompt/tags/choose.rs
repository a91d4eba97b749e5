//! The two questions before a move: which version, or which tag.

use leptos::prelude::*;

use super::{address, moves::Arrow};
use crate::{
    domain::{
        prompts::{number::VersionNumber, page::PromptHead, tag::TagName},
        refusal::{Field as RefusedField, Refusal},
    },
    ui::{
        components::{
            dialog::{Ask, DialogFoot},
            field::{Field, note_of},
            icon::Icon,
            tag::TagPointer,
        },
        state::addresses,
    },
};

/// More than so many versions are chosen by their number alone.
const LISTED: i32 = 50;

/// A tag is known; its new version is asked for.
#[component]
pub fn ChooseVersion(project: String, head: PromptHead, tag: String) -> impl IntoView {
    let name = head.name.to_string();
    let action = addresses::tags(&project, &name);
    let back = action.clone();
    let now = head.tags.iter().find(|other| other.name.as_str() == tag).map(|other| other.number);
    let points = now.map(|now| view! { <p>{format!("It points at version {now} now.")}</p> });
    let title = format!("Move {tag} to which version?");
    view! {
        <Ask title>
            {points}
            <form method="get" action=action>
                <input type="hidden" name="move" value=tag />
                <VersionField id="to" latest=head.latest without=now />
                <DialogFoot back>
                    <button class="btn btn--main" type="submit">
                        "Go on"
                    </button>
                </DialogFoot>
            </form>
        </Ask>
    }
}

/// The newest versions to choose from; in a long history, any by its number.
#[component]
pub fn VersionField(
    #[prop(into)] id: String,
    latest: VersionNumber,
    #[prop(optional_no_strip)] without: Option<VersionNumber>,
    #[prop(optional_no_strip)] chosen: Option<VersionNumber>,
    #[prop(optional, into)] name: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let name = name.unwrap_or_else(|| String::from("to"));
    let control = id.clone();
    let note = note_of(&id);
    let hint = if latest.get() > LISTED { format!("A number from 1 to {latest}.") } else { String::new() };
    let numbers = (1..=latest.get()).rev().filter_map(VersionNumber::new).filter(|number| Some(*number) != without);
    let chosen = chosen.unwrap_or(latest);
    let control = match latest.get() > LISTED {
        true => view! {
            <input
                class="input"
                id=control
                name=name
                type="number"
                min="1"
                max=latest.to_string()
                value=chosen.to_string()
                required=true
                aria-describedby=note
            />
        }
        .into_any(),
        false => view! {
            <span class="pick"><select id=control name=name aria-describedby=note>
                {numbers
                    .map(|number| {
                        let words = match number == latest {
                            true => format!("v{number}, the latest"),
                            false => format!("v{number}"),
                        };
                        view! {
                            <option value=number.to_string() selected=number == chosen>
                                {words}
                            </option>
                        }
                    })
                    .collect_view()}
            </select><Icon name="down" /></span>
        }
        .into_any(),
    };
    view! {
        <Field id label="Version" hint error>
            {control}
        </Field>
    }
}

/// A version is known; the tag that shall point at it is asked for.
#[component]
pub fn ChooseTag(project: String, head: PromptHead, to: i32, wrong: Option<String>) -> impl IntoView {
    let name = head.name.to_string();
    let back = addresses::version(&project, &name, to);
    let action = addresses::tags(&project, &name);
    let target = to.to_string();
    let existing = head
        .tags
        .iter()
        .filter(|tag| tag.number.get() != to)
        .map(|tag| {
            let href = address(&project, &name, &[("move", tag.name.as_str()), ("to", &target)]);
            view! {
                <li>
                    <a class="choice" href=href>
                        <span class="move">
                            <TagPointer tag=tag.name.clone() number=tag.number />
                            <Arrow />
                            <span class="no">{format!("v{to}")}</span>
                        </span>
                        <Icon name="right" />
                    </a>
                </li>
            }
        })
        .collect::<Vec<_>>();
    let existing =
        (!existing.is_empty()).then(|| view! { <ul class="choices" aria-label="Tags to move">{existing}</ul> });
    let error = wrong.as_deref().and_then(|wrong| TagName::parse(wrong).err());
    let error = error.map(|error| Refusal::invalid(RefusedField::Tag, error.to_string()).sentence());
    view! {
        <Ask title=format!("Which tag should point at v{to}?")>
            {existing}
            <form method="get" action=action>
                <input type="hidden" name="to" value=target />
                <TagField id="new-tag" head=head name="move" value=wrong.unwrap_or_default() error=Signal::stored(error) />
                <DialogFoot back>
                    <button class="btn btn--main" type="submit">
                        "Go on"
                    </button>
                </DialogFoot>
            </form>
        </Ask>
    }
}

/// The name of a new tag, with the usual names offered.
#[component]
pub fn TagField(
    #[prop(into)] id: String,
    head: PromptHead,
    #[prop(into)] name: String,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let taken = |word: &str| head.tags.iter().any(|tag| tag.name.as_str() == word);
    let offered: Vec<&str> = TagName::SUGGESTED.into_iter().filter(|word| !taken(word)).collect();
    let hint = match offered.as_slice() {
        [] => String::from("Lower-case letters, digits, dots, hyphens and underscores, for example v1.0.0."),
        [last] => format!("Another usual name is {last}. Or a release, for example v1.0.0."),
        names => format!("Usual names: {}. Or a release, for example v1.0.0.", names.join(", ")),
    };
    let (control, note, list) = (id.clone(), note_of(&id), format!("{id}-list"));
    view! {
        <Field id label="New tag" hint error>
            <input
                class="input"
                id=control
                name=name
                value=value
                list=list.clone()
                required=true
                maxlength="128"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                aria-describedby=note
                aria-invalid=move || error.get().is_some().then_some("true")
            />
            <datalist id=list>
                {offered.into_iter().map(|word| view! { <option value=word></option> }).collect_view()}
            </datalist>
        </Field>
    }
}
