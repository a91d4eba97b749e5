mod drafts;
mod library;
mod limits;
mod publish_version;
mod races;
mod refusals;
mod tags;
mod take_out_of_use;
