"""The options of scenarios: how they are read, joined to what was observed, and listed."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dualcarbon.problem import DualcarbonError, Sentence

if TYPE_CHECKING:
    from fractions import Fraction

    from dualcarbon.baseline import Joining
    from dualcarbon.indicator import Indicator
    from dualcarbon.scenario_file import Recipes


class RowsBy(StrEnum):
    """What has a row of its own."""

    SCENARIO = "scenario"


class Harmonization(StrEnum):
    """How a projection is made to meet what was observed."""

    NONE = "none"
    RATIO = "ratio"
    OFFSET = "offset"


class Interpolation(StrEnum):
    """How a year between two steps is read."""

    LINEAR = "linear"


ByOption = Annotated[
    RowsBy | None, typer.Option("--by", help="Each scenario of a target in a row of its own.")
]
HarmonizeOption = Annotated[
    Harmonization | None,
    typer.Option("--harmonize", help="Scale or shift projections so that they meet what was observed."),
]
ConvergeOption = Annotated[
    int | None,
    typer.Option("--converge", metavar="YEAR", help="By when the correction of --harmonize has faded."),
]
InterpolateOption = Annotated[
    Interpolation | None, typer.Option("--interpolate", help="Read years between two steps of a scenario.")
]
CoalRateOption = Annotated[
    str | None,
    typer.Option(
        "--coal-rate",
        metavar="G",
        help="kgce per kWh generated, for recounting primary energy. [default: 0.2875]",
    ),
]
MapOption = Annotated[
    Path | None,
    typer.Option("--map", metavar="FILE", help="What regions, variables and units of scenarios mean here."),
]


class ScenarioOptions(NamedTuple):
    """What was said about scenarios."""

    by: RowsBy | None = None
    harmonize: Harmonization | None = None
    converge: int | None = None
    interpolate: Interpolation | None = None
    coal_rate: str | None = None
    map: Path | None = None

    def refuse(self, *, projected: bool, summary: bool = False) -> None:
        """Raises DualcarbonError for options that do not go together.

        Args:
            projected: whether data are given that may hold scenarios.
            summary: whether a row a target is asked for.
        """
        if self.converge is not None and self.harmonize in (None, Harmonization.NONE):
            raise DualcarbonError(
                "--converge goes with --harmonize", hint="--harmonize ratio --converge 2050"
            )
        if self.by is not None and summary:
            raise DualcarbonError(
                "--by scenario and --summary do not go together", hint="leave one of them out"
            )
        said = {
            "--by": self.by,
            "--harmonize": self.harmonize,
            "--interpolate": self.interpolate,
            "--coal-rate": self.coal_rate,
            "--map": self.map,
        }
        for option, value in said.items():
            if value is not None and not projected:
                raise DualcarbonError(
                    Sentence("{option} goes with scenarios", option=option),
                    hint="-t FILE names a file of them",
                )

    def joining(self) -> Joining:
        """How scenarios are joined to what was observed."""
        from dualcarbon.baseline import Harmonize, Joining

        return Joining(
            harmonize=Harmonize(self.harmonize or Harmonization.NONE),
            converge=self.converge,
            interpolate=self.interpolate is not None,
        )

    def refuse_converge(self, newest: int | None) -> None:
        """Raises DualcarbonError where there is nothing to meet, or a correction would fade before it begins."""
        if self.harmonize is None:
            return
        unfit = self.joining().unfit(newest)
        if unfit is None:
            return
        if unfit.newest is None:
            raise DualcarbonError(
                "--harmonize: nothing observed is there to meet",
                hint="--record joins the record to the files",
            )
        raise DualcarbonError(
            Sentence(
                "--converge {year}: a correction fades after the newest observation, {newest}",
                year=self.converge,
                newest=unfit.newest,
            ),
            hint=Sentence("name a later year: --converge {year}", year=unfit.later),
        )

    def recipes(self, own: Mapping[str, Indicator]) -> Recipes:
        """How indicators are told from variables.

        Args:
            own: the indicators that the files of the regions declare.

        Raises:
            DualcarbonError: the map cannot be read, or the rate is none.
        """
        from dualcarbon.library import read_text
        from dualcarbon.scenario_file import COAL_RATE, Glossary, Recipes, read_map

        glossary = Glossary(own=own)
        if self.map is not None:
            glossary = read_map(read_text(self.map), str(self.map), glossary)
        return Recipes(glossary=glossary, rate=COAL_RATE if self.coal_rate is None else _rate(self.coal_rate))


def _rate(text: str) -> Fraction:
    from fractions import Fraction

    try:
        rate = Fraction(text.strip())
    except (ValueError, ZeroDivisionError):
        raise DualcarbonError(
            Sentence('--coal-rate: "{text}" is no number', text=text), hint="--coal-rate 0.2875"
        ) from None
    from dualcarbon.scenario_file import COAL_RATES

    lowest, highest = COAL_RATES
    if not lowest <= rate <= highest:
        raise DualcarbonError(
            Sentence("--coal-rate {text}: kgce per kWh lie between 0.1229 and 0.5", text=text),
            hint="287.5 gce/kWh are --coal-rate 0.2875",
        )
    return rate
