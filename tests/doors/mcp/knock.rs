//! What is asked of a request before the protocol begins.

use axum::http::Method;
use cuebook::{
    domain::{access::Scope, people::keys_of::KeysOf},
    usecases::{keys, people},
};
use serde_json::json;

use super::{ALL, Agent, HEADERS};
use crate::{
    both,
    support::{
        acme,
        http::{Answer, Door},
        id, other,
    },
};

const PING: &str = r#"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#;

/// That it is refused so, in a form that clients read.
fn says(answer: &Answer, status: u16, code: i32, words: &str) {
    assert_eq!(answer.status, status, "{answer:?}");
    let body = answer.json();
    assert_eq!((&body["jsonrpc"], &body["id"]), (&json!("2.0"), &json!(null)), "{body}");
    assert_eq!(body["error"]["code"], code, "{body}");
    let message = body["error"]["message"].as_str().expect("a sentence");
    assert!(message.contains(words), "{message}");
}

both! {
    async fn every_request_shows_a_key(house: House) {
        let door = Door::new(&house.app);
        for method in [Method::POST, Method::GET, Method::DELETE] {
            for (shown, words) in [
                (None, "settings page"),
                (Some("Basic cGh4"), "Authorization: Bearer phx_"),
                (Some("Bearer phx_nobody"), "unknown or was revoked"),
                (Some("Bearer phc_acme"), "token of a project"),
            ] {
                let headers: Vec<_> = HEADERS.into_iter().chain(shown.map(|shown| ("authorization", shown))).collect();
                let answer = door.ask(method.clone(), "/mcp", &headers, PING).await;
                says(&answer, 401, -32000, words);
                assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
            }
        }
    }

    async fn a_key_ends_at_once(house: House) {
        house.prompt("greeting", "Hello.").await;
        let key = keys::create_key(&house.app, &house.lena, &acme(), "soon gone", &ALL).await.expect("a key");
        let agent = Agent { door: Door::new(&house.app), bearer: format!("Bearer {}", key.secret.0) };
        assert_eq!(agent.post(&HEADERS, PING).await.status, 200);
        keys::revoke_key(&house.app, &house.lena, &acme(), key.id).await.expect("revoked");
        says(&agent.post(&HEADERS, PING).await, 401, -32000, "revoked");
        for (tool, arguments) in [
            ("prompt-get", json!({ "name": "greeting" })),
            ("prompt-update", json!({ "name": "greeting", "prompt": "Bye." })),
            ("prompt-tag-set", json!({ "name": "greeting", "tag": "production", "version": 1 })),
            ("prompt-archive", json!({ "name": "greeting" })),
        ] {
            let params = json!({ "name": tool, "arguments": arguments });
            let call = json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params });
            says(&agent.post(&HEADERS, call.to_string()).await, 401, -32000, "revoked");
        }
        let (version, _) = Agent::new(&house).await.latest("greeting").await;
        assert_eq!(version, 1, "nothing was published");

        people::change_role(&house.app, &house.lena, &acme(), id(&house.ana), cuebook::domain::access::Role::Admin, None)
            .await
            .expect("an admin");
        let hers = Agent::of(&house, &house.ana, &acme(), &ALL).await;
        assert_eq!(hers.post(&HEADERS, PING).await.status, 200);
        people::remove_person(&house.app, &house.lena, &acme(), id(&house.ana), Some(KeysOf::Revoke)).await.expect("gone");
        assert_eq!(hers.post(&HEADERS, PING).await.status, 401);
    }

    async fn there_is_no_stream_and_no_session(house: House) {
        let agent = Agent::new(&house).await;
        for method in [Method::GET, Method::DELETE, Method::PUT] {
            let answer = agent.door.ask(method, "/mcp", &[("authorization", &agent.bearer), ("accept", "text/event-stream")], "").await;
            says(&answer, 405, -32000, "POST");
            assert_eq!(answer.header("allow"), Some("POST"));
        }
        let body = json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
            "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": { "name": "test", "version": "1" },
        }});
        let answer = agent.post(&HEADERS[..2], body.to_string()).await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("mcp-session-id"), None, "any server can answer what comes next");
        let told = &answer.json()["result"];
        assert_eq!(told["protocolVersion"], "2025-06-18");
        assert_eq!(told["serverInfo"]["name"], "cuebook");
        assert_eq!(told["capabilities"], json!({ "prompts": {}, "tools": {} }));
        assert!(told["instructions"].as_str().is_some_and(|words| words.contains("base_version")));
        let noted = agent.post(&HEADERS, r#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#).await;
        assert_eq!((noted.status.as_u16(), noted.body.as_str()), (202, ""));
    }

    async fn any_host_and_origin_and_a_slash_at_the_end_will_do(house: House) {
        let agent = Agent::new(&house).await;
        let headers = [&HEADERS[..], &[("authorization", &agent.bearer), ("origin", "https://elsewhere.example")]].concat();
        let answer = agent.door.ask(Method::POST, "/mcp/", &headers, PING).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        // Whoever takes only JSON gets it, as everybody does.
        let plain = [("content-type", "application/json"), ("accept", "application/json")];
        assert_eq!(agent.post(&plain, PING).await.status, 200);
        assert_eq!(answer.header("cache-control"), Some("private, no-cache"));
    }

    async fn the_newest_protocol_is_spoken_too(house: House) {
        house.prompt("greeting", "Hello.").await;
        let agent = Agent::new(&house).await;
        let meta = json!({
            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
            "io.modelcontextprotocol/clientInfo": { "name": "test", "version": "1" },
            "io.modelcontextprotocol/clientCapabilities": {},
        });
        let call = json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {
            "name": "prompt-get", "arguments": { "name": "greeting" }, "_meta": meta,
        }});
        let newest = [HEADERS[0], HEADERS[1], ("mcp-protocol-version", "2026-07-28"), ("mcp-method", "tools/call"), ("mcp-name", "prompt-get")];
        let answer = agent.post(&newest, call.to_string()).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        assert_eq!(answer.json()["result"]["structuredContent"]["prompt"], "Hello.");
        let missing = json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/burn", "params": { "_meta": meta } });
        let newest = [HEADERS[0], HEADERS[1], ("mcp-protocol-version", "2026-07-28"), ("mcp-method", "tools/burn")];
        let answer = agent.post(&newest, missing.to_string()).await;
        assert_eq!((answer.status.as_u16(), &answer.json()["error"]["code"]), (404, &json!(-32601)), "{answer:?}");
    }

    async fn what_is_no_message_is_refused_in_words(house: House) {
        let agent = Agent::new(&house).await;
        for body in ["", "hello", "{\"jsonrpc\":", &"[".repeat(100_000), "{\"a\":1}{}"] {
            says(&agent.post(&HEADERS, body.to_string()).await, 400, -32700, "not JSON");
        }
        says(&agent.post(&HEADERS, vec![0xff_u8, 0xfe]).await, 400, -32700, "not JSON");
        says(&agent.post(&HEADERS, format!(" [{PING}]")).await, 400, -32600, "one by one");
        for body in [
            "{}",
            "null",
            "3",
            r#""\ud800""#,
            r#"{"jsonrpc":"1.0","id":1,"method":"tools/list"}"#,
            r#"{"jsonrpc":"2.0","id":1,"method":"tools/list","params":[]}"#,
            r#"{"jsonrpc":"2.0","id":{},"method":"tools/list"}"#,
            r#"{"jsonrpc":"2.0","id":1,"result":{}}"#,
        ] {
            says(&agent.post(&HEADERS, body).await, 400, -32600, "");
        }
        says(&agent.post(&[("content-type", "text/plain")], PING).await, 400, -32600, "application/json");
        let old = [HEADERS[0], ("mcp-protocol-version", "1999-01-01")];
        says(&agent.post(&old, PING).await, 400, -32600, "MCP-Protocol-Version");
        let large = format!("{{\"a\":\"{}\"}}", "a".repeat(20 * 1024 * 1024));
        says(&agent.post(&HEADERS, large).await, 413, -32000, "20 MiB");
    }

    async fn what_the_protocol_does_not_know_is_an_error_of_the_protocol(house: House) {
        let agent = Agent::new(&house).await;
        let (code, says) = agent.error("tools/burn", json!({})).await;
        assert_eq!((code, says.contains("tools/burn")), (-32601, true));
        for params in [json!({}), json!({ "name": 3 }), json!({ "name": "prompt-get", "arguments": "greeting" })] {
            let (code, says) = agent.error("tools/call", params).await;
            assert_eq!((code, says.contains("tools/call")), (-32602, true), "{says}");
        }
        let (code, says) = agent.error("tools/call", json!({ "name": "prompt-burn" })).await;
        assert!(code == -32602 && says.contains("prompt-burn") && says.contains("prompt-update"), "{says}");
    }

    async fn another_project_is_as_if_it_were_not_there(house: House) {
        house.prompt("greeting", "Hello.").await;
        let stranger = Agent::of(&house, &house.olga, &other(), &[Scope::PromptRead, Scope::PromptWrite, Scope::TagWrite]).await;
        assert_eq!(stranger.done("prompt-list", json!({})).await["results"], json!([]));
        assert_eq!(stranger.result("prompts/list", json!({})).await["prompts"], json!([]));
        for (tool, more) in [
            ("prompt-get", json!({})),
            ("prompt-update", json!({ "prompt": "mine" })),
            ("prompt-compare", json!({ "from": 1 })),
            ("prompt-resolve", json!({})),
            ("prompt-tags", json!({})),
            ("prompt-tag-set", json!({ "tag": "production", "version": 1 })),
            ("prompt-tag-remove", json!({ "tag": "production" })),
            ("prompt-duplicate", json!({ "new_name": "mine" })),
            ("prompt-archive", json!({})),
        ] {
            let mut arguments = more;
            arguments["name"] = json!("greeting");
            stranger.refused(tool, arguments, "not_found", "greeting").await;
        }
        assert_eq!(stranger.error("prompts/get", json!({ "name": "greeting" })).await.0, -32602);
        assert_eq!(Agent::new(&house).await.latest("greeting").await, (json!(1), json!("Hello.")));
    }
}
