#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cuebook::api::mcp::fuzz::prompts(data));
