//! The OpenAPI document, made of the handlers themselves. It is committed as `docs/openapi.json`, and a test compares.

use std::{collections::BTreeMap, sync::OnceLock};

use axum::{
    http::header::CONTENT_TYPE,
    response::{IntoResponse, Response as Answer},
};
use utoipa::{
    IntoResponses, Modify, OpenApi,
    openapi::{
        ContentBuilder, HeaderBuilder, Ref, RefOr, Response, ResponseBuilder,
        schema::{ObjectBuilder, Type},
        security::{Http, HttpAuthScheme, SecurityScheme},
    },
};

use super::{
    asked::Question,
    problem::{Code, PROBLEM_JSON, ProblemBody},
    question::Nothing,
    router,
};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Cuebook",
        version = "1",
        description = "Prompts of one project: read, write, compare, tag. A key opens the project that it was made in, so no \
                       address names one. Lists come in pages, refusals as problem details (RFC 9457), and every POST that \
                       shows no secret takes an Idempotency-Key. See docs/api.md.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
    ),
    tags(
        (name = "prompts", description = "Prompts and what of them is not versioned"),
        (name = "versions", description = "Versions, which never change"),
        (name = "tags", description = "Movable pointers to versions, with the history of their moves"),
        (name = "drafts", description = "What the key's maker has written and not published yet"),
        (name = "project", description = "The project, its people, its keys and its record"),
        (name = "document", description = "This document"),
    ),
    components(schemas(ProblemBody, Code)),
    security(("key" = [])),
    modifiers(&Shared),
)]
pub struct Document;

/// What the addresses have in common.
struct Shared;

impl Modify for Shared {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let Some(components) = &mut document.components else { return };
        let mut bearer = Http::new(HttpAuthScheme::Bearer);
        bearer.description = Some("An API key (phx_…), made on the project's settings page.".into());
        components.add_security_scheme("key", SecurityScheme::Http(bearer));
        for (name, says, header) in REFUSALS {
            components.responses.insert((*name).to_string(), RefOr::T(refusal(says, *header)));
        }
    }
}

type Refusal = (&'static str, &'static str, Option<(&'static str, &'static str)>);

const REFUSALS: &[Refusal] = &[
    ("Malformed", "A parameter is unknown or wrong, or the body is not JSON", None),
    ("Unauthorized", "No key, or one that opens nothing", Some(("WWW-Authenticate", "Bearer"))),
    ("Forbidden", "The key lacks a scope, or its maker a role", None),
    ("NotFound", "What the address names is not there", None),
    ("Conflict", "Something is in the way, which the code and the detail name", None),
    ("TooLarge", "The body is larger than 20 MiB", None),
    ("UnsupportedEncoding", "The Content-Encoding is not known here", None),
    ("Invalid", "The body does not follow a rule, which the detail names", None),
    ("TooManyRequests", "The key wrote too often this minute", Some(("Retry-After", "Seconds to wait"))),
    ("Internal", "A fault of the server, logged under the x-request-id", None),
    ("Unavailable", "The database cannot be reached; nothing was changed", Some(("Retry-After", "Seconds to wait"))),
];

fn refusal(says: &str, header: Option<(&str, &str)>) -> Response {
    let problem = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    let mut response = ResponseBuilder::new().description(says).content(PROBLEM_JSON, problem);
    if let Some((name, says)) = header {
        let text = ObjectBuilder::new().schema_type(Type::String).build();
        response = response.header(name, HeaderBuilder::new().schema(Some(text)).description(Some(says)).build());
    }
    response.build()
}

fn refusals(of: &[(&str, &str)]) -> BTreeMap<String, RefOr<Response>> {
    let shared = |name: &str| RefOr::Ref(Ref::new(format!("#/components/responses/{name}")));
    of.iter().map(|(status, name)| ((*status).to_string(), shared(name))).collect()
}

const EVERYWHERE: [(&str, &str); 5] =
    [("400", "Malformed"), ("401", "Unauthorized"), ("403", "Forbidden"), ("500", "Internal"), ("503", "Unavailable")];

/// Of a list of the whole project.
pub struct ListRefusals;

impl IntoResponses for ListRefusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refusals(&EVERYWHERE)
    }
}

/// Of what reads one thing.
pub struct ReadRefusals;

impl IntoResponses for ReadRefusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refusals(&[&EVERYWHERE[..], &[("404", "NotFound")]].concat())
    }
}

/// Of what reads with a right to change: it is counted as a write.
pub struct CountedRefusals;

impl IntoResponses for CountedRefusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refusals(&[&EVERYWHERE[..], &[("429", "TooManyRequests")]].concat())
    }
}

/// Of what changes something.
pub struct WriteRefusals;

impl IntoResponses for WriteRefusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let more = [
            ("409", "Conflict"),
            ("413", "TooLarge"),
            ("415", "UnsupportedEncoding"),
            ("422", "Invalid"),
            ("429", "TooManyRequests"),
        ];
        refusals(&[&EVERYWHERE[..], &more].concat())
    }
}

/// Of what needs no key.
pub struct EarlyRefusals;

impl IntoResponses for EarlyRefusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        refusals(&[("400", "Malformed"), ("503", "Unavailable")])
    }
}

/// As it is committed: JSON, with a line break at its end.
pub fn text() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| {
        let (_, document) = router().split_for_parts();
        document.to_pretty_json().expect("the document has only string keys") + "\n"
    })
}

/// This document
///
/// Needs no key.
#[utoipa::path(
    get, path = "/api/v1/openapi.json", operation_id = "read_openapi", tag = "document", security(()),
    responses((status = 200, description = "OpenAPI 3.1", body = Object), EarlyRefusals),
)]
pub async fn read_openapi(Question(Nothing {}): Question<Nothing>) -> Answer {
    ([(CONTENT_TYPE, "application/json")], text()).into_response()
}
