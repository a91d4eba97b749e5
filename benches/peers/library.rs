//! The prompts that all servers hold: the same names, the same texts.

pub const PROMPTS: usize = 100;
pub const TAG: &str = "production";

/// The version that the tag points at, and the one after it, so that "by tag" is not "the latest".
pub const TAGGED: &str = "first";
pub const LATEST: &str = "second";

pub fn names() -> impl Iterator<Item = String> {
    (0..PROMPTS).map(name)
}

pub fn name(number: usize) -> String {
    format!("support-reply-{number:03}")
}

/// What only this version of this prompt says. It stands in JSON as it stands here.
pub fn mark(prompt: &str, version: &str) -> String {
    format!("You read {prompt} as it was written for the {version} time.")
}

/// About 1 KB of an ordinary prompt.
pub fn text(prompt: &str, version: &str) -> String {
    let line = "- Answer {{customer_name}} in plain words, quote the refund policy word for word, never guess.\n";
    format!("# Role\n\nYou answer for {{{{company}}}}. {}\n\n{}", mark(prompt, version), line.repeat(9))
}
