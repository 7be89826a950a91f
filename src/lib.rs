//! `misquote` says where the words inside quotation marks, or the name beside them, do not agree across sources.
//!
//! The modules stand in the order in which data flows; each uses only those before it.
//!
//! ```text
//! path → Source → Document → Quotation → Attribution → Quote (corpus) → Group → Finding → bytes
//! ```

pub mod error;
pub mod text;
pub mod rules;
pub mod sources;
pub mod documents;
pub mod quotations;
pub mod attributions;
pub mod corpus;
pub mod groups;
pub mod checks;
pub mod policy;
pub mod reports;
