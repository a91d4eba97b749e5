use std::process::ExitCode;

fn main() -> ExitCode {
    cuebook::server::command::main()
}
