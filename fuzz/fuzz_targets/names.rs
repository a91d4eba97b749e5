#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cuebook::domain::prompts::fuzz::names(data));
