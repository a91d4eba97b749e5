mod joining;
mod keys;
mod refusals;
mod roles;
mod signing_in;
