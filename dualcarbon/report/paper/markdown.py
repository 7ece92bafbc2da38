"""A table as Markdown: a heading, a table for each section, a list of what stands below."""

from __future__ import annotations

from collections.abc import Sequence

from dualcarbon.report.paper.grid import BULLET, Grid, Remark
from dualcarbon.report.paper.markup import STRONG, markdown_table, markdown_text


def to_markdown(grid: Grid, *, level: int = 2) -> str:
    """A heading, a table for each section, and what stands below as a list."""
    lines = [f"{'#' * level} {markdown_text(grid.title)}"]
    for section in grid.sections:
        lines += ["", f"{'#' * (level + 1)} {markdown_text(section.title)}"] if section.title else []
        rows = [[_strong(text) if row.ruled else text for text, _ in row.cells] for row in section.rows]
        right = [column.right for column in grid.columns]
        told = markdown_table([column.heading for column in grid.columns], rows, right=right)
        lines += ["", *(line.replace(STRONG, "**") for line in told)]
    return "\n".join([*lines, *_listed(grid.closing)]) + "\n"


def _listed(remarks: Sequence[Remark]) -> list[str]:
    """What stands below a table: what has a mark as a list, what has none as a paragraph."""
    lines: list[str] = []
    before = None
    for remark in remarks:
        if remark.text and (not remark.mark or not before):
            lines.append("")
        before = remark.mark if remark.text else None
        if remark.mark:
            mark = "" if remark.mark == BULLET else f"{remark.mark} "
            lines.append(f"- {markdown_text(f'{mark}{remark.text}')}")
        elif remark.text:
            lines.append(markdown_text(remark.text))
    return lines


def _strong(text: str) -> str:
    return f"{STRONG}{text}{STRONG}" if text else text
