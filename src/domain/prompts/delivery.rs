//! What a program asks of the list of prompts.

use super::tag::TagName;
use crate::domain::ids::PersonId;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeliveriesQuery {
    /// What the library's search looks for, in any case.
    pub search: String,
    /// Only prompts that have this tag, each at the version it points at.
    pub tag: Option<TagName>,
    /// Only versions this person published.
    pub author: Option<PersonId>,
    pub order: DeliveryOrder,
    pub descending: bool,
    pub limit: u32,
    pub offset: u32,
}

/// By what the list is ordered. What is equal comes newest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DeliveryOrder {
    /// When the prompt was made. Nothing that is published while a program turns the pages changes this order, so no
    /// prompt slips from a page that is still to come to one that was read.
    #[default]
    Made,
    Name,
    /// When the version was published.
    Published,
    /// The version that is shown.
    Version,
    Latest,
    /// The stored bytes of the version that is shown.
    Size,
}
