//! Where to go on afterwards.

/// The address a form asked to go on to, if it is one of ours: a path, nothing that could lead to another host.
pub fn ours(next: &str) -> Option<&str> {
    let path = next.starts_with('/') && !next.starts_with("//");
    let plain = next.chars().all(|letter| letter.is_ascii_graphic() && letter != '\\');
    (path && plain).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_to_another_host() {
        assert_eq!(ours("/p/acme/prompts?q=a"), Some("/p/acme/prompts?q=a"));
        for next in ["", "p", "https://evil.example", "//evil.example", "/\\evil.example", "/a\nb", "/ä"] {
            assert_eq!(ours(next), None, "{next:?}");
        }
    }
}
