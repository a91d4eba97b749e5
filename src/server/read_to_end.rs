//! A door often answers before it has read a request: the key is unknown, the address takes no body. The connection of
//! the client goes on only when all of the request was read from it, so what is left of a short one is read then.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use axum::{
    body::{Body, Bytes, HttpBody, to_bytes},
    extract::Request,
};
use http_body::{Frame, SizeHint};
use tokio::runtime::Handle;

/// Bytes that are read for the connection's sake. Beyond them closing it costs less.
const SHORT: usize = 64 * 1024;

/// A request without a body passes as it is.
pub fn read_to_end(request: Request) -> Request {
    match request.body().is_end_stream() {
        true => request,
        false => request.map(|body| Body::new(ReadToEnd(body))),
    }
}

struct ReadToEnd(Body);

impl HttpBody for ReadToEnd {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.0).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}

impl Drop for ReadToEnd {
    fn drop(&mut self) {
        let rest = std::mem::take(&mut self.0);
        if let (false, Ok(runtime)) = (rest.is_end_stream(), Handle::try_current()) {
            runtime.spawn(async move {
                let _longer_ones_are_closed = to_bytes(rest, SHORT).await;
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read, Write},
        net::{SocketAddr, TcpStream},
    };

    use axum::{Router, http::StatusCode, routing::post};
    use tokio::net::TcpListener;
    use tower::ServiceBuilder;

    use super::*;

    /// Twice on one connection, each time with a body that comes after the answer.
    fn ask_twice(server: SocketAddr) {
        let mut stream = TcpStream::connect(server).expect("a connection");
        for _ in 0..2 {
            stream.write_all(b"POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\n\r\n").expect("sent");
            let mut answer = Vec::new();
            while !answer.ends_with(b"\r\n\r\n") {
                let mut byte = [0];
                stream.read_exact(&mut byte).expect("the connection goes on");
                answer.extend(byte);
            }
            assert!(answer.starts_with(b"HTTP/1.1 401"), "{}", String::from_utf8_lossy(&answer));
            stream.write_all(b"words").expect("sent");
        }
    }

    #[tokio::test]
    async fn a_client_asks_again_on_its_connection_after_a_refusal() {
        let refuse = Router::new().route("/", post(async || StatusCode::UNAUTHORIZED));
        let router = refuse.layer(ServiceBuilder::new().map_request(read_to_end));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let server = listener.local_addr().expect("an address");
        tokio::spawn(async move { axum::serve(listener, router).await });
        tokio::task::spawn_blocking(move || ask_twice(server)).await.expect("both were answered");
    }
}
