#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cuebook::api::posthog::fuzz::chats(data));
