#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cuebook::ui::components::markdown::fuzz::markdown(data));
