"""Assessments as a Markdown table, for an issue or a page."""

from __future__ import annotations

from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.check.explain import explain_sheet
from dualcarbon.report.check.table import grids, summary, title
from dualcarbon.report.paper.markdown import to_markdown as drawn
from dualcarbon.report.paper.markup import markdown_text
from dualcarbon.report.paper.signs import visible
from dualcarbon.sheet import Sheet


def to_markdown(sheet: Sheet, *, explain: bool = False, words: Words = IN_ENGLISH) -> str:
    """A heading, the table, what stands below it, and the arithmetic where it is asked for."""
    if not sheet.assessments:
        told = summary(sheet, words)
        sentence = f"{told[:1].upper()}{told[1:]}{'。' if words.chinese else '.'}"
        return f"## {markdown_text(title(sheet, words))}\n\n{sentence}\n"
    text = drawn(next(grids(sheet, words=words)))
    if explain:
        text += f"\n```text\n{explain_sheet(sheet, words=words).strip()}\n```\n"
    return visible(text)
