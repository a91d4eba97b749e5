//! People, as the browser asks for them.

mod accept_invitation;
mod change_password;
mod change_role;
#[cfg(feature = "ssr")]
mod form;
mod invite_person;
mod link_to_show;
mod list_people;
mod make_reset_link;
#[cfg(feature = "ssr")]
mod next;
mod read_invitation;
mod read_reset_link;
mod read_set_up;
mod remove_person;
mod reset_password;
mod revoke_invitation;
mod set_up_server;
mod sign_in;
mod sign_out;
mod sign_out_everywhere;
mod who_am_i;

pub use accept_invitation::{AcceptInvitation, accept_invitation};
pub use change_password::{ChangePassword, change_password};
pub use change_role::{ChangeRole, change_role};
pub use invite_person::{InvitePerson, invite_person};
pub use link_to_show::{LinkToShow, read_new_link};
pub use list_people::list_people;
pub use make_reset_link::{MakeResetLink, make_reset_link};
pub use read_invitation::read_invitation;
pub use read_reset_link::read_reset_link;
pub use read_set_up::{SetUpPage, read_set_up};
pub use remove_person::{RemovePerson, remove_person};
pub use reset_password::{ResetPassword, reset_password};
pub use revoke_invitation::{RevokeInvitation, revoke_invitation};
pub use set_up_server::{SetUpServer, set_up_server};
pub use sign_in::{SignIn, sign_in};
pub use sign_out::{SignOut, sign_out};
pub use sign_out_everywhere::{SignOutEverywhere, sign_out_everywhere};
pub use who_am_i::who_am_i;
