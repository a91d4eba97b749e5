//! What a request says of itself, and how much of that is believed: forwarded headers count only from the proxies the
//! host named. Behind this door `Host` is what the browser asked for, and a forwarded header that is still there is true.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{ConnectInfo, Request},
    http::{
        HeaderMap, HeaderName, HeaderValue,
        header::{FORWARDED, HOST},
    },
};

use super::{answer::is_program, config::Config};
use crate::server_fns::request::RequestInfo;

const FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_HOST: HeaderName = HeaderName::from_static("x-forwarded-host");
const PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// Learns who asks and under which address, and leaves no forwarded header behind that nobody vouches for. Whether the
/// browser asked by https is the answer.
///
/// A program's door makes its links of the headers and asks nobody who it is but the key: for its many requests nothing
/// more is put together.
pub fn learn(request: &mut Request, config: &Config) -> bool {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
    let trusted = peer.is_some_and(|peer| is_trusted(config, peer));
    let is_program = is_program(request.uri().path(), request.headers());
    let authority = request.uri().authority().map(ToString::to_string);
    let headers = request.headers_mut();
    headers.remove(FORWARDED);
    if !trusted {
        for name in [FOR, FORWARDED_HOST, PROTO] {
            headers.remove(name);
        }
    }
    let host = last(headers, &FORWARDED_HOST)
        .or_else(|| last(headers, &HOST))
        .or(authority)
        .filter(|host| is_host(host))
        .unwrap_or_else(|| config.listen.clone());
    if headers.get(HOST).is_none_or(|known| known != host.as_str())
        && let Ok(value) = HeaderValue::from_str(&host)
    {
        headers.insert(HOST, value);
    }
    let origin = origin(headers, &host, config);
    let https = origin.starts_with("https://");
    headers.remove(PROTO);
    if https {
        headers.insert(PROTO, HeaderValue::from_static("https"));
    }
    if !is_program {
        let info = RequestInfo {
            public_origin: config.public_url.clone().unwrap_or_else(|| origin.clone()),
            origin,
            host: client(headers, peer, config).map_or_else(|| String::from("unknown"), |address| address.to_string()),
        };
        request.extensions_mut().insert(info);
    }
    https
}

fn is_trusted(config: &Config, address: IpAddr) -> bool {
    config.trusted_proxies.iter().any(|network| network.holds(address))
}

/// A list is written from left to right, so the last entry is the one our proxy wrote.
fn last(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let value = headers.get_all(name).iter().next_back()?.to_str().ok()?;
    value.rsplit(',').next().map(|entry| entry.trim().to_string()).filter(|entry| !entry.is_empty())
}

fn is_host(host: &str) -> bool {
    host.len() <= 255 && host.chars().all(|letter| letter.is_ascii_alphanumeric() || ".-_:[]".contains(letter))
}

/// Behind a proxy nobody named, the public address knows better than the socket whether this is https.
fn origin(headers: &HeaderMap, host: &str, config: &Config) -> String {
    let scheme = last(headers, &PROTO).filter(|scheme| scheme == "http" || scheme == "https");
    let public =
        config.public_url.as_ref().filter(|url| url.split_once("://").is_some_and(|(_, theirs)| theirs == host));
    match (scheme, public) {
        (Some(scheme), _) => format!("{scheme}://{host}"),
        (None, Some(public)) => public.clone(),
        (None, None) => format!("http://{host}"),
    }
}

/// The address nearest to us that is no proxy of ours.
fn client(headers: &HeaderMap, peer: Option<IpAddr>, config: &Config) -> Option<IpAddr> {
    let forwarded = headers.get_all(FOR).iter().filter_map(|value| value.to_str().ok());
    let mut chain: Vec<IpAddr> =
        forwarded.flat_map(|value| value.split(',')).filter_map(|entry| entry.trim().parse().ok()).collect();
    chain.extend(peer);
    let outside = chain.iter().rev().find(|address| !is_trusted(config, **address));
    outside.or(chain.first()).map(IpAddr::to_canonical)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;
    use crate::server::config::{Gathered, Network, read};

    fn learned(peer: &str, public: Option<&str>, headers: &[(&str, &str)]) -> (RequestInfo, Request) {
        let mut config = read(&Gathered::new()).expect("the defaults are valid");
        config.trusted_proxies = vec![Network::parse("10.0.0.0/8").expect("a network")];
        config.public_url = public.map(String::from);
        let mut request = Request::builder().uri("/");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = request.body(Body::empty()).expect("a request");
        let peer: SocketAddr = peer.parse().expect("an address");
        request.extensions_mut().insert(ConnectInfo(peer));
        learn(&mut request, &config);
        (request.extensions().get::<RequestInfo>().expect("learned").clone(), request)
    }

    #[test]
    fn a_stranger_cannot_forge_where_it_comes_from() {
        let forged = [
            ("host", "cb:3000"),
            ("x-forwarded-for", "1.1.1.1"),
            ("x-forwarded-host", "evil.example"),
            ("x-forwarded-proto", "https"),
        ];
        let (info, request) = learned("203.0.113.9:5000", None, &forged);
        assert_eq!((info.origin.as_str(), info.host.as_str()), ("http://cb:3000", "203.0.113.9"));
        assert!(!request.headers().contains_key("x-forwarded-proto"), "nor can it deeper inside");
    }

    #[test]
    fn a_proxy_of_ours_is_believed_up_to_the_first_stranger() {
        let said = [
            ("host", "127.0.0.1:3000"),
            ("x-forwarded-for", "6.6.6.6, 203.0.113.9, 10.1.1.1"),
            ("x-forwarded-host", "prompts.example.com"),
            ("x-forwarded-proto", "https"),
        ];
        let (info, request) = learned("10.0.0.2:80", None, &said);
        assert_eq!((info.origin.as_str(), info.host.as_str()), ("https://prompts.example.com", "203.0.113.9"));
        assert_eq!(request.headers()["host"], "prompts.example.com");
    }

    #[test]
    fn links_that_travel_use_the_public_address() {
        let (info, _) = learned("203.0.113.9:5000", Some("https://prompts.example.com"), &[("host", "localhost:3000")]);
        assert_eq!(
            (info.origin.as_str(), info.public_origin.as_str()),
            ("http://localhost:3000", "https://prompts.example.com")
        );
        let (info, request) =
            learned("203.0.113.9:5000", Some("https://prompts.example.com"), &[("host", "prompts.example.com")]);
        assert_eq!(info.origin, "https://prompts.example.com");
        assert_eq!(request.headers()["x-forwarded-proto"], "https", "for doors that make links of headers");
    }

    #[test]
    fn a_host_that_is_none_is_not_repeated() {
        let (info, _) = learned("203.0.113.9:5000", None, &[("host", "a\"><script>")]);
        assert_eq!(info.origin, "http://127.0.0.1:3000");
    }
}
