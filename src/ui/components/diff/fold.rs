//! Unchanged stretches folded to one bar. What is folded stays in the page, where the browser's search finds it.

use crate::domain::{
    count::counted,
    prompts::diff::{Fold, SameLine},
};

use crate::ui::components::html::Html;

/// Longer folds hold their lines in one piece: the page stays light, and nobody reads them beside each other.
pub const ROWS_AT_MOST: usize = 1_000;

/// Fewer lines are shown at one go.
const STEPWISE_FROM: usize = 20;

/// The controls of a fold. Buttons where a script runs; without one a native disclosure, whose state `diff.css` reads.
pub fn controls(html: &mut Html, id: &str, fold: &Fold) {
    let words = |html: &mut Html| {
        html.raw("<svg class=\"icon\" aria-hidden=\"true\"><use href=\"#i-unfold\"></use></svg><span>Show ");
        html.text(&counted(fold.lines, "unchanged line")).raw("</span>");
    };
    html.raw("<button class=\"fold__btn needs-script\" type=\"button\" data-show=\"all\" aria-controls=\"").text(id);
    html.raw("\">");
    words(html);
    html.raw("</button>");
    if (STEPWISE_FROM..=ROWS_AT_MOST).contains(&fold.lines) {
        for (where_, label) in [("above", "10 above"), ("below", "10 below")] {
            html.raw("<button class=\"fold__btn needs-script\" type=\"button\" data-show=\"").raw(where_);
            html.raw("\"><span class=\"vh\">Show </span>").raw(label);
            html.raw("<span class=\"vh\"> of these lines</span></button>");
        }
    }
    html.raw("<details class=\"without-script\"><summary class=\"fold__btn\">");
    words(html);
    html.raw("</summary></details>");
}

/// A draughtsman's break in the line.
pub fn broken_line(html: &mut Html) {
    html.raw("<svg viewBox=\"0 0 44 36\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    html.raw("<path class=\"break\" d=\"M22 0v9l7 5-14 7 7 5v10\"></path></svg>");
}

/// `in “How to answer”`.
pub fn place(html: &mut Html, fold: &Fold) {
    if let Some(heading) = &fold.heading {
        html.raw("in “").text(heading).raw("”");
    }
}

/// The folded lines one by one, or `None` when there are too many.
pub fn rows(fold: &Fold) -> Option<Vec<SameLine>> {
    (fold.lines <= ROWS_AT_MOST).then(|| fold.rows().collect())
}
