//! The parts that pages are made of.

pub mod chat_editor;
pub mod conflict;
pub mod diff;
pub mod editor;
pub mod field;
pub mod history;
pub mod hits;
pub mod icon;
pub mod live;
pub mod markdown;
pub mod menus;
pub mod micro;
pub mod pager;
pub mod palette;
pub mod progress;
pub mod review;
pub mod scale;
pub mod shortcuts;
pub mod tag;
pub mod text_area;
pub mod toast;
pub mod trouble;
pub mod when;
