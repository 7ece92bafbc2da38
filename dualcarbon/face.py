"""Faces of rooms: names that few runs ask for are loaded when one of them is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module


def later(package: str, homes: Mapping[str, Sequence[str]]) -> Callable[[str], object]:
    """The ``__getattr__`` of a package whose modules are loaded when a name of theirs is first asked for (PEP 562).

    Args:
        package: its name.
        homes: the names that each of these modules offers, by the module.
    """
    rooms = {name: room for room, names in homes.items() for name in names}

    def found(name: str) -> object:
        if name not in rooms:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value: object = getattr(import_module(f"{package}.{rooms[name]}"), name)
        # Asked once: from now on it is found like any other name.
        setattr(sys.modules[package], name, value)
        return value

    return found
