//! Which addresses a prompt may link to.

/// Other schemes, and addresses that only mean something where the text came from, stay words.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// The value for `href`, or `None` when the address is shown as text.
pub fn href(address: &str) -> Option<String> {
    let start: String = address.chars().take(8).collect::<String>().to_ascii_lowercase();
    if !SCHEMES.iter().any(|scheme| start.starts_with(scheme)) {
        return None;
    }
    let mut href = String::with_capacity(address.len() + 8);
    for byte in address.bytes() {
        match byte {
            b'&' => href.push_str("&amp;"),
            b'\'' => href.push_str("%27"),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => href.push(char::from(byte)),
            b'-' | b'_' | b'.' | b'~' | b':' | b'/' | b'?' | b'#' | b'@' | b'!' | b'$' | b'(' | b')' | b'*' | b'+'
            | b',' | b';' | b'=' | b'%' | b'[' | b']' => href.push(char::from(byte)),
            _ => href.push_str(&format!("%{byte:02X}")),
        }
    }
    Some(href)
}
