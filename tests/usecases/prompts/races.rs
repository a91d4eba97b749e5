//! Many at once.

use cuebook::{domain::refusal::Refusal, usecases::prompts};

use crate::{
    both,
    support::{acme, number, text},
};

both! {
    async fn of_sixteen_publishers_of_one_base_one_wins(house: House) {
        house.prompt("greeting", "one").await;
        let mut publishers = Vec::new();
        for index in 0..16 {
            let (app, caller) = (house.app.clone(), if index % 2 == 0 { house.ana.clone() } else { house.lena.clone() });
            publishers.push(tokio::spawn(async move {
                let words = text(&format!("text {index}"));
                prompts::publish_draft(&app, &caller, &acme(), "greeting", number(1), None, words).await
            }));
        }
        let (mut won, mut conflicts) = (0, 0);
        for publisher in publishers {
            match publisher.await.expect("no panic") {
                Ok(published) => {
                    assert_eq!(published, number(2));
                    won += 1;
                }
                Err(Refusal::Conflict(conflict)) => {
                    assert_eq!(conflict.latest, number(2));
                    conflicts += 1;
                }
                Err(refusal) => panic!("neither published nor a conflict: {refusal:?}"),
            }
        }
        assert_eq!((won, conflicts), (1, 15));
        let history = prompts::list_versions(&house.app, &house.ana, &acme(), "greeting", None).await;
        assert_eq!(history.expect("a history").versions.len(), 2);
    }

    async fn publishers_who_try_again_leave_no_gap(house: House) {
        house.prompt("greeting", "one").await;
        let mut publishers = Vec::new();
        for index in 0..16 {
            let (app, caller) = (house.app.clone(), house.ana.clone());
            publishers.push(tokio::spawn(async move {
                let mut base = number(1);
                loop {
                    let words = text(&format!("text {index}"));
                    match prompts::publish_draft(&app, &caller, &acme(), "greeting", base, None, words).await {
                        Ok(published) => return published,
                        Err(Refusal::Conflict(conflict)) => base = conflict.latest,
                        Err(refusal) => panic!("{refusal:?}"),
                    }
                }
            }));
        }
        let mut numbers = Vec::new();
        for publisher in publishers {
            numbers.push(publisher.await.expect("no panic").get());
        }
        numbers.sort_unstable();
        assert_eq!(numbers, (2..=17).collect::<Vec<_>>());
    }

    async fn of_sixteen_prompts_of_one_name_one_is_made(house: House) {
        let mut makers = Vec::new();
        for index in 0..16 {
            let (app, caller) = (house.app.clone(), house.ana.clone());
            makers.push(tokio::spawn(async move {
                let new = prompts::DraftedPrompt {
                    name: "greeting".into(),
                    description: String::new(),
                    topics: String::new(),
                    text: text(&format!("text {index}")),
                };
                prompts::create_from_draft(&app, &caller, &acme(), None, new).await
            }));
        }
        let mut made = 0;
        for maker in makers {
            match maker.await.expect("no panic") {
                Ok(_) => made += 1,
                Err(Refusal::Taken { .. }) => {}
                Err(refusal) => panic!("neither made nor taken: {refusal:?}"),
            }
        }
        assert_eq!(made, 1);
    }

    async fn a_tag_that_moved_meanwhile_is_not_moved_again(house: House) {
        house.prompt("greeting", "one").await;
        house.publish("greeting", 1, "two").await.expect("a version");
        let mut movers = Vec::new();
        for index in 0..16 {
            let (app, caller) = (house.app.clone(), house.ana.clone());
            movers.push(tokio::spawn(async move {
                prompts::set_tag(&app, &caller, &acme(), "greeting", prompts::TagTarget::to("production", 1 + index % 2).seen_at(Some(0))).await
            }));
        }
        let mut moved = 0;
        for mover in movers {
            match mover.await.expect("no panic") {
                Ok(_) => moved += 1,
                Err(Refusal::Taken { says, .. }) => assert!(says.contains("somebody was faster"), "{says}"),
                Err(refusal) => panic!("{refusal:?}"),
            }
        }
        assert_eq!(moved, 1);
        let page = prompts::read_tags(&house.app, &house.ana, &acme(), "greeting").await.expect("tags");
        assert_eq!(page.moves.len(), 1);
    }
}
