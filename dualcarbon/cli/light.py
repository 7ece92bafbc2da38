"""Commands whose arguments are read without pydantic, which takes longer to load than most answers take."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_origin

import typer
from typer.core import TyperCommand, TyperGroup

_SIMPLE = (str, int, bool, Path)
# What is replaced below is no public part of Typer: any other version reads its arguments in its own way.
_KNOWN = "0.29."


class LightCommand(TyperCommand):
    """Reads text, whole numbers, paths and choices itself, where this version of Typer lets it."""

    def get_params(self, ctx: Any) -> Any:
        """The parameters, each with its reader."""
        return _lightened(super().get_params(ctx))


class LightGroup(TyperGroup):
    """The same for a group of commands."""

    def get_params(self, ctx: Any) -> Any:
        """The parameters, each with its reader."""
        return _lightened(super().get_params(ctx))


def _lightened(parameters: list[Any]) -> list[Any]:
    if not typer.__version__.startswith(_KNOWN):
        return parameters
    for parameter in parameters:
        descriptor: Any = getattr(parameter, "type_descriptor", None)
        annotation = getattr(descriptor, "annotation", None)
        many = get_origin(annotation) is list
        element = get_args(annotation)[0] if many else annotation
        # Typer fills this on first use with a pydantic adapter; older versions have no such thing.
        if getattr(parameter, "_runtime_param", True) is None and _is_simple(element, descriptor):
            reader = _Reader(element, many=many, limits=descriptor.parameter_info)
            parameter._runtime_param = reader  # noqa: SLF001 - there is no public way
    return parameters


class _Reader:
    """From the words of an argument to its value."""

    def __init__(self, kind: Any, *, many: bool, limits: Any) -> None:
        self._kind, self._many, self._limits = kind, many, limits

    def coerce(self, value: Any, *, param: Any, ctx: Any) -> Any:
        """The value, or None where there is none; called by Typer."""
        if value is None:
            return () if self._many else None
        try:
            return [self._read(one) for one in value] if self._many else self._read(value)
        except ValueError as error:
            raise typer.BadParameter(str(error), ctx=ctx, param=param) from None

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
        low, high = self._limits.min, self._limits.max
        if (low is not None and number < low) or (high is not None and number > high):
            raise ValueError(f"{number} is not between {low} and {high}")
        return number


def _is_simple(kind: object, descriptor: Any) -> bool:
    """Whether a parameter asks for nothing beyond its type and a range."""
    asked = descriptor.parameter_info
    if asked.parser is not None or asked.exists or asked.resolve_path or asked.clamp:
        return False
    return kind in _SIMPLE or (isinstance(kind, type) and issubclass(kind, StrEnum))


def _choice(kind: type[StrEnum], word: str) -> StrEnum:
    try:
        return kind(word)
    except ValueError:
        raise ValueError(f"{word!r} is not one of {', '.join(kind)}") from None


def _whole(word: str) -> int:
    try:
        return int(word)
    except ValueError:
        raise ValueError(f"{word!r} is not a whole number") from None
