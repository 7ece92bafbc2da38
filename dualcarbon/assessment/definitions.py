"""Which of several definitions is the main one, and what the others may say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dualcarbon.assessment.dossier import Dossier
from dualcarbon.assessment.verdict import Assessment, Reason, ReasonValue, Verdict
from dualcarbon.target import Target

DIRECT = "direct equivalent"
"""The definition of primary energy as models count it."""
_NATION = "CN"
_COUNTED_OTHERWISE = {Verdict.OFF_TRACK: Verdict.OPEN, Verdict.MISSED: Verdict.UNKNOWN}
"""What falls short on a definition that is official no longer is undecided: the nation counts otherwise now."""


def settle(dossier: Dossier, found: Sequence[Assessment]) -> list[Assessment]:
    """The assessments of one target (and scenario) on its definitions, the main one first and marked.

    The official definition is main where its series exists and reaches back to the baseline, even where it lacks
    the year; else the untagged one, named; else the first. Others are kept where they say something. Of a user's
    own untagged series nobody knows the definition: it is judged as it stands.

    Args:
        dossier: of the target.
        found: one assessment for each definition.
    """
    target = dossier.target
    official = target.indicator.official_for(target.due)
    by_tag = {one.definition: one for one in found}
    if target.definition or (len(by_tag) == 1 and official in by_tag):
        return [replace(found[0], main=True)]
    known = [one for one in found if one.verdict is not Verdict.UNKNOWN]
    if official in by_tag and found[0].scenario in dossier.reaching:
        main = by_tag[official]
        if not known:
            return [main]
    elif not known:
        return [replace(by_tag.get("", found[0]), main=True)]
    elif "" in by_tag and by_tag[""].verdict is not Verdict.UNKNOWN:
        main = by_tag[""]
    else:
        main = min(known, key=lambda one: _place(target, one.definition))
    if main.definition == DIRECT and not target.definition:
        main = _directly(main)
    others = [one for one in known if one.definition != main.definition]
    notes = tuple(_note(one) for one in others if one.observed is not None)
    if main.verdict is Verdict.UNKNOWN and main.definition == DIRECT:
        return [main, *(replace(one, main=False) for one in others)]
    if official != main.definition and not main.definition and not dossier.stated:
        main = replace(main, reasons=(*main.reasons, Reason(code="definition_not_stated")))
    elif official != main.definition:
        main = _named(main, official, target.indicator.official_since)
    elif main.definition and main.verdict is Verdict.UNKNOWN and target.due is not None:
        missing = Reason(code="official_missing", values={"definition": main.definition, "due": target.due})
        main = replace(main, reasons=(*main.reasons, missing))
    elif main.definition:
        main = replace(
            main,
            reasons=(*main.reasons, Reason(code="definition_named", values={"definition": main.definition})),
        )
    main = replace(main, reasons=(*main.reasons, *notes))
    return [main, *(replace(one, main=False) for one in others)]


def _directly(main: Assessment) -> Assessment:
    """Energy counted by direct equivalents is never held against a target of the official count."""
    values: dict[str, ReasonValue] = {"scenario": main.scenario}
    code = "direct_equivalent"
    if main.target.region != _NATION:
        code, values = "not_recounted", {**values, "region": main.target.region}
    return replace(
        main,
        verdict=Verdict.UNKNOWN,
        projected=None,
        margin=None,
        acceleration=None,
        within_rounding=False,
        windows=(),
        reasons=(Reason(code=code, values=values),),
    )


def _place(target: Target, definition: str) -> int:
    """Where the vocabulary names a definition; one that it does not name comes last."""
    at = target.indicator.note.find(f"{definition}: ")
    return at if at >= 0 else len(target.indicator.note)


def _named(main: Assessment, official: str, since: int | None) -> Assessment:
    """A verdict on a definition that is official no longer, or never was: named, and never a failing one."""
    if since is None:
        why = Reason(code="definition_named", values={"definition": main.definition})
    else:
        why = Reason(
            code="unofficial", values={"definition": main.definition, "official": official, "since": since}
        )
    verdict = _COUNTED_OTHERWISE.get(main.verdict, main.verdict)
    if verdict is main.verdict:
        return replace(main, reasons=(*main.reasons, why))
    return replace(main, verdict=verdict, margin=None, acceleration=None, reasons=(why, *main.reasons))


def _note(other: Assessment) -> Reason:
    assert other.observed is not None  # noqa: S101 - asked before
    return Reason(
        code="on_other_definition",
        values={"definition": other.definition, "figure": other.observed, "verdict": other.verdict.value},
    )
