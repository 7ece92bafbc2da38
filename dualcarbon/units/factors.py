"""Stated factors: what leads from one dimension to another, each with its source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from dualcarbon.number import refuse
from dualcarbon.problem import DualcarbonError, Problem, did_you_mean
from dualcarbon.units.quantity import read_number, read_quantity
from dualcarbon.units.spelling import clean
from dualcarbon.units.vocabulary import table

_SETS = ("AR4", "AR5", "AR6")


@dataclass(frozen=True, kw_only=True, slots=True)
class Crossing:
    """A stated factor: ``value`` in ``unit``, a quotient such as ``t CO2/tce``; name and source."""

    name: str
    value: Decimal
    unit: str
    source: str

    def __str__(self) -> str:
        return f"{self.name}: {self.value} {self.unit} ({self.source})"


@dataclass(frozen=True, kw_only=True, slots=True)
class Crossings:
    """The factors that the user states: for electricity, for prices (a bare ratio), and all others."""

    electricity: Crossing | None = None
    price_ratio: Decimal | None = None
    others: tuple[Crossing, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Factor:
    """A row of the table of factors that ships."""

    kind: str
    names: tuple[str, ...]
    value: Decimal
    unit: str
    year: str
    source: str
    url: str
    note: str

    def crossing(self) -> Crossing:
        """The row as a stated factor."""
        year = f" {self.year}" if self.year and self.kind in ("electricity", "co2") else ""
        return Crossing(name=f"{self.names[0]}{year}", value=self.value, unit=self.unit, source=self.source)


def read_crossings(
    *, electricity: str = "", factor: str | Sequence[str] = (), gwp: str = "", deflator: str = ""
) -> Crossings:
    """The factors named by the options of ``convert``.

    Args:
        electricity: ``calorific`` (0.1229 kgce/kWh) or ``coal-rate=2022``.
        factor: ``2.66 t CO2/tce``, or names of the table: ``coal``, ``raw coal``, ``grid=2022``.
        gwp: ``AR4``, ``AR5`` or ``AR6``.
        deflator: ``gdp`` for the table, or prices of the later year over those of the earlier one.

    Raises:
        DualcarbonError: an option names nothing that is known.
    """
    stated = (factor,) if isinstance(factor, str) else tuple(factor)
    others = [crossing for text in stated if text for crossing in _stated(text)]
    if gwp:
        others.extend(_warming(gwp))
    ratio = None
    if clean(deflator).lower() in ("gdp", "table"):
        others.extend(row.crossing() for row in all_factors() if row.kind == "deflator")
    elif deflator:
        ratio = read_number(deflator)
        if ratio <= 0:
            refuse(deflator, f'a deflator of "{deflator}" is not above zero', "")
    return Crossings(
        electricity=_electricity(electricity) if electricity else None,
        price_ratio=ratio,
        others=tuple(others),
    )


@cache
def all_factors() -> tuple[Factor, ...]:
    """Every factor that ships, the newest year of a name first."""
    return tuple(
        Factor(
            kind=row["kind"],
            names=(row["name"], *filter(None, row["aliases"].split(";"))),
            value=Decimal(row["value"]),
            unit=row["unit"],
            year=row["year"],
            source=row["source"],
            url=row["url"],
            note=row["note"],
        )
        for row in table("factors.csv")
    )


def _electricity(text: str) -> Crossing:
    name, _, year = clean(text).lower().partition("=")
    rows = [row for row in all_factors() if row.kind == "electricity"]
    if (name, year) == ("coal-rate", ""):
        refuse(text, "a coal rate needs its year", f"write {_either('coal-rate', rows)}")
    found = [row for row in rows if row.names[0] == name and (not year or row.year == year)]
    if not found:
        refuse(
            text,
            f'no factor for electricity is called "{text}"',
            f"write calorific, {_either('coal-rate', rows)}",
        )
    return found[0].crossing()


def _stated(text: str) -> list[Crossing]:
    cleaned = clean(text)
    if cleaned[:1].isdigit() or cleaned[:1] in ("-", "+", "."):
        reading = read_quantity(cleaned)
        if reading.bound or "/" not in reading.unit or reading.value <= 0:
            refuse(
                text,
                f'"{text}" is no factor: it is a number above zero in one unit per another',
                'say "2.66 t CO2/tce"',
            )
        return [Crossing(name="factor", value=reading.value, unit=reading.unit, source="as stated")]
    name, _, year = (part.strip().lower() for part in cleaned.partition("="))
    rows = [row for row in all_factors() if row.kind in ("co2", "coal-equivalent")]
    named = [row for row in rows if name in (known.lower() for known in row.names)]
    if not named:
        known = sorted({known for row in rows for known in row.names})
        hint = (
            did_you_mean(name, known) or f"known are {', '.join(dict.fromkeys(row.names[0] for row in rows))}"
        )
        refuse(text, f'no factor is called "{text}"', hint)
    dated = [row for row in named if not year or row.year == year]
    if not dated:
        refuse(text, f"there is no factor of {name} for {year}", f"write {_either(name, named)}")
    newest = {row.kind: row for row in reversed(dated)}
    return [row.crossing() for row in newest.values()]


def _warming(text: str) -> list[Crossing]:
    chosen = clean(text).upper()
    if chosen not in _SETS:
        raise DualcarbonError(
            problems=[
                Problem(
                    message=f'"{text}" is no set of warming potentials',
                    hint=f"known are {', '.join(_SETS)}",
                    found=text,
                )
            ]
        )
    return [
        Crossing(
            name=f"GWP of {row['gas']}, {chosen}",
            value=Decimal(row["gwp"]),
            unit=f"t CO2e/t {row['gas']}",
            source=row["source"],
        )
        for row in table("gwp.csv")
        if row["set"] == chosen
    ]


def _either(name: str, rows: Iterable[Factor]) -> str:
    return " or ".join(f"{name}={row.year}" for row in rows if name in (known.lower() for known in row.names))
