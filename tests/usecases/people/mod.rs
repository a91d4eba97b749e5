mod joining;
mod keys;
mod refusals;
mod roles;
mod shown_once;
mod signing_in;
