//! Bodies and queries that are none.

use axum::http::Method;
use serde_json::{Value, json};

use super::{Program, chat, faults, says, version};
use crate::both;

both! {
    async fn a_body_that_is_none_is_told(house: House) {
        let program = Program::new(&house).await;
        let post = async |body: &'static [u8]| program.send(Method::POST, "/v1/prompts", body).await;
        let missing = r#"{"detail":[{"type":"missing","loc":["body"],"msg":"Field required","input":null}]}"#;
        assert_eq!(post(b"").await.body, missing);
        faults(&post(b"[]").await, "model_type", json!(["body"]), "valid dictionary");
        let both = r#"{"detail":[{"type":"missing","loc":["body","prompt"],"msg":"Field required","input":{}},{"type":"missing","loc":["body","version"],"msg":"Field required","input":{}}]}"#;
        assert_eq!(post(b"{}").await.body, both);
        faults(&post(b"{\"prompt\": }").await, "json_invalid", json!(["body", 11]), "JSON decode error");
        faults(&post(b"{\"prompt\":").await, "json_invalid", json!(["body", 10]), "JSON decode error");
        says(&post(b"{\"a\":\"\xff\"}").await, 400, "There was an error parsing the body");
        let deep = "[".repeat(200_000);
        assert_eq!(program.send(Method::POST, "/v1/prompts", deep).await.status, 422);
    }

    async fn each_fault_says_where_it_is(house: House) {
        let program = Program::new(&house).await;
        let cases = [
            (json!({"model_provider": "openai"}), "literal_error", json!(["model_provider"])),
            (json!({"model_name": null}), "string_type", json!(["model_name"])),
            (json!({"metadata": null}), "dict_type", json!(["metadata"])),
            (json!({"template": "x"}), "model_attributes_type", json!(["template"])),
            (json!({"template": {"messages": []}}), "union_tag_not_found", json!(["template"])),
            (json!({"template": {"type": "x"}}), "union_tag_invalid", json!(["template"])),
            (json!({"template": {"type": "chat", "messages": [], "x": 1}}), "extra_forbidden", json!(["template", "chat", "x"])),
            (json!({"template_type": "STR"}), "value_error", json!([])),
            (json!({"template_format": "JINJA"}), "literal_error", json!(["template_format"])),
            (json!({"invocation_parameters": {"type": "minimax", "minimax": {}}}), "union_tag_invalid", json!(["invocation_parameters"])),
            (json!({"invocation_parameters": {"type": "openai"}}), "missing", json!(["invocation_parameters", "openai", "openai"])),
            (json!({"invocation_parameters": {"type": "openai", "openai": {"max_tokens": 5.5}}}), "int_from_float", json!(["invocation_parameters", "openai", "openai", "max_tokens"])),
            (json!({"invocation_parameters": {"type": "openai", "openai": {"temperature": null}}}), "float_type", json!(["invocation_parameters", "openai", "openai", "temperature"])),
            (json!({"invocation_parameters": {"type": "openai", "openai": {"logprobs": true}}}), "extra_forbidden", json!(["invocation_parameters", "openai", "openai", "logprobs"])),
            (json!({"model_provider": "ANTHROPIC", "invocation_parameters": {"type": "anthropic", "anthropic": {}}}), "missing", json!(["invocation_parameters", "anthropic", "anthropic", "max_tokens"])),
            (json!({"model_provider": "ANTHROPIC", "invocation_parameters": {"type": "anthropic", "anthropic": {"max_tokens": 1024, "thinking": {"type": "enabled", "budget_tokens": 1024}}}}), "value_error", json!(["invocation_parameters", "anthropic", "anthropic"])),
            (json!({"tools": {"type": "tools", "tools": []}}), "too_short", json!(["tools", "tools"])),
            (json!({"tools": {"type": "tools", "tools": [{"type": "function", "function": {"name": "f", "x": 1}}]}}), "extra_forbidden", json!(["tools", "tools", 0, "function", "function", "x"])),
            (json!({"response_format": {"type": "json_object"}}), "union_tag_invalid", json!(["response_format"])),
        ];
        for (other, kind, place) in cases {
            let answer = program.post("/v1/prompts", &json!({"prompt": {"name": "a"}, "version": version(other)})).await;
            let mut whole = vec![json!("body"), json!("version")];
            whole.extend(place.as_array().expect("a list").clone());
            faults(&answer, kind, json!(whole), "");
        }
        assert_eq!(program.data("/v1/prompts").await, json!([]));
    }

    async fn a_message_has_the_form_of_one(house: House) {
        let program = Program::new(&house).await;
        let arguments = json!([{"type": "tool_call", "tool_call_id": "1", "tool_call": {"type": "function", "name": "f", "arguments": {}}}]);
        let cases = [
            (json!({"role": "bot", "content": "x"}), "literal_error", json!(["role"])),
            (json!({"role": "user"}), "missing", json!(["content"])),
            (json!({"role": "user", "content": null}), "string_type", json!(["content"])),
            (json!({"role": "user", "content": []}), "too_short", json!(["content"])),
            (json!({"role": "user", "content": [{"type": "image"}]}), "union_tag_invalid", json!(["content", 0])),
            (json!({"role": "user", "content": "x", "name": "y"}), "extra_forbidden", json!(["name"])),
            (json!({"role": "ai", "content": arguments}), "string_type", json!(["content", 0, "tool_call", "tool_call", "function", "arguments"])),
        ];
        for (message, kind, place) in cases {
            let body = json!({"prompt": {"name": "a"}, "version": chat(json!([message]))});
            let mut whole = vec![json!("body"), json!("version"), json!("template"), json!("chat"), json!("messages"), json!(0)];
            whole.extend(place.as_array().expect("a list").clone());
            faults(&program.post("/v1/prompts", &body).await, kind, json!(whole), "");
        }
    }

    async fn a_name_is_one_by_our_rule(house: House) {
        let program = Program::new(&house).await;
        let create = async |name: Value| program.post("/v1/prompts", &json!({"prompt": {"name": name}, "version": version(json!({}))})).await;
        for name in ["with space", "", "a.b", "a/b", "ünï", "a\n"] {
            faults(&create(json!(name)).await, "string_pattern_mismatch", json!(["body", "prompt", "name"]), "^[a-zA-Z0-9_-]+$");
        }
        faults(&create(json!("x".repeat(256))).await, "value_error", json!(["body", "prompt", "name"]), "255");
        faults(&create(json!("new")).await, "value_error", json!(["body", "prompt", "name"]), "choose another name");
        faults(&create(json!(5)).await, "string_type", json!(["body", "prompt", "name"]), "valid string");
        for name in ["Upper", "-x", "9", "_a"] {
            assert_eq!(create(json!(name)).await.status, 200, "{name}");
        }
    }

    async fn many_faults_are_told_in_part(house: House) {
        let program = Program::new(&house).await;
        let bad: Vec<Value> = (0..10_000).map(|_| json!({"role": "bot", "content": 5})).collect();
        let answer = program.post("/v1/prompts", &json!({"prompt": {"name": "a"}, "version": chat(json!(bad))})).await;
        assert_eq!((answer.status.as_u16(), answer.json()["detail"].as_array().map(Vec::len)), (422, Some(20)));
    }

    async fn a_page_is_at_least_one(house: House) {
        let program = Program::new(&house).await;
        let made = program.create("one", &version(json!({}))).await;
        let tags = format!("/v1/prompt_versions/{}/tags", made["id"].as_str().expect("an id"));
        for path in ["/v1/prompts", "/v1/prompts/one/versions", tags.as_str()] {
            let zero = program.get(&format!("{path}?limit=0")).await;
            assert_eq!(zero.body, r#"{"detail":[{"type":"greater_than","loc":["query","limit"],"msg":"Input should be greater than 0","input":"0","ctx":{"gt":0}}]}"#);
            faults(&program.get(&format!("{path}?limit=abc")).await, "int_parsing", json!(["query", "limit"]), "valid integer");
            says(&program.get(&format!("{path}?cursor=zzz")).await, 422, "Invalid cursor format: zzz");
            assert_eq!(program.get(&format!("{path}?limit=99999999999999999999")).await.status, 200);
        }
    }
}
