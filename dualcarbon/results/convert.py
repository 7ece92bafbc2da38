"""Quantities in another unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, overload

from dualcarbon import api
from dualcarbon.api import Names
from dualcarbon.number import to_decimal
from dualcarbon.problem import message
from dualcarbon.results.result import Result
from dualcarbon.results.telling import Telling, counted, listed, plain_grid
from dualcarbon.units import Converted, one_number

if TYPE_CHECKING:
    from dualcarbon.report.catalogue import Words
    from dualcarbon.report.paper.data import Data, Plain
    from dualcarbon.report.paper.grid import Grid


_BOUNDS = {
    "at least": message("at least"),
    "more than": message("more than"),
    "at most": message("at most"),
    "less than": message("less than"),
    "about": message("about"),
    "exactly": message("exactly"),
    "range": message("range"),
}
"""The words in front of a quantity."""


class ConvertedAll(Telling[Converted, Sequence[Converted]]):
    """Quantities in another unit."""

    def items(self, value: Sequence[Converted], /) -> Sequence[Converted]:
        """An answer a quantity."""
        return value

    def brief(self, value: Sequence[Converted], /) -> str:
        """``convert of 2 quantities to GW``."""
        unit = f" to {value[0].unit}" if value else ""
        return f"convert of {counted(len(value), 'quantity', 'quantities')}{unit}"

    def rows(self, value: Sequence[Converted], _words: Words, /) -> Iterable[Mapping[str, Plain]]:
        """A row a quantity."""
        from dualcarbon.report.converted import to_entry

        return [to_entry(one) for one in value]

    def document(self, value: Sequence[Converted], words: Words, /) -> Mapping[str, Data]:
        """The objects that the lines of json are."""
        return listed("answers", self.rows(value, words))

    def grids(
        self, value: Sequence[Converted], words: Words, _limit: int | None, /
    ) -> Iterator[Sequence[Grid]]:
        """One table."""
        rows = [
            {
                **row,
                "bound": words.translated(_BOUNDS.get(one.stated.bound, one.stated.bound)),
                "factors": words.joined([words.sentence(used) for used in one.factors]),
            }
            for one, row in zip(value, self.rows(value, words), strict=True)
        ]
        yield [plain_grid("", rows, words)]


@overload
def convert(  # type: ignore[overload-overlap]  # a text is one quantity
    quantity: str,
    unit: str,
    *,
    electricity: str = "",
    factor: Names = (),
    gwp: str = "",
    deflator: str = "",
) -> Decimal: ...
@overload
def convert(
    quantity: Iterable[str],
    unit: str,
    *,
    electricity: str = "",
    factor: Names = (),
    gwp: str = "",
    deflator: str = "",
) -> Result[Converted, tuple[Converted, ...]]: ...
def convert(
    quantity: str | Iterable[str],
    unit: str,
    *,
    electricity: str = "",
    factor: Names = (),
    gwp: str = "",
    deflator: str = "",
) -> Decimal | Result[Converted, tuple[Converted, ...]]:
    """A quantity in another unit, as a number; several as a result, ranges and bounds among them.

    Args:
        quantity: a number with its unit, in English or Chinese; or several.
        unit: the unit wanted.
        electricity: ``calorific`` or ``coal-rate=YEAR``, from electricity to coal equivalent.
        factor: fuels of the table, or stated factors as in ``2.66 t CO2/tce``.
        gwp: ``AR4``, ``AR5`` or ``AR6``, from other gases to CO2e.
        deflator: from yuan of one price year to another.

    Raises:
        DualcarbonError: a quantity cannot be read, one alone is a range or a bound, or a factor is missing.

    Example:
        >>> import dualcarbon as dc
        >>> dc.convert("12亿千瓦", "GW")
        Decimal('1200')
        >>> [(one.value, one.upper) for one in dc.convert(["12 to 15 GW"], "MW")]
        [(Fraction(12000, 1), Fraction(15000, 1))]
    """
    alone = isinstance(quantity, str) or not isinstance(quantity, Iterable)
    found = api.converted(
        [quantity] if alone else api.several_of(quantity, "quantity"),
        unit,
        electricity=electricity,
        factor=factor,
        gwp=gwp,
        deflator=deflator,
    )
    if alone:
        return to_decimal(one_number(found[0]))
    return Result(found, ConvertedAll())
