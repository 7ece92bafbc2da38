"""Which indicators the evidence for some others may ask for."""

from __future__ import annotations

from collections.abc import Iterable

from dualcarbon.indicator import Indicator, vocabulary


def needed(indicators: Iterable[Indicator]) -> frozenset[str]:
    """The names of these indicators, of all that they follow from, and of all that they contain."""
    found: set[str] = set()
    ahead = list(indicators)
    while ahead:
        one = ahead.pop()
        if one.name in found:
            continue
        found.add(one.name)
        names = (*one.parts, *(name for relation in one.relations for name in relation.operands))
        ahead.extend(vocabulary()[name] for name in names if name in vocabulary())
        found.update(name for name in names if name not in vocabulary())
    return frozenset(found)
