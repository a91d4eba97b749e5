//! Whether the set-up page is to be shown, and to whom.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    server_fns::{
        request::{answer, app},
        session::SetupCode,
    },
    usecases,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SetUpPage {
    /// Somebody was here before: there is nothing to set up.
    Done,
    /// The code in the address is not the one printed at the start of the server.
    WrongCode,
    Open,
}

#[server(prefix = "/_fn", endpoint = "read_set_up")]
pub async fn read_set_up(#[server(default)] code: String) -> Result<SetUpPage, UiError> {
    if answer(usecases::people::is_set_up(&app()).await)? {
        return Ok(SetUpPage::Done);
    }
    match use_context::<SetupCode>().unwrap_or_default().opens(&code) {
        true => Ok(SetUpPage::Open),
        false => Ok(SetUpPage::WrongCode),
    }
}
