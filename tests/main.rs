//! One test binary: the walls between the rooms, then the use cases and the doors, each on SQLite and PostgreSQL.

mod doors;
mod support;
mod usecases;
mod walls;
