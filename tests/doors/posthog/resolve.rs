//! One version with the history around it.

use serde_json::{Value, json};

use super::{Program, says, tag};
use crate::both;

fn versions(resolved: &Value) -> Vec<i64> {
    let lines = resolved["versions"].as_array().expect("a list");
    lines.iter().filter_map(|line| line["version"].as_i64()).collect()
}

both! {
    async fn the_history_stands_around_the_version(house: House) {
        let program = Program::new(&house).await;
        house.prompt("reply", "one").await;
        house.publish("reply", 1, "two").await.expect("version 2");
        house.publish("reply", 2, "three").await.expect("version 3");
        tag(&house, "reply", "production", 2).await;
        let all = program.json("/resolve/name/reply/").await;
        assert_eq!((&all["prompt"]["version"], versions(&all), &all["has_more"]), (&json!(3), vec![3, 2, 1], &json!(false)));
        assert_eq!(all["labels"], json!([{"name": "production", "version": 2}]));
        let second = &all["versions"][1];
        assert_eq!((&second["labels"], &second["is_latest"]), (&json!(["production"]), &json!(false)));
        assert_eq!(second["created_by"]["first_name"], "Ana Ruiz");
        let id = second["id"].as_str().expect("an id");
        for rest in [format!("version_id={id}"), String::from("version=2"), String::from("label=production")] {
            let resolved = program.json(&format!("/resolve/name/reply/?{rest}")).await;
            assert_eq!((&resolved["prompt"]["prompt"], &resolved["prompt"]["id"]), (&json!("two"), &json!(id)), "{rest}");
        }
    }

    async fn the_history_comes_in_stretches(house: House) {
        let program = Program::new(&house).await;
        house.prompt("reply", "one").await;
        for base in 1..5 {
            house.publish("reply", base, &format!("text {base}")).await.expect("a version");
        }
        let page = async |rest: &str| program.json(&format!("/resolve/name/reply/?{rest}")).await;
        let newest = page("limit=2").await;
        assert_eq!((versions(&newest), &newest["has_more"]), (vec![5, 4], &json!(true)));
        let older = page("limit=2&before_version=4").await;
        assert_eq!((versions(&older), &older["has_more"]), (vec![3, 2], &json!(true)));
        let oldest = page("limit=2&offset=4").await;
        assert_eq!((versions(&oldest), &oldest["has_more"]), (vec![1], &json!(false)));
    }

    async fn a_question_that_means_nothing_is_refused(house: House) {
        let program = Program::new(&house).await;
        house.prompt("reply", "one").await;
        house.prompt("other", "one").await;
        let other = program.json("/name/other/").await["id"].as_str().expect("an id").to_string();
        let ask = async |rest: &str| program.ask(&format!("/resolve/name/reply/?{rest}")).await;
        says(&ask("offset=1&before_version=2").await, 400, "invalid_input", None, "Use either offset or before_version, not both.");
        says(&ask("limit=0").await, 400, "min_value", Some("limit"), "greater");
        says(&ask("limit=101").await, 400, "max_value", Some("limit"), "100");
        says(&ask("version_id=7").await, 400, "invalid", Some("version_id"), "UUID");
        says(&ask(&format!("version_id={other}")).await, 404, "not_found", None, "no version with the id");
        says(&ask("version=9").await, 404, "not_found", None, "no version 9");
        says(&program.ask("/resolve/name/nobody/").await, 404, "not_found", None, "'nobody' not found");
    }
}
