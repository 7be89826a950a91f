//! Words that many quotations have in common, kept in memory once: “said”, “he”, a name, a sentence that ten outlets print.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::{Quote, people::Voice};

/// Every text that was shared so far.
#[derive(Debug, Default)]
pub struct SharedWords(FxHashSet<Arc<str>>);

impl SharedWords {
    /// Lets a quotation share its words, its speaker's and its cue's with all others.
    pub fn share_all(&mut self, quote: &mut Quote) {
        self.share(&mut quote.text);
        if let Some(cue) = &mut quote.cue {
            self.share(&mut cue.text);
        }
        if let Some(credit) = &mut quote.credit {
            self.share(&mut credit.mention.text);
            self.share(&mut credit.name);
            credit.role.iter_mut().chain(&mut credit.via).for_each(|words| self.share(words));
        }
    }

    /// Lets a voice share its names and offices with all others.
    pub fn share_voice(&mut self, voice: &mut Voice) {
        self.share(&mut voice.name);
        voice.forms.iter_mut().for_each(|(form, _)| self.share(form));
        voice.offices.iter_mut().for_each(|office| self.share(office));
    }

    /// These words, where they were met before in the memory that they have.
    pub fn shared(&mut self, words: &str) -> Arc<str> {
        if let Some(known) = self.0.get(words) {
            return Arc::clone(known);
        }
        let fresh = Arc::from(words);
        self.0.insert(Arc::clone(&fresh));
        fresh
    }

    /// Lets these words share their memory with the same ones.
    pub fn share(&mut self, words: &mut Arc<str>) {
        match self.0.get(&**words) {
            Some(known) => *words = Arc::clone(known),
            None => _ = self.0.insert(Arc::clone(words)),
        }
    }
}
