"""The names of scenarios, as they are asked for: in full, without the model, or by a pattern."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from dualcarbon.problem import Enumeration, Sentence, UnknownName, did_you_mean, quoted

_SHOWN = 20


def is_called(scenario: str, asked: str) -> bool:
    """Whether a scenario is meant by a name, in full (``MODEL|SCENARIO``) or without its model, or by a pattern."""
    short = scenario.partition("|")[2]
    return (
        asked in (scenario, short)
        or fnmatchcase(scenario, asked)
        or (bool(short) and fnmatchcase(short, asked))
    )


def any_called(asked: str, known: Iterable[str]) -> bool:
    """Whether any scenario is meant by a name or a pattern."""
    return any(is_called(one, asked) for one in known)


def listed(values: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    """The names and patterns of lists with commas, each once; a name that holds a comma itself is not parted.

    Args:
        values: texts that hold one name, or several with commas between them.
        known: the scenarios that are there.
    """
    found: list[str] = []
    for value in values:
        whole = value.strip()
        parts = whole.replace("，", ",").split(",")
        found += [whole] if len(parts) > 1 and any_called(whole, known) else [part.strip() for part in parts]
    return tuple(dict.fromkeys(name for name in found if name))


def refuse_unknown(asked: Iterable[str], known: Sequence[str]) -> None:
    """Every name and every pattern has to be about a scenario that is there.

    Raises:
        UnknownName: one is about none.
    """
    for name in asked:
        if not any_called(name, known):
            hint = _parted(name, known) or did_you_mean(name, known)
            if not hint and known:
                hint = Sentence("known: {known}", known=Enumeration(known[:_SHOWN]))
            raise UnknownName(
                Sentence('no scenario "{name}" in the data in use', name=name),
                hint=hint or "there are no scenarios in it",
            )


def _parted(name: str, known: Sequence[str]) -> str:
    """Where the parts between commas are names, that they are to be given one by one."""
    parts = [part.strip() for part in name.split(",")]
    if not parts[1:] or not all(any_called(part, known) for part in parts):
        return ""
    return Sentence("give them one by one: {names}", names=Enumeration(map(quoted, parts)))
