# What scripts/serve, scripts/test and scripts/dev share. Sourced, not run.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$ROOT/target}"
SITE="$ROOT/site"
WASM_TARGET=wasm32-unknown-unknown

say() { printf '%s\n' "$*"; }

stop() {
  printf '\nStopped: %s\n' "$1" >&2
  shift
  [ $# -eq 0 ] || printf '  %s\n' "$@" >&2
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# Runs a step and says how long it took; a failing step stops everything with its name.
step() {
  local name="$1" began=$SECONDS
  shift
  say "==> $name"
  "$@" || stop "$name failed after $((SECONDS - began)) s." "What went wrong stands above."
  printf '    %s: %d s\n' "$name" "$((SECONDS - began))"
}

need_rust() {
  has cargo || stop "Rust is missing." \
    "Install it from https://rustup.rs, open a new shell, and run this command again."
  local libraries
  libraries="$(cd "$ROOT" && rustc --print target-libdir --target "$WASM_TARGET" 2>/dev/null || true)"
  if [ -z "$libraries" ] || [ ! -d "$libraries" ]; then
    has rustup || stop "Rust cannot compile for the browser yet." \
      "Install Rust from https://rustup.rs, or add the target $WASM_TARGET to yours."
    say "Adding $WASM_TARGET to Rust, once."
    (cd "$ROOT" && rustup target add "$WASM_TARGET") || stop "rustup could not add $WASM_TARGET." \
      "Check that this machine reaches https://static.rust-lang.org."
  fi
}

need_node() {
  has node && has npm || stop "Node.js is missing." \
    "Install version 20 or newer from https://nodejs.org, and run this command again."
  local major
  major="$(node -p 'process.versions.node.split(".")[0]')"
  [ "$major" -ge 20 ] || stop "Node.js $major is too old." \
    "Install version 20 or newer from https://nodejs.org, and run this command again."
}

# npm ci, but only when the lock file is not the one installed last time.
node_packages() {
  local folder="$1" done="$1/node_modules/.installed-lock.json"
  cmp -s "$folder/package-lock.json" "$done" && return 0
  (cd "$folder" && npm ci --no-fund --no-audit) || return 1
  cp "$folder/package-lock.json" "$done"
}

# The linker leaves its relocations in: by them the bundler finds what each part of the program needs.
build_wasm() {
  (cd "$ROOT" && cargo rustc --lib --crate-type cdylib --features hydrate --target "$WASM_TARGET" --profile "$1" \
    -- -C link-arg=--emit-relocs)
}

# All members at once: chosen one by one they would ask for different features of the same
# libraries, and cargo would compile those twice.
build_members() { (cd "$ROOT" && cargo build --workspace --features ssr); }

bundle_site() {
  local profile="$1"
  shift
  CARGO_MANIFEST_DIR="$ROOT/bundle" "$CARGO_TARGET_DIR/debug/bundle" \
    --wasm "$CARGO_TARGET_DIR/$WASM_TARGET/$profile/cuebook.wasm" --out "$SITE" "$@"
}

# A matched pair for work: server and browser, both without optimisation.
build_dev_pair() {
  # The server names this folder at compile time, so it has to be there before its first build.
  mkdir -p "$SITE"
  step "Compile the server" build_members
  step "Compile for the browser" build_wasm wasm-dev
  step "Put the browser's files together" bundle_site wasm-dev
}

build_release_server() { (cd "$ROOT" && cargo build --release --features ssr --bin cuebook); }

# A matched pair for use. The server carries the browser's files inside, so it comes last.
build_release_pair() {
  mkdir -p "$SITE"
  step "Install wasm-opt" node_packages "$ROOT"
  step "Compile for the browser" build_wasm wasm-release
  step "Compile the bundler" build_bundle
  step "Put the browser's files together" bundle_site wasm-release --release
  step "Compile the server" build_release_server
}

build_bundle() { (cd "$ROOT" && cargo build -p bundle); }
