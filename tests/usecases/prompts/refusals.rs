//! Who may not: the same question for every use case of prompts.

use cuebook::{
    domain::{
        access::{Caller, KeyCaller, Right, Role, Scope},
        projects::ProjectRef,
        prompts::{delivery::Locator, publish::Base},
        refusal::Refusal,
    },
    usecases::{
        identify, keys,
        prompts::{self, NewTag, TagTarget},
    },
};
use uuid::Uuid;

use super::rows::{administers, all_reads, all_writes, new, publish, snapshot};
use crate::{
    both,
    support::{House, Row, acme, number, other, refused},
};

const NAME: &str = "greeting";

/// The prompt that everything is asked about; answers its UUID.
async fn greeting(house: &House) -> Uuid {
    house.prompt(NAME, "one").await;
    let target = TagTarget::to("production", 1);
    prompts::set_tag(&house.app, &house.ana, &acme(), NAME, target).await.expect("a tag");
    prompts::read_card(&house.app, &house.ana, &acme(), NAME).await.expect("a card").0.uuid
}

async fn everything(house: &House, caller: &Caller, project: &ProjectRef, uuid: Uuid) -> Vec<Row> {
    let mut rows = all_reads(&house.app, caller, project, NAME).await;
    rows.extend(all_writes(&house.app, caller, project, NAME).await);
    rows.extend(administers(&house.app, caller, project, uuid).await);
    rows
}

/// A key that stands in the database, as the record of what it does needs it, with all scopes.
async fn a_real_key(house: &House) -> Caller {
    let key = keys::create_key(&house.app, &house.lena, &acme(), "Inbox", &Scope::OFFERED).await.expect("a key");
    identify::key(&house.app, &key.secret.0).await.expect("it works")
}

fn forbidden(rows: Vec<Row>, needs: impl Fn(&str) -> &'static str) {
    for (name, refusal) in rows {
        let Some(Refusal::Forbidden { needs: says }) = refusal else { panic!("{name}: {refusal:?}") };
        assert!(says.contains(needs(name)), "{name}: {says}");
    }
}

fn allowed(rows: Vec<Row>) {
    for (name, refusal) in rows {
        assert_eq!(refusal, None, "{name}");
    }
}

/// The scope that a write needs.
fn scope_of(write: &str) -> &'static str {
    if write.ends_with("_tag") { "tag:write" } else { "prompt:write" }
}

both! {
    async fn nobody_does_nothing(house: House) {
        let uuid = greeting(&house).await;
        for (name, refusal) in everything(&house, &Caller::Nobody, &acme(), uuid).await {
            assert_eq!(refusal, Some(Refusal::SignedOut), "{name}");
        }
    }

    async fn a_viewer_reads_and_writes_nothing(house: House) {
        let uuid = greeting(&house).await;
        allowed(all_reads(&house.app, &house.vera, &acme(), NAME).await);
        forbidden(all_writes(&house.app, &house.vera, &acme(), NAME).await, |_| "make you an editor");
        forbidden(administers(&house.app, &house.vera, &acme(), uuid).await, |_| "make you an admin");
    }

    async fn an_editor_reads_and_writes_and_administers_nothing(house: House) {
        let uuid = greeting(&house).await;
        forbidden(administers(&house.app, &house.ana, &acme(), uuid).await, |_| "make you an admin");
        allowed(all_reads(&house.app, &house.ana, &acme(), NAME).await);
        allowed(all_writes(&house.app, &house.ana, &acme(), NAME).await);
        allowed(administers(&house.app, &house.lena, &acme(), uuid).await);
    }

    async fn a_stranger_learns_nothing_by_naming_a_project(house: House) {
        let uuid = greeting(&house).await;
        let nowhere = ProjectRef::Slug("nowhere".into());
        for project in [acme(), ProjectRef::Id(house.project), nowhere, ProjectRef::Current] {
            for (name, refusal) in everything(&house, &house.olga, &project, uuid).await {
                assert_eq!(refusal, Some(Refusal::not_found("this project")), "{name} {project:?}");
            }
        }
    }

    async fn a_key_does_what_its_scopes_say(house: House) {
        let uuid = greeting(&house).await;
        let current = ProjectRef::Current;
        let reader = house.key(&[Scope::PromptRead, Scope::EventWrite]);
        allowed(all_reads(&house.app, &reader, &current, NAME).await);
        forbidden(all_writes(&house.app, &reader, &current, NAME).await, scope_of);
        let all_but_read = house.key(&[Scope::PromptWrite, Scope::TagWrite, Scope::EventWrite, Scope::Admin]);
        forbidden(all_reads(&house.app, &all_but_read, &current, NAME).await, |_| "prompt:read");
        let all_but_admin = house.key(&Scope::OF_PROMPTS);
        forbidden(administers(&house.app, &all_but_admin, &current, uuid).await, |_| "the scope admin");
        allowed(all_writes(&house.app, &a_real_key(&house).await, &current, NAME).await);
        allowed(administers(&house.app, &a_real_key(&house).await, &current, uuid).await);
    }

    async fn a_key_stays_in_its_project_and_below_its_maker(house: House) {
        let uuid = greeting(&house).await;
        let Caller::ApiKey(key) = house.key(&Scope::OFFERED) else { panic!("this is a key") };
        for project in [other(), ProjectRef::Id(house.other), ProjectRef::Slug("nowhere".into())] {
            for (name, refusal) in everything(&house, &Caller::ApiKey(key.clone()), &project, uuid).await {
                assert_eq!(refusal, Some(Refusal::not_found("this project")), "{name} {project:?}");
            }
        }
        let made_by = |maker_role| Caller::ApiKey(KeyCaller { maker_role, ..key.clone() });
        for (name, refusal) in everything(&house, &made_by(None), &ProjectRef::Current, uuid).await {
            assert_eq!(refusal, Some(Refusal::SignedOut), "{name} by the key of somebody who left");
        }
        let editors = made_by(Some(Role::Editor));
        forbidden(administers(&house.app, &editors, &ProjectRef::Current, uuid).await, |_| "an editor cannot");
        let viewers = made_by(Some(Role::Viewer));
        forbidden(all_writes(&house.app, &viewers, &ProjectRef::Current, NAME).await, |_| "a viewer cannot");
    }

    async fn tags_of_a_new_version_need_their_own_scope(house: House) {
        greeting(&house).await;
        let writer = house.key(&[Scope::PromptRead, Scope::PromptWrite]);
        let (app, current) = (&house.app, ProjectRef::Current);
        let tags = || vec![NewTag::parse("production", None).expect("a tag")];
        let tagged = || publish(Base::Latest, tags());
        let outcomes = [
            prompts::create_prompt(app, &writer, &current, new("fresh", tags())).await,
            prompts::publish_version(app, &writer, &current, NAME, tagged(), |_| Ok(snapshot("two"))).await,
            prompts::restore_version(app, &writer, &current, NAME, number(1), tagged()).await,
        ];
        for outcome in outcomes {
            assert!(refused(outcome).to_string().contains("tag:write"));
        }
        let looks = prompts::locate_prompt(app, &writer, &current, Right::MoveTags, Locator::Name(NAME)).await;
        assert!(refused(looks).to_string().contains("tag:write"), "a look for a tag's sake asks for the right to it");
        let card = prompts::read_card(app, &writer, &current, NAME).await.expect("a card").0;
        assert_eq!((card.latest, card.tags[0].number), (number(1), number(1)), "nothing was published");
        assert!(prompts::read_card(app, &writer, &current, "fresh").await.is_err(), "nothing was made");
    }
}
