//! Keys, tokens and the secrets in links: 256 random bits, stored only as their SHA-256. One of them, a ticket, can also
//! seal a text.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::{
    ChaCha20Poly1305, Nonce,
    aead::{Aead, KeyInit},
};
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

/// Seals a text so that only the ticket opens it. A ticket seals one text and no second one.
pub fn seal(ticket: &str, text: &str) -> String {
    let sealed = cipher(ticket).encrypt(&Nonce::default(), text.as_bytes());
    URL_SAFE_NO_PAD.encode(sealed.expect("a text that fits into memory is short enough for the cipher"))
}

/// `None`: another ticket sealed it, or it is no longer what was sealed.
pub fn unseal(ticket: &str, sealed: &str) -> Option<String> {
    let sealed = URL_SAFE_NO_PAD.decode(sealed).ok()?;
    String::from_utf8(cipher(ticket).decrypt(&Nonce::default(), sealed.as_slice()).ok()?).ok()
}

/// The key is another hash of the ticket than the stored one, which therefore opens nothing. It serves for one text, so
/// the nonce may always be the same.
fn cipher(ticket: &str) -> ChaCha20Poly1305 {
    let key: [u8; 32] =
        Sha256::new().chain_update("cuebook: key of a sealed text\n").chain_update(ticket).finalize().into();
    ChaCha20Poly1305::new(&key.into())
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
    fn only_the_ticket_opens_what_it_sealed() {
        let ticket = new_secret("");
        let sealed = seal(&ticket, "phx_é");
        assert_eq!(unseal(&ticket, &sealed).as_deref(), Some("phx_é"));
        assert_eq!(unseal(&new_secret(""), &sealed), None);
        assert_eq!(unseal(&hash(&ticket), &sealed), None, "what the database knows opens nothing");
        let last = if sealed.ends_with('A') { "B" } else { "A" };
        assert_eq!(
            unseal(&ticket, &format!("{}{last}", &sealed[..sealed.len() - 1])),
            None,
            "nor one that was changed"
        );
    }

    #[test]
    fn a_hint_tells_keys_apart_without_giving_them_away() {
        assert_eq!(hint("phx_abcdefgh1234"), "phx_…1234");
    }
}
