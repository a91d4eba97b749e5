//! What was measured, the goals, and the one table of both.

use std::collections::BTreeMap;

use crate::{load::Figures, servers::Server};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Row {
    Start,
    Idle,
    FetchAlone,
    Fetch,
    List,
    Publish,
    Busy,
    OwnFetch,
    OwnList,
    OwnPublish,
}

#[derive(Clone, Copy)]
pub enum Value {
    Seconds(f64),
    Megabytes(f64),
    Load(Figures),
}

enum Goal {
    /// Ours alone, in the row's unit.
    Under(f64),
    /// So many times Phoenix's.
    TimesPhoenix(f64),
}

impl Goal {
    fn says(&self, row: Row) -> String {
        match self {
            Goal::Under(most) => format!("under {most} {}", if row == Row::Start { "s" } else { "MB" }),
            Goal::TimesPhoenix(least) => format!("at least {least} times Phoenix's"),
        }
    }
}

impl Row {
    const ALL: [Row; 10] = [
        Row::Start,
        Row::Idle,
        Row::FetchAlone,
        Row::Fetch,
        Row::List,
        Row::Publish,
        Row::Busy,
        Row::OwnFetch,
        Row::OwnList,
        Row::OwnPublish,
    ];

    fn says(self) -> &'static str {
        match self {
            Row::Start => "start to the first answer, with an empty database",
            Row::Idle => "memory when idle after that",
            Row::FetchAlone => "fetch by tag, 1 connection",
            Row::Fetch => "fetch by tag, 32 connections",
            Row::List => "list of 100, 32 connections",
            Row::Publish => "new version, 32 connections",
            Row::Busy => "memory after all that",
            Row::OwnFetch => "our own API: fetch by tag, 32 connections",
            Row::OwnList => "our own API: list of 100, 32 connections",
            Row::OwnPublish => "our own API: new version, 32 connections",
        }
    }

    fn goal(self) -> Option<Goal> {
        match self {
            Row::Start => Some(Goal::Under(0.3)),
            Row::Idle => Some(Goal::Under(60.0)),
            Row::Fetch => Some(Goal::TimesPhoenix(100.0)),
            Row::List => Some(Goal::TimesPhoenix(20.0)),
            Row::Publish => Some(Goal::TimesPhoenix(10.0)),
            Row::FetchAlone | Row::Busy | Row::OwnFetch | Row::OwnList | Row::OwnPublish => None,
        }
    }
}

impl Value {
    fn number(self) -> f64 {
        match self {
            Value::Seconds(number) | Value::Megabytes(number) => number,
            Value::Load(figures) => figures.per_second,
        }
    }

    fn says(self) -> String {
        match self {
            Value::Seconds(seconds) => format!("{seconds:.2} s"),
            Value::Megabytes(megabytes) => format!("{megabytes:.0} MB"),
            Value::Load(Figures { per_second, p50, p99 }) => {
                let ms = |time: std::time::Duration| time.as_secs_f64() * 1000.0;
                format!("{per_second:.0} ({:.2}, {:.2})", ms(p50), ms(p99))
            }
        }
    }

    /// How many times better than `other` this is.
    fn times(self, other: Value) -> f64 {
        match self {
            Value::Seconds(_) | Value::Megabytes(_) => other.number() / self.number(),
            Value::Load(_) => self.number() / other.number(),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Met,
    Missed,
    NotMeasured,
}

impl Verdict {
    fn says(self) -> &'static str {
        match self {
            Verdict::Met => "met",
            Verdict::Missed => "MISSED",
            Verdict::NotMeasured => "not measured",
        }
    }
}

#[derive(Default)]
pub struct Results(BTreeMap<(Row, Server), Vec<Value>>);

impl Results {
    pub fn add(&mut self, row: Row, server: Server, value: Value) {
        self.0.entry((row, server)).or_default().push(value);
    }

    pub fn forget(&mut self, server: Server) {
        self.0.retain(|(_, of), _| *of != server);
    }

    fn median(&self, row: Row, server: Server) -> Option<Value> {
        let mut values = self.0.get(&(row, server))?.clone();
        values.sort_by(|one, other| one.number().total_cmp(&other.number()));
        values.get(values.len() / 2).copied()
    }

    /// Of each row that has a goal.
    pub fn verdicts(&self) -> Vec<Verdict> {
        Row::ALL.into_iter().filter_map(|row| Some(self.verdict(row, &row.goal()?))).collect()
    }

    fn verdict(&self, row: Row, goal: &Goal) -> Verdict {
        let ours = self.median(row, Server::Cuebook);
        let met = match *goal {
            Goal::Under(most) => ours.map(|ours| ours.number() < most),
            Goal::TimesPhoenix(least) => {
                let theirs = self.median(row, Server::Phoenix);
                ours.zip(theirs).map(|(ours, theirs)| ours.times(theirs) >= least)
            }
        };
        match met {
            Some(true) => Verdict::Met,
            Some(false) => Verdict::Missed,
            None => Verdict::NotMeasured,
        }
    }

    /// In Markdown, which reads as well on a terminal.
    pub fn table(&self) -> String {
        let head = ["", "Cuebook", "Phoenix", "times better", "MLflow", "times better", "goal", ""];
        let mut lines = vec![head.map(str::to_string), head.map(|_| String::from("-"))];
        lines.extend(Row::ALL.map(|row| self.line(row)));
        let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or_default();
        let widths: Vec<_> = (0..head.len()).map(width).collect();
        let mut table = String::new();
        for line in &lines {
            for (cell, width) in line.iter().zip(&widths) {
                let fill = if cell == "-" { "-" } else { " " };
                table.push_str(&format!("| {cell}{} ", fill.repeat(width - cell.chars().count())));
            }
            table.push_str("|\n");
        }
        table
    }

    fn line(&self, row: Row) -> [String; 8] {
        let ours = self.median(row, Server::Cuebook);
        let cell = |value: Option<Value>| value.map_or_else(|| String::from("–"), Value::says);
        let times = |server| {
            let both = ours.zip(self.median(row, server));
            both.map_or_else(|| String::from("–"), |(ours, theirs)| format!("{:.1}", ours.times(theirs)))
        };
        let (wanted, verdict) = match row.goal() {
            None => (String::new(), ""),
            Some(goal) => (goal.says(row), self.verdict(row, &goal).says()),
        };
        [
            row.says().to_string(),
            cell(ours),
            cell(self.median(row, Server::Phoenix)),
            times(Server::Phoenix),
            cell(self.median(row, Server::Mlflow)),
            times(Server::Mlflow),
            wanted,
            verdict.to_string(),
        ]
    }
}
