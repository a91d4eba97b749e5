//! Collects what was set: flag before environment before file.

use std::{
    collections::BTreeMap,
    fmt,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use super::{
    suggest,
    table::{SETTINGS, Setting},
};

/// The file that is read when nobody names one.
const USUAL_FILE: &str = "cuebook.toml";

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    Flag,
    Environment,
    File(PathBuf),
    Default,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag => f.write_str("flag"),
            Self::Environment => f.write_str("environment"),
            Self::File(file) => write!(f, "file {}", file.display()),
            Self::Default => f.write_str("default"),
        }
    }
}

/// What somebody wrote, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub text: String,
    pub origin: Origin,
}

/// By the setting's key.
pub type Gathered = BTreeMap<&'static str, Written>;

/// Flags and environment as functions of their names, so that a test needs neither.
pub struct Sources<'a> {
    pub flag: &'a dyn Fn(&str) -> Option<String>,
    pub env: &'a dyn Fn(&str) -> Option<String>,
    pub folder: &'a Path,
}

/// # Errors
/// When the named file is missing, no TOML, or has keys or values that mean nothing.
pub fn gather(sources: &Sources<'_>) -> Result<Gathered> {
    let mut gathered = match file(sources)? {
        Some(file) => read_file(&file)?,
        None => Gathered::new(),
    };
    for setting in &SETTINGS {
        // An empty variable is how a compose file says "unset".
        if let Some(text) = (sources.env)(setting.env).filter(|text| !text.is_empty()) {
            gathered.insert(setting.key, Written { text, origin: Origin::Environment });
        }
        if let Some(text) = setting.flag.and_then(|_| (sources.flag)(setting.key)) {
            gathered.insert(setting.key, Written { text, origin: Origin::Flag });
        }
    }
    Ok(gathered)
}

fn file(sources: &Sources<'_>) -> Result<Option<PathBuf>> {
    let named = (sources.flag)("config").or_else(|| (sources.env)("CUEBOOK_CONFIG").filter(|text| !text.is_empty()));
    if let Some(named) = named {
        let file = sources.folder.join(named);
        if !file.is_file() {
            bail!("The settings file {} is not there. Check --config or CUEBOOK_CONFIG.", file.display());
        }
        return Ok(Some(file));
    }
    let usual = sources.folder.join(USUAL_FILE);
    Ok(usual.is_file().then_some(usual))
}

fn read_file(file: &Path) -> Result<Gathered> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read.", file.display()))?;
    let table: toml::Table =
        text.parse().map_err(|error| anyhow::anyhow!("{} is not TOML: {error}", file.display()))?;
    let mut gathered = Gathered::new();
    for (key, value) in &table {
        let setting = known(key, file)?;
        let text = as_text(value).with_context(|| {
            format!("{key} in {} is neither text nor a number: write {key} = \"{}\".", file.display(), setting.takes)
        })?;
        gathered.insert(setting.key, Written { text, origin: Origin::File(file.to_owned()) });
    }
    Ok(gathered)
}

fn known(key: &str, file: &Path) -> Result<&'static Setting> {
    if let Some(setting) = super::table::find(key) {
        return Ok(setting);
    }
    // People copy the name of the variable into the file, too.
    let by_env = SETTINGS.iter().find(|setting| setting.env == key).map(|setting| setting.key);
    let guess = by_env.or_else(|| suggest::nearest(key, SETTINGS.iter().map(|setting| setting.key)));
    let hint = match guess {
        Some(guess) => format!("Did you mean {guess}?"),
        None => format!("The settings are {}.", SETTINGS.each_ref().map(|setting| setting.key).join(", ")),
    };
    bail!("{} sets {key}, which is no setting. {hint}", file.display());
}

fn as_text(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Array(values) => {
            let texts: Option<Vec<&str>> = values.iter().map(toml::Value::as_str).collect();
            texts.map(|texts| texts.join(","))
        }
        _ => None,
    }
}

/// Variables that look like a setting and are none: most likely a slip of the pen.
pub fn misspelt(variables: impl Iterator<Item = String>) -> Vec<(String, &'static str)> {
    let names = || SETTINGS.iter().map(|setting| setting.env).chain(["CUEBOOK_CONFIG"]);
    variables
        .filter(|name| name.starts_with("CUEBOOK_") && !names().any(|known| known == name))
        .filter_map(|name| suggest::nearest(&name, names()).map(|guess| (name, guess)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gather_from(flags: &[(&str, &str)], env: &[(&str, &str)], toml: Option<&str>) -> Result<Gathered> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        if let Some(toml) = toml {
            std::fs::write(folder.path().join(USUAL_FILE), toml).expect("a writable folder");
        }
        let of = |pairs: &[(&str, &str)], name: &str| {
            pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_string())
        };
        gather(&Sources { flag: &|name| of(flags, name), env: &|name| of(env, name), folder: folder.path() })
    }

    fn refusal(toml: &str) -> String {
        gather_from(&[], &[], Some(toml)).expect_err("nonsense").to_string()
    }

    #[test]
    fn a_flag_wins_over_the_environment_and_that_over_the_file() {
        let file = "listen = \"0.0.0.0:1\"\ncache_mb = 8\nlog = \"warn\"";
        let env = [("CUEBOOK_LISTEN", "0.0.0.0:2"), ("CUEBOOK_LOG", "debug"), ("CUEBOOK_DATA", "")];
        let gathered = gather_from(&[("listen", "0.0.0.0:3")], &env, Some(file)).expect("valid");
        let seen = |key: &str| gathered.get(key).map(|written| (written.text.as_str(), &written.origin));
        assert_eq!(seen("listen"), Some(("0.0.0.0:3", &Origin::Flag)));
        assert_eq!(seen("log"), Some(("debug", &Origin::Environment)));
        assert!(matches!(seen("cache_mb"), Some(("8", Origin::File(_)))));
        assert_eq!(seen("data"), None, "an empty variable sets nothing");
    }

    #[test]
    fn a_list_in_the_file_is_a_list_with_commas() {
        let gathered = gather_from(&[], &[], Some("trusted_proxies = [\"10.0.0.1\", \"fd00::/8\"]")).expect("valid");
        assert_eq!(gathered["trusted_proxies"].text, "10.0.0.1,fd00::/8");
    }

    #[test]
    fn what_means_nothing_is_refused_with_a_hint() {
        assert!(refusal("lisen = \"x\"").ends_with("Did you mean listen?"), "{}", refusal("lisen = \"x\""));
        assert!(refusal("CUEBOOK_DATA = \"x\"").ends_with("Did you mean data?"));
        assert!(refusal("wholly_other = 1").contains("The settings are listen, database_url"));
        assert!(refusal("listen = true").contains("listen in"));
        assert!(refusal("listen = ").contains("is not TOML"));
    }

    #[test]
    fn a_file_somebody_names_must_be_there() {
        let error = gather_from(&[("config", "gone.toml")], &[], None).expect_err("missing");
        assert!(error.to_string().contains("gone.toml is not there"), "{error}");
    }

    #[test]
    fn a_misspelt_variable_is_noticed() {
        let variables = ["CUEBOOK_LISTN", "CUEBOOK_LISTEN", "CUEBOOK_E2E_DATABASE", "PATH"];
        let found = misspelt(variables.into_iter().map(String::from));
        assert_eq!(found, [(String::from("CUEBOOK_LISTN"), "CUEBOOK_LISTEN")]);
    }
}
