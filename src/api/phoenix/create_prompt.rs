//! `POST /v1/prompts`: a new prompt, or the next version of the one that has the name.

use axum::{
    extract::{Request, State},
    http::StatusCode,
    response::Response,
};

use super::{
    ask, body,
    problem::Problem,
    publish_version::{answer, publish},
};
use crate::{
    domain::{access::Right, projects::ProjectRef, refusal::Refusal},
    usecases::{
        self, App,
        prompts::{NewPrompt, create_prompt as create},
    },
};

/// Somebody can make or archive the prompt between the look and the write. Then it is looked again.
const TRIES: usize = 4;

pub async fn create_prompt(State(app): State<App>, request: Request) -> Result<Response, Problem> {
    let caller = ask::caller(&app, request.headers()).await?;
    let body::Create { name, description, metadata, version } = body::create(&ask::body(request).await?)?;
    let project = ProjectRef::Current;
    for _ in 0..TRIES {
        let look = usecases::prompts::find_name(&app, &caller, &project, Right::WritePrompts, name.as_str(), None);
        let is_there = look.await?.is_some();
        let outcome = match is_there {
            true => publish(&app, &caller, &name, version.clone(), Vec::new()).await,
            false => {
                let new = NewPrompt {
                    name: name.as_str().to_string(),
                    description: description.clone(),
                    topics: Vec::new(),
                    metadata: metadata.clone(),
                    snapshot: version.snapshot.clone(),
                    message: version.message.clone(),
                    tags: Vec::new(),
                };
                create(&app, &caller, &project, new).await
            }
        };
        match outcome {
            Err(Refusal::NotFound { .. }) if is_there => {}
            Err(Refusal::Taken { .. }) if !is_there => {}
            Ok(written) => return Ok(answer(StatusCode::OK, &written)),
            Err(refusal) => return Err(refusal.into()),
        }
    }
    let says = "The prompt was made and archived by others meanwhile; nothing was changed, try again.";
    Err(Problem::text(StatusCode::CONFLICT, says))
}
