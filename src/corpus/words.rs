//! Words that many quotations have in common (“said”, “he”, a name), kept in memory once.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::{Quote, people::Voice};

/// Every text that was shared so far.
#[derive(Debug, Default)]
pub struct SharedWords(FxHashSet<Arc<str>>);

impl SharedWords {
    /// Lets a quotation share its speaker's and its cue's words with all others.
    pub fn share_all(&mut self, quote: &mut Quote) {
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

    /// Lets these words share their memory with the same ones.
    pub fn share(&mut self, words: &mut Arc<str>) {
        match self.0.get(&**words) {
            Some(known) => *words = Arc::clone(known),
            None => _ = self.0.insert(Arc::clone(words)),
        }
    }
}
