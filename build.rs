//! Writes `rules.yaml` as JSON beside the build: every run begins with reading the rules, and JSON is read ten times as fast.

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=rules.yaml");
    let rules: serde_yaml::Value = serde_yaml::from_str(&fs::read_to_string("rules.yaml")?)?;
    let folder = env::var("OUT_DIR")?;
    fs::write(Path::new(&folder).join("rules.json"), serde_json::to_string(&rules)?)?;
    Ok(())
}
