//! Unified: both numbers, the spine, one text.

use crate::domain::prompts::{
    diff::{Block, BlockSide, ChangedLine, Fold, LineSide, PieceKind, Row},
    variable::TemplateFormat,
};

use super::{
    cue::Cues,
    fold,
    line::{self, Setting},
};
use crate::ui::components::html::Html;

pub struct Unified<'a> {
    pub prefix: &'a str,
    pub formats: (TemplateFormat, TemplateFormat),
    pub cues: Cues<'a>,
    pub settings: (Setting, Setting),
    pub folds: usize,
}

/// The numbers of a line on either side.
type Numbers = (Option<usize>, Option<usize>);

impl Unified<'_> {
    pub fn rows(mut self, rows: &[Row]) -> String {
        let mut html = Html::default();
        for row in rows {
            match row {
                Row::Same(same) => self.same(&mut html, (Some(same.base_no), Some(same.head_no)), &same.text),
                Row::Blank(blank) => self.same(&mut html, (blank.base_no, blank.head_no), &blank.text),
                Row::Changed(line) => self.changed(&mut html, line),
                Row::Fold(fold) => self.fold(&mut html, fold),
                Row::Block(block) => self.block(&mut html, block),
            }
        }
        html.into_string()
    }

    fn start(&self, html: &mut Html, class: &'static str, (base, head): Numbers) {
        html.raw("<tr").raw(class).raw(">");
        for (side, number) in [("b", base), ("h", head)] {
            html.raw("<td class=\"diff__no\"");
            if let Some(number) = number {
                html.raw(" id=\"").text(self.prefix).raw(side).number(number).raw("\">").number(number).raw("</td>");
            } else {
                html.raw("></td>");
            }
        }
        html.raw("<td class=\"diff__mid\">");
    }

    fn same(&mut self, html: &mut Html, numbers: Numbers, text: &str) {
        let class = self.settings.1.class(text);
        self.settings.0.class(text);
        self.start(html, "", numbers);
        html.raw("</td><td class=\"diff__t").raw(class).raw("\" dir=\"auto\">");
        line::same(html, text, self.formats.1);
        html.raw("</td></tr>");
    }

    fn changed(&mut self, html: &mut Html, row: &ChangedLine) {
        if let Some(side) = &row.base {
            let class = self.settings.0.class(&side.text());
            self.side(html, (Some(side.no), None), row.change, side, (PieceKind::Removed, class));
        }
        if let Some(side) = &row.head {
            let class = self.settings.1.class(&side.text());
            self.side(html, (None, Some(side.no)), row.change, side, (PieceKind::Added, class));
        }
    }

    fn side(
        &mut self,
        html: &mut Html,
        numbers: Numbers,
        change: usize,
        side: &LineSide,
        (kind, class): (PieceKind, &'static str),
    ) {
        self.start(html, " class=\"mod\"", numbers);
        self.cues.write(html, change);
        let (colour, format) = match kind {
            PieceKind::Removed => (" old", self.formats.0),
            PieceKind::Same | PieceKind::Added => (" new", self.formats.1),
        };
        html.raw("</td><td class=\"diff__t").raw(colour).raw(class).raw("\" dir=\"auto\">");
        line::pieces(html, &side.pieces, kind, format);
        html.raw("</td></tr>");
    }

    fn fold(&mut self, html: &mut Html, fold: &Fold) {
        let id = format!("{}f{}", self.prefix, self.folds);
        self.folds += 1;
        html.raw("<tr class=\"fold\" data-fold=\"").text(&id).raw("\"><td colspan=\"2\"></td><td class=\"diff__mid\">");
        fold::broken_line(html);
        html.raw("</td><td class=\"fold__l\"><div>");
        fold::controls(html, &id, fold);
        html.raw("<span class=\"fold__in\">");
        fold::place(html, fold);
        html.raw("</span></div></td></tr><tr class=\"folded\"><td colspan=\"4\"><div id=\"").text(&id);
        html.raw("\" hidden=\"until-found\"><table class=\"diff diff--unified\" role=\"presentation\"><colgroup><col class=\"d-no\">");
        html.raw("<col class=\"d-no\"><col class=\"d-mid\"><col></colgroup><tbody data-rows>");
        match fold::rows(fold) {
            Some(rows) => {
                for row in rows {
                    self.same(html, (Some(row.base_no), Some(row.head_no)), &row.text);
                }
            }
            None => {
                for text in fold.text.split('\n') {
                    self.settings.0.class(text);
                    self.settings.1.class(text);
                }
                self.start(html, "", (Some(fold.base_first), Some(fold.head_first)));
                html.raw("</td><td class=\"diff__t is-whole\" dir=\"auto\">").text(&fold.text).raw("</td></tr>");
            }
        }
        html.raw("</tbody></table></div></td></tr>");
    }

    fn block(&mut self, html: &mut Html, block: &Block) {
        if let Some(side) = &block.base {
            self.block_side(html, (Some(side.first_no), None), block.change, side, PieceKind::Removed);
        }
        if let Some(side) = &block.head {
            self.block_side(html, (None, Some(side.first_no)), block.change, side, PieceKind::Added);
        }
    }

    fn block_side(&mut self, html: &mut Html, numbers: Numbers, change: usize, side: &BlockSide, kind: PieceKind) {
        self.start(html, " class=\"mod\"", numbers);
        self.cues.write(html, change);
        html.raw("</td><td class=\"diff__t").raw(if kind == PieceKind::Removed { " old" } else { " new" });
        html.raw("\" dir=\"auto\">");
        line::whole(html, &side.text, kind);
        html.raw("</td></tr>");
    }
}
