//! The number of a version: 1, 2, 3 without a gap.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub struct VersionNumber(i32);

impl VersionNumber {
    pub const FIRST: VersionNumber = VersionNumber(1);
    /// A prompt ends at this version; the way on is a new prompt.
    pub const LAST: VersionNumber = VersionNumber(2_000);

    pub fn new(number: i32) -> Option<Self> {
        (number >= 1).then_some(Self(number))
    }

    pub fn get(self) -> i32 {
        self.0
    }

    /// `None` after the last version a prompt can have.
    pub fn next(self) -> Option<Self> {
        (self < Self::LAST).then_some(Self(self.0 + 1))
    }

    pub fn previous(self) -> Option<Self> {
        Self::new(self.0 - 1)
    }
}

impl TryFrom<i32> for VersionNumber {
    type Error = &'static str;

    fn try_from(number: i32) -> Result<Self, Self::Error> {
        Self::new(number).ok_or("a version is a whole number from 1 on")
    }
}

impl From<VersionNumber> for i32 {
    fn from(number: VersionNumber) -> Self {
        number.0
    }
}

impl std::fmt::Display for VersionNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
