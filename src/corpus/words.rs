//! Words that many quotations have in common, kept in memory once: “said”, “he”, a name, a sentence that ten outlets print.
//!
//! Whatever is kept is copied by the one who keeps it: what lay among the leavings of reading would hold their memory.

use std::sync::Arc;

use arcstr::ArcStr;
use rustc_hash::FxHashSet;

use super::{Naming, Quote, people::Voice};
use crate::sources::Source;

/// Everything that was shared so far.
#[derive(Debug, Default)]
pub struct SharedWords {
    texts: FxHashSet<ArcStr>,
    namings: FxHashSet<Arc<Naming>>,
}

impl SharedWords {
    /// Lets a quotation share its words, its speaker's and its cue's with all others.
    pub fn share_all(&mut self, quote: &mut Quote) {
        self.share(&mut quote.text);
        if let Some(cue) = &mut quote.cue {
            self.share(&mut cue.text);
        }
        if let Some(credit) = &mut quote.credit {
            self.share(&mut credit.mention.text);
            self.share_naming(&mut credit.naming);
        }
    }

    /// Lets a source share what it says of itself.
    pub fn share_facts(&mut self, source: &mut Source) {
        let facts = [&mut source.outlet, &mut source.date, &mut source.story];
        facts.into_iter().flatten().for_each(|fact| self.share(fact));
    }

    /// Lets a voice share its names and offices with all others.
    pub fn share_voice(&mut self, voice: &mut Voice) {
        self.share(&mut voice.name);
        voice.forms.iter_mut().for_each(|(form, _)| self.share(form));
        voice.offices.iter_mut().for_each(|office| self.share(office));
    }

    fn share_naming(&mut self, naming: &mut Arc<Naming>) {
        if let Some(known) = self.namings.get(&**naming) {
            *naming = Arc::clone(known);
            return;
        }
        let Naming { name, role, via } = Arc::make_mut(naming);
        [Some(name), role.as_mut(), via.as_mut()].into_iter().flatten().for_each(|words| self.share(words));
        *naming = Arc::new(naming.as_ref().clone());
        self.namings.insert(Arc::clone(naming));
    }

    /// This naming of shared words, where it was met before in the memory that it has.
    pub fn naming(&mut self, naming: Naming) -> Arc<Naming> {
        if let Some(known) = self.namings.get(&naming) {
            return Arc::clone(known);
        }
        let fresh = Arc::new(naming);
        self.namings.insert(Arc::clone(&fresh));
        fresh
    }

    /// These words, where they were met before in the memory that they have.
    pub fn shared(&mut self, words: &str) -> ArcStr {
        if let Some(known) = self.texts.get(words) {
            return ArcStr::clone(known);
        }
        let fresh = ArcStr::from(words);
        self.texts.insert(ArcStr::clone(&fresh));
        fresh
    }

    /// Lets these words share their memory with the same ones.
    pub fn share(&mut self, words: &mut ArcStr) {
        match self.texts.get(&**words) {
            Some(known) => *words = ArcStr::clone(known),
            None => {
                *words = ArcStr::from(&**words);
                self.texts.insert(ArcStr::clone(words));
            }
        }
    }
}
