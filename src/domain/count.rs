//! Numbers of things, in words.

/// `1234567` as `1,234,567`.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `1 version`, `2,000 versions`. Of a thing whose plural has an `s`; what is less than none counts as none.
pub fn counted(number: impl TryInto<usize>, thing: &str) -> String {
    match number.try_into().unwrap_or(0) {
        1 => format!("1 {thing}"),
        many => format!("{} {thing}s", thousands(many)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_alone_and_thousands_stand_apart() {
        assert_eq!(counted(1_usize, "version"), "1 version");
        assert_eq!(counted(0_i32, "version"), "0 versions");
        assert_eq!(counted(2_000_i32, "version"), "2,000 versions");
        assert_eq!(counted(1_234_567_usize, "line"), "1,234,567 lines");
    }
}
