//! Reading: one version, and lists of them.

use axum::http::Method;
use serde_json::{Value, json};

use super::{ALL, Program, chat, faults, says, version};
use crate::{
    both,
    support::{acme, other},
};
use cuebook::{domain::prompts::draft::DraftText, usecases::prompts};

/// What Phoenix answers for the first version of a new database, and then our three keys.
const FULL: &str = r#"{"data":{"description":"first","metadata":{"ticket":1},"model_provider":"OPENAI","model_name":"gpt-4o-mini","template":{"type":"chat","messages":[{"role":"system","content":"You help {{company}}."},{"role":"user","content":"{{question}}"},{"role":"assistant","content":[{"type":"text","text":"Let me look."},{"type":"tool_call","tool_call_id":"call_1","tool_call":{"type":"function","name":"find_order","arguments":"{\"id\": 7}"}}]},{"role":"tool","content":[{"type":"tool_result","tool_call_id":"call_1","tool_result":{"status":"sent","items":[1,2.0,null,true]}}]}]},"template_type":"CHAT","template_format":"MUSTACHE","invocation_parameters":{"type":"openai","openai":{"temperature":0.0,"max_completion_tokens":100,"seed":7,"stop":["END"],"extra_body":{"a":null,"b":[1]}}},"tools":{"type":"tools","tools":[{"type":"function","function":{"name":"find_order","description":"Finds an order","parameters":{"type":"object","properties":{"id":{"type":"integer"}},"required":["id"]},"strict":true}}],"tool_choice":{"type":"specific_function","function_name":"find_order"},"disable_parallel_tool_calls":true},"response_format":{"type":"json_schema","json_schema":{"name":"answer","schema":{"type":"object","properties":{"text":{"type":"string"}}},"strict":false}},"id":"UHJvbXB0VmVyc2lvbjox","sequence_number":1,"created_at":"2026-11-20T12:00:00.000000+00:00","tags":[]}}"#;

/// Sent with the keys of its parts in another order than that of the answer.
const SENT: &str = r#"{"version":{"response_format":{"json_schema":{"strict":false,"schema":{"type":"object","properties":{"text":{"type":"string"}}},"name":"answer"},"type":"json_schema"},"metadata":{"ticket":1},"description":"first","invocation_parameters":{"openai":{"extra_body":{"a":null,"b":[1]},"stop":["END"],"seed":7,"max_completion_tokens":100,"temperature":0},"type":"openai"},"template_type":"CHAT","template_format":"MUSTACHE","template":{"messages":[{"content":"You help {{company}}.","role":"system"},{"role":"user","content":[{"text":"{{question}}","type":"text"}]},{"role":"assistant","content":[{"type":"text","text":"Let me look."},{"type":"tool_call","tool_call_id":"call_1","tool_call":{"arguments":"{\"id\": 7}","type":"function","name":"find_order"}}]},{"role":"tool","content":[{"tool_result":{"status":"sent","items":[1,2.0,null,true]},"type":"tool_result","tool_call_id":"call_1"}]}],"type":"chat"},"model_name":"gpt-4o-mini","model_provider":"OPENAI","tools":{"disable_parallel_tool_calls":true,"tool_choice":{"function_name":"find_order","type":"specific_function"},"tools":[{"function":{"strict":true,"parameters":{"type":"object","properties":{"id":{"type":"integer"}},"required":["id"]},"description":"Finds an order","name":"find_order"},"type":"function"}],"type":"tools"},"colour":1},"prompt":{"metadata":{"team":"care"},"name":"full","description":"For customers"}}"#;

both! {
    async fn every_address_of_a_version_answers_the_same(house: House) {
        let program = Program::new(&house).await;
        let made = program.send(Method::POST, "/v1/prompts", SENT).await;
        assert_eq!((made.status.as_u16(), made.body.as_str()), (200, FULL));
        assert_eq!(made.header("content-type"), Some("application/json"));
        for path in [
            "/v1/prompts/full/latest",
            "/v1/prompts/UHJvbXB0OjE=/latest",
            "/v1/prompts/UHJvbXB0OjE%3D/latest",
            "/v1/prompts/full/versions/1",
            "/v1/prompt_versions/UHJvbXB0VmVyc2lvbjox",
        ] {
            assert_eq!(program.get(path).await.body, FULL, "{path}");
        }
        let listed = program.get("/v1/prompts/full/versions").await;
        let one = FULL.trim_start_matches(r#"{"data":"#).trim_end_matches('}');
        assert_eq!(listed.body, format!(r#"{{"data":[{one}}}],"next_cursor":null}}"#));
        let tag = program.post("/v1/prompt_versions/UHJvbXB0VmVyc2lvbjox/tags", &json!({"name": "production"})).await;
        assert_eq!((tag.status.as_u16(), tag.body.as_str()), (204, ""));
        let tagged = FULL.replace(r#""tags":[]"#, r#""tags":["production"]"#);
        assert_eq!(program.get("/v1/prompts/full/tags/production").await.body, tagged);
        assert_eq!(program.get("/v1/prompts/UHJvbXB0OjE=/tags/production").await.body, tagged);
    }

    async fn what_was_not_sent_is_left_out(house: House) {
        let program = Program::new(&house).await;
        let nulls = json!({"description": null, "tools": null, "response_format": null, "metadata": {}});
        program.create("small", &version(nulls)).await;
        let answer = program.get("/v1/prompts/small/latest").await;
        let small = r#"{"data":{"description":"","model_provider":"OPENAI","model_name":"gpt-4o","template":{"type":"chat","messages":[{"role":"user","content":"Hi {{n}}"}]},"template_type":"CHAT","template_format":"MUSTACHE","invocation_parameters":{"type":"openai","openai":{}},"id":""#;
        assert!(answer.body.starts_with(small), "{}", answer.body);
        let kept = json!({
            "tools": {"type": "tools", "tools": [{"type": "raw", "raw": {"b": 1, "a": null}}], "disable_parallel_tool_calls": false},
            "invocation_parameters": {"type": "openai", "openai": {"max_tokens": 5.0, "top_p": "0.5", "stop": [], "extra_body": {}}},
        });
        let made = program.create("small", &version(kept)).await;
        assert_eq!(made["tools"].to_string(), r#"{"type":"tools","tools":[{"type":"raw","raw":{"b":1,"a":null}}],"disable_parallel_tool_calls":false}"#);
        assert_eq!(made["invocation_parameters"]["openai"].to_string(), r#"{"max_tokens":5,"top_p":0.5,"stop":[],"extra_body":{}}"#);
    }

    async fn each_provider_has_its_parameters(house: House) {
        let program = Program::new(&house).await;
        let cases = [
            ("AZURE_OPENAI", "azure_openai", json!({"temperature": 1}), "openai", r#"{"temperature":1.0}"#),
            ("MINIMAX", "openai", json!({}), "openai", "{}"),
            ("META", "groq", json!({"seed": 1}), "openai", r#"{"seed":1}"#),
            ("ANTHROPIC", "anthropic", json!({"thinking": {"budget_tokens": 1024, "type": "enabled"}, "max_tokens": 2048}), "anthropic", r#"{"max_tokens":2048,"thinking":{"type":"enabled","budget_tokens":1024}}"#),
            ("GOOGLE", "google", json!({"top_k": 4, "thinking_config": {"thinking_level": "low"}}), "google", r#"{"top_k":4,"thinking_config":{"thinking_level":"low"}}"#),
            ("AWS", "aws", json!({"max_tokens": 10, "stop_sequences": ["x"]}), "aws", r#"{"max_tokens":10,"stop_sequences":["x"]}"#),
        ];
        for (provider, kind, sent, family, answered) in cases {
            let parameters = json!({"type": kind, kind: sent});
            program.create("one", &version(json!({"model_provider": provider, "invocation_parameters": parameters}))).await;
            let read = program.data("/v1/prompts/one/latest").await;
            assert_eq!(read["model_provider"], provider);
            let wanted = format!(r#"{{"type":"{family}","{family}":{answered}}}"#);
            assert_eq!(read["invocation_parameters"].to_string(), wanted, "{provider}");
        }
    }

    async fn roles_are_those_of_a_chat(house: House) {
        let program = Program::new(&house).await;
        for (sent, read) in [("ai", "assistant"), ("model", "assistant"), ("developer", "developer"), ("tool", "tool"), ("system", "system")] {
            let made = program.create("roles", &chat(json!([{"role": sent, "content": "x"}]))).await;
            assert_eq!(made["template"]["messages"], json!([{"role": read, "content": "x"}]));
        }
        let claude = json!({
            "model_provider": "ANTHROPIC",
            "invocation_parameters": {"type": "anthropic", "anthropic": {"max_tokens": 1}},
            "template": {"type": "chat", "messages": [{"role": "system", "content": "Be {{how}}."}]},
            "template_format": "F_STRING",
        });
        let made = program.create("claude", &version(claude)).await;
        let parts = json!([{"role": "system", "content": [{"type": "text", "text": "Be {{how}}."}]}]);
        assert_eq!(made["template"]["messages"], parts, "a plain one is left unfilled by the client for Anthropic");
        assert_eq!(made["template_format"], "F_STRING");
    }

    async fn what_is_not_there_is_told_from_what_is_no_id(house: House) {
        let program = Program::new(&house).await;
        program.create("one", &version(json!({}))).await;
        for path in [
            "/v1/prompts/nobody/latest",
            "/v1/prompts/UHJvbXB0Ojk5OTk=/latest",
            "/v1/prompts/one/tags/nowhere",
            "/v1/prompts/nobody/tags/production",
            "/v1/prompts/one/tags/latest",
            "/v1/prompts/one/tags/7",
            "/v1/prompts/one/versions/2",
            "/v1/prompts/one/versions/first",
            "/v1/prompt_versions/UHJvbXB0VmVyc2lvbjo5OTk5",
            "/v1/prompt_versions/UHJvbXB0VmVyc2lvbjotMQ==",
            "/v1/prompt_versions/UHJvbXB0VmVyc2lvbjo5OTk5OTk5OTk5OTk5OTk5OTk5OQ==",
        ] {
            says(&program.get(path).await, 404, "Not Found");
        }
        for path in ["a.b", "%ff", "a%2Fb", "UHJvbXB0VmVyc2lvbjo5OQ==", "new"] {
            says(&program.get(&format!("/v1/prompts/{path}/latest")).await, 422, "Invalid prompt name");
        }
        says(&program.get("/v1/prompts/one/tags/Bad").await, 422, "Invalid tag name");
        for path in ["garbage", "1", "UHJvbXB0OjE=", "UHJvbXB0VmVyc2lvbjphYmM="] {
            says(&program.get(&format!("/v1/prompt_versions/{path}")).await, 422, "Invalid prompt version ID");
        }
    }

    async fn no_path_below_v1_answers_a_page(house: House) {
        let program = Program::new(&house).await;
        for path in ["/v1", "/v1/", "/v1/nothing", "/v1/prompts/", "/v1/prompts/a/b/c", "/v1/prompt_versions"] {
            let answer = program.door.get(path, &[("accept", "text/html")]).await;
            says(&answer, 404, "Not Found");
            assert_eq!(answer.header("x-phoenix-server-version"), Some("20.26.1"));
        }
        for (method, path) in [(Method::PUT, "/v1/prompts"), (Method::GET, "/v1/prompts/one"), (Method::DELETE, "/v1/prompts/one/latest")] {
            let answer = program.send(method, path, "{}").await;
            says(&answer, 405, "Method Not Allowed");
            assert!(answer.header("allow").is_some());
        }
    }

    async fn an_exact_name_wins_over_an_id(house: House) {
        let program = Program::new(&house).await;
        for index in 1..=10 {
            program.create(&format!("p{index}"), &chat(json!([{"role": "user", "content": format!("text {index}")}]))).await;
        }
        // `Prompt:10` is written without padding, so it is a name as well.
        let path = "/v1/prompts/UHJvbXB0OjEw/latest";
        assert_eq!(program.data(path).await["template"]["messages"][0]["content"], "text 10");
        program.create("UHJvbXB0OjEw", &chat(json!([{"role": "user", "content": "named so"}]))).await;
        assert_eq!(program.data(path).await["template"]["messages"][0]["content"], "named so");
    }

    async fn another_project_is_as_if_it_were_not_there(house: House) {
        let program = Program::new(&house).await;
        let made = program.create("one", &version(json!({}))).await;
        let id = made["id"].as_str().expect("an id");
        let stranger = Program::of(&house, &house.olga, &other(), &ALL).await;
        for path in ["/v1/prompts/one/latest", "/v1/prompts/UHJvbXB0OjE=/latest", &format!("/v1/prompt_versions/{id}")] {
            says(&stranger.get(path).await, 404, "Not Found");
        }
        assert_eq!(stranger.get("/v1/prompts").await.body, r#"{"data":[],"next_cursor":null}"#);
        assert_eq!(stranger.get("/v1/prompts/one/versions").await.body, r#"{"data":[],"next_cursor":null}"#);
        let tags = format!("/v1/prompt_versions/{id}/tags");
        program.post(&tags, &json!({"name": "staging"})).await;
        says(&stranger.post(&tags, &json!({"name": "production"})).await, 404, "Not Found");
        says(&stranger.send(Method::DELETE, "/v1/prompts/UHJvbXB0OjE=", "").await, 404, "Prompt not found");
        for (method, path, body) in [
            (Method::GET, "/v1/prompts/one/versions/1", json!(null)),
            (Method::GET, "/v1/prompts/one/tags/staging", json!(null)),
            (Method::GET, &tags, json!(null)),
            (Method::POST, "/v1/prompts/one/versions", json!({"version": version(json!({}))})),
            (Method::PATCH, "/v1/prompts/UHJvbXB0OjE=", json!({"description": "d"})),
            (Method::DELETE, "/v1/prompts/one", json!(null)),
            (Method::DELETE, &format!("{tags}/staging"), json!(null)),
        ] {
            let answer = stranger.send(method.clone(), path, body.to_string()).await;
            assert_eq!(answer.status, 404, "{method} {path}: {answer:?}");
        }
        assert_eq!(program.data("/v1/prompts/one/latest").await["id"], id);
        assert_eq!(program.data(&tags).await[0]["name"], "staging", "nothing was done");
    }

    async fn the_history_is_read_in_pages(house: House) {
        let program = Program::new(&house).await;
        for index in 1..=5 {
            program.create("one", &version(json!({"description": format!("{index}")}))).await;
        }
        program.create("two", &version(json!({}))).await;
        let (mut path, mut read) = (String::from("/v1/prompts/one/versions?limit=2"), Vec::new());
        loop {
            let page = program.get(&path).await.json();
            let messages = page["data"].as_array().expect("a page").iter().map(|row| row["description"].clone());
            read.push(messages.collect::<Vec<Value>>());
            let Some(next) = page["next_cursor"].as_str() else { break };
            path = format!("/v1/prompts/one/versions?limit=2&cursor={}", next.replace('=', "%3D"));
        }
        assert_eq!(json!(read), json!([["5", "4"], ["3", "2"], ["1"]]));
        says(&program.get("/v1/prompts/one/versions?cursor=zzz").await, 422, "Invalid cursor format: zzz");
        assert_eq!(program.get("/v1/prompts/nobody/versions").await.body, r#"{"data":[],"next_cursor":null}"#);
    }

    async fn answers_are_kept_only_with_their_etag(house: House) {
        let program = Program::new(&house).await;
        program.create("one", &version(json!({}))).await;
        for path in ["/v1/prompts/one/latest", "/v1/prompts", "/v1/prompts/one/versions"] {
            let first = program.get(path).await;
            assert_eq!(first.header("cache-control"), Some("private, no-cache"));
            let etag = first.header("etag").expect("an ETag").to_string();
            let known = [("authorization", program.bearer.as_str()), ("if-none-match", etag.as_str())];
            assert_eq!(program.door.get(path, &known).await.status, 304, "{path}");
        }
    }

    async fn what_people_wrote_is_read_as_a_chat(house: House) {
        let settings = String::from(r#"{"model": "gpt-5-mini", "temperature": 0.2, "max_tokens": 100}"#);
        let message = String::from("why");
        let text = DraftText { settings, message, ..crate::support::text("Hello {{name}}") };
        let new = prompts::DraftedPrompt { name: "typed".into(), description: String::new(), topics: String::new(), text };
        prompts::create_from_draft(&house.app, &house.ana, &acme(), None, new).await.expect("a new prompt");
        let read = Program::new(&house).await.data("/v1/prompts/typed/latest").await;
        assert_eq!(read["template"], json!({"type": "chat", "messages": [{"role": "user", "content": "Hello {{name}}"}]}));
        assert_eq!((&read["model_provider"], &read["model_name"], &read["description"]), (&json!("OPENAI"), &json!("gpt-5-mini"), &json!("why")));
        assert_eq!(read["invocation_parameters"], json!({"type": "openai", "openai": {"temperature": 0.2, "max_tokens": 100}}));
    }

    async fn a_prompt_inside_a_prompt_is_put_in(house: House) {
        house.prompt("tone", "Be kind.").await;
        let program = Program::new(&house).await;
        let text = "@@@prompt:name=tone|version=1@@@ {{n}}";
        let made = program.create("reply", &chat(json!([{"role": "user", "content": text}]))).await;
        assert_eq!(made["template"]["messages"][0]["content"], text, "a write is answered as it was written");
        let read = program.data("/v1/prompts/reply/latest").await;
        assert_eq!(read["template"]["messages"][0]["content"], "Be kind. {{n}}");
        let nowhere = chat(json!([{"role": "user", "content": "@@@prompt:name=nobody|version=1@@@"}]));
        let answer = program.post("/v1/prompts", &json!({"prompt": {"name": "two"}, "version": nowhere})).await;
        faults(&answer, "value_error", json!(["body", "version", "template"]), "nobody");
        let archived = program.send(Method::DELETE, "/v1/prompts/tone", "").await;
        assert_eq!(archived.status, 409);
        assert!(archived.body.contains("reply"), "{}", archived.body);
    }
}
