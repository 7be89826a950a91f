//! The page, in a browser: pages are made of invented outcomes, then `node tests/page/browser.mjs` drives Chromium over them.
//!
//! Where there is no node, no Chromium or no `playwright-core` (`npm ci --prefix tests/page`), it says so and passes;
//! with `MISQUOTE_BROWSER=required`, as in CI, it fails.

#[path = "page/desk.rs"]
mod desk;
#[path = "page/many.rs"]
mod many;
#[path = "page/stories.rs"]
mod stories;

use std::{
    fs::{self, File},
    io::BufWriter,
    path::{Path, PathBuf},
    process::Command,
};

use misquote::{
    reports::{self, Outcome},
    rules::Rules,
};

#[test]
fn the_page_works_in_a_browser() {
    let folder = folder("browser");
    write(&folder, "five", stories::five);
    write(&folder, "forty", |folder| many::many(folder, 40, 20));
    write(&folder, "none", |folder| many::many(folder, 5, 0));
    write(&folder, "thousand", |folder| many::many(folder, 900, 1000));
    write(&folder, "two-thousand", |folder| many::many(folder, 1800, 2000));
    write(&folder, "wide", |folder| many::many(folder, 60, 2000));
    write(&folder, "hostile", stories::hostile);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/page/browser.mjs");
    let run = Command::new("node").arg(&script).arg(&folder).output();
    let (skipped, told) = match run {
        Ok(output) => {
            let told = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
            assert!(output.status.success() || output.status.code() == Some(77), "\n{told}");
            (output.status.code() == Some(77), told)
        }
        Err(cause) => (true, format!("node cannot be run: {cause}")),
    };
    println!("{told}");
    if skipped {
        eprintln!("skipped: the page was not looked at in a browser: {told}");
        assert!(std::env::var_os("MISQUOTE_BROWSER").is_none_or(|wish| wish != "required"), "a browser was required");
    }
}

#[test]
fn a_thousand_findings_stay_under_two_megabytes() {
    let path = write(&folder("size"), "thousand", |folder| many::many(folder, 900, 1000));
    let size = fs::metadata(&path).expect("it was just written").len();
    assert!(size < 2_000_000, "{size} bytes");
}

fn folder(name: &str) -> PathBuf {
    // From the working directory, as a person would name it: paths are most of a page.
    let root = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let root = root.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(root);
    let folder = root.join("page").join(name);
    fs::create_dir_all(&folder).expect("the target folder takes a folder");
    folder
}

fn write(folder: &Path, name: &str, outcome: impl Fn(&Path) -> Outcome) -> PathBuf {
    let articles = folder.join(name);
    fs::create_dir_all(&articles).expect("the target folder takes a folder");
    let path = folder.join(format!("{name}.html"));
    let mut out = BufWriter::new(File::create(&path).expect("the target folder takes a file"));
    let rules = Rules::built_in().expect("the built-in rules are right");
    reports::check_html(&outcome(&articles), &rules, &mut out).expect("the page is written");
    path
}
