"""The sentences of a language: English in the code, every other language in a catalogue beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from dualcarbon.problem import message

if TYPE_CHECKING:
    from dualcarbon.report.catalogue.po import Key

ENGLISH = "en"

__all__ = ["ENGLISH", "Key", "languages", "message", "quotations", "translations"]


LOCALE = Path(__file__).parent / "locale"
"""Where the catalogues are."""


@cache
def languages() -> tuple[str, ...]:
    """The languages that there is a catalogue for, English first."""
    found = (entry.name for entry in LOCALE.iterdir())
    return (ENGLISH, *sorted(name.removesuffix(".po") for name in found if name.endswith(".po")))


@cache
def translations(lang: str) -> Mapping[Key, tuple[str, ...]]:
    """What a catalogue holds, by context and English text; nothing for English.

    Raises:
        PoError: the catalogue cannot be read.
        FileNotFoundError: there is none for this language.
    """
    if lang == ENGLISH:
        return MappingProxyType({})
    # An English run reads no catalogue.
    from dualcarbon.report.catalogue.po import read_po

    name = f"{lang}.po"
    text = LOCALE.joinpath(name).read_text(encoding="utf-8")
    return MappingProxyType(dict(read_po(text, name)))


@cache
def quotations(lang: str) -> Mapping[Key, tuple[str, ...]]:
    """What the files that ship say in words of their own, by the English text; read only where it is printed.

    Raises:
        PoError: the catalogue cannot be read.
    """
    from dualcarbon.report.catalogue.po import read_po

    name = f"{lang}.po"
    place = LOCALE.joinpath("quoted", name)
    return MappingProxyType(dict(read_po(place.read_text(encoding="utf-8"), name)) if place.is_file() else {})
