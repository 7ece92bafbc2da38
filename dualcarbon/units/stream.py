"""Converting line after line: the way from each unit is found once and kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import NamedTuple

from dualcarbon.number import MOST_DIGITS, plain, refuse
from dualcarbon.problem import Sentence
from dualcarbon.units.crossing import Bridge, bridge
from dualcarbon.units.factors import Crossings
from dualcarbon.units.grammar import parse_unit
from dualcarbon.units.quantity import Stated, read_quantity
from dualcarbon.units.spelling import clean

LEAST_DIGITS = 4
_KEPT = 4096
_EXACT = Context(prec=60)
# Only what the strict reader reads alike; all else goes to it. The bounds keep numbers within its range.
_NUMBER = r"[+-]?(?:[0-9]{1,11}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,2})(?:\.[0-9]{1,10})?(?:[eE][+-]?1?[0-9])?"
_plain = re.compile(rf"({_NUMBER})(?: (?=10\^)| ?(?=[A-Za-z%\u4e00-\u9fff]))(.+)").fullmatch
_cell = re.compile(_NUMBER).fullmatch


class _Ratio(NamedTuple):
    """What a unit is multiplied by; ``by`` is the same as a decimal, where there is one."""

    factor: Fraction
    by: Decimal | None
    power_of_ten: bool
    names: tuple[str, ...]


class Quick(NamedTuple):
    """A plain quantity in another unit, and the factors that it took."""

    value: Fraction | Decimal
    factors: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Converted:
    """A quantity in another unit, exactly; ``upper`` ends a range, ``factors`` are those that it took."""

    stated: Stated
    value: Fraction
    upper: Fraction | None
    unit: str
    factors: tuple[str, ...]

    def __repr__(self) -> str:
        until = "" if self.upper is None else f" to {plain(self.upper)}"
        word = self.stated.bound if self.stated.bound not in ("", "range", "exactly") else ""
        return f"<Converted {self.stated.text}: {f'{word} ' if word else ''}{plain(self.value)}{until} {self.unit}>"


class Converter:
    """Converts quantities to one unit: texts, cells of tables, stateds.

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
        self.crossings = crossings or Crossings()
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
        # As ``_known`` does it, without a call for each of a million lines.
        number, _, unit = text.partition(" ")
        ratio = self._ratios.get(unit)
        if ratio is not None and _cell(number):
            return self._written(number, ratio) + self._suffix
        known = self._known(text)
        if known is not None:
            return self._written(*known) + self._suffix
        return self.text_of(self.convert(text))

    def convert_quickly(self, text: str) -> Quick | None:
        """A plain quantity of a unit met before, or None: then ``convert`` it."""
        known = self._known(text)
        if known is None:
            return None
        number, ratio = known
        if ratio.by is None:
            return Quick(Fraction(number.replace(",", "")) * ratio.factor, ratio.names)
        return Quick(_EXACT.multiply(Decimal(number.replace(",", "")), ratio.by), ratio.names)

    def convert_cells(self, number: str, unit: str) -> str:
        """The number of a table's row told in the target unit; raises like ``convert_text``."""
        plainly = _cell(number)
        ratio = self._ratios.get(unit)
        if plainly and ratio is not None:
            return self._written(number, ratio)
        stated = _in_unit(read_quantity(number), unit)
        converted = self.convert_stated(stated)
        if plainly:
            self._keep(unit, number, stated)
        return self.text_of(converted).removesuffix(self._suffix)

    def convert(self, text: str) -> Converted:
        """A quantity as stated; the way from its unit is kept; raises like ``convert_text``."""
        stated = read_quantity(text)
        converted = self.convert_stated(stated)
        plainly = _plain(text) or _plain(clean(text))
        if plainly:
            self._keep(plainly[2], plainly[1], stated)
        return converted

    def convert_stated(self, stated: Stated) -> Converted:
        """A quantity already read; raises like ``convert_text``."""
        way = self.way(stated.unit)
        return Converted(
            stated=stated,
            value=Fraction(stated.value) * way.factor,
            upper=None if stated.upper is None else Fraction(stated.upper) * way.factor,
            unit=self.target,
            factors=way.names,
        )

    def way(self, unit: str) -> Bridge:
        """The way from a unit to the target, with the factors it takes; raises like ``convert_text``."""
        return bridge(unit, self.target, self.crossings, tonne=self._tonne)

    def text_of(self, converted: Converted) -> str:
        """A converted quantity as one line."""
        low = self._number(converted.value, converted.stated)
        if self._number_only:
            one_number(converted)
            return low
        if converted.upper is not None:
            return f"{low} to {self._number(converted.upper, converted.stated)}{self._suffix}"
        bound = converted.stated.bound
        return f"{bound} {low}{self._suffix}" if bound else f"{low}{self._suffix}"

    def _number(self, value: Fraction, stated: Stated) -> str:
        return plain(value, max(stated.digits, LEAST_DIGITS) if self._precision is None else self._precision)

    def _known(self, text: str) -> tuple[str, _Ratio] | None:
        """The number of a plain text and the way from its unit, where that is known already."""
        number, _, unit = text.partition(" ")
        ratio = self._ratios.get(unit)
        if ratio is not None and _cell(number):
            return number, ratio
        found = _plain(text) or _plain(clean(text))
        if found:
            ratio = self._ratios.get(found[2])
            if ratio is not None:
                return found[1], ratio
        return None

    def _written(self, number: str, ratio: _Ratio) -> str:
        """The hot path: one multiplication that rounds."""
        if "," in number:
            number = number.replace(",", "")
        digits = self._precision
        if digits is None:
            # A power of ten leaves the digits of the input as they are, so there is nothing to round.
            digits = MOST_DIGITS if ratio.power_of_ten else max(_significant(number), LEAST_DIGITS)
        if ratio.by is not None and digits <= MOST_DIGITS:
            text = str(_MULTIPLY[digits](Decimal(number), ratio.by))
            # An exponent tells the rare result that is very small, or has lost digits before its point.
            if "E" not in text:
                if text[-1] == "0" and "." in text:
                    text = text.rstrip("0").rstrip(".")
                return "0" if text == "-0" else text
        return plain(Fraction(number) * ratio.factor, digits)

    def _keep(self, unit: str, number: str, stated: Stated) -> None:
        """Remembers what a spelling is worth, where the strict reader saw the same number."""
        if stated.bound or stated.value != Decimal(number.replace(",", "")):
            return
        if len(self._ratios) >= _KEPT:
            self._ratios.clear()
        self._ratios[unit] = _ratio(self.way(stated.unit))


def one_number(converted: Converted) -> Fraction:
    """The number alone.

    Raises:
        DualcarbonError: it is a range or a bound, which a number alone would hide.
    """
    text, bound = converted.stated.text, converted.stated.bound
    if bound not in ("", "exactly"):
        what = Sentence("a range") if bound == "range" else Sentence("a bound")
        refuse(
            text,
            Sentence('"{text}" is {what}, not one number', text=text, what=what),
            "give each number alone",
        )
    return converted.value


def _in_unit(stated: Stated, unit: str) -> Stated:
    """A cell and the unit of its row; the cell may bring a power of ten, or the unit once more."""
    told = parse_unit(unit).text
    if not stated.unit or stated.unit == told:
        return stated._replace(unit=told)
    if parse_unit(stated.unit).parts:
        refuse(
            stated.text,
            Sentence('"{text}" has a unit other than "{unit}" of its row', text=stated.text, unit=unit),
            "",
        )
    return stated._replace(unit=parse_unit(f"{stated.unit} {unit}").text)


def _ratio(way: Bridge) -> _Ratio:
    factor = way.factor
    by = _EXACT.divide(Decimal(factor.numerator), Decimal(factor.denominator))
    if Fraction(by) != factor:
        return _Ratio(factor, None, power_of_ten=False, names=way.names)
    return _Ratio(factor, by, power_of_ten=by.scaleb(-by.adjusted()) == 1, names=way.names)


_MULTIPLY = tuple(
    Context(prec=max(1, digits), rounding=ROUND_HALF_UP).multiply for digits in range(MOST_DIGITS + 1)
)


def _significant(number: str) -> int:
    if len(number) <= LEAST_DIGITS:
        return LEAST_DIGITS
    return len(number.lower().partition("e")[0].lstrip("+-0.").replace(".", ""))
