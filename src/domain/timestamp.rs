//! A moment, as milliseconds since 1970 in UTC: the one form times have in the database, in data and between the halves.

use serde::{Deserialize, Serialize};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

impl Timestamp {
    pub const MINUTE: i64 = MINUTE;
    pub const HOUR: i64 = HOUR;
    pub const DAY: i64 = DAY;

    /// This moment plus so many milliseconds.
    pub fn plus(self, milliseconds: i64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }

    fn date_time(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000).unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }

    /// `2026-11-20T09:30:00.123Z`, for programs and the `datetime` attribute.
    pub fn rfc3339(self) -> String {
        self.date_time().format(&Rfc3339).unwrap_or_else(|_| String::from("1970-01-01T00:00:00Z"))
    }

    /// `20 Nov 2026, 09:30 UTC`, the exact time behind a relative one.
    pub fn exact(self) -> String {
        let at = self.date_time();
        format!("{} {} {}, {:02}:{:02} UTC", at.day(), self.short_month(), at.year(), at.hour(), at.minute())
    }

    /// `20 Nov`, with the year when it is not the year of `now`.
    pub fn day(self, now: Timestamp) -> String {
        let at = self.date_time();
        let day = format!("{} {}", at.day(), self.short_month());
        if at.year() == now.date_time().year() { day } else { format!("{day} {}", at.year()) }
    }

    /// `09:41`, in UTC.
    pub fn clock(self) -> String {
        let at = self.date_time();
        format!("{:02}:{:02}", at.hour(), at.minute())
    }

    /// `November`, with the year when it is not the year of `now`: the marks along a version history.
    pub fn month(self, now: Timestamp) -> String {
        let at = self.date_time();
        let month = MONTHS[usize::from(u8::from(at.month())) - 1];
        if at.year() == now.date_time().year() { month.to_string() } else { format!("{month} {}", at.year()) }
    }

    fn short_month(self) -> &'static str {
        &MONTHS[usize::from(u8::from(self.date_time().month())) - 1][..3]
    }

    /// `just now`, `12 minutes ago`, `2 hours ago`, `yesterday`, `3 weeks ago`, `last month`, `2 years ago`.
    pub fn ago(self, now: Timestamp) -> String {
        let passed = now.0.saturating_sub(self.0).max(0);
        let days = passed / DAY;
        match () {
            () if passed < 45 * SECOND => String::from("just now"),
            () if passed < HOUR => count((passed / MINUTE).max(1), "minute"),
            () if passed < DAY => count(passed / HOUR, "hour"),
            () if days < 2 => String::from("yesterday"),
            () if days < 14 => count(days, "day"),
            () if days < 30 => count(days / 7, "week"),
            () if days < 60 => String::from("last month"),
            () if days < 365 => count(days / 30, "month"),
            () if days < 730 => String::from("last year"),
            () => count(days / 365, "year"),
        }
    }
}

fn count(number: i64, unit: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {unit}{plural} ago")
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Timestamp = Timestamp(1_795_176_000_000); // 20 Nov 2026, 12:00 UTC

    #[test]
    fn tells_how_long_ago_in_words() {
        let cases = [
            (10 * SECOND, "just now"),
            (50 * SECOND, "1 minute ago"),
            (12 * MINUTE, "12 minutes ago"),
            (HOUR, "1 hour ago"),
            (26 * HOUR, "yesterday"),
            (10 * DAY, "10 days ago"),
            (21 * DAY, "3 weeks ago"),
            (40 * DAY, "last month"),
            (100 * DAY, "3 months ago"),
            (400 * DAY, "last year"),
            (800 * DAY, "2 years ago"),
        ];
        for (passed, words) in cases {
            assert_eq!(NOON.plus(-passed).ago(NOON), words);
        }
        assert_eq!(NOON.plus(HOUR).ago(NOON), "just now", "a clock that runs ahead is no negative age");
    }

    #[test]
    fn writes_dates_for_people_and_programs() {
        assert_eq!(NOON.exact(), "20 Nov 2026, 12:00 UTC");
        assert_eq!(NOON.rfc3339(), "2026-11-20T12:00:00Z");
        assert_eq!(NOON.plus(-30 * DAY).day(NOON), "21 Oct");
        assert_eq!(NOON.plus(-365 * DAY).day(NOON), "20 Nov 2025");
        assert_eq!(NOON.month(NOON), "November");
    }
}
