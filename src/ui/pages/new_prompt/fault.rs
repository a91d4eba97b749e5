//! From the button to the field that was refused.

use leptos::prelude::*;

use crate::{
    domain::{prompts::content::ContentKind, refusal::Field},
    server_fns::prompts::CreatePrompt,
    ui::components::editor::{CONTENT_NOTE, focus, show},
};

/// What is refused may be far from the button: the focus goes to its field, and the page with it.
pub fn go_to_fault(create: ServerAction<CreatePrompt>, kind: RwSignal<ContentKind>) {
    Effect::new(move |before: Option<usize>| {
        let version = create.version().get();
        let error = create.value().get_untracked().and_then(Result::err);
        let field = error.filter(|_| before.is_some_and(|before| before != version)).and_then(|error| error.field());
        if let Some(field) = field.filter(|field| has_place(*field)) {
            let id = control_of(field, kind.get_untracked());
            request_animation_frame(move || {
                focus(id);
                if field == Field::Content {
                    show(CONTENT_NOTE);
                }
            });
        }
        version
    });
}

fn control_of(field: Field, kind: ContentKind) -> &'static str {
    match (field, kind) {
        (Field::Content, ContentKind::Text) => "text",
        (Field::Content, ContentKind::Chat) => "message-1",
        (Field::CommitMessage, _) => "why",
        (field, _) => field.as_str(),
    }
}

/// Fields at which an error is shown; settings and metadata are judged while they are typed.
pub fn has_place(field: Field) -> bool {
    use Field::{CommitMessage, Content, Description, Metadata, Name, Settings, Topics};
    matches!(field, Name | Description | Topics | Content | Settings | Metadata | CommitMessage)
}
