//! Addresses that name a prompt without its project.

use cuebook::{
    domain::{access::Right, projects::ProjectRef, prompts::delivery::Locator},
    store,
    usecases::{global_id, prompts},
};

use super::cookie;
use crate::{
    both,
    support::{House, acme, http::Door},
};

async fn leads_to(door: &Door, cookie: &str, address: &str) -> String {
    let page = door.get(address, &[("accept", "text/html"), ("cookie", cookie)]).await;
    assert!(page.status.is_redirection(), "{page:?}");
    page.header("location").expect("a place").to_string()
}

/// The ids of a prompt: as Phoenix's clients show it, and ours.
async fn ids(house: &House, project: &ProjectRef, name: &str) -> [String; 2] {
    let found = store::prompts::find_active(house.app.store.reader(), house.project, name).await.expect("asked");
    let id = found.expect("a prompt").id;
    let (card, _) = prompts::read_card(&house.app, &house.lena, project, name).await.expect("a card");
    let located =
        prompts::locate_prompt(&house.app, &house.lena, project, Right::ReadPrompts, Locator::PromptUuid(card.uuid))
            .await;
    assert_eq!(located.expect("found").map(|found| found.name), Some(card.name));
    [global_id::of_prompt(id), card.uuid.to_string()]
}

both! {
    async fn an_id_leads_to_its_prompt(house: House) {
        house.prompt("greeting", "one").await;
        let door = Door::new(&house.app);
        let ana = cookie(&house, &door, "ana").await;
        for id in ids(&house, &acme(), "greeting").await {
            let address = format!("/prompts/{id}?version=1");
            assert_eq!(leads_to(&door, &ana, &address).await, "/p/acme/prompts/greeting?version=1", "{id}");
        }
        assert_eq!(leads_to(&door, &ana, "/prompts/greeting").await, "/p/acme/prompts/greeting");
    }

    async fn a_name_that_looks_like_an_id_wins(house: House) {
        house.prompt("greeting", "one").await;
        let [_, uuid] = ids(&house, &acme(), "greeting").await;
        house.prompt(&uuid, "named like an id").await;
        let door = Door::new(&house.app);
        let ana = format!("{}; cuebook_project=acme", cookie(&house, &door, "ana").await);
        assert_eq!(leads_to(&door, &ana, &format!("/prompts/{uuid}")).await, format!("/p/acme/prompts/{uuid}"));
    }

    async fn an_id_tells_a_stranger_nothing(house: House) {
        house.prompt("greeting", "one").await;
        let door = Door::new(&house.app);
        let olga = cookie(&house, &door, "olga").await;
        for id in ids(&house, &acme(), "greeting").await {
            assert_eq!(leads_to(&door, &olga, &format!("/prompts/{id}")).await, format!("/p/other/prompts/{id}"));
        }
    }
}
