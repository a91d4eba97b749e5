//! What must hold of a refusal, whichever door it comes from.

use std::{
    pin::pin,
    task::{Context, Poll, Waker},
};

use axum::{body::to_bytes, response::IntoResponse};

/// The words of a refusal as they go to a client that has sent so many bytes. They blame the request, and are not much
/// longer than it.
pub fn refused(refusal: impl IntoResponse, sent: usize) -> String {
    let (answer, body) = refusal.into_response().into_parts();
    assert!(answer.status.is_client_error(), "{}", answer.status);
    // The whole body is there, so that it is read without waiting.
    let Poll::Ready(bytes) = pin!(to_bytes(body, usize::MAX)).poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("the words of a refusal are still to come");
    };
    let words = String::from_utf8(bytes.expect("a whole body").to_vec()).expect("text");
    assert!(words.trim().len() > 10, "{words:?}");
    assert!(words.len() <= 10 * sent + 50_000, "{} bytes for {sent}", words.len());
    words
}
