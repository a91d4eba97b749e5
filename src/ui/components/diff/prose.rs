//! Track changes: one text with insertions and deletions inside the sentence, in the reading face.

use crate::domain::prompts::{
    diff::{Block, Comparison, Fold, PieceKind, ProseBlock, ProseLine, prose},
    variable::TemplateFormat,
};

use super::{
    cue::Cues,
    fold,
    line::{self, Setting},
};
use crate::ui::components::html::Html;

pub struct Prose<'a> {
    pub prefix: &'a str,
    pub format: TemplateFormat,
    pub cues: Cues<'a>,
    pub setting: Setting,
    pub folds: usize,
}

impl Prose<'_> {
    pub fn lines(mut self, comparison: &Comparison) -> String {
        let mut html = Html::default();
        for block in prose(comparison) {
            match block {
                ProseBlock::Line(line) => self.line(&mut html, &line),
                ProseBlock::Fold(fold) => self.fold(&mut html, &fold),
                ProseBlock::Block(block) => self.block(&mut html, &block),
            }
        }
        html.into_string()
    }

    fn line(&mut self, html: &mut Html, line: &ProseLine) {
        let text: String = line.pieces.iter().map(|piece| piece.text.as_str()).collect();
        // Paragraphs have space between them; an unchanged blank line would only double it.
        if line.change.is_none() && text.trim().is_empty() {
            return;
        }
        let class = self.setting.class(&text);
        html.raw("<p class=\"redline__p").raw(class).raw("\" dir=\"auto\">");
        if let Some(change) = line.change {
            self.cue(html, change);
        }
        match line.pieces.is_empty() {
            false => line::pieces(html, &line.pieces, line.kind, self.format),
            true => blank(html, line.kind),
        }
        html.raw("</p>");
    }

    fn cue(&mut self, html: &mut Html, change: usize) {
        if self.cues.is_new(change) {
            html.raw("<span class=\"redline__cues\">");
            self.cues.write(html, change);
            html.raw("</span>");
        }
    }

    fn fold(&mut self, html: &mut Html, fold: &Fold) {
        let id = format!("{}f{}", self.prefix, self.folds);
        self.folds += 1;
        html.raw("<div class=\"redline__fold\" data-fold=\"").text(&id).raw("\">");
        fold::broken_line(html);
        fold::controls(html, &id, fold);
        html.raw("<span class=\"fold__in\">");
        fold::place(html, fold);
        html.raw("</span></div><div class=\"folded\"><div id=\"").text(&id);
        html.raw("\" hidden=\"until-found\"><div data-rows>");
        match fold::rows(fold) {
            Some(rows) => rows.iter().for_each(|row| self.same(html, row.head_no, &row.text)),
            None => {
                html.raw("<p class=\"redline__p\" dir=\"auto\">").text(&fold.text).raw("</p>");
            }
        }
        html.raw("</div></div></div>");
    }

    fn same(&mut self, html: &mut Html, number: usize, text: &str) {
        let class = self.setting.class(text);
        html.raw("<p class=\"redline__p").raw(class).raw("\" dir=\"auto\" id=\"").text(self.prefix).raw("h");
        html.number(number).raw("\"");
        if text.trim().is_empty() {
            html.raw(" hidden></p>");
            return;
        }
        html.raw(">");
        line::same(html, text, self.format);
        html.raw("</p>");
    }

    fn block(&mut self, html: &mut Html, block: &Block) {
        for (side, kind) in [(&block.base, PieceKind::Removed), (&block.head, PieceKind::Added)] {
            let Some(side) = side else { continue };
            html.raw("<p class=\"redline__p\" dir=\"auto\">");
            self.cue(html, block.change);
            html.raw(if kind == PieceKind::Removed { "<del>" } else { "<ins>" });
            line::whole(html, &side.text, kind);
            html.raw(if kind == PieceKind::Removed { "</del></p>" } else { "</ins></p>" });
        }
    }
}

/// A blank line that came or went has nothing to underline but its mark.
fn blank(html: &mut Html, kind: PieceKind) {
    match kind {
        PieceKind::Removed => html.raw("<del><span class=\"vh\">removed: blank line</span>"),
        PieceKind::Same | PieceKind::Added => html.raw("<ins><span class=\"vh\">added: blank line</span>"),
    };
    html.raw("<span class=\"ws\" aria-hidden=\"true\">¶</span>");
    html.raw(if kind == PieceKind::Removed { "</del>" } else { "</ins>" });
}
