"""A dossier: every case of a target, gathered from the evidence at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from dualcarbon.assessment.case import Case
from dualcarbon.baseline import Graph, yearly
from dualcarbon.evidence import Evidence
from dualcarbon.target import Form, Target

# What is more where its parts are more.
_FLOORED = (Form.LEVEL, Form.ADDITION, Form.INCREASE, Form.MULTIPLE)


@dataclass(frozen=True, kw_only=True, slots=True)
class OnDefinition:
    """The cases on one definition: ``observed`` without any scenario, and one for each scenario wanted."""

    observed: Case
    projected: tuple[Case, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Dossier:
    """What is known of a target.

    ``obstacle`` is the code of the reason why nothing can be judged, whatever is known. ``recorded`` are the
    definitions on record. ``reaches_back``: the official series exists for the region, back to the baseline.
    ``stated``: an untagged series is known to be on the untagged definition, as that of the record is. ``floor``
    makes the case on the sum of the known parts; None where there is none.
    """

    target: Target
    obstacle: str = ""
    definitions: tuple[OnDefinition, ...] = ()
    recorded: tuple[str, ...] = ()
    reaches_back: bool = False
    stated: bool = True
    floor: Callable[[], Case | None]


def dossier_of(target: Target, evidence: Evidence, scenarios: Sequence[str] = ()) -> Dossier:
    """Gathers the cases of a target, on each definition and scenario.

    Args:
        target: the target.
        evidence: what has been observed and projected.
        scenarios: names and patterns of the only scenarios wanted; all of them where empty.
    """
    of_part = evidence.tells_of_part(target.region, target.indicator)
    obstacle = _obstacle(target, of_part=of_part)
    if obstacle:
        return Dossier(target=target, obstacle=obstacle, floor=lambda: None)
    known = evidence.definitions(target.region, target.indicator)
    official = evidence.graph(target.region, target.indicator, target.indicator.official_for(target.due))
    return Dossier(
        target=target,
        definitions=tuple(
            _on_definition(target, evidence, definition, scenarios)
            for definition in ((target.definition,) if target.definition else known)
        ),
        recorded=evidence.data.definitions(target.region, target.indicator.name),
        reaches_back=_reaches_back(target, official),
        stated=not of_part,
        floor=lambda: _floor(target, evidence),
    )


def _obstacle(target: Target, *, of_part: bool) -> str:
    if target.form is Form.UNSTATED:
        return "no_number"
    if target.scope and not of_part:
        return "part_of_whole"
    return "no_baseline" if target.form.needs_baseline and target.baseline is None else ""


def _on_definition(
    target: Target, evidence: Evidence, definition: str, wanted: Sequence[str]
) -> OnDefinition:
    names = evidence.scenarios(target.region, target.indicator, definition)
    if wanted:
        names = tuple(name for name in names if any(name == one or fnmatchcase(name, one) for one in wanted))
    seen = evidence.graph(target.region, target.indicator, definition)
    until = evidence.newest
    return OnDefinition(
        observed=_case(target, definition, seen, None, "", until),
        projected=tuple(
            _case(
                target,
                definition,
                seen,
                evidence.graph(target.region, target.indicator, definition, name),
                name,
                until,
            )
            for name in names
        ),
    )


def _case(  # noqa: PLR0917 - a private door with two callers above
    target: Target,
    definition: str,
    seen: Graph | None,
    planned: Graph | None,
    scenario: str,
    until: int | None,
) -> Case:
    top, is_passed = _top(target, planned or seen)
    return Case(
        target=target,
        definition=definition,
        scenario=scenario,
        seen=seen,
        planned=planned,
        baseline=(top if is_passed else None) if target.baseline == "peak" else target.baseline,
        rising_to=None if is_passed else top,
        until=until,
    )


def _top(target: Target, graph: Graph | None) -> tuple[int | None, bool]:
    """The year of the maximum that the baseline ``peak`` means, and whether it is passed.

    A maximum in the newest year is no peak yet; in the target year itself nothing has fallen.
    """
    if target.baseline != "peak" or graph is None or target.year is None:
        return None, True
    amounts = {year: one for year, one in yearly(graph).amounts.items() if year <= (target.year or year)}
    if not amounts:
        return None, True
    top = max(sorted(amounts), key=lambda year: amounts[year].value)
    return top, top < max(amounts) or top == target.year


def _floor(target: Target, evidence: Evidence) -> Case | None:
    """The case on the sum of the known parts, where there is one and it can decide."""
    if target.form not in _FLOORED or target.baseline == "peak":
        return None
    seen = evidence.floored(target.region, target.indicator)
    if seen is None:
        return None
    return Case(target=target, seen=seen, baseline=target.baseline, until=evidence.newest)


def _reaches_back(target: Target, official: Graph | None) -> bool:
    """Whether the official series exists for the region, and back to the baseline."""
    if official is None:
        return False
    if not isinstance(target.baseline, int):
        return True
    years = official.trajectory.years
    return bool(years) and years[0] <= target.baseline
