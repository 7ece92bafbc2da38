"""Converting within one dimension, exactly."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from dualcarbon.units.explain import no_way
from dualcarbon.units.grammar import Unit, parse_unit
from dualcarbon.units.registry import worth_of
from dualcarbon.units.vocabulary import GAS, MASSES, by_name

_ROUNDED = Context(prec=60, rounding=ROUND_HALF_UP)
_PRICED = "yuan_"


def convert(value: Decimal, source: str, target: str, *, tonne: str = "") -> Decimal:
    """A number told in another unit: what ``exact`` gives, rounded to 60 digits where no decimal is exact.

    Args:
        value: the number, in ``source``.
        source: the unit it is in.
        target: the unit wanted.
        tonne: what a bare tonne stands for, such as ``t CO2``.

    Raises:
        DualcarbonError: a unit is unknown, or the two measure different things; the hint names the option
            that can supply a factor.
    """
    return scaled(value, factor(source, target, tonne=tonne))


def exact(number: Decimal | Fraction | int, source: str, target: str, *, tonne: str = "") -> Fraction:
    """A number told in another unit with nothing rounded: 1 mu is 1/15 ha; raises like ``convert``."""
    return Fraction(number) * factor(source, target, tonne=tonne)


@lru_cache(maxsize=4096)
def factor(source: str, target: str, *, tonne: str = "") -> Fraction:
    """What a number in ``source`` is multiplied by to be in ``target``, exactly; raises like ``convert``."""
    have, want = with_gas(parse_unit(source), tonne), parse_unit(target)
    if have == want:
        return Fraction(1)
    known, wanted = worth_of(have), worth_of(want)
    # A bare number is a 1, but whether 0.18 means 18 % is not for a reader to guess.
    bare = (not have.text and want.parts) or (not want.text and have.parts)
    if known.dimensions != wanted.dimensions or bare:
        no_way(have, want)
    return known.factor / wanted.factor


def same_dimension(first: str, second: str) -> bool:
    """Whether two units measure the same thing, so that they convert without a stated factor."""
    return worth_of(parse_unit(first)).dimensions == worth_of(parse_unit(second)).dimensions


def read_unit(text: str) -> str:
    """The spelling of a unit as this program writes it: ``tce per 10,000 yuan`` is ``tce/10^4 yuan``.

    Raises:
        DualcarbonError: the unit is not known; near names are in the hint.
    """
    return parse_unit(text).text


def price_year(unit: str) -> tuple[str, str]:
    """Splits the price year off: ``tce/10^4 yuan_2005`` is ``tce/10^4 yuan`` and ``2005``."""
    read = parse_unit(unit)
    years = [name.removeprefix(_PRICED) for name, _ in read.parts if name.startswith(_PRICED)]
    if len(set(years)) != 1:
        return read.text, ""
    return read.text.replace(f"{_PRICED}{years[0]}", "yuan"), years[0]


def scaled(value: Decimal, by: Fraction) -> Decimal:
    """A number times a fraction, rounded once; no exponent above zero."""
    product = Fraction(value) * by
    return _ROUNDED.divide(Decimal(product.numerator), Decimal(product.denominator))


def with_gas(unit: Unit, tonne: str) -> Unit:
    """The unit, its bare tonne read as a tonne of the gas that ``tonne`` names."""
    if not tonne:
        return unit
    gases = [(name, n) for name, n in parse_unit(tonne).parts if by_name()[name].dimension == GAS]
    masses = [n for name, n in unit.parts if name in MASSES]
    known = [name for name, _ in unit.parts if name in by_name() and by_name()[name].dimension == GAS]
    if masses != [1] or known:
        return unit
    return Unit(text=unit.text, exponent=unit.exponent, parts=(*unit.parts, *gases))
