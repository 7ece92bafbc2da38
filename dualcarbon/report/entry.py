"""An assessment as plain data: the keys that programs rely on."""

from __future__ import annotations

from dualcarbon.assessment import Assessment, Figure, Step
from dualcarbon.region import Region
from dualcarbon.report.plain_data import Data, number
from dualcarbon.target import Bound, Source


def entry(assessment: Assessment, region: Region, *, explain: bool = False) -> dict[str, Data]:
    """The keys and values of one assessment; numbers are not rounded.

    A fall is a positive percentage; ``margin`` is positive on the good side.
    """
    target = assessment.target
    data: dict[str, Data] = {
        "region": target.region,
        "region_name": region.name,
        "target": target.id,
        "indicator": target.indicator.name,
        "definition": assessment.definition,
        "form": target.form.value,
        "bound": _bound(target.bound, target.text),
        "baseline": assessment.baseline if assessment.baseline is not None else target.baseline,
        "year": target.year,
        "effort": target.effort.value if target.effort else None,
        "scenario": assessment.scenario,
        "verdict": assessment.verdict.value,
        "within_rounding": assessment.within_rounding,
        "required": _amount(assessment.required),
        "observed": _figure(assessment.observed),
        "projected": _figure(assessment.projected),
        "margin": _amount(assessment.margin),
        "pace": _pace(assessment),
        "reason": assessment.reason,
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
        data["trace"] = [_step(step) for step in assessment.trace]
    return data


def source(document: Source, locator: str = "") -> dict[str, Data]:
    """The document of a target."""
    return {
        "key": document.key,
        "title": document.title,
        "title_zh": document.title_zh,
        "issuer": document.issuer,
        "number": document.number,
        "issued": document.issued,
        "url": document.url,
        "evidence": document.evidence,
        "period": document.period,
        "locator": locator,
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


def _amount(figure: Figure | None) -> dict[str, Data] | None:
    return None if figure is None else {"value": number(figure.value), "unit": figure.unit}


def _figure(figure: Figure | None) -> dict[str, Data] | None:
    if figure is None:
        return None
    return {
        "value": number(figure.value),
        "unit": figure.unit,
        "year": figure.year,
        "kind": figure.kind,
        "low": number(figure.low),
        "high": number(figure.high),
    }


def _pace(assessment: Assessment) -> dict[str, Data] | None:
    pace = assessment.pace
    if pace is None:
        return None
    return {"so_far": number(pace.so_far), "required": number(pace.required), "unit": pace.unit}


def _step(step: Step) -> dict[str, Data]:
    return {
        "what": step.what,
        "formula": step.formula,
        "numbers": step.numbers,
        "result": step.result,
        "sources": list(step.sources),
    }
