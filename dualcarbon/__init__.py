"""dualcarbon: is this place on course for the carbon goals it has announced, and how far off is it?

    import dualcarbon as dc

    for assessment in dc.check("shandong"):
        print(assessment.target.id, assessment.verdict)

``dir(dc)`` shows what is public; ``dualcarbon/public.py`` is the list of it. The names are loaded when the first
of them is used, so that the command line starts fast.
"""

from __future__ import annotations

import sys as _sys
from functools import cache as _cache
from importlib import import_module as _import_module
from importlib.util import find_spec as _find_spec
from types import ModuleType as _ModuleType
from typing import TYPE_CHECKING as _TYPE_CHECKING

from dualcarbon.version import __version__ as __version__

if _TYPE_CHECKING:
    from dualcarbon.public import *  # noqa: F403 - the one list of names


class _Door(_ModuleType):
    """A room that is called like the question that it answers stands behind it: ``dc.overview`` is the question.

    Whoever wants the room writes ``from dualcarbon.overview import ...``.
    """

    def __setattr__(self, name: str, value: object) -> None:
        # The import of a room sets it on the package, whenever it comes.
        if not (isinstance(value, _ModuleType) and callable(getattr(value, name, None))):
            super().__setattr__(name, value)


_sys.modules[__name__].__class__ = _Door


@_cache
def _names() -> dict[str, object]:
    public = vars(_import_module("dualcarbon.public"))
    return {name: value for name, value in public.items() if not name.startswith("_")}


def _room(name: str) -> _ModuleType | None:
    """The room of this name, as ``from dualcarbon import units`` asks for it; None if it stands behind a question."""
    if _find_spec(f"{__name__}.{name}") is None:
        return None
    room = _import_module(f"{__name__}.{name}")
    return None if callable(getattr(room, name, None)) else room


def __getattr__(name: str) -> object:
    if name == "__all__":
        return __dir__()
    # What asks for names of the machinery, or for a room, does not load the whole program.
    if not name.startswith("_"):
        room = _room(name)
        if room is not None:
            return room
        if name in _names():
            return _names()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*_names(), "__version__"])
