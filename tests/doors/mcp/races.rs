//! Sixteen agents at once.

use serde_json::json;

use super::Agent;
use crate::both;

both! {
    async fn of_sixteen_with_one_base_one_publishes(house: House) {
        house.prompt("note", "one").await;
        let agent = Agent::new(&house).await;
        let writers: Vec<_> = (0..16).map(|index| {
            let agent = agent.clone();
            tokio::spawn(async move {
                let update = json!({ "name": "note", "base_version": 1, "prompt": format!("text {index}") });
                agent.call("prompt-update", update).await["structuredContent"].clone()
            })
        }).collect();
        let (mut won, mut late) = (0, 0);
        for writer in writers {
            let told = writer.await.expect("no panic");
            if told["version"] == 2 {
                won += 1;
            } else {
                assert_eq!((&told["code"], &told["current_version"]), (&json!("conflict"), &json!(2)), "{told}");
                late += 1;
            }
        }
        assert_eq!((won, late), (1, 15));
        assert_eq!(agent.latest("note").await.0, 2);
    }

    async fn sixteen_without_a_base_leave_no_gap(house: House) {
        house.prompt("note", "one").await;
        let agent = Agent::new(&house).await;
        let writers: Vec<_> = (0..16).map(|index| {
            let agent = agent.clone();
            tokio::spawn(async move {
                let update = json!({ "name": "note", "prompt": format!("text {index}") });
                agent.done("prompt-update", update).await["version"].as_i64().expect("a number")
            })
        }).collect();
        let mut numbers = Vec::new();
        for writer in writers {
            numbers.push(writer.await.expect("no panic"));
        }
        numbers.sort_unstable();
        assert_eq!(numbers, (2..=17).collect::<Vec<_>>());
    }
}
