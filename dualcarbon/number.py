"""Numbers: read from text exactly, and written with the digits that they carry."""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import NamedTuple, NoReturn

from dualcarbon.problem import Problem, Sentence, Unreadable

Number = Fraction | Decimal | int | float

LARGEST = 30
"""Numbers are read up to 10 to this power."""
MOST_DIGITS = 28
"""What is written for programs has at most so many significant digits."""
_LONGEST = 40
_DIGITS = 5
_MOST_SHOWN = 10
_FLOATS = 10**300
_TWO_DIGITS = Fraction("3.55")
_NUMERAL = re.compile(
    r"(?P<sign>[+-]?)(?P<whole>[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9,])|[0-9]+)?(?P<part>\.[0-9]+)?"
    r"(?:[eE](?P<power>[+-]?[0-9]{1,3}))?"
)
_TIMES_POWER = r" ?(?:[x*] ?)?(?=10\^)"
_IN_WORDS = "[零一二三四五六七八九十百千两]+[万亿]?"
_NO_NUMBERS = r"[+-]?(nan|inf|infinity)\b"
_SPACED = r"[0-9] [0-9]"
_MARKED = r"[0-9][0-9.,'_]*[.,'_][0-9]"


class Numeral(NamedTuple):
    """A number as written: its value, one unit of its last digit (0.1 of 48.4), and the text behind it."""

    value: Decimal
    digit: Decimal
    rest: str


def split_number(text: str) -> Numeral:
    """The number at the start of a text in plain signs; a bare ``10^4`` is one of that unit.

    Raises:
        Unreadable: there is none, or it reads two ways (``1 200``, ``1.200,5``).
    """
    if text.startswith("10^"):
        return Numeral(value=Decimal(1), digit=Decimal(1), rest=text)
    found = _NUMERAL.match(text)
    if not found or not (found["whole"] or found["part"]):
        _no_number(text)
    digits = found[0].replace(",", "")
    rest = text[found.end() :]
    if rest[:1] in tuple("0123456789.,'_^") and rest:
        _two_ways(text)
    rest = rest.removeprefix(" ")
    power = re.match(_TIMES_POWER, rest) if rest[:1] in ("x", "*", "1") else None
    if power:
        rest = rest[power.end() :]
    elif rest[:1].isdigit():
        _two_ways(text)
    value = Decimal(digits)
    if len(digits) > _LONGEST + ("." in digits) or abs(value.adjusted()) > LARGEST:
        refuse(
            found[0],
            Sentence('"{found}" is out of range', found=found[0]),
            Sentence("numbers run to 10^{largest}", largest=LARGEST),
        )
    return Numeral(value=value, digit=Decimal((0, (1,), int(value.as_tuple().exponent))), rest=rest)


def exact(number: Number) -> Fraction:
    """A finite number as a fraction; a float stands for its shortest decimal, so 0.1 is a tenth."""
    return Fraction(float.__repr__(number)) if isinstance(number, float) else Fraction(number)


def to_decimal(number: Number, digits: int = MOST_DIGITS) -> Decimal:
    """A number as a decimal: itself where it has no more than ``digits`` digits, else rounded half up."""
    if is_endless(number):
        return Decimal(float(number))
    fraction = exact(number)
    rounded = Context(prec=digits, rounding=ROUND_HALF_UP).divide(
        Decimal(fraction.numerator), Decimal(fraction.denominator)
    )
    return rounded or Decimal(0)


def native(number: Number) -> int | float | None:
    """A number of json: an integer where it is one, else the nearest binary one; None where it has no end."""
    if is_endless(number):
        return None
    fraction = exact(number)
    # A whole number has no largest size in json; what lies beyond floats has no part worth telling.
    return round(fraction) if fraction.denominator == 1 or abs(fraction) > _FLOATS else float(fraction)


def plain(number: Number, digits: int = MOST_DIGITS) -> str:
    """A number for programs: rounded half up to so many significant digits, no trailing zeros, no exponent.

    What stands left of the decimal point is never rounded away.
    """
    if is_endless(number):
        return "-inf" if number < 0 else "inf"
    fraction = exact(number)
    return _written(fraction, _places(fraction, digits))


def show(number: Number, digits: int = _DIGITS, *, grouped: bool = False) -> str:
    """A number for people: as ``plain``, with a true minus; ``grouped``: with commas between thousands."""
    if is_endless(number):
        return "−∞" if number < 0 else "∞"
    fraction = exact(number)
    return _for_people(fraction, _places(fraction, digits), grouped=grouped)


def show_carried(
    low: Number, value: Number, high: Number, digits: int = _DIGITS, *, grouped: bool = False
) -> str:
    """A value with no more digits than its interval carries: ``12.4`` of 12.42 where it is 11.8 to 13.0.

    An interval with an end that is not known, or of no width, takes no digit away.
    """
    carried = _carried(low, high)
    if carried is None or is_endless(value):
        return show(value, digits, grouped=grouped)
    fraction = exact(value)
    return _for_people(fraction, min(carried, _places(fraction, digits)), grouped=grouped)


def show_interval(low: Number, value: Number, high: Number, unit: str = "") -> str:
    """``12.4 % (11.8 to 13.0)``, with the digits that the interval carries; with one end only, the bound.

    Args:
        low: the lower end, infinite where it is not known.
        value: the number.
        high: the upper end, infinite where it is not known.
        unit: written behind the number.
    """
    unit = f" {unit}" if unit else ""
    if is_endless(low) and is_endless(high):
        return f"{show(value)}{unit} (no interval known)"
    if is_endless(low):
        return f"at most {show(high)}{unit}"
    if is_endless(high):
        return f"at least {show(low)}{unit}"
    middle, first, last = show_ends(low, value, high)
    return f"{middle}{unit} ({first} to {last})" if first else f"{middle}{unit}"


def show_ends(low: Number, value: Number, high: Number) -> tuple[str, str, str]:
    """A number and the ends of its interval, in the digits that it carries; no ends where it has no width."""
    carried = _carried(low, high)
    if carried is None:
        return show(value), "", ""
    least, middle, most = exact(low), exact(value), exact(high)
    places = min(carried, max(_places(one, _MOST_SHOWN) for one in (least, middle, most)))
    ends = [_for_people(end, places) for end in (least, most)]
    # The ends are told to the same place, as a reader sets one under the other: 11.8 to 13.0.
    shared = max(len(end.partition(".")[2]) for end in ends)
    first, last = (_padded(end, shared) for end in ends)
    return _for_people(middle, places), first, last


def is_endless(number: Number) -> bool:
    """Whether a number is an end that is not known."""
    return not isinstance(number, Fraction | int) and math.isinf(number)


def refuse(found: str, message: str, hint: str) -> NoReturn:
    """Says what cannot be read, and what to write instead."""
    raise Unreadable(problems=[Problem(message=message, hint=hint, found=found)])


def _carried(low: Number, high: Number) -> int | None:
    """The last decimal place that means something.

    Half the width has two digits up to 3.54 and one above, as the Particle Data Group rounds errors.
    """
    if is_endless(low) or is_endless(high) or low == high:
        return None
    half = (exact(high) - exact(low)) / 2
    magnitude = _magnitude(half)
    return max(0, -magnitude + (half / Fraction(10) ** magnitude < _TWO_DIGITS))


def _places(number: Fraction, digits: int) -> int:
    return max(0, digits - 1 - _magnitude(number)) if number else 0


def _magnitude(number: Fraction) -> int:
    """The power of ten of the first digit, exactly."""
    above, below = abs(number.numerator), number.denominator
    power = math.floor((above.bit_length() - below.bit_length() - 1) * math.log10(2))
    while _reaches(above, below, power + 1):
        power += 1
    return power


def _reaches(above: int, below: int, power: int) -> bool:
    return bool(below * 10 ** max(power, 0) <= above * 10 ** max(-power, 0))


def _written(number: Fraction, places: int) -> str:
    """Rounded half up (away from zero) to so many places, without trailing zeros."""
    above, below = abs(number.numerator), number.denominator
    units = (2 * above * 10**places + below) // (2 * below)
    if not units:
        return "0"
    whole, part = divmod(units, 10**places)
    text = f"{whole}.{part:0{places}d}".rstrip("0") if part else str(whole)
    return f"-{text}" if number < 0 else text


def _for_people(number: Fraction, places: int, *, grouped: bool = False) -> str:
    text = _written(number, places).replace("-", "−")
    if not grouped:
        return text
    whole, point, part = text.partition(".")
    sign = "−" if whole.startswith("−") else ""
    return f"{sign}{int(whole.removeprefix('−')):,}{point}{part}"


def _padded(text: str, places: int) -> str:
    whole, _, part = text.partition(".")
    return f"{whole}.{part:0<{places}}" if places else whole


def _no_number(text: str) -> NoReturn:
    if re.match(_NO_NUMBERS, text, re.IGNORECASE):
        refuse(text, Sentence('"{text}" is not a number that can be measured', text=text), "")
    if re.match(_IN_WORDS, text):
        refuse(text, Sentence('"{text}" has its number in words', text=text), "write it in digits")
    refuse(text, Sentence('"{text}" does not begin with a number', text=text), 'a number and a unit: "12 GW"')


def _two_ways(text: str) -> NoReturn:
    if re.search(_SPACED, text):
        refuse(
            text,
            Sentence('"{text}" reads two ways: there is a blank between digits', text=text),
            'write "1200" or "1,200"',
        )
    if re.match(_MARKED, text):
        refuse(
            text, Sentence('"{text}" reads two ways: dot or comma', text=text), 'write "1200.5" or "1,200.5"'
        )
    refuse(text, Sentence('"{text}" is no number', text=text), "")
