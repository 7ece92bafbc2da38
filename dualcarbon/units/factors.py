"""Stated factors: what leads from one dimension to another, each with its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from types import MappingProxyType

from dualcarbon.number import refuse
from dualcarbon.problem import Amount, Enumeration, Name, Sentence, did_you_mean, either, message
from dualcarbon.units.grammar import parse_unit
from dualcarbon.units.quantity import read_number, read_quantity
from dualcarbon.units.registry import worth_of
from dualcarbon.units.spelling import clean
from dualcarbon.units.vocabulary import gas_called, table

GENERATED = "coal-rate-generated"
SUPPLIED = "coal-rate-supplied"
_CALORIFIC = "calorific"
_SETS = ("AR4", "AR5", "AR6")


@dataclass(frozen=True, kw_only=True, slots=True)
class Crossing:
    """A stated factor: ``value``, as ``written``, in ``unit``, a quotient such as ``t CO2/tce``."""

    name: str
    value: Fraction
    written: str
    unit: str
    source: str

    @property
    def told(self) -> Sentence:
        """What was used, and where it is from: ``coal: 2.66 t CO2/tce (...)``."""
        return Sentence(
            "{name}: {factor} ({source})",
            name=self.name,
            factor=Amount(self.unit, self.written),
            source=Sentence(self.source),
        )

    def __str__(self) -> str:
        return self.told


@dataclass(frozen=True, kw_only=True, slots=True)
class Crossings:
    """The factors that the user states: for electricity, for prices (a bare ratio), and all others.

    ``options`` are the options as they were given, for what is said where they do not lead across.
    """

    electricity: Crossing | None = None
    price_ratio: Fraction | None = None
    others: tuple[Crossing, ...] = ()
    options: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Factor:
    """A row of the table of factors that ships."""

    kind: str
    names: tuple[str, ...]
    written: str
    unit: str
    year: str
    source: str
    url: str
    note: str

    @property
    def value(self) -> Fraction:
        """The number, exactly; 44/12 is one too."""
        return Fraction(self.written)

    @property
    def called(self) -> Name:
        """Its name in a sentence, in Chinese the one that Chinese tables have."""
        return Name(self.names[0], zh=next((name for name in self.names if not name.isascii()), ""))

    def is_called(self, name: str) -> bool:
        """Whether this is one of its names, in any case."""
        return name.lower() in (known.lower() for known in self.names)

    def crossing(self) -> Crossing:
        """The row as a stated factor."""
        dated = self.year and self.kind in ("electricity", "co2")
        return Crossing(
            name=Sentence("{factor} {year}", factor=self.called, year=self.year) if dated else self.called,
            value=self.value,
            written=self.written,
            unit=self.unit,
            source=self.source,
        )


def read_crossings(
    *, electricity: str = "", factor: str | Sequence[str] = (), gwp: str = "", deflator: str = ""
) -> Crossings:
    """The factors named by the options of ``convert``.

    Args:
        electricity: ``calorific`` (0.1229 kgce/kWh), ``coal-rate=2022`` or ``coal-rate-generated=2022``.
        factor: ``2.66 t CO2/tce``, or names of the table: ``coal``, ``raw coal``, ``grid=2022``.
        gwp: ``AR4``, ``AR5`` or ``AR6``.
        deflator: ``gdp`` for the table, or prices of the later year over those of the earlier one.

    Raises:
        DualcarbonError: an option names nothing that is known.
    """
    factors = [text for text in ((factor,) if isinstance(factor, str) else factor) if text]
    others = [crossing for text in factors for crossing in _stated(text)]
    if gwp:
        others.extend(_warming(gwp))
    ratio = None
    if clean(deflator).lower() in ("gdp", "table"):
        others.extend(row.crossing() for row in all_factors() if row.kind == "deflator")
    elif "/" in deflator:
        others.append(_prices(deflator))
    elif deflator:
        ratio = Fraction(read_number(deflator))
        if ratio <= 0:
            refuse(deflator, Sentence('a deflator of "{deflator}" is not above zero', deflator=deflator), "")
    given = [("--factor", text) for text in factors] + [("--gwp", gwp), ("--deflator", deflator)]
    return Crossings(
        electricity=_electricity(electricity) if electricity else None,
        price_ratio=ratio,
        others=tuple(others),
        options=tuple(f"{option} {text}" for option, text in given if text),
    )


@cache
def all_factors() -> tuple[Factor, ...]:
    """Every factor that ships, the newest year of a name first."""
    return tuple(
        Factor(
            kind=row["kind"],
            names=(row["name"], *filter(None, row["aliases"].split(";"))),
            written=row["value"],
            unit=row["unit"],
            year=row["year"],
            source=row["source"],
            url=row["url"],
            note=row["note"],
        )
        for row in table("factors.csv")
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class CoalRate:
    """What a kWh of coal power took in a year, in kgce: per kWh ``generated`` and per kWh ``supplied``.

    The two differ by what power stations use themselves, and neither stands in for the other; None where it
    is not known.
    """

    year: int
    generated: Fraction | None
    supplied: Fraction | None


@cache
def coal_rates() -> Mapping[int, CoalRate]:
    """The coal rates that ship, by year; the factors have their sources."""
    known: dict[str, dict[int, Fraction]] = {name: {} for name in (GENERATED, SUPPLIED)}
    for row in all_factors():
        if row.names[0] in known:
            by = worth_of(parse_unit(row.unit)).factor / worth_of(parse_unit("kgce/kWh")).factor
            known[row.names[0]][int(row.year)] = row.value * by
    years = sorted({year for rates in known.values() for year in rates})
    return MappingProxyType(
        {
            year: CoalRate(
                year=year, generated=known[GENERATED].get(year), supplied=known[SUPPLIED].get(year)
            )
            for year in years
        }
    )


def other_coal_rate(stated: Crossings) -> Factor | None:
    """Of the two coal rates of a year the one that was not stated, where it is known."""
    named = stated.electricity.name if stated.electricity else ""
    name, _, year = named.partition(" ")
    other = {GENERATED: SUPPLIED, SUPPLIED: GENERATED}.get(name)
    return next((row for row in all_factors() if row.names[0] == other and row.year == year), None)


def _electricity(text: str) -> Crossing:
    name, _, year = (part.strip() for part in clean(text).lower().partition("="))
    rows = [row for row in all_factors() if row.kind == "electricity"]
    named = [row for row in rows if row.is_called(name)]
    for row in named:
        if row.year == year or (not year and row.names[0] == _CALORIFIC):
            return row.crossing()
    if named and not year:
        refuse(text, "a coal rate needs its year", Sentence("write {names}", names=_either(name, named)))
    # The two rates share their years only in part: of this year the other one may be known.
    known = [f"{row.names[0]}={row.year}" for row in rows if year and row.year == year]
    hint = either(known) or _either(name if named else "coal-rate", rows)
    return refuse(
        text,
        Sentence('no factor for electricity is called "{text}"', text=text),
        Sentence("write calorific, {hint}", hint=hint),
    )


def _prices(text: str) -> Crossing:
    """``1.2 yuan_2020/yuan_2015``, as answers print it."""
    stated = read_quantity(text)
    years = [name.startswith("yuan_") and abs(power) == 1 for name, power in parse_unit(stated.unit).parts]
    if stated.bound or stated.value <= 0 or years != [True, True]:
        refuse(
            text,
            Sentence(
                '"{text}" is no deflator: prices of one year over those of another, above zero', text=text
            ),
            'write "1.2 yuan_2020/yuan_2015", or the number alone',
        )
    return Crossing(
        name=Sentence("deflator"),
        value=Fraction(stated.value),
        written=f"{stated.value}",
        unit=stated.unit,
        source=message("as stated"),
    )


def _stated(text: str) -> list[Crossing]:
    cleaned = clean(text)
    if cleaned[:1].isdigit() or cleaned[:1] in ("-", "+", "."):
        stated = read_quantity(cleaned)
        if stated.bound or "/" not in stated.unit or stated.value <= 0:
            refuse(
                text,
                Sentence(
                    '"{text}" is no factor: it is a number above zero in one unit per another', text=text
                ),
                'say "2.66 t CO2/tce"',
            )
        return [
            Crossing(
                name=Sentence("factor"),
                value=Fraction(stated.value),
                written=f"{stated.value}",
                unit=stated.unit,
                source=message("as stated"),
            )
        ]
    name, _, year = (part.strip().lower() for part in cleaned.partition("="))
    rows = [row for row in all_factors() if row.kind in ("co2", "coal-equivalent")]
    named = [row for row in rows if row.is_called(name)]
    if not named:
        known = sorted({known for row in rows for known in row.names})
        hint = did_you_mean(name, known) or Sentence(
            "known are {known}", known=Enumeration(dict.fromkeys(row.names[0] for row in rows))
        )
        refuse(text, Sentence('no factor is called "{text}"', text=text), hint)
    dated = [row for row in named if not year or row.year == year]
    if not dated:
        refuse(
            text,
            Sentence("there is no factor of {name} for {year}", name=name, year=year),
            Sentence("write {names}", names=_either(name, named)),
        )
    newest = {row.kind: row for row in reversed(dated)}
    return [row.crossing() for row in newest.values()]


def _warming(text: str) -> list[Crossing]:
    chosen = clean(text).upper()
    if chosen not in _SETS:
        refuse(
            text,
            Sentence('"{text}" is no set of warming potentials', text=text),
            Sentence("known are {sets}", sets=Enumeration(_SETS)),
        )
    gases = [
        Crossing(
            name=Sentence("GWP of {gas}, {set}", gas=gas_called(row["gas"]), set=chosen),
            value=Fraction(row["gwp"]),
            written=row["gwp"],
            unit=f"t CO2e/t {row['gas']}",
            source=row["source"],
        )
        for row in table("gwp.csv")
        if row["set"] == chosen
    ]
    # What a tonne of carbon makes is the same in every set.
    return [*gases, *(row.crossing() for row in all_factors() if row.is_called("carbon"))]


def _either(name: str, rows: Iterable[Factor]) -> str:
    return either(f"{name}={row.year}" for row in rows if row.is_called(name))
