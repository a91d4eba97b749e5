//! People, who is in which project, and the links that let somebody in, as rows.

mod find_person;
mod insert_person;
mod invitation;
mod list_members;
mod membership;
mod reset_link;

pub use find_person::{PersonRecord, any_person, find, find_by_email, list_all};
pub use insert_person::{NewPerson, insert, raise_session_epoch, set_password, wait_for_first};
pub use invitation::{
    InvitationRecord, NewInvitation, end_invitation, end_invitations_by, end_invitations_for, find_invitation,
    find_invitation_by_hash, insert_invitation, list_invitations,
};
pub use list_members::{MemberRecord, list_members};
pub use membership::{add_member, count_admins, find_role, list_roles, remove_member, set_role};
pub use reset_link::{ResetLinkRecord, end_reset_link, end_reset_links_of, find_reset_link, insert_reset_link};
