"""All that a table says of an assessment, in words, worked out once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from dualcarbon.assessment import Assessment, Reason, Verdict
from dualcarbon.report import cells, goals
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.catalogue.reasons import ASIDE, SIGNED
from dualcarbon.report.paper.wrap import TIE
from dualcarbon.target import Effort, Form, Target


class Account(NamedTuple):
    """All that a table says of one assessment, in words.

    ``target`` says what is aimed at and what sets it apart, in short where it is the stretch of the one above;
    ``name`` has the year and the scenario too. ``opens`` marks the first of an indicator. ``remark`` is why the
    verdict is what it is. ``crowd`` is the number of scenarios that it stands for, 0 for one alone.
    """

    verdict: Verdict
    indicator: str
    year: str
    scenario: str
    observed: str
    pace: str
    leads_to: str
    span: str
    margin: str
    margin_below: str
    judged: str
    sparks: Callable[[bool], str]
    weak: tuple[str, ...]
    remark: str
    carried_on: bool
    within_rounding: bool
    implied: bool
    opens: bool
    name: str
    target: str
    required: str
    crowd: int
    median: str
    ends: str
    median_with_ends: str
    scenarios: str

    @property
    def spark(self) -> str:
        """The series as a row of blocks; few tables have room for it."""
        return self.sparks(False)  # noqa: FBT003 - one of two lengths

    @property
    def short_spark(self) -> str:
        """Its last years."""
        return self.sparks(True)  # noqa: FBT003 - one of two lengths

    @property
    def stacked(self) -> str:
        """What was observed, and below it where that leads."""
        return self.observed + (f"\n→{TIE}{self.leads_to}" if self.leads_to else "")

    @property
    def all_stacked(self) -> str:
        """The same with the margin below it."""
        return self.stacked + (f"\n{self.margin_below}" if self.margin else "")

    @property
    def middle(self) -> str:
        """The median of many scenarios, and below it their ends."""
        return "\n".join(part for part in (self.median, self.ends) if part)

    @property
    def many_stacked(self) -> str:
        """What was observed, below it the median with the ends, and the margin."""
        leads_to = f"→{TIE}{self.median_with_ends}" if self.median else ""
        parts = (self.observed, leads_to, self.margin_below if self.margin else "")
        return "\n".join(part for part in parts if part)


class Unjudged(NamedTuple):
    """What is said of a target that is not judged: ``why``, in words that many may share, and ``beside`` its year.

    ``untold``: the data say nothing about it.
    """

    indicator: str
    year: str
    why: str
    beside: str
    untold: bool


def unjudged(one: Assessment, words: Words = IN_ENGLISH) -> Unjudged:
    """What is said of an assessment that is not judged, which has no row of a table."""
    target = one.target
    unstated = goals.required(target, words) if target.form is Form.UNSTATED else ""
    details = goals.details(target, words, definition=one.definition)
    told = [reason for reason in one.reasons if reason.code not in SIGNED | ASIDE] or one.reasons[:1]
    return Unjudged(
        indicator=words.indicator(target.indicator),
        year="" if target.year is None else words.say("{year}", year=target.year),
        why=words.joined([words.brief(reason, target) for reason in told]),
        beside=words.listed([unstated, one.scenario, details, *_beside(one, words)]),
        untold=bool(one.reasons) and one.reasons[0].code == "no_observations",
    )


def accounts(
    assessments: Sequence[Assessment], *, others: Sequence[Assessment] = (), words: Words = IN_ENGLISH
) -> list[Account]:
    """The account of each assessment of one table.

    Args:
        assessments: in the order of the table.
        others: those of the same targets on other definitions, which stand in the remarks.
        words: the language, and what the screen can show.
    """
    told, above = [], None
    for one in assessments:
        told.append(_account(one, above, others, words))
        if one.verdict is not Verdict.UNKNOWN:
            # What is not judged has no row.
            above = one.target
    return told


def _account(one: Assessment, above: Target | None, others: Sequence[Assessment], words: Words) -> Account:
    target = one.target
    remark, stretch = _remark(one, others, words), _is_stretch(target, above)
    indicator = words.indicator(target.indicator)
    details = goals.details(target, words, definition=one.definition)
    heading, required = goals.heading(target, words), goals.required(target, words)
    named = words.listed([one.scenario, details])
    margin, median, ends = cells.margin(one, words), cells.median(one, words), cells.ends(one, words)
    return Account(
        verdict=one.verdict,
        indicator=indicator,
        year="" if target.year is None else str(target.year),
        scenario=one.scenario,
        observed=cells.observed(one, words),
        pace=cells.pace(one, words),
        leads_to=cells.leads_to(one, words),
        span=cells.span(one, words),
        margin=margin,
        margin_below=words.say("margin {margin}", margin=margin),
        judged=cells.verdict(one, words),
        sparks=_sparks(one),
        weak=cells.weak_sources(one, words),
        carried_on=cells.years_on(one) is not None,
        within_rounding=one.within_rounding,
        implied=target.implied,
        opens=above is not None and above.indicator != target.indicator,
        remark=remark,
        name=words.annotated(heading, named),
        target=f"{TIE}{TIE}{words.say('strive')}" if stretch else words.annotated(indicator, details),
        required=required,
        crowd=0 if one.many is None else one.many.scenarios,
        median=median,
        ends=ends,
        median_with_ends=median + (words.bracketed(ends) if ends else ""),
        scenarios=cells.scenarios(one, words),
    )


def _sparks(one: Assessment) -> Callable[[bool], str]:
    @cache
    def series() -> tuple[Fraction, ...]:
        return tuple(point.amount.value for point in one.points)

    @cache
    def drawn(short: bool) -> str:  # noqa: FBT001 - one of two lengths
        return cells.spark(series(), short=short)

    return drawn


def _is_stretch(target: Target, above: Target | None) -> bool:
    return (
        above is not None
        and target.effort is Effort.STRIVE
        and (target.indicator, target.year, target.scope) == (above.indicator, above.year, above.scope)
    )


def _remark(assessment: Assessment, others: Sequence[Assessment], words: Words) -> str:
    """The reasons that no cell tells, and the verdicts on other definitions."""
    told = [one for one in assessment.reasons if one.code not in SIGNED]
    named = {one.values.get("definition") for one in told if one.code == "on_other_definition"}
    parts = [words.reason(one, assessment.target) for one in told]
    for other in others:
        same = (other.target.id, other.scenario) == (assessment.target.id, assessment.scenario)
        if same and other.observed is not None and other.definition not in named:
            values = {
                "definition": other.definition,
                "verdict": other.verdict.value,
                "figure": other.observed,
            }
            parts.append(words.reason(Reason(code="on_other_definition", values=values), other.target))
    return words.joined(parts)


def _beside(assessment: Assessment, words: Words) -> Iterator[str]:
    """What stands beside a target that is not judged: what was seen, and what else is to be said."""
    target, seen = assessment.target, assessment.observed
    if seen is not None and seen.year is not None:
        amount = words.amount(seen, target=target)
        yield words.say("{amount} in {year}", amount=amount, year=seen.year)
    yield from (words.reason(one, target) for one in assessment.reasons if one.code in ASIDE)
