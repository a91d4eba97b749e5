//! Many prompts at once.

use serde_json::{Value, json};

use super::{Program, archive, says, tag};
use crate::{
    both,
    support::{House, http::HOST, id},
};

fn names(page: &Value) -> Vec<&str> {
    page["results"].as_array().expect("rows").iter().map(|row| row["name"].as_str().expect("a name")).collect()
}

/// `alpha` at version 3, `beta` and `gamma` at version 1, `beta` the longest, made in this order a minute apart.
async fn three(house: &House) {
    for (name, words) in [("alpha", "Refund it"), ("beta", "A much longer text about something"), ("gamma", "ÜBER")] {
        house.prompt(name, words).await;
        house.app.clock.pass(60_000);
    }
    for base in [1, 2] {
        house.publish("alpha", base, &format!("Refund it {base}")).await.expect("a version");
    }
}

both! {
    async fn each_prompt_at_its_latest(house: House) {
        three(&house).await;
        tag(&house, "alpha", "production", 1).await;
        tag(&house, "alpha", "staging", 3).await;
        house.prompt("gone", "x").await;
        archive(&house, "gone").await;
        let program = Program::new(&house).await;
        let page = program.json("/?token=phc_acme&content=full").await;
        assert_eq!((&page["count"], &page["next"], &page["previous"]), (&json!(3), &Value::Null, &Value::Null));
        assert_eq!(names(&page), ["gamma", "beta", "alpha"]);
        let alpha = &page["results"][2];
        assert_eq!((&alpha["version"], &alpha["prompt"]), (&json!(3), &json!("Refund it 2")));
        assert_eq!(alpha["all_labels"], json!([{"name": "production", "version": 1}, {"name": "staging", "version": 3}]));
        assert_eq!((&alpha["labels"], alpha.get("label")), (&json!(["staging"]), None));
        assert_eq!((&alpha["prompt_size_bytes"], &alpha["config"]), (&json!(11), &Value::Null));
        assert_eq!((&alpha["version_description"], &alpha["is_latest"]), (&Value::Null, &json!(true)));
        assert_eq!(alpha["created_by"]["id"], id(&house.ana).0);
        assert!(!program.ask("/").await.body.contains("@example.com"), "nobody's address");
        assert_eq!(page["results"][0]["all_labels"], json!([]));
    }

    async fn each_prompt_at_a_label(house: House) {
        three(&house).await;
        tag(&house, "alpha", "production", 1).await;
        tag(&house, "gamma", "production", 1).await;
        let program = Program::new(&house).await;
        let page = program.json("/?label=production").await;
        assert_eq!(names(&page), ["gamma", "alpha"], "those without the label are left out");
        let alpha = &page["results"][1];
        assert_eq!((&alpha["version"], &alpha["prompt"]), (&json!(1), &json!("Refund it")));
        assert_eq!((&alpha["label"], &alpha["is_latest"]), (&json!("production"), &json!(false)));
        assert_eq!(names(&program.json("/?label=nobody").await), [""; 0]);
        says(&program.ask("/?label=Production").await, 400, "invalid_input", Some("label"), "lowercase");
    }

    async fn pages_are_linked_by_whole_addresses(house: House) {
        for number in 0..7 {
            house.prompt(&format!("p{number}"), "x").await;
        }
        let program = Program::new(&house).await;
        let mut seen = Vec::new();
        let mut next = Some(String::from("/?token=phc_acme&limit=3&content=none"));
        let mut path = format!("/api/environments/@current/llm_prompts{}", next.take().expect("the first page"));
        loop {
            let page = program.get(&path).await.json();
            assert_eq!(page["count"], 7);
            seen.extend(names(&page).into_iter().map(String::from));
            let Some(next) = page["next"].as_str() else { break };
            path = next.strip_prefix(&format!("http://{HOST}")).expect("an address on this host").to_string();
            assert!(path.contains("token=phc_acme") && path.contains("content=none"), "{path}");
        }
        assert_eq!(seen, ["p6", "p5", "p4", "p3", "p2", "p1", "p0"]);
        let middle = program.json("/?limit=3&offset=2").await;
        let start = format!("http://{HOST}/api/environments/@current/llm_prompts/");
        assert_eq!(middle["previous"], format!("{start}?limit=3"));
        assert_eq!(middle["next"], format!("{start}?limit=3&offset=5"));
        assert_eq!(names(&program.json("/?offset=7").await), [""; 0]);
        assert_eq!(program.json("/?limit=none&offset=-1").await["results"].as_array().map(Vec::len), Some(7));
    }

    async fn the_order_can_be_chosen(house: House) {
        three(&house).await;
        let program = Program::new(&house).await;
        let cases = [
            ("name", ["alpha", "beta", "gamma"]),
            ("-name", ["gamma", "beta", "alpha"]),
            ("created_at", ["beta", "gamma", "alpha"]),
            ("-updated_at", ["alpha", "gamma", "beta"]),
            ("-version", ["alpha", "gamma", "beta"]),
            ("latest_version", ["gamma", "beta", "alpha"]),
            ("version_count", ["gamma", "beta", "alpha"]),
            ("first_version_created_at", ["alpha", "beta", "gamma"]),
            ("-prompt_size_bytes", ["beta", "alpha", "gamma"]),
        ];
        for (order, wanted) in cases {
            assert_eq!(names(&program.json(&format!("/?order_by={order}")).await), wanted, "{order}");
        }
        says(&program.ask("/?order_by=colour").await, 400, "invalid_input", Some("order_by"), "prompt_size_bytes");
    }

    async fn the_list_can_be_searched(house: House) {
        three(&house).await;
        let program = Program::new(&house).await;
        assert_eq!(names(&program.json("/?search=REFUND").await), ["alpha"]);
        assert_eq!(names(&program.json("/?search=bet").await), ["beta"]);
        assert_eq!(names(&program.json("/?search=%C3%BCber").await), ["gamma"]);
        assert_eq!(program.json("/?search=%25").await["count"], 0, "no wildcard");
        let (ana, lena) = (id(&house.ana), id(&house.lena));
        assert_eq!(program.json(&format!("/?created_by_id={ana}")).await["count"], 3);
        assert_eq!(program.json(&format!("/?created_by_id={lena}")).await["count"], 0);
        says(&program.ask("/?created_by_id=ana").await, 400, "invalid_input", Some("created_by_id"), "integer");
    }

    async fn the_content_of_the_rows_can_be_left_out(house: House) {
        three(&house).await;
        let program = Program::new(&house).await;
        for (content, there) in [("full", [true, false, true]), ("preview", [false, true, false]), ("none", [false; 3])] {
            for row in program.json(&format!("/?content={content}")).await["results"].as_array().expect("rows") {
                let found = ["prompt", "prompt_preview", "config"].map(|part| row.get(part).is_some());
                assert_eq!(found, there, "{content}");
                assert!(row["outline"].is_array());
            }
        }
        says(&program.ask("/?content=all").await, 400, "invalid_input", Some("content"), "full, preview or none");
    }
}
