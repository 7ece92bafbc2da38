"""A dossier: every case of a target, made from what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from dualcarbon.assessment.case import Case
from dualcarbon.baseline import Graph, yearly
from dualcarbon.evidence import Evidence, Known
from dualcarbon.indicator import Kind
from dualcarbon.target import Form, Mean, Target

# What is more where its parts are more.
_FLOORED = (Form.LEVEL, Form.ADDITION, Form.INCREASE, Form.MULTIPLE)


class OnDefinition(NamedTuple):
    """The cases on one definition: ``observed`` without any scenario, and one for each scenario wanted."""

    observed: Case
    projected: tuple[Case, ...] = ()


class Dossier(NamedTuple):
    """The cases of a target, by definition.

    ``recorded`` are the definitions on record. ``reaching`` names the scenarios (empty: what was observed) of which
    the official series exists for the region, back to the baseline. ``stated``: an untagged series is known to be
    on the untagged definition, as that of the record is. ``floor`` makes the case on the sum of the known parts;
    None where there is none. ``obstacle`` is the code of the reason why nothing can be judged, whatever is known.
    """

    target: Target
    definitions: tuple[OnDefinition, ...]
    recorded: tuple[str, ...]
    reaching: frozenset[str]
    stated: bool
    floor: Callable[[], Case | None]
    obstacle: str = ""


def dossier_of(target: Target, evidence: Evidence, scenarios: Sequence[str] = ()) -> Dossier:
    """Makes the cases of a target, on each definition and scenario.

    Args:
        target: the target.
        evidence: what has been observed and projected.
        scenarios: names and patterns of the only scenarios wanted; all of them where empty.
    """
    known = evidence.known(
        target.region,
        target.indicator,
        definition=target.definition,
        due=target.due,
        scenarios=scenarios,
        between=years_between(target),
    )
    obstacle = _obstacle(target, of_part=known.of_part)
    found = tuple(
        OnDefinition(
            observed=_case(target, known, definition),
            projected=tuple(_case(target, known, definition, name) for name in known.planned[definition]),
        )
        for definition in known.seen
    )
    return Dossier(
        target=target,
        # What cannot be judged on any definition is told once.
        definitions=(OnDefinition(observed=Case(target=target, definition=target.definition)),)
        if obstacle
        else found,
        recorded=known.recorded,
        reaching=frozenset(_reaching(target, known)),
        stated=known.stated,
        floor=lambda: _floor(target, known),
        obstacle=obstacle,
    )


def years_between(target: Target) -> tuple[int, ...]:
    """The years of a target that may lie between two steps of a scenario: of levels and ratios only.

    A peak is judged on the steps; a rate for every year, and what flows in every year, ask for each of them.
    """
    due = target.due
    if due is None or target.form in (Form.PEAK, Form.UNSTATED) or target.baseline == "peak":
        return ()
    if target.form is Form.GROWTH and target.bound is not None and target.bound.mean is not Mean.ON_AVERAGE:
        return ()
    if target.form is Form.ADDITION and target.indicator.kind is Kind.FLOW:
        return ()
    return (target.baseline, due) if isinstance(target.baseline, int) else (due,)


def _obstacle(target: Target, *, of_part: bool) -> str:
    if target.form is Form.UNSTATED:
        return "no_number"
    if target.scope and not of_part:
        return "part_of_whole"
    return "no_baseline" if target.form.needs_baseline and target.baseline is None else ""


def _case(target: Target, known: Known, definition: str, scenario: str = "") -> Case:
    seen = known.seen[definition]
    planned = known.planned[definition][scenario] if scenario else None
    top, is_passed = _top(target, planned or seen)
    return Case(
        target=target,
        definition=definition,
        scenario=scenario,
        seen=seen,
        planned=planned,
        baseline=(top if is_passed else None) if target.baseline == "peak" else target.baseline,
        rising_to=None if is_passed else top,
        until=known.until,
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


def _floor(target: Target, known: Known) -> Case | None:
    """The case on the sum of the known parts, where there is one and it can decide."""
    if target.form not in _FLOORED or target.baseline == "peak":
        return None
    seen = known.floored()
    if seen is None:
        return None
    return Case(target=target, seen=seen, baseline=target.baseline, until=known.until)


def _reaching(target: Target, known: Known) -> Iterator[str]:
    """Of what the official series reaches back to the baseline: of each scenario, and of what was observed."""
    official = target.indicator.official_for(target.due)
    planned = known.planned.get(official, {})
    for name, graph in {"": known.official, **planned}.items():
        if graph is not None and _reaches_back(target, graph):
            yield name


def _reaches_back(target: Target, official: Graph) -> bool:
    if not isinstance(target.baseline, int):
        return True
    years = official.trajectory.years
    return bool(years) and years[0] <= target.baseline
