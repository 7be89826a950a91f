//! What a tag does to the text around it.

/// Where a tag puts what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Within the line: a link, emphasis, and any name that is not known.
    Inline,
    /// Within the line, in bold or in italics.
    Bold,
    /// A block of its own.
    Block,
    /// A headline.
    Heading,
    /// An item of a list.
    Item,
    /// A block quotation.
    SetOff,
    /// A line's end.
    Break,
    /// A quotation that the browser puts into marks.
    Quotation,
    /// Who is quoted, below a block quotation.
    Credit,
    /// What no reader takes for the article: script, style, forms, the page's furniture.
    Silent,
    /// White space that stays as it is written.
    Preformatted,
}

/// The layout of a tag by its name in lower case.
pub fn layout(name: &[u8]) -> Layout {
    match name {
        b"script" | b"style" | b"template" | b"noscript" | b"title" | b"nav" | b"aside" | b"button" | b"select"
        | b"textarea" | b"svg" | b"math" | b"iframe" | b"object" | b"audio" | b"video" | b"canvas" | b"datalist" => {
            Layout::Silent
        }
        b"p" | b"div" | b"section" | b"article" | b"header" | b"main" | b"ul" | b"ol" | b"dl" | b"table" | b"tr"
        | b"td" | b"th" | b"thead" | b"tbody" | b"figure" | b"address" | b"hr" | b"fieldset" | b"details"
        | b"summary" | b"form" | b"center" | b"caption" | b"body" | b"html" | b"head" | b"dialog" => Layout::Block,
        b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Layout::Heading,
        b"li" | b"dd" | b"dt" => Layout::Item,
        b"blockquote" => Layout::SetOff,
        b"b" | b"strong" | b"em" | b"i" => Layout::Bold,
        b"br" => Layout::Break,
        b"q" => Layout::Quotation,
        b"cite" | b"footer" | b"figcaption" => Layout::Credit,
        b"pre" | b"listing" => Layout::Preformatted,
        _other_name => Layout::Inline,
    }
}

/// Whether nothing can stand in an element, so that no end tag follows.
pub fn is_void(name: &[u8], self_closing: bool) -> bool {
    match name {
        b"area" | b"base" | b"br" | b"col" | b"embed" | b"hr" | b"img" | b"input" | b"link" | b"meta" | b"source"
        | b"track" | b"wbr" | b"param" => true,
        // Only where a page holds another language is a closing slash believed.
        b"svg" | b"math" => self_closing,
        _other_name => false,
    }
}

/// Classes by which a page hides words from those who see it.
const FOR_THE_EAR: [&str; 4] = ["visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text"];

/// A start tag as it was read: its name and the attributes that matter here.
#[derive(Debug, Default)]
pub struct Tag {
    /// In lower case.
    pub name: Vec<u8>,
    attributes: Vec<(Vec<u8>, String)>,
}

impl Tag {
    /// Begins a new tag.
    pub fn begin(&mut self, name: &[u8]) {
        self.name.clear();
        self.name.extend_from_slice(name);
        self.attributes.clear();
    }

    /// An attribute, as yet without a value.
    pub fn attribute(&mut self, name: &[u8]) {
        self.attributes.push((name.to_vec(), String::new()));
    }

    /// The value of the attribute before.
    pub fn value(&mut self, value: &[u8]) {
        if let Some((_, last)) = self.attributes.last_mut() {
            last.push_str(&String::from_utf8_lossy(value));
        }
    }

    /// An attribute's value; the first counts.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(given, _)| given == name.as_bytes());
        found.map(|(_, value)| value.trim())
    }

    /// Whether it is a script of the type `application/ld+json`.
    pub fn is_linked_data(&self) -> bool {
        let kind = self.get("type").unwrap_or_default().split(';').next().unwrap_or_default();
        kind.trim().eq_ignore_ascii_case("application/ld+json")
    }

    /// Whether a reader does not see what the element holds.
    pub fn is_hidden(&self) -> bool {
        let style = || {
            let style = self.get("style")?.to_ascii_lowercase().replace(char::is_whitespace, "");
            Some(style.contains("display:none") || style.contains("visibility:hidden"))
        };
        let class = || {
            self.get("class").is_some_and(|class| class.split_ascii_whitespace().any(|one| FOR_THE_EAR.contains(&one)))
        };
        class() || self.get("hidden").is_some() || self.get("aria-hidden") == Some("true") || style().unwrap_or(false)
    }
}
