//! Prompts, versions, tags, drafts as rows.

mod draft;
mod find_prompt;
mod insert_prompt;
mod list_archived;
mod list_cards;
mod list_deliveries;
mod list_facets;
mod list_prompts;
mod list_versions;
mod publish_version;
mod read_version;
mod references;
mod search;
mod tag;
mod topics;
mod update_prompt;

pub use draft::{DraftRow, delete_draft, delete_new_draft, find_draft, find_new_draft, save_draft, save_new_draft};
pub use find_prompt::{
    PromptRecord, find_active, find_active_for_write, find_any_for_write, find_by_uuid, find_name, locate,
    name_is_taken,
};
pub use insert_prompt::{NewPromptRow, insert_prompt};
pub use list_archived::list_archived;
pub use list_cards::{find_card, list_cards};
pub use list_deliveries::{
    LatestRecord, find_latest_for_write, list_deliveries, list_version_deliveries, read_delivery,
};
pub use list_facets::list_facets;
pub use list_prompts::list_prompts;
pub use list_versions::{list_history, list_versions};
pub use publish_version::{NewVersionRow, VersionStamp, insert_version, publish_version};
pub use read_version::{VersionRecord, read_version};
pub use references::{
    insert_references, list_referencing, list_referencing_versions, lock_references, references_others,
};
pub use search::{FoundBy, index_prompt};
pub use tag::{describe_tag, find_tag, list_moves, list_tag_details, list_tag_moves, list_tags, put_tag, remove_tag};
pub use topics::{list_topics, replace_topics};
pub use update_prompt::{archive, bring_back, describe};
