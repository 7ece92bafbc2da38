"""How scenarios are read and joined, as a caller says it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from dualcarbon.api.arguments import choice_of, path_of, year_if_given
from dualcarbon.baseline import Harmonize, Joining
from dualcarbon.evidence import Evidence
from dualcarbon.indicator import Indicator
from dualcarbon.library import read_text
from dualcarbon.problem import DualcarbonError, Sentence, Unreadable
from dualcarbon.trajectory import Dataset

if TYPE_CHECKING:
    from dualcarbon.scenario_file import Recipes


def joining_of(harmonize: object = "none", converge: object = None, interpolate: object = None) -> Joining:
    """How scenarios are joined to what was observed.

    Args:
        harmonize: ``none``, ``ratio`` or ``offset``.
        converge: the year in which nothing of the correction is left.
        interpolate: ``linear`` reads a year between two steps from the line between them.

    Raises:
        DualcarbonError: any of them is something else, or they do not go together.
    """
    how = choice_of(harmonize, [one.value for one in Harmonize], "harmonize")
    if interpolate is not None:
        choice_of(interpolate, ["linear"], "interpolate")
    year = year_if_given(converge, "converge")
    if year is not None and how == Harmonize.NONE:
        raise DualcarbonError(
            Sentence("converge goes with harmonize"),
            hint=Sentence('write harmonize="ratio" or harmonize="offset"'),
        )
    return Joining(harmonize=Harmonize(how), converge=year, interpolate=interpolate is not None)


def refuse_converge(joining: Joining, observed: Dataset) -> None:
    """Refuses a joint that nothing observed is there for, or a correction that fades before it begins.

    Raises:
        DualcarbonError: one of the two.
    """
    unfit = joining.unfit(Evidence(observed).newest)
    if unfit is None:
        return
    if unfit.newest is None:
        raise DualcarbonError(
            Sentence("harmonize: nothing observed is there to meet"),
            hint=Sentence("record=True joins the record to the scenarios"),
        )
    raise DualcarbonError(
        Sentence(
            "converge {year}: a correction fades after the newest observation, {newest}",
            year=joining.converge,
            newest=unfit.newest,
        ),
        hint=Sentence("name a later year: {year}", year=unfit.later),
    )


def recipes_of(own: Mapping[str, Indicator], map_file: object = None, coal_rate: object = None) -> Recipes:
    """How indicators are told from the variables of scenarios.

    Args:
        own: indicators beyond the vocabulary.
        map_file: the path of a map: a CSV with ``kind,from,to``.
        coal_rate: kgce per kWh *generated*, for the recount of primary energy.

    Raises:
        DualcarbonError: the map cannot be read, or the rate is none.
    """
    from dualcarbon.scenario_file import COAL_RATE, Glossary, Recipes, read_map

    glossary = Glossary(own=own)
    if map_file is not None:
        path = path_of(map_file, "a map", "a path")
        glossary = read_map(read_text(path), str(path), glossary)
    return Recipes(glossary=glossary, rate=COAL_RATE if coal_rate is None else _rate(coal_rate))


def _rate(given: object) -> Fraction:
    try:
        rate = Fraction(str(given).strip())
    except (ValueError, ZeroDivisionError):
        raise Unreadable(
            Sentence("coal_rate has to be a number, not {value}", value=repr(given)[:40])
        ) from None
    from dualcarbon.scenario_file import COAL_RATES

    lowest, highest = COAL_RATES
    if not lowest <= rate <= highest:
        raise Unreadable(
            Sentence("coal_rate {value}: kgce per kWh lie between 0.1229 and 0.5", value=str(given)[:40])
        )
    return rate
