#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cuebook::api::v1::fuzz::body(data));
