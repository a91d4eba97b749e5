//! Who is looking: asked once at the root, known to every page.

use leptos::prelude::*;

use crate::{
    domain::{access::Role, people::account::WhoAmI},
    server_fns::UiError,
};

/// `Ok(None)`: nobody is signed in.
#[derive(Clone, Copy)]
pub struct Who(pub Resource<Result<Option<WhoAmI>, UiError>>);

pub fn who() -> Who {
    expect_context::<Who>()
}

/// What the person may do in a project; `None` when they are no member of it, or nobody is signed in.
pub async fn role_in(project: &str) -> Option<Role> {
    let me = who().0.await.ok().flatten()?;
    me.project(project).map(|project| project.role)
}

/// Whether the person may change prompts: the controls that do are shown to nobody else.
pub async fn may_edit(project: &str) -> bool {
    role_in(project).await.is_some_and(|role| role >= Role::Editor)
}
