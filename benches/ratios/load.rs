//! A small load generator: keep-alive HTTP/1.1 over loopback, the same for both sides of every ratio.

use std::{fmt, net::SocketAddr, time::Duration};

use axum::{Router, body::Bytes};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::Instant,
};

/// A request as it goes over the wire, and where to.
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

    fn wire(&self) -> Vec<u8> {
        format!("GET {} HTTP/1.1\r\nHost: {}\r\nAccept: */*\r\n{}\r\n", self.path, self.to, self.headers).into_bytes()
    }
}

/// What one run measured.
#[derive(Clone, Copy)]
pub struct Figures {
    pub per_second: f64,
    p50: Duration,
    p99: Duration,
}

impl Figures {
    pub fn median(mut runs: Vec<Figures>) -> Figures {
        runs.sort_by(|one, other| one.per_second.total_cmp(&other.per_second));
        runs[runs.len() / 2]
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:9.0} requests/s, p50 {:?}, p99 {:?}", self.per_second, self.p50, self.p99)
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
pub async fn fetch_once(server: SocketAddr, request: &Request) -> Bytes {
    let request = request.clone().to(server);
    let mut stream = TcpStream::connect(server).await.expect("a listening server");
    let mut buffer = Vec::new();
    stream.write_all(&request.wire()).await.expect("a writable connection");
    let body = read_answer(&mut stream, &mut buffer).await;
    Bytes::from(body)
}

/// As many requests as go through in `span`, each connection one after another, after a short warm-up.
pub async fn run(request: &Request, connections: usize, span: Duration) -> Figures {
    let mut tasks = Vec::new();
    for _ in 0..connections {
        let request = request.clone();
        tasks.push(tokio::spawn(async move {
            let mut stream = TcpStream::connect(request.to).await.expect("a listening server");
            stream.set_nodelay(true).expect("a TCP connection");
            let wire = request.wire();
            let mut buffer = Vec::new();
            let warm = Instant::now() + span / 10;
            let mut times = Vec::new();
            let mut start = None;
            loop {
                let sent = Instant::now();
                stream.write_all(&wire).await.expect("a writable connection");
                read_answer(&mut stream, &mut buffer).await;
                if sent < warm {
                    continue;
                }
                let begin = *start.get_or_insert(sent);
                times.push(sent.elapsed());
                if begin.elapsed() >= span {
                    return (times, begin.elapsed());
                }
            }
        }));
    }
    let (mut times, mut per_second) = (Vec::new(), 0.0);
    for task in tasks {
        let (some, took) = task.await.expect("a connection that ran to its end");
        per_second += some.len() as f64 / took.as_secs_f64();
        times.extend(some);
    }
    times.sort();
    Figures { per_second, p50: times[times.len() / 2], p99: times[times.len() * 99 / 100] }
}

/// Reads one whole answer and gives its body. Panics on any status but 200: a fast refusal is no result.
async fn read_answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Vec<u8> {
    let head = loop {
        if let Some(end) = find(buffer, b"\r\n\r\n") {
            break end + 4;
        }
        more(stream, buffer).await;
    };
    let text = String::from_utf8_lossy(&buffer[..head]).to_lowercase();
    assert!(text.starts_with("http/1.1 200"), "not 200:\n{text}");
    let length = text.lines().find_map(|line| line.strip_prefix("content-length:"));
    let end = match length {
        Some(length) => head + length.trim().parse::<usize>().expect("a length"),
        None => loop {
            if let Some(end) = find(&buffer[head..], b"0\r\n\r\n") {
                break head + end + 5;
            }
            more(stream, buffer).await;
        },
    };
    while buffer.len() < end {
        more(stream, buffer).await;
    }
    let body = buffer[head..end].to_vec();
    buffer.drain(..end);
    body
}

async fn more(stream: &mut TcpStream, buffer: &mut Vec<u8>) {
    let mut piece = [0_u8; 65_536];
    let read = stream.read(&mut piece).await.expect("a readable connection");
    assert!(read > 0, "the server closed the connection");
    buffer.extend_from_slice(&piece[..read]);
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}
