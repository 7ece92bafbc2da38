"""Converting line after line: the way from each unit is found once and kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import NamedTuple

from dualcarbon.units.conversion import scaled
from dualcarbon.units.crossing import Bridge, bridge
from dualcarbon.units.factors import Crossings
from dualcarbon.units.grammar import parse_unit, refuse
from dualcarbon.units.number import LEAST_DIGITS, format_number
from dualcarbon.units.quantity import Reading, read_quantity
from dualcarbon.units.spelling import clean

_KEPT = 4096
_EXACT = Context(prec=60)
# Only what the strict reader reads alike; all else goes to it. The bounds keep numbers within its range.
_NUMBER = r"[+-]?(?:[0-9]{1,11}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,2})(?:\.[0-9]{1,10})?(?:[eE][+-]?1?[0-9])?"
_plain = re.compile(rf"({_NUMBER})(?: (?=10\^)| ?(?=[A-Za-z%\u4e00-\u9fff]))(.+)").fullmatch
_cell = re.compile(_NUMBER).fullmatch


class _Ratio(NamedTuple):
    by: Decimal
    below: Decimal | None
    power_of_ten: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Converted:
    """A quantity in another unit; ``upper`` ends a range, ``factors`` are those that it took."""

    reading: Reading
    value: Decimal
    upper: Decimal | None
    unit: str
    factors: tuple[str, ...]


class Converter:
    """Converts quantities to one unit: texts, cells of tables, readings.

    Memory stays constant: at most a few thousand spellings of units are kept.
    """

    def __init__(
        self,
        target: str,
        *,
        crossings: Crossings | None = None,
        tonne: str = "",
        precision: int | None = None,
        number_only: bool = False,
    ) -> None:
        """Prepares for a target unit.

        Args:
            target: the unit wanted; it is printed as it is given here.
            crossings: the factors stated.
            tonne: what a bare tonne stands for.
            precision: significant digits; None for as many as the input carries, four at least.
            number_only: leave the unit out of texts.

        Raises:
            DualcarbonError: the target is no unit.
        """
        if not parse_unit(target).text:
            refuse(target, "no unit to convert to was given", 'name one: "GW"')
        self.target = " ".join(target.split())
        self._crossings = crossings or Crossings()
        self._tonne = tonne
        self._precision = precision
        self._number_only = number_only
        self._suffix = "" if number_only else f" {self.target}"
        self._ratios: dict[str, _Ratio] = {}

    def convert_text(self, text: str) -> str:
        """``12亿千瓦`` as ``1200 GW``; a bound or a range keeps its words.

        Raises:
            DualcarbonError: the text cannot be read or converted.
        """
        number, _, unit = text.partition(" ")
        ratio = self._ratios.get(unit)
        if ratio is not None and _cell(number):
            return self._written(number, ratio) + self._suffix
        plain = _plain(text) or _plain(clean(text))
        if not plain:
            return self.text_of(self.convert_reading(read_quantity(text)))
        number, unit = plain.groups()
        ratio = self._ratios.get(unit)
        if ratio is not None:
            return self._written(number, ratio) + self._suffix
        reading = read_quantity(text)
        converted = self.convert_reading(reading)
        self._keep(unit, number, reading)
        return self.text_of(converted)

    def convert_cells(self, number: str, unit: str) -> str:
        """The number of a table's row told in the target unit; raises like ``convert_text``."""
        plain = _cell(number)
        ratio = self._ratios.get(unit)
        if plain and ratio is not None:
            return self._written(number, ratio)
        reading = _in_unit(read_quantity(number), unit)
        converted = self.convert_reading(reading)
        if plain:
            self._keep(unit, number, reading)
        return self.text_of(converted).removesuffix(self._suffix)

    def convert_reading(self, reading: Reading) -> Converted:
        """A quantity already read; raises like ``convert_text``."""
        way = self.way(reading.unit)
        return Converted(
            reading=reading,
            value=scaled(reading.value, way.factor),
            upper=None if reading.upper is None else scaled(reading.upper, way.factor),
            unit=self.target,
            factors=way.names,
        )

    def way(self, unit: str) -> Bridge:
        """The way from a unit to the target, with the factors it takes; raises like ``convert_text``."""
        return bridge(unit, self.target, self._crossings, tonne=self._tonne)

    def text_of(self, converted: Converted) -> str:
        """A converted quantity as one line."""
        low = self._number(converted.value, converted.reading)
        if converted.upper is not None:
            if self._number_only:
                refuse(converted.reading.text, f'"{converted.reading.text}" is a range, not one number', "")
            return f"{low} to {self._number(converted.upper, converted.reading)}{self._suffix}"
        bound = converted.reading.bound
        return f"{bound} {low}{self._suffix}" if bound and not self._number_only else f"{low}{self._suffix}"

    def _number(self, value: Decimal, reading: Reading) -> str:
        if self._precision is not None:
            return format_number(value, self._precision, least=1)
        return format_number(value, reading.digits)

    def _written(self, number: str, ratio: _Ratio) -> str:
        """The hot path: one multiplication that rounds."""
        if "," in number:
            number = number.replace(",", "")
        digits = self._precision
        if digits is None:
            # A power of ten leaves the digits of the input as they are, so there is nothing to round.
            digits = _MOST_DIGITS if ratio.power_of_ten else max(_significant(number), LEAST_DIGITS)
        if ratio.below is None and digits <= _MOST_DIGITS:
            text = str(_MULTIPLY[digits](Decimal(number), ratio.by))
            # An exponent tells the rare result that is very small, or has lost digits before its point.
            if "E" not in text:
                if text[-1] == "0" and "." in text:
                    text = text.rstrip("0").rstrip(".")
                return "0" if text == "-0" else text
        exact = _EXACT.multiply(Decimal(number), ratio.by)
        return format_number(
            exact if ratio.below is None else _EXACT.divide(exact, ratio.below), digits, least=1
        )

    def _keep(self, unit: str, number: str, reading: Reading) -> None:
        """Remembers what a spelling is worth, where the strict reader saw the same number."""
        if reading.bound or reading.value != Decimal(number.replace(",", "")):
            return
        if len(self._ratios) >= _KEPT:
            self._ratios.clear()
        self._ratios[unit] = _ratio(self.way(reading.unit).factor)


def _in_unit(reading: Reading, unit: str) -> Reading:
    """A cell and the unit of its row; the cell may bring a power of ten, or the unit once more."""
    told = parse_unit(unit).text
    if not reading.unit or reading.unit == told:
        return replace(reading, unit=told)
    if parse_unit(reading.unit).parts:
        refuse(reading.text, f'"{reading.text}" has a unit other than "{unit}" of its row', "")
    return replace(reading, unit=parse_unit(f"{reading.unit} {unit}").text)


def _ratio(factor: Fraction) -> _Ratio:
    above, below = Decimal(factor.numerator), Decimal(factor.denominator)
    quotient = _EXACT.divide(above, below)
    if Fraction(quotient) != factor:
        return _Ratio(above, below, power_of_ten=False)
    return _Ratio(quotient, None, power_of_ten=quotient.scaleb(-quotient.adjusted()) == 1)


_MOST_DIGITS = 28
_MULTIPLY = tuple(
    Context(prec=max(1, digits), rounding=ROUND_HALF_UP).multiply for digits in range(_MOST_DIGITS + 1)
)


def _significant(number: str) -> int:
    if len(number) <= LEAST_DIGITS:
        return LEAST_DIGITS
    return len(number.lower().partition("e")[0].lstrip("+-0.").replace(".", ""))
