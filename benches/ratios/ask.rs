//! The two sides of a ratio: servers in this process, and requests that are the same every time.

use std::{borrow::Cow, net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, body::Bytes};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use crate::load::{self, Answer, Connection, Figures, Traffic};

/// A request, and where to.
#[derive(Clone)]
pub struct Request {
    to: SocketAddr,
    path: String,
    headers: String,
}

impl Request {
    pub fn get(to: SocketAddr, path: &str) -> Self {
        Self { to, path: path.to_string(), headers: String::new() }
    }

    pub fn to(mut self, to: SocketAddr) -> Self {
        self.to = to;
        self
    }

    pub fn with_cookie(mut self, cookie: &str) -> Self {
        self.headers.push_str(&format!("Cookie: {cookie}\r\n"));
        self
    }

    pub fn with_bearer(mut self, key: &str) -> Self {
        self.headers.push_str(&format!("Authorization: Bearer {key}\r\n"));
        self
    }

    fn wire(&self) -> Wire {
        let head = format!("GET {} HTTP/1.1\r\nHost: {}\r\nAccept: */*\r\n{}\r\n", self.path, self.to, self.headers);
        Wire(head.into_bytes())
    }
}

/// A request as it goes over the wire.
struct Wire(Vec<u8>);

impl Traffic for Wire {
    fn request(&self, _connection: usize, _turn: usize) -> Cow<'_, [u8]> {
        Cow::Borrowed(&self.0)
    }

    fn check(&self, _connection: usize, _turn: usize, answer: &Answer<'_>) -> Result<(), String> {
        match answer.status {
            200 => Ok(()),
            status => Err(format!("{status} instead of 200:\n{}", answer.opening())),
        }
    }
}

/// Serves on a free port until the process ends.
pub async fn serve(router: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("a bound port");
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await.expect("a running server") });
    address
}

/// Answers with the session's cookie.
pub async fn sign_in(server: SocketAddr, email: &str, password: &str) -> String {
    let encode = |text: &str| text.replace('@', "%40");
    let body = format!("email={}&password={}", encode(email), encode(password));
    let request = format!(
        "POST /_fn/sign_in HTTP/1.1\r\nHost: {server}\r\nOrigin: http://{server}\r\nAccept: application/json\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    let mut stream = TcpStream::connect(server).await.expect("a listening server");
    stream.write_all(request.as_bytes()).await.expect("a writable connection");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("an answer");
    let answer = String::from_utf8_lossy(&answer);
    let cookie = answer.lines().find(|line| line.to_lowercase().starts_with("set-cookie:"));
    let cookie = cookie.unwrap_or_else(|| panic!("no cookie in the answer to signing in:\n{answer}"));
    cookie["set-cookie:".len()..].split(';').next().unwrap_or_default().trim().to_string()
}

/// One answer's body.
pub async fn fetch_once(request: &Request) -> Bytes {
    let mut connection = Connection::open(request.to).await.expect("a listening server");
    let wire = request.wire();
    let answer = connection.ask(&wire.0).await.expect("an answer");
    wire.check(0, 0, &answer).unwrap_or_else(|wrong| panic!("{wrong}"));
    Bytes::copy_from_slice(answer.body)
}

pub async fn run(request: &Request, connections: usize, span: Duration) -> Figures {
    let figures = load::run(request.to, &Arc::new(request.wire()), connections, span).await;
    figures.unwrap_or_else(|wrong| panic!("{wrong}"))
}
