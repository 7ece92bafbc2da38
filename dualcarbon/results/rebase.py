"""Percentages told against another year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, overload

from dualcarbon import api
from dualcarbon.api import Data as Given
from dualcarbon.baseline import Rebased
from dualcarbon.number import Number
from dualcarbon.problem import message
from dualcarbon.results.result import Result
from dualcarbon.results.telling import Telling, counted, listed, plain_grid

if TYPE_CHECKING:
    from dualcarbon.report.catalogue import Words
    from dualcarbon.report.paper.data import Data, Plain
    from dualcarbon.report.paper.grid import Grid


_YES, _NO = message("yes"), message("no")


class RebasedAll(Telling[Rebased, api.Rebasing]):
    """Percentages told against another year."""

    def items(self, value: api.Rebasing, /) -> Sequence[Rebased]:
        """An answer a percentage."""
        return value.answers

    def brief(self, value: api.Rebasing, /) -> str:
        """``rebase of 2 percentages of CN carbon_intensity``."""
        return f"rebase of {counted(len(value.answers), 'percentage')} of {value.trajectory.called}"

    def rows(self, value: api.Rebasing, _words: Words, /) -> Iterable[Mapping[str, Plain]]:
        """A row a percentage."""
        from dualcarbon.report.rebased import to_entry

        return [to_entry(one, value.trajectory) for one in value.answers]

    def document(self, value: api.Rebasing, words: Words, /) -> Mapping[str, Data]:
        """The objects that the lines of json are."""
        return listed("answers", self.rows(value, words))

    def grids(self, value: api.Rebasing, words: Words, _limit: int | None, /) -> Iterator[Sequence[Grid]]:
        """One table."""
        named = {
            "region": words.region_named,
            "indicator": words.indicator_named,
            "definition": words.definition,
        }
        rows = [
            {
                key: words.translated(_YES if cell else _NO)
                if isinstance(cell, bool)
                else named[key](cell)
                if words.chinese and key in named and isinstance(cell, str) and cell
                else cell
                for key, cell in row.items()
            }
            for row in self.rows(value, words)
        ]
        yield [plain_grid(words.sentence(value.trajectory.called), rows, words)]


Percentage = Number | str
_Percentages = Iterable[Percentage]


@overload
def rebase(  # type: ignore[overload-overlap]  # a text is one percentage
    percent: Percentage,
    start: int,
    end: int,
    *,
    region: str = "CN",
    indicator: str = "carbon_intensity",
    definition: str = "",
    link: Percentage | None = None,
    trajectory: Given | None = None,
    rise: bool = False,
) -> Rebased: ...
@overload
def rebase(
    percent: _Percentages,
    start: int,
    end: int,
    *,
    region: str = "CN",
    indicator: str = "carbon_intensity",
    definition: str = "",
    link: Percentage | None = None,
    trajectory: Given | None = None,
    rise: bool = False,
) -> Result[Rebased, api.Rebasing]: ...
def rebase(
    percent: Percentage | _Percentages,
    start: int,
    end: int,
    *,
    region: str = "CN",
    indicator: str = "carbon_intensity",
    definition: str = "",
    link: Percentage | None = None,
    trajectory: Given | None = None,
    rise: bool = False,
) -> Rebased | Result[Rebased, api.Rebasing]:
    """A fall (or a rise) of so many percent against one year, told against another.

    Args:
        percent: the fall against ``start``, such as 65 or "65%"; exact. What lies below 1 needs its sign. Of
            several, each is answered.
        start: the baseline it is stated against.
        end: the baseline it is wanted against.
        region: whose links tie the two years.
        indicator: of what.
        definition: the definition of the indicator; the untagged one where empty.
        link: the fall in the later of the two years against the earlier, instead of the data; a published
            number with its rounding interval, one-sided where it is "more than 48.4 %".
        trajectory: the data in use; the record that ships where None.
        rise: the percentages are rises.

    Raises:
        DualcarbonError: a fall above 100 %, a share, a text that is no percentage, or nothing ties the two
            years.

    Example:
        >>> import dualcarbon as dc
        >>> fall = dc.rebase("65%", 2005, 2020, link="48.4%")
        >>> f"{float(fall.percent.value):.2f}"
        '32.17'
        >>> dc.rebase([65, 60], 2005, 2020, link="48.4%")
        <Result rebase of 2 percentages of CN carbon_intensity>
    """
    alone = isinstance(percent, str) or not isinstance(percent, Iterable)
    found = api.rebased(
        [percent] if alone else api.several_of(percent, "percent"),
        start,
        end,
        region=region,
        indicator=indicator,
        definition=definition,
        link=link,
        trajectory=trajectory,
        rise=rise,
    )
    return found.answers[0] if alone else Result(found, RebasedAll())
