//! One test binary: the walls between the rooms and what is fuzzed; then the use cases and the doors, each on SQLite and
//! PostgreSQL.

mod doors;
mod fuzz;
mod support;
mod usecases;
mod walls;
