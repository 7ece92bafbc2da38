"""What a table tells of an assessment, cell by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from dualcarbon.assessment import Assessment, Figure, Verdict
from dualcarbon.report import goals
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.paper.wrap import TIE
from dualcarbon.target import Form
from dualcarbon.trajectory import Grade

MARKS = {
    Verdict.MET: "✓",
    Verdict.MISSED: "✗",
    Verdict.AHEAD: "»",
    Verdict.ON_TRACK: "→",
    Verdict.OFF_TRACK: "↘",
    Verdict.OPEN: "○",
    Verdict.UNKNOWN: "?",
}
COLOURS = {
    Verdict.MET: "bold green",
    Verdict.MISSED: "bold red",
    Verdict.AHEAD: "green",
    Verdict.ON_TRACK: "cyan",
    Verdict.OFF_TRACK: "red",
    Verdict.OPEN: "yellow",
    Verdict.UNKNOWN: "dim",
}
NOTHING = "–"
WELL_OFF = 2
"""Twice the pace so far or more is *well off track*, as in the State of Climate Action reports."""
_SPARK = "▁▂▃▄▅▆▇█"
_SPARK_LENGTH = 12
_SHORT_SPARK = 8
_BAR_LENGTH = 10
_OF_OBSERVED = (Verdict.MET, Verdict.MISSED, Verdict.AHEAD)


def observed(assessment: Assessment, words: Words = IN_ENGLISH) -> str:
    """The newest observation with its year; *stale* where it is old."""
    figure = assessment.observed
    if figure is None:
        return NOTHING
    text = words.amount(replace(figure, base=None), target=assessment.target)
    if figure.year is None:
        return text
    year = words.say("{year}, stale" if assessment.stale else "{year}", year=figure.year)
    index = "" if figure.base is None else words.index_of(figure.base)
    return f"{text}{words.bracketed(words.joined([year, index]).replace(' ', TIE))}"


def leads_to(assessment: Assessment, words: Words = IN_ENGLISH) -> str:
    """Where a projection or the pace so far leads; of the pace, for how many years it is carried on."""
    figure = assessment.projected
    if figure is None:
        return ""
    if figure.kind == "median":
        middle = replace(figure, low=None, high=None)
        return f"{words.amount(middle, target=assessment.target)}{words.bracketed(words.say('median'))}"
    if figure.kind == "projection":
        return f"{words.amount(figure, target=assessment.target)}{words.bracketed(words.say('projected'))}"
    text = words.amount(figure, target=assessment.target, most=3)
    years = years_on(assessment)
    if years is None:
        return f"{text}{words.bracketed(words.say('extrapolated'))}"
    return f"{text}{words.bracketed(words.say('+{n} yr', n=years).replace(' ', TIE))}"


def span(assessment: Assessment, words: Words = IN_ENGLISH, *, bare: bool = False) -> str:
    """From where to where an extrapolation leads, by the windows and by rounding: ``260 to 348 GW``.

    Args:
        assessment: with a projection.
        words: the language.
        bare: leaves the unit out.
    """
    figure = assessment.projected
    if figure is None or figure.low is None or figure.high is None or figure.low == figure.high:
        return ""
    told, label = words.scaled(figure, assessment.target)
    low, high = (words.digits(end, most=3) for end in (told.low, told.high) if end is not None)
    if _is_year(assessment):
        return words.say("{year}", year=words.say("{low} to {high}", low=low, high=high))
    return f"{words.say('{low} to {high}', low=low, high=high)}{'' if bare else label}"


def _is_year(assessment: Assessment) -> bool:
    """Whether what many scenarios lead to is a year: that of their peak."""
    return assessment.many is not None and assessment.target.form is Form.PEAK


def years_on(assessment: Assessment) -> int | None:
    """For how many years a pace is carried on; None where the number of the target year is none of a pace."""
    figure = assessment.projected
    if figure is None or figure.kind != "extrapolation" or figure.year is None:
        return None
    last = assessment.windows[0].last if assessment.windows else assessment.newest
    return None if last is None else figure.year - last


def pace(assessment: Assessment, words: Words = IN_ENGLISH) -> str:
    """The pace so far, and in parentheses the pace that is needed from now on; none where it is reached."""
    rate = assessment.pace
    reached = assessment.verdict is Verdict.AHEAD
    if rate is None or (rate.so_far is None and (rate.required is None or reached)):
        return ""
    first = rate.so_far if rate.so_far is not None else rate.required
    told, label = words.scaled(Figure(value=first or Fraction(0), unit=rate.unit), assessment.target)
    factor = told.value / first if first else Fraction(1)
    so_far = NOTHING if rate.so_far is None else words.digits(rate.so_far * factor, most=3)
    if rate.required is None or reached:
        return f"{so_far}{label}"
    needed = words.digits(rate.required * factor, most=3)
    both = f"{so_far}{words.bracketed(needed)}".replace(" ", TIE)
    # A narrow column breaks before the unit.
    return f"{both}{label.replace(TIE, ' ', 1)}"


def margin(assessment: Assessment, words: Words = IN_ENGLISH) -> str:
    """How far on the good side (+) or short of it (−), with the digits of the number it is taken from."""
    figure = carried_margin(assessment)
    if figure is None:
        return ""
    if figure.unit == "years":
        years = int(figure.value)
        sign = "+" if years > 0 else "−" if years < 0 else ""
        return f"{sign}{words.count('{n} year', '{n} years', abs(years))}".replace(" ", TIE)
    text = words.amount(replace(figure, one_sided=False), target=assessment.target, most=3)
    return f"+{text}" if figure.value > 0 else text


def carried_margin(assessment: Assessment) -> Figure | None:
    """The margin with the interval of the number that it is taken from; None where there is none."""
    figure = assessment.margin
    if figure is None or figure.unit == "years":
        return figure
    basis = assessment.observed if assessment.verdict in _OF_OBSERVED else assessment.projected
    if (
        figure.low is None
        and assessment.many is None
        and basis is not None
        and basis.low is not None
        and basis.high is not None
    ):
        half = (basis.high - basis.low) / 2
        return replace(figure, low=figure.value - half, high=figure.value + half)
    return figure


def verdict(assessment: Assessment, words: Words = IN_ENGLISH) -> str:
    """The verdict with its mark, ≈ within rounding, and how much faster it would have to go."""
    told = words.verdict(assessment.verdict)
    faster = acceleration(assessment, words)
    if faster and assessment.acceleration is not None and assessment.acceleration >= WELL_OFF:
        told = words.say("well off track")
    text = f"{MARKS[assessment.verdict]}{TIE}{told.replace('off track', f'off{TIE}track')}"
    if assessment.within_rounding:
        text += f"{TIE}≈"
    if faster:
        text += words.bracketed(faster.replace(" ", TIE))
    return f"{text}{words.bracketed(words.say('provisional'))}" if assessment.provisional else text


def acceleration(assessment: Assessment, words: Words = IN_ENGLISH) -> str:
    """``needs 1.4 ×``, or ``wrong direction``, of what is off track."""
    faster = assessment.acceleration
    if assessment.verdict is not Verdict.OFF_TRACK or faster is None:
        return ""
    if faster < 0:
        return words.say("wrong direction")
    # A scenario may fall behind the pace that was observed: that pace needs nothing.
    if faster < 1:
        return ""
    # "needs 1 ×" would be no need at all.
    close = words.digits(faster, most=2) == "1"
    return words.say("needs {times} ×", times=words.digits(faster, most=3 if close else 2))


def spark(series: Sequence[Fraction], *, short: bool = False) -> str:
    """The series as a row of blocks, one a year that is known: the last twelve, or the last eight."""
    last = _SHORT_SPARK if short else _SPARK_LENGTH
    values = series[-last:]
    if len(values) < 2:  # noqa: PLR2004 - one point is no series
        return ""
    low, high = min(values), max(values)
    if low == high:
        return _SPARK[3] * len(values)
    top = len(_SPARK) - 1
    return "".join(_SPARK[int((value - low) / (high - low) * top)] for value in values)


def median(assessment: Assessment, words: Words = IN_ENGLISH) -> str:
    """The median of the scenarios; of what no scenario tells of, where the pace so far leads."""
    figure = assessment.projected
    if assessment.many is None or figure is None:
        return leads_to(assessment, words)
    if _is_year(assessment):
        return words.say("{year}", year=int(figure.value))
    return words.amount(replace(figure, low=None, high=None), target=assessment.target)


def ends(assessment: Assessment, words: Words = IN_ENGLISH) -> str:
    """From where to where the scenarios lead, without the unit that stands beside the median."""
    return span(assessment, words, bare=True) if assessment.many else ""


def scenarios(assessment: Assessment, words: Words = IN_ENGLISH) -> str:
    """``3 of 5`` that can be judged meet it, and the bar of their verdicts."""
    many = assessment.many
    if many is None:
        return ""
    told = words.say("{n} of {judged}", n=words.whole(many.good), judged=words.whole(many.judged)).replace(
        " ", TIE
    )
    return f"{told}{TIE}{TIE}{bar(many.counts)}" if many.judged else bar(many.counts)


def bar(counts: Mapping[Verdict, int]) -> str:
    """The verdicts as ten signs, each at least once where there is one: ``→→→→→→→↘↘?``."""
    total = sum(counts.values())
    if not total:
        return ""
    shown = [verdict for verdict in Verdict if counts.get(verdict, 0)]
    shares = {verdict: Fraction(counts[verdict] * _BAR_LENGTH, total) for verdict in shown}
    signs = {verdict: max(1, int(share)) for verdict, share in shares.items()}
    while sum(signs.values()) != _BAR_LENGTH:
        # What was cut off most, or added most, gives way.
        missing = {verdict: shares[verdict] - signs[verdict] for verdict in shown}
        if sum(signs.values()) < _BAR_LENGTH:
            signs[max(shown, key=missing.__getitem__)] += 1
        else:
            signs[min((one for one in shown if signs[one] > 1), key=missing.__getitem__)] -= 1
    return "".join(MARKS[verdict] * signs[verdict] for verdict in shown)


def weak_sources(assessment: Assessment, words: Words = IN_ENGLISH) -> tuple[str, ...]:
    """Which weaker sources a verdict rests on, if any: ``a page of the press``, ``derived figures``."""
    page = assessment.target.source.evidence
    grade = assessment.evidence
    found = [words.evidence(page)] if page in ("press", "copy") else []
    if assessment.verdict is Verdict.UNKNOWN:
        return tuple(found)
    if grade is not None and grade.rank >= Grade.PRELIMINARY.rank:
        found.append(words.say("{grade:grade} figures", grade=grade.value))
    elif assessment.derived:
        found.append(words.say("{grade:grade} figures", grade=Grade.DERIVED.value))
    return tuple(found)


def details(assessment: Assessment, words: Words = IN_ENGLISH, *, stretch: bool = True) -> str:
    """What sets an assessment apart from its neighbours; empty for most."""
    return goals.details(assessment.target, words, definition=assessment.definition, stretch=stretch)
