//! The prompt itself, as Markdown or as it is written.

use leptos::{ev::MouseEvent, prelude::*};

use crate::{
    domain::{
        count::counted,
        prompts::{
            content::{Content, Message, Part},
            number::VersionNumber,
            variable::TemplateFormat,
            version::PromptVersion,
        },
    },
    ui::{
        components::{
            copy::Copy,
            icon::Icon,
            markdown::{self, Heading, MARKDOWN_BYTES, Prose},
            prompt_top::{Top, compare_address},
            unseen,
        },
        state::screen::screen_state,
    },
};

/// Headings in the outline.
const OUTLINED: usize = 24;

/// One message of a chat, or the one text; ready for the page.
#[derive(Clone, PartialEq)]
struct Piece {
    role: Option<&'static str>,
    html: String,
    headings: Vec<Heading>,
}

#[component]
pub fn Reading(top: Top, version: PromptVersion) -> impl IntoView {
    let plain = screen_state().plain;
    let PromptVersion { content, format, .. } = version;
    let text = content.plain();
    let is_large = text.len() > MARKDOWN_BYTES;
    let length = length(&text);
    let content = StoredValue::new(content);
    let pieces = Memo::new(move |_| content.with_value(|content| pieces(content, format, plain.get())));
    let compare = (top.head.latest > VersionNumber::FIRST && top.head.archived_at.is_none()).then(|| {
        view! {
            <a class="iconbtn iconbtn--s" href=compare_address(&top) aria-label="Compare versions" title="Compare versions">
                <Icon name="compare" />
            </a>
        }
    });
    view! {
        <section class="hang" aria-labelledby="h-prompt">
            <div class="hang__label">
                <div class="hang__title">
                    <h2 id="h-prompt">"Prompt"</h2>
                    <Switch />
                    <Copy text=Signal::stored(text) what="Copy the text" />
                    {compare}
                </div>
                {move || outline(pieces.get())}
                <p class="hang__hint">{length}</p>
                {is_large.then(|| view! { <p class="hang__hint">"Too long for Markdown, shown as it is written"</p> })}
            </div>
            {move || body(pieces.get())}
        </section>
    }
}

/// Markdown or not: a form, which a script answers at once.
#[component]
fn Switch() -> impl IntoView {
    let screen = screen_state();
    let is_plain = screen.plain;
    let switch = move |event: MouseEvent| {
        event.prevent_default();
        screen.choose_plain(!is_plain.get_untracked());
    };
    view! {
        <form method="post" action="/_fn/set_reading">
            <button
                class="iconbtn iconbtn--s"
                type="submit"
                name="plain"
                value=move || if is_plain.get() { "false" } else { "true" }
                aria-pressed=move || if is_plain.get() { "false" } else { "true" }
                aria-label="Show as Markdown"
                title="Show as Markdown"
                on:click=switch
            >
                <Icon name="md" />
            </button>
        </form>
    }
}

fn pieces(content: &Content, format: TemplateFormat, is_plain: bool) -> Vec<Piece> {
    let whole: usize = match content {
        Content::Text(text) => text.len(),
        Content::Chat(messages) => messages.iter().map(|message| message.words().len()).sum(),
    };
    let is_plain = is_plain || whole > MARKDOWN_BYTES;
    let read = |text: &str, prefix: &str| match is_plain {
        true => (markdown::plain(text, format), Vec::new()),
        false => {
            let rendered = markdown::render(text, format, prefix);
            (rendered.html, rendered.headings)
        }
    };
    match content {
        Content::Text(text) => {
            let (html, headings) = read(text, "in-");
            vec![Piece { role: None, html, headings }]
        }
        Content::Chat(messages) => messages
            .iter()
            .enumerate()
            .map(|(index, message)| {
                let (html, headings) = read(&words(message), &format!("in{}-", index + 1));
                Piece { role: Some(message.role.title()), html, headings }
            })
            .collect(),
    }
}

/// A message for reading: tool calls and results as code.
fn words(message: &Message) -> String {
    let part = |part: &Part| match part {
        Part::Text { text } => text.clone(),
        Part::ToolCall { id, name, arguments } => format!("Calls `{name}` (`{id}`):\n\n```\n{arguments}\n```"),
        Part::ToolResult { id, result } => format!("Result of `{id}`:\n\n```\n{result}\n```"),
    };
    message.parts.iter().map(part).collect::<Vec<_>>().join("\n\n")
}

fn body(pieces: Vec<Piece>) -> AnyView {
    let mut turns = Vec::new();
    for Piece { role, html, .. } in pieces {
        match role {
            None => return view! { <Prose html /> }.into_any(),
            Some(role) => turns.push(view! {
                <li class="turn">
                    <p class="turn__role">{role}</p>
                    <Prose html />
                </li>
            }),
        }
    }
    view! { <ol class="turns">{turns}</ol> }.into_any()
}

fn outline(pieces: Vec<Piece>) -> Option<impl IntoView> {
    let headings = pieces.into_iter().flat_map(|piece| piece.headings).filter(|heading| heading.rank <= 2);
    let links = headings
        .take(OUTLINED)
        .map(|Heading { id, text, rank }| {
            let class = if rank > 1 { "outline__sub" } else { "" };
            view! {
                <a class=class href=format!("#{id}") dir="auto">
                    {unseen::in_words(&text)}
                </a>
            }
        })
        .collect::<Vec<_>>();
    (links.len() > 1).then(|| view! { <nav class="outline" aria-label="In this prompt">{links}</nav> })
}

/// `186 words, about 310 tokens`.
fn length(text: &str) -> String {
    let words = text.split_whitespace().count();
    // Letters of alphabets come about four to a token, those of Chinese, Japanese and Korean about one.
    let (wide, narrow) = text.chars().fold((0, 0), |(wide, narrow), letter| match letter {
        '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => {
            (wide + 1, narrow)
        }
        _ => (wide, narrow + 1),
    });
    let tokens = two_digits(wide + usize::div_ceil(narrow, 4));
    format!("{}, about {}", counted(words, "word"), counted(tokens, "token"))
}

/// An estimate says no more than it knows.
fn two_digits(number: usize) -> usize {
    let mut unit = 1;
    while number / unit >= 100 {
        unit *= 10;
    }
    (number + unit / 2) / unit * unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_is_said_in_words_and_roughly_in_tokens() {
        assert_eq!(length("Be kind."), "2 words, about 2 tokens");
        assert_eq!(length(&"word ".repeat(1_234)), "1,234 words, about 1,500 tokens");
        assert_eq!(length("你好世界"), "1 word, about 4 tokens");
        assert_eq!(length("Hi."), "1 word, about 1 token");
    }

    #[test]
    fn a_chat_shows_every_message_under_its_role() {
        use crate::domain::prompts::content::ChatRole;
        let chat = Content::Chat(vec![
            Message::text(ChatRole::System, "# Role\n<script>"),
            Message { role: ChatRole::Tool, parts: vec![Part::ToolResult { id: "a".into(), result: "<b>".into() }] },
        ]);
        let pieces = pieces(&chat, TemplateFormat::Mustache, false);
        assert_eq!(pieces[0].role, Some("System"));
        assert_eq!(pieces[0].headings[0].id, "in1-role");
        assert!(pieces[1].html.contains("&lt;b&gt;") && !pieces[1].html.contains("<b>"), "{}", pieces[1].html);
    }
}
