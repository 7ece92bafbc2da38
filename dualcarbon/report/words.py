"""The words of a report: what is required, what was observed, where it leads, the verdict."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from dualcarbon.assessment import Assessment, Figure, Verdict
from dualcarbon.assessment.number import show
from dualcarbon.report.sheet import word
from dualcarbon.target import Effort, Form, Target

TIE = "\u00a0"
"""A blank that a line is never broken at: between a number and its unit."""

MARKS = {
    Verdict.MET: "✓",
    Verdict.MISSED: "✗",
    Verdict.AHEAD: "»",
    Verdict.ON_TRACK: "→",
    Verdict.OFF_TRACK: "↘",
    Verdict.OPEN: "○",
    Verdict.UNKNOWN: "?",
}
EVIDENCE = {
    "official": "an official page",
    "press": "a page of the press",
    "copy": "a copy elsewhere",
}
"""The kinds of pages that numbers were read on."""

Cell = Callable[[Assessment], str]

_SIGNS = (
    ("at least", "≥"),
    ("no less than", "≥"),
    ("more than", ">"),
    ("at most", "≤"),
    ("no more than", "≤"),
    ("less than", "<"),
    (">=", "≥"),
    ("<=", "≤"),
)
_GROUPS = re.compile(r"(?<=\d)(?=(?:\d{3})+$)")
_TIED = re.compile(r"(?<=[≥>≤<\d]) (?!(?:to|and|per)\b)")
_FOUR_DIGITS = 4
_GROUPED_FROM = 10_000
_SPARK = "▁▂▃▄▅▆▇█"
_SPARK_LENGTH = 12


def heading(target: Target) -> str:
    """What is aimed at, and when: ``Carbon intensity 2030``."""
    return f"{target.indicator.label}{f' {target.year}' if target.year is not None else ''}"


def details(assessment: Assessment) -> str:
    """What sets a target or an assessment apart from its neighbours; empty for most."""
    target = assessment.target
    parts = [
        f"{assessment.definition} definition" if assessment.definition else "",
        target.scope,
        "strive" if target.effort is Effort.STRIVE else "",
        "superseded" if target.superseded else "",
    ]
    return ", ".join(part for part in parts if part)


def required(target: Target) -> str:
    """What the file asks for, in short: ``≥ 68 % below 2005``, ``peak before 2030``."""
    text = _signed(target.text)
    base = "the peak" if target.baseline == "peak" else f"{target.baseline or 'its baseline'}"
    if target.implied:
        base += "*"
    match target.form:
        case Form.LEVEL:
            return text
        case Form.UNSTATED:
            return target.text
        case Form.REDUCTION | Form.DECREASE:
            return f"{text} below{TIE}{base}"
        case Form.INCREASE:
            return f"{text} above{TIE}{base}"
        case Form.MULTIPLE:
            return f"{text}{TIE}× {base}"
        case Form.GROWTH:
            return f"{text} from{TIE}{base}"
        case Form.ADDITION:
            return f"{text} more than{TIE}{base}" if "year" not in text else f"{text} from{TIE}{base}"
        case Form.PEAK:
            return f"peak {text}"
        case Form.NET_ZERO:
            return f"net zero {text}"


def amount(value: Decimal, unit: str) -> str:
    """A number for people, with four digits at most and its unit: ``48.4 %``, ``1,206 GW``."""
    number = show(value, _FOUR_DIGITS)
    if abs(value) >= _GROUPED_FROM:
        number = _GROUPS.sub(",", number)
    return f"{number}{_unit(unit)}"


def observed(assessment: Assessment) -> str:
    """The newest observation with its year; ``stale`` where it is old."""
    figure = assessment.observed
    if figure is None:
        return "–"
    year = f"{figure.year}" if figure.year is not None else ""
    told = f"{_limited(figure)} ({year}{', stale' if assessment.stale else ''})"
    return told.replace(", stale", f",{TIE}stale")


def leads_to(assessment: Assessment) -> str:
    """Where a projection or the pace so far leads; of the pace, for how many years it is carried on."""
    figure = assessment.projected
    if figure is None:
        return ""
    if figure.kind == "projection":
        return f"{amount(figure.value, figure.unit)} (projected)"
    last = assessment.observed.year if assessment.observed is not None else assessment.newest
    if figure.year is None or last is None:
        return f"{amount(figure.value, figure.unit)} (extrapolated)"
    return f"{amount(figure.value, figure.unit)} (+{figure.year - last}{TIE}yr)"


def pace(assessment: Assessment) -> str:
    """The pace so far, and in parentheses the pace that is needed from now on; none where it is reached."""
    rate = assessment.pace
    reached = assessment.verdict is Verdict.AHEAD
    if rate is None or (rate.so_far is None and (rate.required is None or reached)):
        return ""
    so_far = "–" if rate.so_far is None else show(rate.so_far, 3)
    needed = "" if rate.required is None or reached else f"{TIE}({show(rate.required, 3)})"
    return f"{so_far}{needed}{_unit(rate.unit.replace(' per year', '/yr'))}"


def margin(assessment: Assessment) -> str:
    """How far on the good side (+) or short of it (−)."""
    figure = assessment.margin
    if figure is None:
        return ""
    unit = "percentage points" if figure.unit == "%" else figure.unit
    if unit == "years" and abs(figure.value) == 1:
        unit = "year"
    sign = "+" if figure.value > 0 else ""
    return f"{sign}{_short(figure.value)}{_unit(unit)}"


def verdict(assessment: Assessment) -> str:
    """The verdict with its mark: ``✓ met``; ``≈`` where it lies within rounding."""
    text = f"{MARKS[assessment.verdict]}{TIE}{word(assessment.verdict).replace(' ', TIE)}"
    if assessment.within_rounding:
        text += f"{TIE}≈"
    return f"{text} (provisional)" if assessment.provisional else text


def spark(assessment: Assessment) -> str:
    """The series as a row of blocks, one a year that is known, the last twelve of them."""
    values = [value for _, value in assessment.spark][-_SPARK_LENGTH:]
    if len(values) < 2:  # noqa: PLR2004 - one point is no series
        return ""
    low, high = min(values), max(values)
    if low == high:
        return _SPARK[3] * len(values)
    top = len(_SPARK) - 1
    return "".join(_SPARK[int((value - low) / (high - low) * top)] for value in values)


def note(assessment: Assessment) -> str:
    """The reason, where the table does not tell it: always for ``open`` and ``unknown``."""
    if assessment.verdict in (Verdict.OPEN, Verdict.UNKNOWN) or assessment.over:
        return assessment.reason
    extrapolated = assessment.projected is not None and assessment.projected.kind == "extrapolation"
    return "" if extrapolated else assessment.reason


def _limited(figure: Figure) -> str:
    if figure.low is None and figure.high is not None:
        return f"≤{TIE}{amount(figure.high, figure.unit)}"
    if figure.high is None and figure.low is not None:
        return f"≥{TIE}{amount(figure.low, figure.unit)}"
    return amount(figure.value, figure.unit)


def _short(value: Decimal) -> str:
    """Three digits, two of what is far below one: more of a margin is noise."""
    digits = 3 if abs(value) >= Decimal("0.1") else 2
    number = show(value, digits)
    return _GROUPS.sub(",", number) if abs(value) >= _GROUPED_FROM else number


def _unit(unit: str) -> str:
    if unit in ("", "1"):
        return ""
    short = unit.replace("percentage points", "pp").replace(" ", TIE)
    if short == "times":
        return f"{TIE}×"
    return f"{TIE}×{TIE}{short}" if short.startswith("10^") else f"{TIE}{short}"


def _signed(text: str) -> str:
    """``at least 68 %`` as ``≥ 68 %``, its number tied to its unit."""
    for words, sign in _SIGNS:
        if text.startswith(words):
            text = f"{sign} {text.removeprefix(words).strip()}"
            break
    text = text.replace("percentage points", "pp")
    return _TIED.sub(TIE, text).replace("per year on average", f"per{TIE}year on{TIE}average")
