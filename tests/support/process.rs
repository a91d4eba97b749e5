//! The real binary as a process, for what only a process can show.

use std::{
    net::{SocketAddr, TcpListener as Probe},
    process::{Child, Command, Stdio},
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

pub const EMAIL: &str = "lena@example.com";
pub const PASSWORD: &str = "correct horse battery";
pub const KEY: &str = "phx_test_personal_key_000000000000";

/// A running server. Killed when it goes out of scope.
pub struct Process {
    child: Child,
    pub address: SocketAddr,
}

impl Process {
    /// Starts the server on `database` and waits until it is ready.
    pub async fn start(database: &str, folder: &std::path::Path) -> Self {
        let port = Probe::bind("127.0.0.1:0").expect("a free port").local_addr().expect("an address").port();
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let child = Command::new(env!("CARGO_BIN_EXE_cuebook"))
            .arg("serve")
            .current_dir(folder)
            .env("CUEBOOK_LISTEN", address.to_string())
            .env("CUEBOOK_DATA", folder)
            .env("DATABASE_URL", database)
            .env("CUEBOOK_INIT_EMAIL", EMAIL)
            .env("CUEBOOK_INIT_PASSWORD", PASSWORD)
            .env("CUEBOOK_INIT_PROJECT", "Acme")
            .env("CUEBOOK_INIT_PERSONAL_KEY", KEY)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary starts");
        let process = Self { child, address };
        for _ in 0..600 {
            if process.get("/readyz", "").await.is_some_and(|answer| answer.starts_with("HTTP/1.1 200")) {
                return process;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the server was not ready within 30 seconds");
    }

    /// `kill -9`.
    pub fn kill(mut self) {
        self.child.kill().expect("a running process");
        self.child.wait().expect("a killed process");
    }

    pub async fn sign_in(&self) -> String {
        let body = format!("email={}&password={}", EMAIL.replace('@', "%40"), PASSWORD.replace(' ', "+"));
        let answer = self.post("/_fn/sign_in", "", &body).await.expect("an answer");
        let cookie = answer.lines().find_map(|line| {
            let (name, value) = line.split_once(": ")?;
            name.eq_ignore_ascii_case("set-cookie").then(|| value.split(';').next().unwrap_or_default().to_string())
        });
        cookie.unwrap_or_else(|| panic!("no session:\n{answer}"))
    }

    /// The whole answer, or `None` when the connection broke.
    pub async fn get(&self, path: &str, headers: &str) -> Option<String> {
        ask(self.address, &format!("GET {path} HTTP/1.1\r\n{headers}"), "").await
    }

    pub async fn post(&self, path: &str, cookie: &str, body: &str) -> Option<String> {
        post(self.address, path, cookie, body).await
    }
}

/// A form as a script of our own pages posts it.
pub async fn post(address: SocketAddr, path: &str, cookie: &str, body: &str) -> Option<String> {
    let head = format!(
        "POST {path} HTTP/1.1\r\nOrigin: http://{address}\r\nAccept: application/json\r\nCookie: {cookie}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
        body.len()
    );
    ask(address, &head, body).await
}

async fn ask(address: SocketAddr, head: &str, body: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).await.ok()?;
    let request = format!("{head}Host: {address}\r\nConnection: close\r\n\r\n{body}");
    stream.write_all(request.as_bytes()).await.ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.ok()?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    answer.contains("\r\n\r\n").then_some(answer)
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ended_already = self.child.kill();
        let _reaped_already = self.child.wait();
    }
}
