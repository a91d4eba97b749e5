//! Short examples that a first prompt can be made of: good ones, with variables.

use crate::domain::prompts::{
    content::{ChatRole, ContentKind, Message},
    draft::{DraftContent, DraftText},
};

/// What the fields of a new prompt hold before anybody typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Starter {
    pub name: &'static str,
    pub description: &'static str,
    pub topics: &'static str,
    pub text: DraftText,
}

const SUPPORT_REPLY: &str = "\
You answer emails for the support team of {{company}}.

## The customer
- Name: {{customer_name}}
- Plan: {{plan}}

## How to answer
- Answer the question in the first sentence.
- Explain the steps as a numbered list, at most five.
- If you do not know, say so and name who will get back to them, and by when.
- Never promise a refund. Say that a colleague will look at it today.

Sign as {{agent_name}}. Write in the language of the email.

## The email
{{email}}";

const SUMMARY: &str = "\
Summarise the conversation below for a colleague who takes over.

- One sentence on what the customer wants.
- What was tried, as a list, oldest first.
- What is still open, and who has to act.

At most {{max_words}} words. Leave out greetings. Quote numbers and names exactly.

## The conversation
{{transcript}}";

const CLASSIFIER_RULES: &str = "\
Sort the message into exactly one of these categories: {{categories}}.

Answer with JSON only, in this form:
{\"category\": \"billing\", \"confidence\": 0.9}

If none fits, use the category \"other\".";

/// `support-reply`, `summary` or `classifier`; anything else starts empty.
pub fn starter(word: &str) -> Starter {
    match word {
        "support-reply" => Starter {
            name: "support-reply",
            description: "Answers a customer’s email in the voice of the support team.",
            topics: "support",
            text: text(SUPPORT_REPLY, "{\n  \"model\": \"gpt-5-mini\",\n  \"temperature\": 0.4\n}"),
        },
        "summary" => Starter {
            name: "conversation-summary",
            description: "Hands a conversation over to the next colleague.",
            topics: "summaries",
            text: text(SUMMARY, "{\n  \"model\": \"gpt-5-mini\",\n  \"temperature\": 0.2\n}"),
        },
        "classifier" => Starter {
            name: "message-classifier",
            description: "Sorts a message into one category.",
            topics: "routing",
            text: DraftText {
                content: DraftContent::Chat(vec![
                    Message::text(ChatRole::System, CLASSIFIER_RULES),
                    Message::text(ChatRole::User, "{{message}}"),
                ]),
                ..text("", "{\n  \"model\": \"gpt-5-mini\",\n  \"temperature\": 0\n}")
            },
        },
        _ => Starter { name: "", description: "", topics: "", text: text("", "") },
    }
}

fn text(text: &str, settings: &str) -> DraftText {
    DraftText {
        content: DraftContent::Text(text.to_string()),
        settings: settings.to_string(),
        metadata: String::new(),
        message: String::new(),
    }
}

/// The words on the switch between the two kinds.
pub fn kind_title(kind: ContentKind) -> &'static str {
    match kind {
        ContentKind::Text => "One text",
        ContentKind::Chat => "Chat messages",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        prompts::{
            content::Content,
            name::PromptName,
            object::JsonObject,
            topic,
            variable::{TemplateFormat, find},
        },
        refusal::Field,
    };

    #[test]
    fn every_starter_can_be_published_as_it_is() {
        for word in ["support-reply", "summary", "classifier"] {
            let starter = starter(word);
            let content = match starter.text.content {
                DraftContent::Text(text) => Content::text(&text),
                DraftContent::Chat(messages) => Content::chat(messages),
            };
            let plain = content.expect("publishable").plain();
            let found = find(&plain, TemplateFormat::Mustache);
            assert!(!found.variables.is_empty() && found.problems.is_empty(), "{word}");
            assert!(PromptName::parse(starter.name).is_ok());
            assert!(topic::parse_list(starter.topics).is_ok());
            assert!(JsonObject::parse(Field::Settings, &starter.text.settings).is_ok_and(|object| object.is_some()));
        }
    }

    #[test]
    fn anything_else_starts_empty() {
        assert_eq!(starter("nonsense").text.content, DraftContent::Text(String::new()));
    }
}
