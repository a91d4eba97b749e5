//! Many programs at once.

use serde_json::json;

use super::{Program, text};
use crate::both;

async fn publish_at_once(program: &Program, body: impl Fn(usize) -> serde_json::Value) -> Vec<u16> {
    let mut publishers = Vec::new();
    for index in 0..16 {
        let (program, body) = (program.clone(), body(index));
        publishers.push(tokio::spawn(async move { program.publish("reply", body).await.status.as_u16() }));
    }
    let mut statuses = Vec::new();
    for publisher in publishers {
        statuses.push(publisher.await.expect("no panic"));
    }
    statuses.sort_unstable();
    statuses
}

both! {
    async fn of_sixteen_upon_one_base_one_publishes(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        let upon = |index| json!({"content": {"text": format!("text {index}")}, "base_version": 1});
        let statuses = publish_at_once(&program, upon).await;
        assert_eq!((statuses[0], &statuses[1..]), (201, &[409; 15][..]));
        assert_eq!(program.json("/prompts/reply/versions/latest").await["version"], 2);
    }

    async fn of_sixteen_upon_the_latest_all_publish(house: House) {
        house.prompt("reply", "one").await;
        let program = Program::new(&house).await;
        let statuses = publish_at_once(&program, |index| text(&format!("text {index}"))).await;
        assert_eq!(statuses, [201; 16]);
        let history = program.json("/prompts/reply/versions?limit=100").await;
        let numbers: Vec<i64> = history["data"].as_array().expect("a list").iter().filter_map(|line| line["version"].as_i64()).collect();
        assert_eq!(numbers, (1..=17).rev().collect::<Vec<_>>(), "no gap");
    }
}
