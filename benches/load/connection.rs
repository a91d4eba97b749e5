//! One keep-alive connection: a request goes out, its whole answer comes in, then the next one.

use std::net::SocketAddr;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

pub struct Connection {
    stream: TcpStream,
    /// Holds one answer at a time; the room is kept, because the generator's work is taken from the server's.
    buffer: Vec<u8>,
    filled: usize,
}

pub struct Answer<'a> {
    pub status: u16,
    pub body: &'a [u8],
}

impl Answer<'_> {
    /// The beginning of the body, for complaints.
    pub fn opening(&self) -> String {
        String::from_utf8_lossy(&self.body[..self.body.len().min(600)]).into_owned()
    }
}

enum Length {
    Bytes(usize),
    Chunked,
}

impl Connection {
    pub async fn open(to: SocketAddr) -> Result<Self, String> {
        let stream = TcpStream::connect(to).await.map_err(|error| format!("{to} takes no connection: {error}"))?;
        stream.set_nodelay(true).map_err(|error| format!("{to}: {error}"))?;
        Ok(Self { stream, buffer: vec![0; 65_536], filled: 0 })
    }

    /// Sends the bytes of a request and reads its answer to the end. The body of a chunked answer keeps its chunk lines.
    pub async fn ask(&mut self, request: &[u8]) -> Result<Answer<'_>, String> {
        self.filled = 0;
        self.stream.write_all(request).await.map_err(|error| format!("a request could not be sent: {error}"))?;
        let head = loop {
            let end = self.buffer[..self.filled].windows(4).position(|window| window == b"\r\n\r\n");
            match end {
                Some(end) => break end + 4,
                None => self.more().await?,
            }
        };
        let (status, length) = read_head(&self.buffer[..head])?;
        match length {
            Length::Bytes(length) => {
                while self.filled < head + length {
                    self.more().await?;
                }
                if self.filled > head + length {
                    return Err(String::from("more came back than one answer"));
                }
            }
            Length::Chunked => {
                while !self.buffer[head..self.filled].ends_with(b"0\r\n\r\n") {
                    self.more().await?;
                }
            }
        }
        Ok(Answer { status, body: &self.buffer[head..self.filled] })
    }

    async fn more(&mut self) -> Result<(), String> {
        if self.filled == self.buffer.len() {
            self.buffer.resize(2 * self.filled, 0);
        }
        let read = self.stream.read(&mut self.buffer[self.filled..]).await;
        match read.map_err(|error| format!("an answer could not be read: {error}"))? {
            0 => Err(String::from("the server closed the connection instead of answering")),
            read => {
                self.filled += read;
                Ok(())
            }
        }
    }
}

/// The status, and how the end of the body is found.
fn read_head(head: &[u8]) -> Result<(u16, Length), String> {
    let not_http = || format!("this is no answer in HTTP/1.1:\n{}", String::from_utf8_lossy(head));
    let head_text = std::str::from_utf8(head).map_err(|_| not_http())?;
    let status = head_text.strip_prefix("HTTP/1.1 ").and_then(|rest| rest.get(..3)).and_then(|code| code.parse().ok());
    let status: u16 = status.ok_or_else(not_http)?;
    for line in head_text.lines() {
        let Some((name, value)) = line.split_once(':') else { continue };
        if name.eq_ignore_ascii_case("content-length") {
            return Ok((status, Length::Bytes(value.trim().parse().map_err(|_| not_http())?)));
        }
    }
    // No content has no length either.
    Ok((status, if status == 204 { Length::Bytes(0) } else { Length::Chunked }))
}
