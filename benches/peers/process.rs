//! A server as a process of its own, with everything it starts, and what that costs.

use std::{
    fs,
    net::{SocketAddr, TcpListener},
    os::unix::process::CommandExt,
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use tempfile::TempDir;

use crate::load::Connection;

/// How long a server may take to its first good answer.
const PATIENCE: Duration = Duration::from_secs(120);
const ASK_AGAIN: Duration = Duration::from_millis(5);
/// How long it may take to come to rest after that, and to end.
const REST: Duration = Duration::from_secs(30);
const END: Duration = Duration::from_secs(15);

/// It ends, with all its processes, when this is dropped.
pub struct Process {
    child: Child,
    log: PathBuf,
    _folder: TempDir,
}

pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("a bound port").port()
}

impl Process {
    /// Starts `command` in `folder`, and says after how many seconds `first` was answered 200 there.
    pub async fn start(
        mut command: Command,
        folder: TempDir,
        at: SocketAddr,
        first: &[u8],
    ) -> Result<(Self, f64), String> {
        let log = folder.path().join("log");
        let out = fs::File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
        let err = out.try_clone().map_err(|error| format!("{}: {error}", log.display()))?;
        // A group of its own, so that what it starts can be counted and ended with it.
        command.current_dir(folder.path()).stdin(Stdio::null()).stdout(out).stderr(err).process_group(0);
        let began = Instant::now();
        let child = command.spawn();
        let child = child.map_err(|error| format!("{} does not start: {error}", command.get_program().display()))?;
        let mut process = Self { child, log, _folder: folder };
        loop {
            let answered = answer_to(first, at).await;
            if answered == Some(200) {
                return Ok((process, began.elapsed().as_secs_f64()));
            }
            if let Ok(Some(status)) = process.child.try_wait() {
                return Err(format!("it ended ({status}) instead of answering; its last words:\n{}", process.words()));
            }
            if began.elapsed() > PATIENCE {
                let waited = PATIENCE.as_secs();
                let instead = answered.map_or_else(|| String::from("none at all"), |status| status.to_string());
                let words = process.words();
                return Err(format!("no good answer in {waited} s, but {instead}; its last words:\n{words}"));
            }
            tokio::time::sleep(ASK_AGAIN).await;
        }
    }

    /// The last lines of what it printed.
    pub fn words(&self) -> String {
        let log = fs::read(&self.log).unwrap_or_default();
        let lines: Vec<_> = String::from_utf8_lossy(&log).lines().rev().take(15).map(str::to_string).collect();
        lines.into_iter().rev().collect::<Vec<_>>().join("\n")
    }

    /// Waits until it has nothing left to do. Servers with several workers answer before all of them have started.
    pub async fn rest(&self) {
        let began = Instant::now();
        while began.elapsed() < REST {
            let before = self.ticks();
            tokio::time::sleep(Duration::from_secs(2)).await;
            // Two hundredths of one core.
            if self.ticks() <= before + 4 {
                return;
            }
        }
    }

    /// Megabytes in memory; what several of its processes share is counted once. Only Linux tells.
    pub fn megabytes(&self) -> Option<f64> {
        let kilobytes = self.members().into_iter().filter_map(|id| {
            let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
            let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
            line.trim_end_matches("kB").trim().parse::<f64>().ok()
        });
        let sum: f64 = kilobytes.sum();
        (sum > 0.0).then_some(sum / 1024.0)
    }

    /// Hundredths of a second that it has computed for.
    fn ticks(&self) -> u64 {
        let of = |id: u32| stat(id).map_or(0, |stat| stat.ticks);
        self.members().into_iter().map(of).sum()
    }

    fn members(&self) -> Vec<u32> {
        let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
        let ids = entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        ids.filter(|id| stat(*id).is_some_and(|stat| stat.group == self.child.id())).collect()
    }

    /// To all of its processes; when they are gone already, nobody minds.
    fn signal(&self, signal: &str) {
        // The shell has a `kill` built in, wherever it runs.
        let kill = format!("kill -s {signal} -- -{}", self.child.id());
        let _ = Command::new("sh").args(["-c", &kill]).stderr(Stdio::null()).status();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.signal("TERM");
        let began = Instant::now();
        while began.elapsed() < END && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(20));
        }
        self.signal("KILL");
        let _ = self.child.wait();
    }
}

/// The status of the answer, when there is one.
async fn answer_to(first: &[u8], at: SocketAddr) -> Option<u16> {
    let mut connection = Connection::open(at).await.ok()?;
    let asked = tokio::time::timeout(PATIENCE, connection.ask(first)).await;
    Some(asked.ok()?.ok()?.status)
}

struct Stat {
    group: u32,
    ticks: u64,
}

/// See proc(5). The name before the last parenthesis can hold anything.
fn stat(id: u32) -> Option<Stat> {
    let text = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let fields: Vec<_> = text.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |place: usize| fields.get(place)?.parse::<u64>().ok();
    Some(Stat { group: fields.get(2)?.parse().ok()?, ticks: ticks(11)? + ticks(12)? })
}
