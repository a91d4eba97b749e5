//! Somebody was faster: what was made upon an older state is refused, and changes nothing.

use cuebook::{
    domain::{prompts::publish::Base, refusal::Refusal},
    usecases::prompts::{self, Publish},
};

use super::rows::{publish, snapshot};
use crate::{
    both,
    support::{acme, number, text},
};

both! {
    async fn a_stale_base_publishes_nothing(house: House) {
        house.prompt("greeting", "one").await;
        house.publish_as(&house.lena, "greeting", 1, "two").await.expect("a version");
        let (app, ana, first) = (&house.app, &house.ana, number(1));
        let upon = |base| publish(Base::Exactly(number(base)), Vec::new());
        let tried = Publish { dry_run: true, ..upon(1) };
        let make = |_: &_| Ok(snapshot("mine"));
        let outcomes = [
            ("publish_draft", house.publish("greeting", 1, "mine").await.err()),
            ("publish_version", prompts::publish_version(app, ana, &acme(), "greeting", upon(1), make).await.err()),
            ("a dry run", prompts::publish_version(app, ana, &acme(), "greeting", tried, make).await.err()),
            ("restore_version", prompts::restore_version(app, ana, &acme(), "greeting", first, upon(1)).await.err()),
        ];
        for (name, refusal) in outcomes {
            let Some(Refusal::Conflict(conflict)) = refusal else { panic!("{name}: {refusal:?}") };
            assert_eq!((conflict.base, conflict.latest), (first, number(2)), "{name}");
            assert_eq!(conflict.author, "Lena Fischer", "{name}");
        }
        let ahead = [
            ("publish_draft", house.publish("greeting", 3, "mine").await.err()),
            ("publish_version", prompts::publish_version(app, ana, &acme(), "greeting", upon(3), make).await.err()),
            ("restore_version", prompts::restore_version(app, ana, &acme(), "greeting", first, upon(3)).await.err()),
            ("restored_from", prompts::restore_version(app, ana, &acme(), "greeting", number(3), upon(2)).await.err()),
            ("save_draft", prompts::save_draft(app, ana, &acme(), "greeting", number(3), None, text("x")).await.err()),
        ];
        for (name, refusal) in ahead {
            assert!(matches!(refusal, Some(Refusal::NotFound { .. })), "{name}: {refusal:?}");
        }
        let page = prompts::read_prompt(app, ana, &acme(), "greeting", None, None).await.expect("the page");
        assert_eq!((page.head.latest, page.shown.content.plain().as_str()), (number(2), "two"));
    }
}
