//! Keys, tokens and the secrets in links: 256 random bits, stored only as their SHA-256.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

/// A new secret behind `prefix` (`phx_`, `phc_`, or nothing): 43 letters of base64url.
pub fn new_secret(prefix: &str) -> String {
    let mut bits = [0_u8; 32];
    getrandom::fill(&mut bits).expect("the system gives random bits");
    format!("{prefix}{}", URL_SAFE_NO_PAD.encode(bits))
}

/// What is stored of a secret. A fast hash is right here: 256 random bits cannot be guessed, unlike a password.
pub fn hash(secret: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let digest = Sha256::digest(secret.as_bytes());
    let digits = digest.iter().flat_map(|byte| [HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
    digits.map(char::from).collect()
}

/// `phx_…a1b2`: enough to tell one key from another, too little to use it.
pub fn hint(secret: &str) -> String {
    let prefix = secret.split_inclusive('_').next().filter(|part| part.ends_with('_')).unwrap_or_default();
    let last: String = secret.chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
    format!("{prefix}…{last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_long_and_never_the_same() {
        let (one, two) = (new_secret("phx_"), new_secret("phx_"));
        assert_eq!(one.len(), 4 + 43);
        assert_ne!(one, two);
        assert_ne!(hash(&one), hash(&two));
    }

    #[test]
    fn a_hint_tells_keys_apart_without_giving_them_away() {
        assert_eq!(hint("phx_abcdefgh1234"), "phx_…1234");
    }
}
