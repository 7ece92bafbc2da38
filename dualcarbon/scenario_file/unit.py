"""From the unit of a row to the unit in which its variable is taken."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache, lru_cache

from dualcarbon import units
from dualcarbon.problem import DoesNotConvert, DualcarbonError, Sentence, Unreadable, did_you_mean
from dualcarbon.scenario_file.glossary import Glossary, shipped

MONEY = "money/yr"
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_YEARS = "YEAR"
_PER_YEAR = re.compile(r" ?(?:/ ?(?:yr|year|a)|per year|p\.a\.)$")
_POWER = re.compile(r"10\^([0-9]+) ")
_CURRENCY = re.compile(r"US\$|USD|EUR|CNY|yuan")


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """What a number is multiplied by, and its currency with its price year where it is money.

    ``nearly`` is the factor as a float; ``plain`` says that it is 1.
    """

    times: Fraction
    money: str = ""
    nearly: float = field(init=False, repr=False, compare=False)
    plain: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # A frozen value sets what follows from its fields in no other way.
        object.__setattr__(self, "nearly", float(self.times))
        object.__setattr__(self, "plain", self.times == 1)


@cache
def _known() -> dict[str, str]:
    return {row["unit"]: row["to"] for row in shipped("units.csv")}


@cache
def _money() -> dict[str, str]:
    """The spellings of money in small letters: nobody means another unit by ``Billion``."""
    return {unit.casefold(): to for unit, to in _known().items() if to.endswith(MONEY)}


def take(unit: str, wanted: str, glossary: Glossary, indicator_tonne: str = "") -> Taken:
    """How numbers of a unit are told in the one wanted.

    Args:
        unit: as the file has it: ``Mt CO2-equiv/yr``, ``billion US$2010/yr OR local currency``.
        wanted: ``EJ/yr`` for what flows, ``GW`` for what stands, ``money/yr`` for any currency.
        glossary: the units of the user's map, and the set of warming potentials.
        indicator_tonne: what a bare tonne means.

    Raises:
        DualcarbonError: the unit is not known, or measures something else.
    """
    return _take(unit, wanted, glossary.units.get(unit.strip(), unit), glossary.gwp, indicator_tonne)


@lru_cache(maxsize=1024)
def _take(stated: str, wanted: str, unit: str, gwp: str, tonne: str) -> Taken:
    text = " ".join(unit.split())
    text = re.sub(r" ?/ ?", "/", text)
    year = _YEAR.search(text)
    spelled = _YEAR.sub(_YEARS, text)
    text = _known().get(spelled) or _money().get(spelled.casefold(), text)
    if text.endswith("money/yr"):
        if wanted != MONEY:
            raise DoesNotConvert(
                Sentence('"{unit}" is money', unit=stated),
                hint=Sentence('it is told in "{unit}"', unit=wanted),
            )
        power = _POWER.match(text)
        currency = _CURRENCY.search(spelled)
        return Taken(
            times=Fraction(10 ** int(power[1]) if power else 1),
            money=f"{currency[0] if currency else ''} {year[0] if year else ''}".strip(),
        )
    if wanted == MONEY:
        raise DoesNotConvert(
            Sentence('"{unit}" is no money of a price year', unit=stated),
            hint=Sentence("write a currency and its price year: billion US$2010/yr"),
        )
    plain, asked = _PER_YEAR.sub("", text), _PER_YEAR.sub("", wanted)
    if plain != text and asked == wanted:
        raise DoesNotConvert(
            Sentence('"{unit}" is an amount per year, and this stands at the end of one', unit=stated),
            hint=Sentence('write "{unit}"', unit=wanted),
        )
    return Taken(times=_factor(stated, plain, wanted, gwp, tonne))


def _factor(stated: str, unit: str, wanted: str, gwp: str, tonne: str) -> Fraction:
    asked = _PER_YEAR.sub("", wanted)
    if not unit and asked:
        raise Unreadable(
            Sentence("the unit is missing"), hint=Sentence('it is told in "{unit}"', unit=wanted)
        )
    try:
        if gwp:
            return units.bridge(unit, asked, units.read_crossings(gwp=gwp), tonne=tonne).factor
        return units.factor(unit, asked, tonne=tonne)
    except DualcarbonError as error:
        problem = error.problems[0]
        near = ""
        if "unknown" in problem.message:
            near = did_you_mean(stated, [wanted]) or did_you_mean(stated, _known()).replace(_YEARS, "2010")
        told = Sentence('it is told in "{unit}"; --map reads other spellings', unit=wanted)
        hint = near or problem.hint or told
        raise type(error)(problem.message, hint=hint) from None
