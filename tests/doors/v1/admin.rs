//! The project, its people, its keys, its record.

use axum::http::Method;
use cuebook::domain::access::Scope;
use serde_json::json;

use super::{Program, says};
use crate::{
    both,
    support::{acme, http::Door, id, other},
};

/// All that needs the scope `admin`.
pub fn admins_only() -> Vec<(Method, String, serde_json::Value)> {
    vec![
        (Method::GET, "/activity".into(), json!({})),
        (Method::GET, "/keys".into(), json!({})),
        (Method::POST, "/keys".into(), json!({"name": "x", "scopes": ["prompt:read"]})),
        (Method::DELETE, "/keys/1".into(), json!({})),
        (Method::POST, "/invitations".into(), json!({"email": "x@example.com", "role": "viewer"})),
        (Method::DELETE, "/invitations/1".into(), json!({})),
        (Method::PATCH, "/people/1".into(), json!({"role": "viewer"})),
        (Method::DELETE, "/people/1".into(), json!({})),
        (Method::PATCH, "/project".into(), json!({"name": "x"})),
        (Method::GET, "/archived-prompts".into(), json!({})),
        (Method::POST, format!("/archived-prompts/{}/bring-back", uuid::Uuid::nil()), json!({})),
    ]
}

both! {
    async fn without_the_scope_nothing_is_administered(house: House) {
        let program = Program::new(&house).await;
        for (method, path, body) in admins_only() {
            says(&program.send(method, &path, body).await, 403, "forbidden", "admin");
        }
        let people = program.json("/people").await;
        assert_eq!((&people["data"][0]["email"], &people["invitations"]), (&json!(null), &json!([])), "{people}");
    }

    async fn the_project_is_read_and_renamed(house: House) {
        let admin = Program::admin(&house).await;
        let project = admin.json("/project").await;
        assert_eq!(project, json!({"slug": "acme", "name": "Acme", "token": "phc_acme", "role": "admin"}));
        assert_eq!(admin.send(Method::PATCH, "/project", json!({"name": "Acme Care"})).await.status, 204);
        assert_eq!(admin.json("/project").await["name"], "Acme Care");
        let problem = says(&admin.send(Method::PATCH, "/project", json!({"name": " "})).await, 422, "invalid", "name");
        assert_eq!(problem["field"], "name");
        let record = admin.json("/activity").await;
        assert_eq!((&record["data"][0]["verb"], &record["data"][0]["after"], &record["data"][0]["key"]), (&json!("rename_project"), &json!("Acme Care"), &json!("a program")));
    }

    async fn the_record_is_paged_to_its_end(house: House) {
        let admin = Program::admin(&house).await;
        for number in 0..60 {
            admin.send(Method::PATCH, "/project", json!({"name": format!("Acme {number}")})).await;
        }
        let first = admin.json("/activity").await;
        let cursor = first["next_cursor"].as_str().expect("there is more");
        let second = admin.json(&format!("/activity?cursor={cursor}")).await;
        let count = [&first, &second].map(|page| page["data"].as_array().map_or(0, Vec::len));
        assert_eq!((count, &second["next_cursor"]), ([50, 11], &json!(null)));
        says(&admin.get("/activity?cursor=x").await, 400, "invalid_cursor", "cursor");
    }

    async fn a_key_is_made_shown_once_and_revoked(house: House) {
        let admin = Program::admin(&house).await;
        let made = admin.post("/keys", json!({"name": "Website", "scopes": ["prompt:read"]})).await;
        assert_eq!(made.status, 201, "{made:?}");
        let made = made.json();
        let secret = made["key"].as_str().expect("a key").to_string();
        let newcomer = Program { door: Door::new(&house.app), bearer: format!("Bearer {secret}") };
        assert_eq!(newcomer.get("/prompts").await.status, 200);
        let list = admin.get("/keys").await;
        assert!(!list.body.contains(&secret), "it is not shown again");
        let shown = list.json()["data"].as_array().expect("keys").iter().any(|key| key["id"] == made["id"] && key["scopes"] == json!(["prompt:read"]));
        assert!(shown, "{list:?}");
        assert_eq!(admin.delete(&format!("/keys/{}", made["id"])).await.status, 204);
        says(&newcomer.get("/prompts").await, 401, "key_unknown", "revoked");
        says(&admin.delete("/keys/999999").await, 404, "not_found", "key");
        for (body, field) in [(json!({"name": "", "scopes": ["prompt:read"]}), "name"), (json!({"name": "x", "scopes": []}), "scopes"), (json!({"name": "x", "scopes": ["trace:read"]}), "scopes"), (json!({"name": "x", "scopes": ["all"]}), "scopes[0]")] {
            let problem = says(&admin.post("/keys", body).await, 422, "invalid", "");
            assert_eq!(problem["field"], field);
        }
        let body = json!({"name": "x", "scopes": ["prompt:read"]}).to_string();
        let named = admin.send_bytes(Method::POST, "/keys", &[("idempotency-key", "a")], body).await;
        says(&named, 400, "invalid_parameter", "kept nowhere");
    }

    async fn people_are_invited_and_the_invitation_withdrawn(house: House) {
        let admin = Program::admin(&house).await;
        let made = admin.post("/invitations", json!({"email": "jonas@example.com", "role": "editor"})).await;
        assert_eq!(made.status, 201, "{made:?}");
        assert!(made.json()["path"].as_str().is_some_and(|path| path.starts_with("/join?code=")), "{made:?}");
        let people = admin.json("/people").await;
        let invitation = &people["invitations"][0];
        assert_eq!((&invitation["email"], &invitation["role"]), (&json!("jonas@example.com"), &json!("editor")));
        assert_eq!(admin.delete(&format!("/invitations/{}", invitation["id"])).await.status, 204);
        assert_eq!(admin.json("/people").await["invitations"], json!([]));
        says(&admin.delete("/invitations/999999").await, 404, "not_found", "invitation");
        says(&admin.post("/invitations", json!({"email": "ana@example.com", "role": "editor"})).await, 409, "taken", "in this project already");
        says(&admin.post("/invitations", json!({"email": "nobody", "role": "editor"})).await, 422, "invalid", "");
        says(&admin.post("/invitations", json!({"email": "x@example.com", "role": "owner"})).await, 422, "invalid", "`viewer`");
    }

    async fn a_role_is_changed_and_somebody_leaves(house: House) {
        let admin = Program::admin(&house).await;
        let (ana, vera) = (format!("/people/{}", id(&house.ana)), format!("/people/{}", id(&house.vera)));
        assert_eq!(admin.send(Method::PATCH, &ana, json!({"role": "admin"})).await.status, 204);
        Program::with(&house, &house.ana, &acme(), &[Scope::PromptRead]).await;
        says(&admin.delete(&ana).await, 422, "invalid", "the key \"a program\"");
        says(&admin.delete(&format!("{ana}?keys=hand_over")).await, 422, "invalid", "takes over");
        says(&admin.delete(&format!("{ana}?keys=keep")).await, 400, "invalid_parameter", "revoke or hand_over");
        assert_eq!(admin.delete(&format!("{ana}?keys=hand_over&hand_over_to={}", id(&house.lena))).await.status, 204);
        let people = admin.json("/people").await;
        let names: Vec<&str> = people["data"].as_array().expect("people").iter().filter_map(|one| one["name"].as_str()).collect();
        assert!(!names.contains(&"Ana Ruiz"), "{names:?}");
        assert_eq!(admin.send(Method::PATCH, &vera, json!({"role": "editor"})).await.status, 204);
        let owner = format!("/people/{}", id(&house.lena));
        says(&admin.send(Method::PATCH, &owner, json!({"role": "viewer"})).await, 403, "forbidden", "owns this server");
        says(&admin.delete(&format!("/people/{}", id(&house.olga))).await, 404, "not_found", "person");
        says(&admin.send(Method::PATCH, &vera, json!({"role": "boss"})).await, 422, "invalid", "`viewer`");
    }

    async fn another_projects_people_and_keys_are_out_of_reach(house: House) {
        let admin = Program::admin(&house).await;
        let stranger = Program::with(&house, &house.olga, &other(), &Scope::OFFERED).await;
        let theirs = admin.json("/keys").await["data"][0]["id"].clone();
        says(&stranger.delete(&format!("/keys/{theirs}")).await, 404, "not_found", "key");
        says(&stranger.delete(&format!("/people/{}", id(&house.vera))).await, 404, "not_found", "person");
        assert_eq!(stranger.json("/project").await["slug"], "other");
        assert_eq!(admin.json("/project").await["slug"], "acme");
    }
}
