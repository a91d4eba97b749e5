//! HTML written by hand, for what a page has very many of: the lines of a comparison, the rows of the library. One string
//! is read by a browser in a moment, where as many nodes would each have to be made, and walked by both halves.

/// Markup comes only from this program's own text (`&'static str`); whatever a person wrote goes through [`Html::text`].
#[derive(Default)]
pub struct Html(String);

impl Html {
    pub fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Fit for an element's inside and for an attribute in double quotes.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.letter(letter);
        }
        self
    }

    pub fn letter(&mut self, letter: char) -> &mut Self {
        match letter {
            '&' => self.0.push_str("&amp;"),
            '<' => self.0.push_str("&lt;"),
            '>' => self.0.push_str("&gt;"),
            '"' => self.0.push_str("&quot;"),
            '\'' => self.0.push_str("&#39;"),
            letter => self.0.push(letter),
        }
        self
    }

    pub fn number(&mut self, number: usize) -> &mut Self {
        self.0.push_str(&number.to_string());
        self
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_wrote_stays_text() {
        let mut html = Html::default();
        html.raw("<p title=\"").text("\"><script>'&").raw("\">").text("</p><img src=x onerror=1>").raw("</p>");
        assert_eq!(
            html.into_string(),
            "<p title=\"&quot;&gt;&lt;script&gt;&#39;&amp;\">&lt;/p&gt;&lt;img src=x onerror=1&gt;</p>"
        );
    }
}
