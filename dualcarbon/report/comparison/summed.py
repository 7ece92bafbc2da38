"""The lines below a comparison that say whether the provinces add up to the nation."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from dualcarbon.assessment import Figure
from dualcarbon.comparison import SumUp
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.paper.grid import Remark


def sum_lines(one: SumUp, words: Words = IN_ENGLISH) -> Iterator[Remark]:
    """The sum with what it rests on, and what the other provinces would have to reach."""
    every = len(one.counted) + len(one.without)
    total = _amount(one, one.total, words)
    if not one.counted:
        yield Remark(text=words.say("Σ no province states a level that could be added up"))
        return
    if one.nation is None:
        yield Remark(
            text=words.say(
                "Σ {n} of {every} provinces aim at {total} together; the nation states no level",
                n=len(one.counted),
                every=every,
                total=total,
            )
        )
        return
    yield Remark(
        text=words.say(
            "Σ {n} of {every} provinces aim at {total} together; the nation at {nation}",
            n=len(one.counted),
            every=every,
            total=total,
            nation=_amount(one, one.nation, words),
        )
    )
    if one.without:
        yield Remark(text=f"{_rest(one, words)}{_observed(one, words)}")
        names = words.listed([words.region_named(region.code) for region in one.without])
        yield Remark(text=words.say("no level for the sum: {names}", names=names))


def _rest(one: SumUp, words: Words) -> str:
    n, rest = len(one.without), one.rest or Fraction(0)
    if rest <= 0:
        over = _amount(one, -rest, words)
        return words.say("these alone reach it, with {amount} to spare", amount=over)
    amount = _amount(one, rest, words)
    return words.count(
        "the {n} other province would have to reach {amount}",
        "the {n} other provinces would have to reach {amount}",
        n,
        amount=amount,
    )


def _observed(one: SumUp, words: Words) -> str:
    """What the others have now, where anything is on record."""
    if one.observed is None:
        return ""
    years = str(one.last) if one.first == one.last else f"{one.first}–{one.last}"
    return words.say(
        "; on record are {amount} of {n} of them ({years})",
        amount=_amount(one, one.observed, words),
        n=one.observed_of,
        years=years,
    )


def _amount(one: SumUp, value: Fraction, words: Words) -> str:
    return words.amount(Figure(value=value, unit=one.unit))
