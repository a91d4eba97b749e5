//! What one family of clients writes and the others read: a test for each cell of the table in `docs/across-clients.md`.

use axum::http::Method;
use cuebook::{
    domain::prompts::{
        content::{ChatRole, Content, Message, Part},
        draft::{DraftContent, DraftText},
        page::PromptPage,
    },
    usecases::prompts,
};
use serde_json::{Value, json};

use super::phoenix::{Program, chat, version};
use crate::{
    both,
    support::{House, acme},
};

const POSTHOG: &str = "/api/environments/@current/llm_prompts";

async fn in_browser(house: &House, name: &str) -> PromptPage {
    prompts::read_prompt(&house.app, &house.ana, &acme(), name, None, None).await.expect("a prompt")
}

async fn typed(house: &House, name: &str, content: DraftContent) {
    let settings = String::from(r#"{"model": "gpt-5-mini", "temperature": 0.2, "team": "care"}"#);
    let (metadata, message) = (String::from(r#"{"ticket": 7}"#), String::from("first try"));
    let text = DraftText { content, settings, metadata, message };
    let new =
        prompts::DraftedPrompt { name: name.into(), description: "For customers".into(), topics: "care".into(), text };
    prompts::create_from_draft(&house.app, &house.ana, &acme(), None, new).await.expect("a new prompt");
    let production = prompts::TagTarget::to("production", 1);
    prompts::set_tag(&house.app, &house.ana, &acme(), name, production).await.expect("a tag");
}

fn conversation() -> Vec<Message> {
    let call = Part::ToolCall { id: "c1".into(), name: "look_up".into(), arguments: json!({"order": 7}) };
    let result = Part::ToolResult { id: "c1".into(), result: json!({"status": "sent"}) };
    vec![
        Message::text(ChatRole::System, "Be kind."),
        Message::text(ChatRole::User, "{{question}}"),
        Message { role: ChatRole::Assistant, parts: vec![call] },
        Message { role: ChatRole::Tool, parts: vec![result] },
    ]
}

/// The same as PostHog's clients write and read it.
fn as_posthog() -> Value {
    json!([
        {"role": "system", "content": "Be kind."},
        {"role": "user", "content": "{{question}}"},
        {"role": "assistant", "content": "", "tool_calls": [
            {"id": "c1", "type": "function", "function": {"name": "look_up", "arguments": r#"{"order":7}"#}},
        ]},
        {"role": "tool", "content": r#"{"status":"sent"}"#, "tool_call_id": "c1"},
    ])
}

/// The same as Phoenix's clients write and read it.
fn as_phoenix(result: &Value) -> Value {
    let call = json!({"type": "function", "name": "look_up", "arguments": r#"{"order":7}"#});
    json!([
        {"role": "system", "content": "Be kind."},
        {"role": "user", "content": "{{question}}"},
        {"role": "assistant", "content": [{"type": "tool_call", "tool_call_id": "c1", "tool_call": call}]},
        {"role": "tool", "content": [{"type": "tool_result", "tool_call_id": "c1", "tool_result": result}]},
    ])
}

/// A version by Phoenix with something in every field.
fn by_phoenix() -> Value {
    let function = json!({"type": "function", "function": {"name": "look_up", "parameters": {"type": "object"}}});
    version(json!({
        "template": {"type": "chat", "messages": as_phoenix(&json!({"status": "sent"}))},
        "description": "first try",
        "metadata": {"ticket": 7},
        "invocation_parameters": {"type": "openai", "openai": {"temperature": 0.2, "stop": ["END"]}},
        "tools": {"type": "tools", "tools": [function], "tool_choice": {"type": "zero_or_more"}},
        "response_format": {"type": "json_schema", "json_schema": {"name": "answer"}},
    }))
}

/// What is stored of its settings.
fn settings_by_phoenix() -> Value {
    json!({
        "provider": "openai",
        "model": "gpt-4o",
        "parameters": {"temperature": 0.2, "stop": ["END"]},
        "tools": [{"type": "function", "function": {"name": "look_up", "parameters": {"type": "object"}}}],
        "tool_choice": {"type": "zero_or_more"},
        "response_format": {"type": "json_schema", "json_schema": {"name": "answer"}},
    })
}

both! {
    async fn browser_to_phoenix(house: House) {
        typed(&house, "text", DraftContent::Text("Hello {{name}}".into())).await;
        typed(&house, "talk", DraftContent::Chat(conversation())).await;
        let program = Program::new(&house).await;
        let read = program.data("/v1/prompts/text/tags/production").await;
        assert_eq!(read["template"]["messages"], json!([{"role": "user", "content": "Hello {{name}}"}]));
        assert_eq!((&read["description"], &read["metadata"]), (&json!("first try"), &json!({"ticket": 7})));
        assert_eq!((&read["model_provider"], &read["model_name"]), (&json!("OPENAI"), &json!("gpt-5-mini")));
        assert_eq!(read["invocation_parameters"], json!({"type": "openai", "openai": {"temperature": 0.2}}));
        assert_eq!((&read["tags"], &read["template_format"]), (&json!(["production"]), &json!("MUSTACHE")));
        let read = program.data("/v1/prompts/talk/latest").await;
        assert_eq!(read["template"]["messages"], as_phoenix(&json!({"status": "sent"})));
    }

    async fn browser_to_posthog(house: House) {
        typed(&house, "text", DraftContent::Text("Hello {{name}}".into())).await;
        typed(&house, "talk", DraftContent::Chat(conversation())).await;
        let program = Program::new(&house).await;
        let read = posthog(&program, "text", "?label=production").await;
        assert_eq!((&read["prompt"], &read["label"]), (&json!("Hello {{name}}"), &json!("production")));
        assert_eq!(read["config"].to_string(), r#"{"model":"gpt-5-mini","temperature":0.2,"team":"care"}"#);
        assert_eq!(posthog(&program, "talk", "").await["prompt"], as_posthog().to_string());
    }

    async fn posthog_to_phoenix(house: House) {
        let program = Program::new(&house).await;
        let config = json!({"provider": "anthropic", "model": "claude-sonnet-4-5", "max_tokens": 100, "team": "care"});
        write(&program, json!({"name": "text", "prompt": "Hello {{name}}", "config": config, "version_description": "first try"})).await;
        write(&program, json!({"name": "talk", "prompt": as_posthog()})).await;
        write_to(&program, Method::PUT, "/name/text/labels/production/", json!({"version": 1})).await;
        let read = program.data("/v1/prompts/text/tags/production").await;
        assert_eq!(read["template"]["messages"], json!([{"role": "user", "content": "Hello {{name}}"}]));
        assert_eq!((&read["description"], read.get("metadata")), (&json!("first try"), None));
        assert_eq!((&read["model_provider"], &read["model_name"]), (&json!("ANTHROPIC"), &json!("claude-sonnet-4-5")));
        assert_eq!(read["invocation_parameters"], json!({"type": "anthropic", "anthropic": {"max_tokens": 100}}));
        assert_eq!(read["tags"], json!(["production"]));
        let read = program.data("/v1/prompts/talk/latest").await;
        assert_eq!(read["template"]["messages"], as_phoenix(&json!(r#"{"status":"sent"}"#)));
        assert_eq!((&read["model_provider"], &read["model_name"]), (&json!("OPENAI"), &json!("")));
    }

    async fn phoenix_to_posthog(house: House) {
        let program = Program::new(&house).await;
        house.prompt("text", "Hello").await;
        program.create("text", &chat(json!([{"role": "user", "content": "Hello {{name}}"}]))).await;
        let made = program.create("talk", &by_phoenix()).await;
        let tags = format!("/v1/prompt_versions/{}/tags", made["id"].as_str().expect("an id"));
        assert_eq!(program.post(&tags, &json!({"name": "production"})).await.status, 204);
        assert_eq!(posthog(&program, "text", "").await["prompt"], "Hello {{name}}", "still a text");
        let read = posthog(&program, "talk", "?label=production").await;
        assert_eq!(read["prompt"], as_posthog().to_string());
        assert_eq!(read["config"].to_string(), settings_by_phoenix().to_string(), "with their order");
        let listed = program.door.get(&format!("{POSTHOG}/"), &[("authorization", &program.bearer)]).await.json();
        assert_eq!(listed["results"][0]["version_description"], "first try");
    }

    async fn phoenix_to_phoenix(house: House) {
        let program = Program::new(&house).await;
        program.create("talk", &by_phoenix()).await;
        let read = program.data("/v1/prompts/talk/latest").await;
        for (key, sent) in by_phoenix().as_object().expect("an object") {
            assert_eq!(read[key], *sent, "{key}");
        }
    }

    async fn phoenix_to_browser(house: House) {
        let program = Program::new(&house).await;
        let made = program.create("talk", &by_phoenix()).await;
        let tags = format!("/v1/prompt_versions/{}/tags", made["id"].as_str().expect("an id"));
        assert_eq!(program.post(&tags, &json!({"name": "production"})).await.status, 204);
        let page = in_browser(&house, "talk").await;
        assert_eq!(page.shown.content, Content::Chat(conversation()));
        assert_eq!(page.shown.settings.expect("settings").to_value(), settings_by_phoenix());
        assert_eq!(page.shown.metadata.expect("metadata").compact(), r#"{"ticket":7}"#);
        assert_eq!(page.shown.message.as_str(), "first try");
        assert_eq!(page.head.tags[0].name.as_str(), "production");
    }

    async fn posthog_to_posthog_and_browser(house: House) {
        let program = Program::new(&house).await;
        let config = r#"{"zeta":1,"model":"gpt-5-mini"}"#;
        let config: Value = serde_json::from_str(config).expect("JSON");
        write(&program, json!({"name": "text", "prompt": "Hello {{name}}", "config": config, "version_description": "first try"})).await;
        write(&program, json!({"name": "talk", "prompt": as_posthog()})).await;
        let read = posthog(&program, "text", "").await;
        assert_eq!((&read["prompt"], read["config"].to_string()), (&json!("Hello {{name}}"), config.to_string()));
        assert_eq!(posthog(&program, "talk", "").await["prompt"], as_posthog().to_string());
        let shown = in_browser(&house, "text").await.shown;
        assert_eq!((shown.content, shown.message.as_str()), (Content::Text("Hello {{name}}".into()), "first try"));
        assert_eq!(shown.settings.expect("settings").compact(), config.to_string());
        assert_eq!(in_browser(&house, "talk").await.shown.content.kind().as_str(), "chat");
    }

    async fn browser_to_browser(house: House) {
        typed(&house, "text", DraftContent::Text("Hello {{name}}".into())).await;
        typed(&house, "talk", DraftContent::Chat(conversation())).await;
        let page = in_browser(&house, "text").await;
        assert_eq!(page.shown.content, Content::Text("Hello {{name}}".into()));
        assert_eq!(page.shown.settings.expect("settings").compact(), r#"{"model":"gpt-5-mini","temperature":0.2,"team":"care"}"#);
        assert_eq!((page.head.description.as_str(), page.shown.message.as_str()), ("For customers", "first try"));
        assert_eq!(in_browser(&house, "talk").await.shown.content, Content::Chat(conversation()));
    }
}

async fn posthog(program: &Program, name: &str, question: &str) -> Value {
    let path = format!("{POSTHOG}/name/{name}/{question}");
    let answer = program.door.get(&path, &[("authorization", &program.bearer)]).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json()
}

async fn write(program: &Program, body: Value) {
    write_to(program, Method::POST, "/", body).await;
}

async fn write_to(program: &Program, method: Method, path: &str, body: Value) {
    let headers = [("authorization", program.bearer.as_str()), ("content-type", "application/json")];
    let answer = program.door.ask(method, &format!("{POSTHOG}{path}"), &headers, body.to_string()).await;
    assert_eq!(answer.status, 201, "{answer:?}");
}
