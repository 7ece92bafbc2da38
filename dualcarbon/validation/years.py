"""Rules about the years, the baseline and the definition of one target."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.problem import Sentence
from dualcarbon.target import Form
from dualcarbon.target_file import RegionFile
from dualcarbon.validation.context import Context
from dualcarbon.validation.rule import Finding, targets_rule

# From the year on, plans count by the revised definition: energy intensity by the action plan for energy
# conservation of May 2024, carbon intensity by the outline of the 15th five-year plan (2026).
_REVISED_SINCE = {"energy_intensity": 2024, "carbon_intensity": 2026}


@targets_rule("DC204")
def outside_period(file: RegionFile, _context: Context) -> Iterator[Finding]:
    """Due outside the plan, or before its document."""
    for target in file.targets:
        year, source = target.year, target.source
        if year is None:
            continue
        place = file.place(target, "year", target.form)
        issued = source.issued_year
        if source.period and not int(source.period[:4]) <= year <= int(source.period[5:]):
            yield Finding(
                place=place,
                message=Sentence(
                    "the year {year} lies outside the period {period} of its plan",
                    year=year,
                    period=source.period,
                ),
                hint=Sentence("an outlook, or the year of another plan?"),
                found=str(year),
                expected=source.period,
            )
        elif issued is not None and year < issued:
            yield Finding(
                place=place,
                message=Sentence(
                    "the year {year} lies before its document, which is of {issued}", year=year, issued=issued
                ),
                hint=Sentence("the year of another plan, or the wrong document?"),
                found=str(year),
                expected=f"{issued} or later",
            )


@targets_rule("DC213")
def implied_baseline(file: RegionFile, _context: Context) -> Iterator[Finding]:
    """A baseline that the file leaves unsaid."""
    for target in file.targets:
        if target.implied:
            yield Finding(
                place=file.place(target, target.form),
                message=Sentence(
                    "no baseline is stated: {baseline} is implied, the year before the plan",
                    baseline=target.baseline,
                ),
                hint=Sentence("add baseline: {baseline}, if the plan says so", baseline=target.baseline),
                found="no baseline",
                expected=f"baseline: {target.baseline}",
            )


@targets_rule("DC216")
def superseded_definition(file: RegionFile, _context: Context) -> Iterator[Finding]:
    """Stated in words that had changed their meaning when the document was issued."""
    for target in file.targets:
        since = _REVISED_SINCE.get(target.indicator.name)
        issued = target.source.issued_year
        if (
            since
            and issued
            and issued >= since
            and not target.definition
            and target.form is not Form.UNSTATED
        ):
            yield Finding(
                place=file.place(target, "indicator"),
                message=Sentence(
                    "{indicator} is counted by a revised definition since {since},"
                    " and the document is of {issued}",
                    indicator=target.indicator.called,
                    since=since,
                    issued=issued,
                ),
                hint=Sentence("add definition: revised, if the plan counts by it"),
                found="no definition",
                expected="definition: revised",
            )
