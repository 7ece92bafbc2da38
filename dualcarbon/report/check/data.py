"""Assessments as plain data: the keys that programs rely on, as JSON, and as CSV with a row an assessment."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from dualcarbon.assessment import Assessment, Figure, Reason, ReasonValue, Step
from dualcarbon.region import Region
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.check.formula import printed
from dualcarbon.report.paper.data import Data, Plain, as_json, flat, number, rows_as_csv
from dualcarbon.report.paper.wrap import TIE
from dualcarbon.sheet import Sheet
from dualcarbon.target import Bound, Source

_AMOUNT: dict[str, Data] = {"value": None, "unit": None}
_FIGURE: dict[str, Data] = {
    "value": None,
    "unit": None,
    "year": None,
    "kind": None,
    "low": None,
    "high": None,
}
_EMPTY: Mapping[str, dict[str, Data]] = {
    "required": _AMOUNT,
    "observed": _FIGURE,
    "projected": _FIGURE,
    "margin": _AMOUNT,
    "pace": {"so_far": None, "required": None, "unit": None},
}
"""The keys of what is missing, so that every row has the same columns."""

COLUMNS = (
    *("region", "region_name", "target", "indicator", "definition", "form"),
    *("bound_text", "bound_lower", "bound_upper", "bound_unit", "bound_strict"),
    *("baseline", "baseline_year", "year", "effort", "scenario", "main", "verdict", "within_rounding"),
    *("required_value", "required_unit"),
    *(f"observed_{key}" for key in _FIGURE),
    *(f"projected_{key}" for key in _FIGURE),
    *("margin_value", "margin_unit", "pace_so_far", "pace_required", "pace_unit", "acceleration"),
    *("evidence", "reason", "reason_code", "reason_values"),
    *("stale", "provisional", "derived", "superseded", "over", "implied", "scope"),
    *("source_key", "source_title", "source_title_zh", "source_issuer", "source_number", "source_issued"),
    *("source_url", "source_evidence", "source_period", "source_locator"),
)
"""The columns of csv, and the keys of :func:`row`."""


def to_json(
    sheets: Sequence[Sheet],
    *,
    version: str,
    data: str,
    as_of: int | None,
    explain: bool = False,
    words: Words = IN_ENGLISH,
) -> str:
    """The document as JSON."""
    return as_json(document(sheets, version=version, data=data, as_of=as_of, explain=explain, words=words))


def document(
    sheets: Sequence[Sheet],
    *,
    version: str,
    data: str,
    as_of: int | None,
    explain: bool = False,
    words: Words = IN_ENGLISH,
) -> dict[str, Data]:
    """One document: ``{"version", "data", "as_of", "assessments"}``."""
    assessments: list[Data] = [
        entry(one, sheet.region, explain=explain, words=words)
        for sheet in sheets
        for one in sheet.assessments
    ]
    return {"version": version, "data": data or None, "as_of": as_of, "assessments": assessments}


def to_csv(sheets: Sequence[Sheet], *, words: Words = IN_ENGLISH) -> str:
    """A header and a row for each assessment; what is not known is empty."""
    return rows_as_csv(COLUMNS, rows(sheets, words=words))


def rows(sheets: Sequence[Sheet], *, words: Words = IN_ENGLISH) -> Iterator[dict[str, Plain]]:
    """A row for each assessment."""
    for sheet in sheets:
        yield from (row(one, sheet.region, words=words) for one in sheet.assessments)


def row(assessment: Assessment, region: Region, *, words: Words = IN_ENGLISH) -> dict[str, Plain]:
    """The columns of csv with plain numbers; ``reason_values`` is the text of a json object."""
    data = entry(assessment, region, words=words)
    values = data["reason_values"]
    data["reason_values"] = json.dumps(values, ensure_ascii=False) if values else None
    told = flat({key: value or _EMPTY.get(key, value) for key, value in data.items()})
    return {column: told[column] for column in COLUMNS}


def entry(
    assessment: Assessment, region: Region, *, explain: bool = False, words: Words = IN_ENGLISH
) -> dict[str, Data]:
    """The keys and values of one assessment in json; numbers are not rounded.

    A fall is a positive percentage; ``margin`` is positive on the good side. ``reason`` is all reasons in the
    language of ``words``; ``reason_code`` and ``reason_values`` are the first one for programs.
    """
    target = assessment.target
    first = assessment.reasons[0] if assessment.reasons else None
    reasons: list[Data] = [
        {"code": one.code, "values": _values(one), "text": _untied(words.reason(one))}
        for one in assessment.reasons
    ]
    data: dict[str, Data] = {
        "region": target.region,
        "region_name": region.name,
        "target": target.id,
        "indicator": target.indicator.name,
        "definition": assessment.definition,
        "form": target.form.value,
        "bound": _bound(target.bound, target.text),
        "baseline": target.baseline,
        "baseline_year": assessment.baseline_year,
        "year": target.year,
        "effort": target.effort.value if target.effort else None,
        "scenario": assessment.scenario,
        "main": assessment.main,
        "verdict": assessment.verdict.value,
        "within_rounding": assessment.within_rounding,
        "required": _amount(assessment.required),
        "observed": figure(assessment.observed),
        "projected": figure(assessment.projected),
        "margin": _amount(assessment.margin),
        "pace": _pace(assessment),
        "acceleration": number(assessment.acceleration),
        "evidence": None if assessment.evidence is None else assessment.evidence.value,
        "reason": _untied(words.reasons(assessment.reasons)),
        "reason_code": None if first is None else first.code,
        "reason_values": {} if first is None else _values(first),
        "reasons": reasons,
        "stale": assessment.stale,
        "provisional": assessment.provisional,
        "derived": assessment.derived,
        "superseded": target.superseded,
        "over": assessment.over,
        "implied": target.implied,
        "scope": target.scope,
        "source": source(target.source, target.locator),
    }
    if explain:
        data["trace"] = [_step(step, words) for step in assessment.trace]
    return data


def source(stated: Source, locator: str = "") -> dict[str, Data]:
    """The document of a target."""
    return {
        "key": stated.key,
        "title": stated.title,
        "title_zh": stated.title_zh,
        "issuer": stated.issuer,
        "number": stated.number,
        "issued": stated.issued,
        "url": stated.url,
        "evidence": stated.evidence,
        "period": stated.period,
        "locator": locator,
    }


def figure(told: Figure | None) -> dict[str, Data] | None:
    """A number with its unit, year, kind and interval."""
    if told is None:
        return None
    return {
        "value": number(told.value),
        "unit": told.unit,
        "year": told.year,
        "kind": told.kind,
        "low": number(told.low),
        "high": number(told.high),
    }


def _bound(bound: Bound | None, text: str) -> dict[str, Data]:
    if bound is None:
        return {"text": text, "lower": None, "upper": None, "unit": None, "strict": None}
    return {
        "text": bound.text,
        "lower": number(bound.lower),
        "upper": number(bound.upper),
        "unit": bound.unit,
        "strict": bound.strict,
    }


def _amount(told: Figure | None) -> dict[str, Data] | None:
    return None if told is None else {"value": number(told.value), "unit": told.unit}


def _pace(assessment: Assessment) -> dict[str, Data] | None:
    pace = assessment.pace
    if pace is None:
        return None
    return {"so_far": number(pace.so_far), "required": number(pace.required), "unit": pace.unit}


def _values(reason: Reason) -> dict[str, Data]:
    return {name: _value(value) for name, value in reason.values.items()}


def _value(value: ReasonValue) -> Data:
    if isinstance(value, Figure):
        return figure(value)
    if isinstance(value, Fraction):
        return number(value)
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    return value


def _untied(text: str) -> str:
    """A text for programs: its blanks are blanks."""
    return text.replace(TIE, " ")


def _step(step: Step, words: Words) -> dict[str, Data]:
    arithmetic = printed(step, words)
    result = step.result
    return {
        "code": step.code,
        "what": _untied(words.step(step)),
        "formula": arithmetic.formula,
        "numbers": _untied(arithmetic.numbers),
        "result": _untied(arithmetic.result),
        "value": None if result is None else number(result.value),
        "low": None if result is None else number(result.low),
        "high": None if result is None else number(result.high),
        "unit": step.unit,
        "sources": list(step.sources),
    }
