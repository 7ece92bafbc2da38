"""One row a region: its target, what has been observed, the verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from dualcarbon.assessment import Assessment, Figure, Reason, assess
from dualcarbon.comparison.rebasing import AgainstBaseline, rebasing
from dualcarbon.comparison.yardstick import Yardstick, mark_of, rank
from dualcarbon.evidence import Evidence
from dualcarbon.indicator import Indicator, called
from dualcarbon.problem import DualcarbonError, Enumeration, Sentence
from dualcarbon.region import Region
from dualcarbon.target import Effort, Form, Target
from dualcarbon.target_file import RegionFile
from dualcarbon.trajectory import Dataset, Interval

NATION = "CN"


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A region's target with its verdict, and its number on the yardstick of the block.

    ``also`` are its other targets in force for the same indicator and year. ``assessments`` has one for
    each definition the target was judged on. ``required`` and ``observed`` are told on the yardstick,
    ``rebased`` where that is another baseline than the plan's; ``obstacle`` says why it could not be.
    """

    region: Region
    target: Target
    assessments: tuple[Assessment, ...]
    also: tuple[Target, ...] = ()
    required: Interval | None = None
    observed: Figure | None = None
    stale: bool = False
    rebased: bool = False
    obstacle: Reason | None = None

    def __repr__(self) -> str:
        return f"<Row {self.region.code} {self.target.id}: {self.assessment.verdict.value}>"

    @property
    def is_national(self) -> bool:
        """Whether this is the line that the others are held against."""
        return self.region.code == NATION

    @property
    def assessment(self) -> Assessment:
        """The one that is shown: on the untagged definition, where there is one."""
        return self.assessments[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """Rows of one yardstick, the more ambitious first; without one, the goals without a number."""

    yardstick: Yardstick | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """The blocks, that of most regions first and the goals without a number last.

    ``without`` are regions that were asked for by name and have no such target.
    """

    indicator: Indicator
    year: int
    blocks: tuple[Block, ...]
    baseline: int | None = None
    without: tuple[Region, ...] = ()

    def __repr__(self) -> str:
        return f"<Comparison {self.indicator.name} {self.year}: {len(self.rows)} regions>"

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row, in order."""
        return tuple(row for block in self.blocks for row in block.rows)


def concerned(
    files: Sequence[RegionFile], indicator: str, year: int
) -> Mapping[str, tuple[RegionFile, tuple[Target, ...]]]:
    """The files with targets in force for an indicator and a year, and those targets, by code of the region.

    Raises:
        DualcarbonError: no file has one; the years that have are named.
    """
    of_indicator = {
        file.region.code: (file, [one for one in file.targets if one.indicator.name == indicator])
        for file in files
    }
    found = {
        code: (file, tuple(one for one in targets if one.year == year and not one.superseded))
        for code, (file, targets) in of_indicator.items()
    }
    found = {code: (file, targets) for code, (file, targets) in found.items() if targets}
    if found:
        return found
    every = [one for _, targets in of_indicator.values() for one in targets]
    years = sorted({one.year for one in every if one.year is not None and not one.superseded})
    known = (
        Sentence("there are some for {years}", years=Enumeration(years))
        if years
        else Sentence("there are none for other years")
    )
    raise DualcarbonError(
        Sentence("no target of {indicator} is in force for {year}", indicator=called(indicator), year=year),
        hint=known,
    )


def compare(
    files: Sequence[RegionFile],
    indicator: Indicator,
    year: int,
    data: Dataset,
    *,
    baseline: int | None = None,
    named: Sequence[Region] = (),
) -> Comparison:
    """The targets of regions for one indicator and year, held side by side.

    Of several targets of a region the untagged, unscoped and firm one counts, then the one on the
    yardstick of most regions; the others are noted.

    Args:
        files: the regions; the country's file gives the national line.
        indicator: what is aimed at.
        year: when it is due.
        data: what has been observed.
        baseline: tells every number against this year where the data have a link, and says where not.
        named: regions asked for by name, to tell which of them have no such target.

    Raises:
        DualcarbonError: no region, or none of those named, has such a target; or the baseline is not before
            the year.
    """
    if baseline is not None and baseline >= year:
        raise DualcarbonError(
            Sentence("the baseline {baseline} does not lie before {year}", baseline=baseline, year=year)
        )
    found = concerned(files, indicator.name, year)
    without = tuple(region for region in named if region.code not in found)
    if named and len(without) == len(named):
        concerned([file for file in files if file.region in named], indicator.name, year)
    common = _common([targets for _, targets in found.values()])
    evidence = Evidence(data)
    rows: dict[Yardstick | None, list[Row]] = {}
    for file, targets in found.values():
        first, *others = sorted(targets, key=lambda one: _preference(one, common, baseline))
        yardstick, row = _row(file.region, first, tuple(others), evidence, baseline)
        rows.setdefault(yardstick, []).append(row)
    blocks = sorted(rows.items(), key=lambda pair: _order(pair[0], pair[1], baseline))
    return Comparison(
        indicator=indicator,
        year=year,
        blocks=tuple(_block(yardstick, members, blocks[0], evidence) for yardstick, members in blocks),
        baseline=baseline,
        without=without,
    )


def _order(yardstick: Yardstick | None, rows: Sequence[Row], baseline: int | None) -> tuple[bool, bool, int]:
    """What could not be told against the baseline asked for goes back; goals without a number stand last."""
    if yardstick is None:
        return True, True, 0
    return False, baseline is not None and yardstick.baseline not in (None, baseline), -len(rows)


def _common(targets: Iterable[Sequence[Target]]) -> Counter[Yardstick]:
    """How many regions have a target on each yardstick, and on each whatever the baseline."""
    counted: Counter[Yardstick] = Counter()
    for of_region in targets:
        marks = [mark_of(one) for one in of_region if not one.scope]
        yardsticks = {mark.yardstick for mark in marks if mark is not None}
        counted.update(yardsticks | {_anywhere(one) for one in yardsticks})
    return counted


def _anywhere(yardstick: Yardstick) -> Yardstick:
    return replace(yardstick, baseline=None)


def _preference(
    target: Target, common: Counter[Yardstick], baseline: int | None
) -> tuple[bool, bool, bool, bool, int, bool, int]:
    """The smallest is the target that counts."""
    mark = mark_of(target)
    yardstick = None if mark is None else mark.yardstick
    return (
        mark is None,
        bool(target.scope),
        target.effort is Effort.STRIVE,
        bool(target.definition),
        0 if yardstick is None else -common[_anywhere(yardstick)],
        baseline is not None and target.baseline != baseline,
        0 if yardstick is None else -common[yardstick],
    )


def _row(
    region: Region, target: Target, also: tuple[Target, ...], evidence: Evidence, baseline: int | None
) -> tuple[Yardstick | None, Row]:
    assessments = tuple(assess([target], evidence))
    first, mark = assessments[0], mark_of(target)
    row = Row(
        region=region,
        target=target,
        assessments=assessments,
        also=also,
        required=None if mark is None else Interval.exact(mark.value),
        observed=first.observed,
        stale=first.stale,
    )
    if mark is None:
        return None, row
    yardstick = mark.yardstick
    if baseline is None or yardstick.baseline in (None, baseline):
        return yardstick, row
    way = rebasing(target, yardstick, baseline, evidence)
    if isinstance(way, Reason):
        return yardstick, replace(row, obstacle=way)
    told = replace(row, required=way.told(mark.value), observed=_told(first.observed, way), rebased=True)
    return replace(yardstick, baseline=baseline), told


def _told(figure: Figure | None, way: AgainstBaseline) -> Figure | None:
    """What was observed against the other baseline; before that year there is nothing to tell."""
    if figure is None or figure.year is None or figure.year <= way.baseline:
        return None
    amount = way.told(figure.value)
    return replace(figure, value=amount.value, low=None, high=None)


def _block(
    yardstick: Yardstick | None,
    rows: Sequence[Row],
    first: tuple[Yardstick | None, Sequence[Row]],
    evidence: Evidence,
) -> Block:
    if yardstick is None:
        return Block(yardstick=None, rows=tuple(_seen(row, first, evidence) for row in rows))

    return Block(yardstick=yardstick, rows=tuple(sorted(rows, key=_place)))


def _place(row: Row) -> tuple[Fraction, Fraction, bool, bool]:
    """The more ambitious first; of equals the nation, since they do not go beyond it."""
    assert row.required is not None  # noqa: S101 - a yardstick has numbers
    return (*rank(row.target, row.required.value), not row.is_national)


def _seen(row: Row, first: tuple[Yardstick | None, Sequence[Row]], evidence: Evidence) -> Row:
    """A goal without a number, with what the first block measures: that does not depend on the number."""
    yardstick, members = first
    if yardstick is None or row.target.form is not Form.UNSTATED:
        return row
    like = members[0].target
    probe = replace(
        like, region=row.region.code, baseline=yardstick.baseline, scope="", definition=yardstick.definition
    )
    told = assess([probe], evidence)[0]
    return replace(row, observed=told.observed, stale=told.stale)
