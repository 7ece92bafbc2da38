"""What a table is: rows in sections, below headings, and what stands under them; its forms draw it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dualcarbon.report.paper.ink import Piece

GAP = 2
"""The blanks between columns."""
BULLET = "·"
"""The mark of one of several lines that belong together."""
BLOCKS_BELOW = 80
"""A narrower screen gets a list of blocks."""


class Column(NamedTuple):
    """A heading; ``right`` sets numbers to the right, ``names`` puts the cell into the title of a block.

    ``least`` is the width below which the column reads badly.
    """

    heading: str = ""
    least: int = 0
    right: bool = False
    names: bool = False


class GridRow(NamedTuple):
    """A cell for each column. ``ruled`` draws a light line above and below, inside the section.

    The cell of the column ``spread`` runs over into the empty cells after it; ``apart`` leaves a line free
    above the row where rows have several lines. ``name`` is the title of the row's block.
    """

    cells: tuple[Piece, ...]
    ruled: bool = False
    spread: int | None = None
    apart: bool = False
    name: str = ""

    def over(self, at: int) -> range:
        """The columns that the cell of one column takes."""
        end = at + 1
        while self.spread == at and end < len(self.cells) and not self.cells[end][0]:
            end += 1
        return range(at, end)

    def spans(self) -> Iterator[range]:
        """The columns of each cell, in order, without the empty cells that another runs over."""
        at = 0
        while at < len(self.cells):
            yield self.over(at)
            at = self.over(at).stop


class Section(NamedTuple):
    """Rows that belong together, under a title of their own where it is not empty."""

    rows: tuple[GridRow, ...]
    title: str = ""


class Remark(NamedTuple):
    """A line below a table; its further lines hang below the end of ``mark``.

    A ``legend`` has entries with three blanks between them, which are kept whole.
    """

    text: str
    mark: str = ""
    legend: bool = False


class Grid(NamedTuple):
    """A title, columns with ``gap`` blanks between them, sections, and what stands below."""

    title: str
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    closing: tuple[Remark, ...] = ()
    gap: int = GAP

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """Every row, in order."""
        return tuple(row for section in self.sections for row in section.rows)
