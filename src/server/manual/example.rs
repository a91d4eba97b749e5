//! A request as a shell sends it.

use serde_json::Value;

/// Longer bodies stand on lines of their own.
const ONE_LINE: usize = 72;

/// `address` is whole; parameters without an example stand in it as variables of the shell.
pub fn example(method: &str, address: &str, body: Option<&Value>, needs_key: bool) -> String {
    let mut lines = Vec::new();
    let body = body.map(|body| written(body).replace('\'', r"'\''"));
    let is_said = method == "GET" || (method == "POST" && body.is_some());
    let request = if is_said { String::new() } else { format!("--request {method} ") };
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "/:._-".contains(letter);
    let address = if address.chars().all(plain) { address.to_string() } else { format!("\"{address}\"") };
    lines.push(format!("curl {request}{address}"));
    if needs_key {
        lines.push(String::from("--header \"Authorization: Bearer $CUEBOOK_API_KEY\""));
    }
    if let Some(body) = body {
        lines.push(format!("--data '{body}'"));
    }
    lines.join(" \\\n  ")
}

fn written(body: &Value) -> String {
    let whole = format!("{body:#}");
    let short: Vec<&str> = whole.lines().map(str::trim).collect();
    let short = short.join(" ");
    match short.len() <= ONE_LINE {
        true => short.replace("{ ", "{").replace(" }", "}").replace("[ ", "[").replace(" ]", "]"),
        false => whole.replace('\n', "\n  "),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_is_needed_is_said() {
        assert_eq!(example("GET", "http://a/api", None, false), "curl http://a/api");
        let key = "--header \"Authorization: Bearer $CUEBOOK_API_KEY\"";
        assert_eq!(
            example("DELETE", "http://a/$ID", None, true),
            format!("curl --request DELETE \"http://a/$ID\" \\\n  {key}")
        );
        let body = json!({"says": "it's"});
        let whole = format!("curl http://a/api \\\n  {key} \\\n  --data '{{\"says\": \"it'\\''s\"}}'");
        assert_eq!(example("POST", "http://a/api", Some(&body), true), whole);
    }
}
