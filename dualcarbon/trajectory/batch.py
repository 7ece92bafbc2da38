"""A batch: the same number of many scenarios, taken together, so that one step of arithmetic serves them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import add, eq, ge, gt, le, lt, mul, sub, truediv
from typing import Any


class MixedError(Exception):
    """The numbers of a batch do not agree on an answer: each scenario has to be asked by itself."""


class Batch:
    """Floats of several scenarios in the order of the scenarios.

    Arithmetic goes number by number, with a batch or with one number for all. A comparison answers for all of
    them, so that what branches on it takes one way for all.

    Raises:
        MixedError: a comparison holds for some of the numbers only.
    """

    __slots__ = ("numbers",)

    def __init__(self, numbers: Sequence[float]) -> None:
        self.numbers = numbers

    def __repr__(self) -> str:
        return f"<Batch of {len(self.numbers)}>"

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[float]:
        return iter(self.numbers)

    def __hash__(self) -> int:
        return id(self)

    def mapped(self, change: Callable[[float], float]) -> Batch:
        """Every number changed."""
        return Batch([change(one) for one in self.numbers])

    def __add__(self, other: Any) -> Batch:
        if isinstance(other, Batch):
            return Batch(list(map(add, self.numbers, other.numbers)))
        second = _rounded(other)
        return Batch([one + second for one in self.numbers])

    __radd__ = __add__

    def __sub__(self, other: Any) -> Batch:
        if isinstance(other, Batch):
            return Batch(list(map(sub, self.numbers, other.numbers)))
        second = _rounded(other)
        return Batch([one - second for one in self.numbers])

    def __rsub__(self, other: Any) -> Batch:
        first = _rounded(other)
        return Batch([first - one for one in self.numbers])

    def __mul__(self, other: Any) -> Batch:
        if isinstance(other, Batch):
            return Batch(list(map(mul, self.numbers, other.numbers)))
        second = _rounded(other)
        return Batch([one * second for one in self.numbers])

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Batch:
        if isinstance(other, Batch):
            return Batch(list(map(truediv, self.numbers, other.numbers)))
        second = _rounded(other)
        return Batch([one / second for one in self.numbers])

    def __rtruediv__(self, other: Any) -> Batch:
        first = _rounded(other)
        return Batch([first / one for one in self.numbers])

    def __abs__(self) -> Batch:
        return Batch([abs(one) for one in self.numbers])

    def __lt__(self, other: Any) -> bool:
        return self._all(other, lt)

    def __le__(self, other: Any) -> bool:
        return self._all(other, le)

    def __gt__(self, other: Any) -> bool:
        return self._all(other, gt)

    def __ge__(self, other: Any) -> bool:
        return self._all(other, ge)

    def __eq__(self, other: object) -> bool:
        return self._all(other, eq)

    def __bool__(self) -> bool:
        return not self._all(0, eq)

    def _all(self, other: Any, holds: Callable[[Any, Any], bool]) -> bool:
        if isinstance(other, Batch):
            answers = set(map(holds, self.numbers, other.numbers))
        else:
            # Of an order the two ends answer for all.
            asked = self.numbers if holds is eq else (min(self.numbers), max(self.numbers))
            answers = {holds(one, other) for one in asked}
        if len(answers) > 1:
            raise MixedError
        return answers.pop()


def alone(series: Mapping[int, Any], count: int) -> Iterator[dict[int, Any]]:
    """The series of each of so many scenarios; a number that is no batch is that of all of them."""
    for at in range(count):
        yield {year: one.numbers[at] if isinstance(one, Batch) else one for year, one in series.items()}


def scenarios_in(series: Mapping[int, Any]) -> int:
    """How many scenarios a series is that of: one without a batch in it."""
    return next((len(one) for one in series.values() if isinstance(one, Batch)), 1)


def in_floats(series: Mapping[int, Any]) -> bool:
    """Whether a series is told in floats, of one scenario or of several; exactly otherwise."""
    return is_float(next(iter(series.values()), None))


def is_float(number: object) -> bool:
    """Whether a number is a float, or a batch of them."""
    return isinstance(number, (float, Batch))


def size(number: Any) -> Any:
    """How large a number is, whatever its sign; of a batch the largest."""
    if not isinstance(number, Batch):
        return abs(number)
    lowest, highest = min(number.numbers), max(number.numbers)
    return max(highest, -lowest)


def _rounded(number: Any) -> float:
    return number if isinstance(number, int) else float(number)
