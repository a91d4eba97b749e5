//! Who may read: the key, the token, the project.

use cuebook::{
    domain::{
        access::{Role, Scope},
        people::keys_of::KeysOf,
    },
    store::{self, keys::NewKeyRow},
    usecases::{keys, people},
};

use super::{Program, says};
use crate::{
    both,
    support::{House, NOON, acme, http::Door, id, other},
};

const PATH: &str = "/api/environments/@current/llm_prompts/name/reply/";

/// A key with these scopes, whether or not the settings page offers them.
async fn key_of(house: &House, scopes: &[Scope]) -> Program {
    let secret = format!("phx_with_{}_scopes", scopes.len());
    let secret_hash = sha256(&secret);
    let maker = id(&house.lena);
    let row = NewKeyRow { maker, name: "a key", secret_hash: &secret_hash, hint: "phx_…", scopes, at: NOON };
    store::keys::insert(house.app.store.reader(), house.project, &row).await.expect("a key");
    Program { door: Door::new(&house.app), bearer: format!("Bearer {secret}") }
}

fn sha256(text: &str) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

both! {
    async fn without_a_key_nothing_is_said(house: House) {
        house.prompt("reply", "one").await;
        let door = Door::new(&house.app);
        for path in [PATH, "/api/projects/@current/llm_prompts/", "/api/projects/999/llm_prompts/name/nothing/"] {
            let answer = door.get(path, &[]).await;
            says(&answer, 401, "not_authenticated", None, "Authorization: Bearer phx_");
            assert_eq!(answer.json()["type"], "authentication_error");
            assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
            says(&door.get(path, &[("authorization", "Bearer phx_nobody")]).await, 401, "authentication_failed", None, "unknown");
            says(&door.get(path, &[("authorization", "Bearer phc_acme")]).await, 401, "authentication_failed", None, "token of a project");
            says(&door.get(path, &[("authorization", "Basic cGh4")]).await, 401, "not_authenticated", None, "API key");
        }
    }

    async fn the_token_must_be_that_of_the_keys_project(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        assert_eq!(program.ask("/name/reply/?token=phc_acme").await.status, 200);
        for token in ["phc_other", "phc_", "phc_acm", "phc_acmee"] {
            let answer = program.ask(&format!("/name/reply/?token={token}")).await;
            says(&answer, 401, "authentication_failed", None, "token");
            assert_eq!(program.ask(&format!("/?token={token}")).await.status, 401);
        }
    }

    async fn another_project_is_as_if_it_were_not_there(house: House) {
        house.prompt("reply", "one").await;
        let stranger = Program::of(&house, &house.olga, &other()).await;
        for rest in ["/name/reply/", "/resolve/name/reply/"] {
            says(&stranger.ask(rest).await, 404, "not_found", None, "not found");
        }
        let record = stranger.get("/api/projects/@current/activity_log/?scope=LLMPrompt&item_id=reply").await;
        assert_eq!(record.json()["results"], serde_json::json!([]));
        let own = stranger.get(&format!("/api/projects/{}/llm_prompts/", house.other)).await;
        assert_eq!(own.json()["count"], 0);
        let acme = house.project;
        for path in [format!("/api/projects/{acme}/llm_prompts/"), format!("/api/projects/{acme}/llm_prompts/name/reply/")] {
            let (theirs, nobodys) = (stranger.get(&path).await, stranger.get(&path.replace(&acme.to_string(), "999")).await);
            says(&theirs, 404, "not_found", None, "project");
            assert_eq!(theirs.body, nobodys.body, "the two cannot be told apart");
        }
    }

    async fn a_revoked_key_stops_at_once(house: House) {
        house.prompt("reply", "one").await;
        let key = keys::create_key(&house.app, &house.lena, &acme(), "soon gone", &[Scope::PromptRead]).await.expect("a key");
        let program = Program { door: Door::new(&house.app), bearer: format!("Bearer {}", key.secret.0) };
        assert_eq!(program.ask("/name/reply/").await.status, 200, "and from now on it is warm");
        keys::revoke_key(&house.app, &house.lena, &acme(), key.id).await.expect("revoked");
        says(&program.ask("/name/reply/").await, 401, "authentication_failed", None, "revoked");
    }

    async fn a_key_without_the_scope_may_not_read(house: House) {
        house.prompt("reply", "one").await;
        let program = key_of(&house, &[Scope::EventWrite]).await;
        for rest in ["/name/reply/", "/name/nothing/", "/resolve/name/reply/", "/resolve/name/nothing/", "/"] {
            says(&program.ask(rest).await, 403, "permission_denied", None, "prompt:read");
        }
        let record = program.get("/api/projects/@current/activity_log/?scope=LLMPrompt&item_id=reply").await;
        says(&record, 403, "permission_denied", None, "prompt:read");
        assert_eq!(key_of(&house, &[Scope::PromptRead, Scope::EventWrite]).await.ask("/name/reply/").await.status, 200);
    }

    async fn a_key_ends_with_its_makers_membership(house: House) {
        house.prompt("reply", "one").await;
        people::change_role(&house.app, &house.lena, &acme(), id(&house.ana), Role::Admin, None).await.expect("an admin");
        let program = Program::of(&house, &house.ana, &acme()).await;
        assert_eq!(program.ask("/name/reply/").await.status, 200);
        people::remove_person(&house.app, &house.lena, &acme(), id(&house.ana), Some(KeysOf::Revoke)).await.expect("gone");
        assert_eq!(program.ask("/name/reply/").await.status, 401);
    }
}
