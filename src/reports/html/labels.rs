//! Short names for sources, each its own: the outlet, else the file's name without its ending.

use rustc_hash::FxHashMap;

use crate::{corpus::Corpus, sources::Source};

/// One for each source of the corpus, in its order.
pub fn labels(corpus: &Corpus) -> Vec<String> {
    let plain: Vec<&str> =
        corpus.sources.iter().map(|source| source.outlet.as_deref().unwrap_or(stem(source))).collect();
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for name in &plain {
        *counts.entry(name).or_default() += 1;
    }
    let mut given: FxHashMap<String, usize> = FxHashMap::default();
    let label = |(source, name): (&Source, &&str)| {
        let wanted = match (counts[name], &source.outlet) {
            (2.., Some(outlet)) if outlet != stem(source) => format!("{outlet}, {}", stem(source)),
            (_, Some(_) | None) => (*name).to_owned(),
        };
        let nth = given.entry(wanted.clone()).and_modify(|nth| *nth += 1).or_insert(1);
        if *nth == 1 { wanted } else { format!("{wanted} ({nth})") }
    };
    corpus.sources.iter().zip(&plain).map(label).collect()
}

/// `monday` of `papers/monday.txt`, all of `feed.jsonl#12`.
fn stem(source: &Source) -> &str {
    let file = source.path.rsplit('/').next().unwrap_or(&source.path);
    match file.rsplit_once('.') {
        Some((name, ending)) if !name.is_empty() && !ending.contains('#') => name,
        Some(_) | None => file,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sources: &[(&str, Option<&str>)], expected: &[&str]) {
        let mut corpus = Corpus::default();
        for (path, outlet) in sources {
            let outlet = outlet.map(Into::into);
            corpus.sources.push(Source { path: (*path).into(), outlet, ..Source::default() });
        }
        assert_eq!(labels(&corpus), expected);
    }

    #[test]
    fn every_source_has_a_name_of_its_own() {
        check(&[("a/herald.txt", None), ("b/post.md", Some("Evening Post"))], &["herald", "Evening Post"]);
        check(&[("a/mon.txt", Some("Herald")), ("a/tue.txt", Some("Herald"))], &["Herald, mon", "Herald, tue"]);
        check(&[("a/mon.txt", None), ("b/mon.txt", None)], &["mon", "mon (2)"]);
        check(&[("feed.jsonl#1", None), ("feed.jsonl#2", None)], &["feed.jsonl#1", "feed.jsonl#2"]);
    }
}
