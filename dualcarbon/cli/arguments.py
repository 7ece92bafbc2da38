"""What the words of a command line say: lists, and values read without pydantic.

Typer from 0.29 on reads every value with pydantic, which takes longer to load than most answers take. Here
the values of plain types are read first, through ``process_value``, the public step of every parameter.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin

import typer

from dualcarbon.problem import Enumeration, Sentence, did_you_mean

_PLAIN = (str, int, Path)


def read_list(values: Iterable[str] | None) -> tuple[str, ...]:
    """The words of an option that takes a list, with commas or repeated, each once and in order.

    ``--indicator a,b --indicator c`` and ``--indicator a --indicator b,c`` are one list; a full-width comma
    parts too, and empty words are passed over.
    """
    words = (word.strip() for value in values or () for word in value.replace("，", ",").split(","))
    return tuple(dict.fromkeys(word for word in words if word))


def read_plainly(parameters: Sequence[Any], hints: Mapping[str, Any]) -> None:
    """Lets the parameters of a command read texts, whole numbers, paths and choices by themselves.

    Args:
        parameters: those that Typer made of a function.
        hints: what each is annotated with, ``Annotated[int | None, typer.Option(...)]``.
    """
    for parameter in parameters:
        kind, many, asked = _asked(hints.get(parameter.name))
        if kind is not None and issubclass(kind, StrEnum):
            # For the shell, when Tab is pressed.
            parameter.offered = tuple(kind)
        if kind is not None and parameter.callback is None and not _asks_for_more(asked):
            parameter.process_value = _Reader(
                kind, many=many, low=asked.min, high=asked.max, parameter=parameter
            )


class _Reader:
    """Reads the values of one parameter; what is none of its business goes the way of Typer."""

    def __init__(self, kind: type, *, many: bool, low: Any, high: Any, parameter: Any) -> None:
        self._kind, self._many, self._low, self._high = kind, many, low, high
        self._parameter, self._by_typer = parameter, parameter.process_value

    def __call__(self, ctx: Any, value: Any) -> object:
        if not value and value != "" and self._parameter.required:
            return self._by_typer(ctx, value)
        try:
            if value is None or value == ():
                return () if self._many else None
            if self._many and isinstance(value, list | tuple):
                return [self._read(one) for one in value]
            if isinstance(value, str | int | Path) and not self._many:
                return self._read(value)
        except ValueError as error:
            raise typer.BadParameter(error.args[0], ctx=ctx, param=self._parameter) from None
        return self._by_typer(ctx, value)

    def _read(self, word: Any) -> object:
        if isinstance(word, self._kind):
            return word
        if issubclass(self._kind, StrEnum):
            return _choice(self._kind, str(word))
        if self._kind is int:
            return self._within(_whole(str(word)))
        make: Callable[[str], object] = self._kind
        return make(str(word))

    def _within(self, number: int) -> int:
        if (self._low is not None and number < self._low) or (self._high is not None and number > self._high):
            raise ValueError(
                Sentence(
                    "{number} is not between {low} and {high}", number=number, low=self._low, high=self._high
                )
            )
        return number


def _asked(hint: Any) -> tuple[type | None, bool, Any]:
    """Of ``Annotated[list[T] | None, Option]``: the plain type T, whether a list, the option."""
    if get_origin(hint) is not Annotated:
        return None, False, None
    inner, asked, *_ = get_args(hint)
    if get_origin(inner) in (Union, types.UnionType):
        options = [one for one in get_args(inner) if one is not type(None)]
        if len(options) != 1:
            return None, False, None
        inner = options[0]
    many = get_origin(inner) is list
    kind = get_args(inner)[0] if many else inner
    plain = kind in _PLAIN or (isinstance(kind, type) and issubclass(kind, StrEnum))
    return (kind if plain else None), many, asked


def _asks_for_more(asked: Any) -> bool:
    """Whether a parameter asks for something beyond its type and a range."""
    return bool(asked.parser or asked.exists or asked.resolve_path or asked.clamp)


def _choice(kind: type[StrEnum], word: str) -> StrEnum:
    try:
        return kind(word)
    except ValueError:
        near = did_you_mean(word, kind)
        told = Sentence("{word!r} is not one of {known}", word=word, known=Enumeration(kind))
        raise ValueError(Sentence("{told}; {near}", told=told, near=near) if near else told) from None


def _whole(word: str) -> int:
    try:
        return int(word)
    except ValueError:
        raise ValueError(Sentence("{word!r} is not a whole number", word=word)) from None
