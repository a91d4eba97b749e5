//! What every address reads of a request: the key first, then the address, the parameters, the body.

use std::marker::PhantomData;

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Path, Request},
    http::request::Parts,
    response::IntoResponse,
};
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, MapAccess, Visitor, value::MapAccessDeserializer},
};
use serde_json::Value;

use super::{
    problem::{Code, Problem},
    question,
};
use crate::{
    api::bearer::bearer,
    domain::{access::Caller, refusal::Refusal},
    usecases::{App, identify},
};

/// The program whose key this is. Stands first in every handler: who shows none learns nothing else.
pub struct Program(pub Caller);

impl FromRequestParts<App> for Program {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let secret = bearer(&parts.headers).ok_or_else(Problem::no_key)?;
        if secret.starts_with("phc_") {
            return Err(Problem::project_token());
        }
        Ok(Self(identify::key(app, secret).await?))
    }
}

/// What stands in the address. A name that no prompt can have is one that is not there.
pub struct Place<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Place<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        match Path::<T>::from_request_parts(parts, app).await {
            Ok(Path(place)) => Ok(Self(place)),
            Err(_) => Err(Refusal::not_found("what this address names").into()),
        }
    }
}

/// What stands behind the `?`. Addresses that know no parameters take [`Nothing`](question::Nothing).
pub struct Question<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Question<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _app: &App) -> Result<Self, Problem> {
        question::parse(parts.uri.query().unwrap_or_default()).map(Self)
    }
}

/// The body, which is one JSON object whatever its content type says.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _app: &App) -> Result<Self, Problem> {
        parse(&whole(request).await?).map(Self)
    }
}

pub async fn whole(request: Request) -> Result<Bytes, Problem> {
    Bytes::from_request(request, &()).await.map_err(|rejection| match rejection.into_response().status().as_u16() {
        413 => Problem::new(
            Code::TooLarge,
            "This request is larger than 20 MiB. A prompt has at most 1,000,000 bytes, so send less at once.",
        ),
        _ => Problem::new(
            Code::MalformedRequest,
            "The request broke off before its end, or is not compressed as it says; nothing was changed. Send it again.",
        ),
    })
}

type Fault = serde_path_to_error::Error<serde_json::Error>;

/// A JSON object and nothing else. A list of the values without their names, which serde takes for a struct as well, is
/// none.
struct AnObject<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for AnObject<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Form<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Form<T> {
            type Value = AnObject<T>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<AnObject<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(AnObject)
            }
        }

        deserializer.deserialize_map(Form(PhantomData))
    }
}

/// A list of objects.
pub fn objects<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let list = Vec::<AnObject<T>>::deserialize(deserializer)?;
    Ok(list.into_iter().map(|AnObject(one)| one).collect())
}

/// The same where it can be left out or null.
pub fn maybe_objects<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<Vec<T>>, D::Error> {
    let list = Option::<Vec<AnObject<T>>>::deserialize(deserializer)?;
    Ok(list.map(|list| list.into_iter().map(|AnObject(one)| one).collect()))
}

pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let AnObject(read) = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let error = told_of_its_value::<T>(error, bytes);
        let path = error.path().to_string();
        unreadable(error.into_inner(), &path)
    })?;
    json.end().map_err(|error| unreadable(error, "."))?;
    Ok(read)
}

/// Where one of several words is to stand and something else does, serde takes the rest for no JSON, and only says of a
/// value that was read before what it is.
fn told_of_its_value<T: DeserializeOwned>(error: Fault, bytes: &[u8]) -> Fault {
    match serde_json::from_slice::<Value>(bytes) {
        Ok(value) if error.inner().is_syntax() => {
            serde_path_to_error::deserialize::<_, AnObject<T>>(value).err().unwrap_or(error)
        }
        Ok(_) | Err(_) => error,
    }
}

/// JSON that is none is told from JSON that says what nobody asked for.
fn unreadable(error: serde_json::Error, path: &str) -> Problem {
    let (line, column) = (error.line(), error.column());
    let says = error.to_string();
    let says = says.split(" at line ").next().unwrap_or_default();
    match error.classify() {
        serde_json::error::Category::Data if path == "." => {
            Problem::new(Code::Invalid, format!("The body is not what this address takes: {says}."))
        }
        serde_json::error::Category::Data => {
            Problem::invalid(path.to_string(), format!("{path} is not what this address takes: {says}."))
        }
        serde_json::error::Category::Io | serde_json::error::Category::Syntax | serde_json::error::Category::Eof => {
            Problem::new(
                Code::MalformedJson,
                format!("The body is not JSON, see line {line}, column {column}: {says}. Send one JSON object."),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sent {
        #[expect(dead_code, reason = "only whether it is read is asked")]
        inner: Vec<Inner>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Inner {
        #[expect(dead_code, reason = "only whether it is read is asked")]
        number: i32,
    }

    fn refused(text: &[u8]) -> serde_json::Value {
        serde_json::to_value(parse::<Sent>(text).expect_err("no such body").body()).expect("JSON")
    }

    #[test]
    fn what_is_no_json_is_told_from_what_is_wrong() {
        assert!(parse::<Sent>(br#"{"inner":[{"number":1}]}"#).is_ok());
        for text in [&b""[..], b"{", b"{\"inner\":[]} x", b"\xff\xfe", b"{\"inner\":[}"] {
            assert_eq!(refused(text)["code"], "malformed_json", "{}", String::from_utf8_lossy(text));
        }
        for text in [&b"[1]"[..], b"[[]]", b"null", b"\"a\"", b"{}", b"{\"inner\":[],\"inner\":[]}"] {
            assert_eq!(refused(text)["code"], "invalid", "{}", String::from_utf8_lossy(text));
        }
    }

    #[test]
    fn json_that_says_something_else_is_json() {
        #[derive(Debug, Deserialize)]
        struct Spoken {
            #[expect(dead_code, reason = "only whether it is read is asked")]
            by: Role,
        }
        #[derive(Debug, Deserialize)]
        #[serde(rename_all = "snake_case")]
        enum Role {
            User,
        }
        let told = |text: &[u8]| serde_json::to_value(parse::<Spoken>(text).expect_err("nobody").body()).expect("JSON");
        for text in [r#"{"by":5}"#, r#"{"by":["user"]}"#, r#"{"by":{"user":null,"tool":null}}"#] {
            let problem = told(text.as_bytes());
            assert_eq!((&problem["code"], &problem["field"]), (&"invalid".into(), &"by".into()), "{text}: {problem}");
        }
        assert_eq!(told(br#"{"by":}"#)["code"], "malformed_json");
    }

    #[test]
    fn the_place_is_named() {
        let problem = refused(br#"{"inner":[{"number":1},{"number":"two"}]}"#);
        assert_eq!(problem["field"], "inner[1].number", "{problem}");
        let problem = refused(br#"{"inner":[{"number":1,"more":2}]}"#);
        let says = problem["detail"].as_str().expect("a sentence");
        assert!(says.contains("`more`") && says.contains("`number`"), "{says}");
    }
}
