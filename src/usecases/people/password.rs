//! Passwords: Argon2id with the parameters the crate's authors recommend, on threads of their own.

use std::sync::LazyLock;

use argon2::{
    Argon2,
    password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString},
};
use tokio::{sync::Semaphore, task::spawn_blocking};

use crate::domain::people::password::MAX;

/// Each takes 19 MiB and a core: a crowd at the door must not take the whole machine.
static TURNS: Semaphore = Semaphore::const_new(4);

/// What a guess for an unknown address is compared with, so that it takes as long as one for a known address.
static NOBODYS: LazyLock<String> = LazyLock::new(|| hash_now("nobody has this password"));

pub async fn hash(password: &str) -> String {
    let password = password.to_string();
    let _turn = TURNS.acquire().await.expect("the turns are never closed");
    spawn_blocking(move || hash_now(&password)).await.expect("hashing does not panic")
}

/// Whether `password` is what `stored` was made of. Takes the same time when there is nothing stored.
pub async fn verify(password: &str, stored: Option<&str>) -> bool {
    // No password is so long: what is compared instead is too short to be one.
    let password = if password.chars().count() > MAX { String::new() } else { password.to_string() };
    let stored = stored.filter(|hash| !hash.is_empty()).map(str::to_string);
    let _turn = TURNS.acquire().await.expect("the turns are never closed");
    spawn_blocking(move || match stored {
        Some(stored) => verify_now(&password, &stored),
        None => {
            verify_now(&password, &NOBODYS);
            false
        }
    })
    .await
    .expect("hashing does not panic")
}

fn hash_now(password: &str) -> String {
    let mut bits = [0_u8; 16];
    getrandom::fill(&mut bits).expect("the system gives random bits");
    let salt = SaltString::encode_b64(&bits).expect("16 bytes are a salt");
    let hash = Argon2::default().hash_password(password.as_bytes(), &salt);
    hash.expect("any text can be hashed with these parameters").to_string()
}

fn verify_now(password: &str, stored: &str) -> bool {
    let Ok(stored) = PasswordHash::new(stored) else { return false };
    Argon2::default().verify_password(password.as_bytes(), &stored).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_password_itself_fits() {
        let stored = hash("correct-horse-battery").await;
        assert!(stored.starts_with("$argon2id$"), "{stored}");
        assert!(verify("correct-horse-battery", Some(&stored)).await);
        assert!(!verify("correct-horse-batterz", Some(&stored)).await);
        assert!(!verify("nobody has this password", None).await);
        assert!(!verify("", Some("")).await, "nobody gets in who has set no password");
    }

    #[tokio::test]
    async fn one_password_is_stored_in_two_ways() {
        assert_ne!(hash("correct-horse-battery").await, hash("correct-horse-battery").await);
    }
}
