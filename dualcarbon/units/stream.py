"""Converting line after line: the way from each unit is found once and kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from dualcarbon.units.conversion import scaled
from dualcarbon.units.crossing import Bridge, bridge
from dualcarbon.units.factors import Crossings
from dualcarbon.units.grammar import parse_unit, refuse
from dualcarbon.units.number import LEAST_DIGITS, format_number
from dualcarbon.units.quantity import Reading, read_quantity

_KEPT = 4096
_EXACT = Context(prec=60)
# Only what the strict reader reads alike; all else goes to it. The bounds keep numbers within its range.
_NUMBER = r"[+-]?(?:[0-9]{1,11}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,2})(?:\.[0-9]{1,10})?(?:[eE][+-]?1?[0-9])?"
_PLAIN = re.compile(rf"({_NUMBER})(?: (?=10\^)| ?(?=[A-Za-z%\u4e00-\u9fff]))(.+)")
_CELL = re.compile(_NUMBER)
_Ratio = tuple[Decimal, Decimal | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Converted:
    """A quantity in another unit; ``upper`` is the upper end of a range, ``factors`` what was stated to get there."""

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
        plain = _PLAIN.fullmatch(text)
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
        plain = _CELL.fullmatch(number)
        ratio = self._ratios.get(unit)
        if plain and ratio is not None:
            return self._written(number, ratio)
        reading = read_quantity(f"{number} {unit}".strip())
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
        """The hot path: one multiplication, one rounding."""
        if "," in number:
            number = number.replace(",", "")
        digits = self._precision
        if digits is None:
            digits = LEAST_DIGITS
            if len(number) > LEAST_DIGITS:
                digits = max(len(_significant(number)), LEAST_DIGITS)
        exact = _EXACT.multiply(Decimal(number), ratio[0])
        if ratio[1] is not None:
            exact = _EXACT.divide(exact, ratio[1])
        rounded = _ROUND[digits](exact) if digits < len(_ROUND) else exact
        text = str(rounded)
        if "E" in text or rounded.adjusted() >= digits:
            return format_number(exact, digits, least=1)
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        return "0" if text == "-0" else text

    def _keep(self, unit: str, number: str, reading: Reading) -> None:
        """Remembers what a spelling is worth, where the strict reader saw the same number and nothing else."""
        if reading.bound or reading.value != Decimal(number.replace(",", "")):
            return
        if len(self._ratios) >= _KEPT:
            self._ratios.clear()
        self._ratios[unit] = _ratio(self.way(reading.unit).factor)


def _ratio(factor: Fraction) -> _Ratio:
    above, below = Decimal(factor.numerator), Decimal(factor.denominator)
    quotient = _EXACT.divide(above, below)
    return (quotient, None) if Fraction(quotient) == factor else (above, below)


_ROUND = tuple(Context(prec=max(1, n), rounding=ROUND_HALF_UP).plus for n in range(29))


def _significant(number: str) -> str:
    return re.split("[eE]", number)[0].lstrip("+-0.").replace(".", "")
