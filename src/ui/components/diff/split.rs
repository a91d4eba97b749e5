//! Side by side: five columns, the numbered spine in the middle.

use crate::domain::prompts::{
    diff::{BlankLine, Block, ChangedLine, Fold, LineSide, PieceKind, Row, SameLine},
    variable::TemplateFormat,
};

use super::{
    cue::Cues,
    fold,
    line::{self, Setting},
};
use crate::ui::components::html::Html;

pub struct Split<'a> {
    pub prefix: &'a str,
    pub formats: (TemplateFormat, TemplateFormat),
    pub cues: Cues<'a>,
    pub settings: (Setting, Setting),
    pub folds: usize,
}

impl Split<'_> {
    pub fn rows(mut self, rows: &[Row]) -> String {
        let mut html = Html::default();
        for row in rows {
            match row {
                Row::Same(same) => self.same(&mut html, same),
                Row::Changed(line) => self.changed(&mut html, line),
                Row::Fold(fold) => self.fold(&mut html, fold),
                Row::Block(block) => self.block(&mut html, block),
                Row::Blank(blank) => self.blank(&mut html, blank),
            }
        }
        html.into_string()
    }

    fn no(&self, html: &mut Html, class: &'static str, side: &'static str, number: usize) {
        html.raw("<td class=\"diff__no").raw(class).raw("\" id=\"").text(self.prefix).raw(side).number(number);
        html.raw("\">").number(number).raw("</td>");
    }

    fn same(&mut self, html: &mut Html, row: &SameLine) {
        let class = self.settings.1.class(&row.text);
        self.settings.0.class(&row.text);
        html.raw("<tr>");
        self.no(html, "", "b", row.base_no);
        html.raw("<td class=\"diff__t l").raw(class).raw("\" dir=\"auto\">");
        line::same(html, &row.text, self.formats.0);
        html.raw("</td><td class=\"diff__mid\"></td>");
        self.no(html, "", "h", row.head_no);
        html.raw("<td class=\"diff__t").raw(class).raw("\" dir=\"auto\">");
        line::same(html, &row.text, self.formats.1);
        html.raw("</td></tr>");
    }

    fn changed(&mut self, html: &mut Html, row: &ChangedLine) {
        html.raw("<tr class=\"mod\">");
        match &row.base {
            Some(side) => self.base(html, side),
            None => {
                html.raw("<td class=\"diff__no none\"></td><td class=\"diff__t l none\"></td>");
            }
        }
        html.raw("<td class=\"diff__mid\">");
        self.cues.write(html, row.change);
        html.raw("</td>");
        match &row.head {
            Some(side) => self.head(html, side),
            None => {
                html.raw("<td class=\"diff__no none\"></td><td class=\"diff__t none\"></td>");
            }
        }
        html.raw("</tr>");
    }

    fn base(&mut self, html: &mut Html, side: &LineSide) {
        let class = self.settings.0.class(&side.text());
        self.no(html, " old", "b", side.no);
        html.raw("<td class=\"diff__t l old").raw(class).raw("\" dir=\"auto\">");
        line::pieces(html, &side.pieces, PieceKind::Removed, self.formats.0);
        html.raw("</td>");
    }

    fn head(&mut self, html: &mut Html, side: &LineSide) {
        let class = self.settings.1.class(&side.text());
        self.no(html, " new", "h", side.no);
        html.raw("<td class=\"diff__t new").raw(class).raw("\" dir=\"auto\">");
        line::pieces(html, &side.pieces, PieceKind::Added, self.formats.1);
        html.raw("</td>");
    }

    fn fold(&mut self, html: &mut Html, fold: &Fold) {
        let id = format!("{}f{}", self.prefix, self.folds);
        self.folds += 1;
        html.raw("<tr class=\"fold\" data-fold=\"").text(&id).raw("\"><td colspan=\"2\" class=\"fold__l\"><div>");
        fold::controls(html, &id, fold);
        html.raw("</div></td><td class=\"diff__mid\">");
        fold::broken_line(html);
        html.raw("</td><td colspan=\"2\" class=\"fold__where\">");
        fold::place(html, fold);
        html.raw("</td></tr><tr class=\"folded\"><td colspan=\"5\"><div id=\"").text(&id);
        html.raw(
            "\" hidden=\"until-found\"><table class=\"diff\" role=\"presentation\"><colgroup><col class=\"d-no\"><col>",
        );
        html.raw("<col class=\"d-mid\"><col class=\"d-no\"><col></colgroup><tbody data-rows>");
        match fold::rows(fold) {
            Some(rows) => rows.iter().for_each(|row| self.same(html, row)),
            None => self.whole_fold(html, fold),
        }
        html.raw("</tbody></table></div></td></tr>");
    }

    fn whole_fold(&mut self, html: &mut Html, fold: &Fold) {
        for text in fold.text.split('\n') {
            self.settings.0.class(text);
            self.settings.1.class(text);
        }
        html.raw("<tr>");
        self.no(html, "", "b", fold.base_first);
        html.raw("<td class=\"diff__t l is-whole\" colspan=\"4\" dir=\"auto\">").text(&fold.text).raw("</td></tr>");
    }

    fn block(&mut self, html: &mut Html, block: &Block) {
        html.raw("<tr class=\"mod\">");
        match &block.base {
            Some(side) => {
                self.no(html, " old", "b", side.first_no);
                html.raw("<td class=\"diff__t l old\" dir=\"auto\">");
                line::whole(html, &side.text, PieceKind::Removed);
                html.raw("</td>");
            }
            None => {
                html.raw("<td class=\"diff__no none\"></td><td class=\"diff__t l none\"></td>");
            }
        }
        html.raw("<td class=\"diff__mid\">");
        self.cues.write(html, block.change);
        html.raw("</td>");
        match &block.head {
            Some(side) => {
                self.no(html, " new", "h", side.first_no);
                html.raw("<td class=\"diff__t new\" dir=\"auto\">");
                line::whole(html, &side.text, PieceKind::Added);
                html.raw("</td>");
            }
            None => {
                html.raw("<td class=\"diff__no none\"></td><td class=\"diff__t none\"></td>");
            }
        }
        html.raw("</tr>");
    }

    fn blank(&self, html: &mut Html, row: &BlankLine) {
        html.raw("<tr>");
        match row.base_no {
            Some(number) => self.no(html, "", "b", number),
            None => {
                html.raw("<td class=\"diff__no\"></td>");
            }
        }
        html.raw("<td class=\"diff__t l\"><span class=\"blank\">&nbsp;</span></td><td class=\"diff__mid\"></td>");
        match row.head_no {
            Some(number) => self.no(html, "", "h", number),
            None => {
                html.raw("<td class=\"diff__no\"></td>");
            }
        }
        html.raw("<td class=\"diff__t\"><span class=\"blank\">&nbsp;</span></td></tr>");
    }
}
