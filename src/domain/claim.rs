//! A request that a program may repeat until it is answered, and that is carried out once.

/// One attempt at such a request. When an attempt is begun again, the one before it can no longer be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    pub id: i64,
    pub attempt: i32,
}

/// What a request was answered with, to be answered again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAnswer {
    pub status: u16,
    /// Where what was made can be read.
    pub location: Option<String>,
    /// JSON, or nothing.
    pub body: String,
}
