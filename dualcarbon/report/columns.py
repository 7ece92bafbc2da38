"""Which columns a table has: all of them where there is room, stacked and fewer where there is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dualcarbon.assessment import Assessment
from dualcarbon.report import words


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A heading, and what stands below it."""

    heading: str
    cell: words.Cell
    right: bool = False


def _target(assessment: Assessment) -> str:
    details = words.details(assessment)
    return assessment.target.indicator.label + (f"\n({details})" if details else "")


def _target_in_line(assessment: Assessment) -> str:
    return _target(assessment).replace("\n", " ")


def _year(assessment: Assessment) -> str:
    year = assessment.target.year
    return "" if year is None else str(year)


def _scenario(assessment: Assessment) -> str:
    return assessment.scenario


def _required(assessment: Assessment) -> str:
    return words.required(assessment.target)


def _stacked(assessment: Assessment) -> str:
    leads_to = words.leads_to(assessment)
    return words.observed(assessment) + (f"\n→{words.TIE}{leads_to}" if leads_to else "")


def _all_stacked(assessment: Assessment) -> str:
    margin = words.margin(assessment)
    return _stacked(assessment) + (f"\nmargin {margin}" if margin else "")


TARGET = Column(heading="Target", cell=_target)
TARGET_IN_LINE = Column(heading="Target", cell=_target_in_line)
YEAR = Column(heading="Year", cell=_year)
SCENARIO = Column(heading="Scenario", cell=_scenario)
REQUIRED = Column(heading="Required", cell=_required)
NEWEST = Column(heading="Newest", cell=words.observed)
LEADS_TO = Column(heading="Leads to", cell=words.leads_to)
STACKED = Column(heading=f"Newest, →{words.TIE}leads{words.TIE}to", cell=_stacked)
ALL_STACKED = Column(heading=STACKED.heading, cell=_all_stacked)
PACE = Column(heading=f"Pace{words.TIE}(needed)", cell=words.pace)
SERIES = Column(heading="Series", cell=words.spark)
MARGIN = Column(heading="Margin", cell=words.margin, right=True)
VERDICT = Column(heading="Verdict", cell=words.verdict)

WIDE = (TARGET_IN_LINE, YEAR, SCENARIO, REQUIRED, NEWEST, PACE, LEADS_TO, MARGIN, VERDICT, SERIES)
"""Every column, as in a pipe."""
CHOICES: tuple[tuple[int, tuple[Column, ...]], ...] = (
    (140, (TARGET, YEAR, SCENARIO, REQUIRED, NEWEST, PACE, LEADS_TO, MARGIN, VERDICT, SERIES)),
    (116, (TARGET, YEAR, SCENARIO, REQUIRED, NEWEST, LEADS_TO, MARGIN, VERDICT, SERIES)),
    (96, (TARGET, YEAR, SCENARIO, REQUIRED, NEWEST, LEADS_TO, MARGIN, VERDICT)),
    (0, (TARGET, YEAR, SCENARIO, REQUIRED, STACKED, MARGIN, VERDICT)),
    (0, (TARGET, YEAR, SCENARIO, REQUIRED, ALL_STACKED, VERDICT)),
    (0, (TARGET, YEAR, SCENARIO, ALL_STACKED, VERDICT)),
)
"""From how many columns of the screen on which columns of the table are tried, the best first."""


def filled(columns: Sequence[Column], assessments: Sequence[Assessment]) -> tuple[Column, ...]:
    """The columns without those that are empty in every row; nothing is stacked where nothing leads on."""
    ahead = any(words.leads_to(one) for one in assessments)
    chosen = [NEWEST if column is STACKED and not ahead else column for column in columns]
    return tuple(
        column
        for column in chosen
        if column in (TARGET, TARGET_IN_LINE, VERDICT) or any(column.cell(one) for one in assessments)
    )
