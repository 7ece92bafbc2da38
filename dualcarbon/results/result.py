"""Result: the answer to a question, with the forms that people and programs want it in."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from dualcarbon.problem import DualcarbonError, a_few_of_each
from dualcarbon.results.telling import Telling

if TYPE_CHECKING:
    from dualcarbon.problem import Problem
    from dualcarbon.report.catalogue import Words
    from dualcarbon.report.paper.data import Data, Plain

Item_co = TypeVar("Item_co", covariant=True)
Value_co = TypeVar("Value_co", covariant=True)
_LANGUAGE = "DUALCARBON_LANG"
_WIDTH = 100


class Result(Sequence[Item_co], Generic[Item_co, Value_co]):
    """The answer to a question: a sequence, a table in a notebook, rows for a data frame, a document.

    ``value`` is the whole answer as a value; ``notices`` is what whoever uses it should be told of the data:
    rows that were passed over, values that others took the place of.

    Example:
        >>> import dualcarbon as dc
        >>> found = dc.convert(["12亿千瓦", "9000 万千瓦"], "GW")
        >>> len(found), found[1].value
        (2, Fraction(90, 1))
        >>> [row["value"] for row in found.rows()]
        [1200, 90]
    """

    def __init__(
        self, value: Value_co, telling: Telling[Item_co, Value_co], notices: Sequence[Problem] = ()
    ) -> None:
        self.value = value
        self.notices = tuple(notices)
        self._telling = telling
        self._items = tuple(telling.items(value))

    @overload
    def __getitem__(self, at: int) -> Item_co: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Item_co, ...]: ...
    def __getitem__(self, at: int | slice) -> Item_co | tuple[Item_co, ...]:
        return self._items[at]

    def __len__(self) -> int:
        return len(self._items)

    def rows(self, *, lang: str = "") -> list[dict[str, Plain]]:
        """Flat dicts with plain numbers: the columns of csv; ``pandas.DataFrame(result.rows())``.

        Args:
            lang: the language of sentences, ``en`` or ``zh``; that of DUALCARBON_LANG, or English, if empty.

        Raises:
            DualcarbonError: there is no such language.
        """
        return [dict(row) for row in self._telling.rows(self.value, words_of(lang))]

    def to_csv(self, *, lang: str = "") -> str:
        """The rows as csv, as the command line writes them; those of ``path`` and ``gaps`` make a trajectory file.

        Args:
            lang: the language of sentences, ``en`` or ``zh``; that of DUALCARBON_LANG, or English, if empty.

        Raises:
            DualcarbonError: there is no such language.
        """
        return self._telling.csv(self.value, words_of(lang))

    def to_dict(self, *, lang: str = "") -> dict[str, Data]:
        """What json holds; numbers are not rounded.

        Args:
            lang: the language of sentences, ``en`` or ``zh``; that of DUALCARBON_LANG, or English, if empty.

        Raises:
            DualcarbonError: there is no such language.
        """
        return dict(self._telling.document(self.value, words_of(lang)))

    def to_text(self, *, width: int | None = _WIDTH, lang: str = "") -> str:
        """The table, as the command line prints it; ``print(result)`` does so.

        Args:
            width: the columns of the screen; None leaves everything at its natural width.
            lang: the language, ``en`` or ``zh``; that of DUALCARBON_LANG, or English, if empty.

        Raises:
            DualcarbonError: there is no such language.
        """
        from dualcarbon.report.paper.screen import to_text

        words = words_of(lang)
        tables = (to_text(choices, limit=width) for choices in self._telling.grids(self.value, words, width))
        notices = "".join(f"\n{words.problem(problem)}\n" for problem in a_few_of_each(self.notices))
        return "\n".join(tables) + notices

    def to_html(self, *, lang: str = "") -> str:
        """The table as a piece of HTML; a notebook shows it.

        Args:
            lang: the language, ``en`` or ``zh``; that of DUALCARBON_LANG, or English, if empty.

        Raises:
            DualcarbonError: there is no such language.
        """
        from dualcarbon.report.paper.html import to_html

        return to_html(choices[0] for choices in self._telling.grids(self.value, words_of(lang), None))

    def _repr_html_(self) -> str:
        return self.to_html()

    def __str__(self) -> str:
        return self.to_text().rstrip("\n")

    def __repr__(self) -> str:
        return f"<Result {self._telling.brief(self.value)}>"


def words_of(lang: str) -> Words:
    """The words of a language; that of DUALCARBON_LANG, or English, where none is named."""
    from dualcarbon.report.catalogue import words_in

    return words_in(lang or os.environ.get(_LANGUAGE, "").strip() or "en")


def _told(error: DualcarbonError) -> str:
    """An error in the language of DUALCARBON_LANG; in English where that is no language of this program."""
    if not os.environ.get(_LANGUAGE, "").strip():
        return error.english
    try:
        return words_of("").error(error)
    except DualcarbonError:
        return error.english


DualcarbonError.telling = staticmethod(_told)
