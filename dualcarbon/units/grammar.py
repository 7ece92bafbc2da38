"""Unit expressions: ``tce/10^4 yuan``, ``万千瓦``, ``t CO2 per person``, ``g CO2/(t*km)``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, NoReturn

from dualcarbon.number import refuse
from dualcarbon.problem import Sentence, UnknownName, Unreadable, did_you_mean
from dualcarbon.units import scale
from dualcarbon.units.spelling import REFUSED, clean, too_long
from dualcarbon.units.vocabulary import GAS, MASSES, KnownUnit, names, words

_TOKEN = re.compile(
    r" ?(?:(?P<operator>[/*()])"
    r"|(?P<figures>[0-9][0-9,]*(?:\^[+-]?[0-9]+)?)"
    r"|(?P<word>[A-Za-z%‰$¥][A-Za-z0-9_%]*(?:-[A-Za-z0-9]+)*|[\u4e00-\u9fff]+(?:_[0-9]+)?))"
)
_PER_CENT = re.compile(r"\bper cent\b", re.IGNORECASE)
_PRICED = re.compile(r"(?P<money>[^_]+)_(?P<year>(?:19|20)[0-9]{2})")
_ALWAYS = {"percent": "%", "percentage_point": "percentage points", "CO2e": "CO2e", "CO2": "CO2"}


class Unit(NamedTuple):
    """A unit as read: its spelling, its power of ten, and the names in it with their exponents."""

    text: str
    exponent: int
    parts: tuple[tuple[str, int], ...]


class _Product(NamedTuple):
    text: str
    exponent: int
    names: tuple[str, ...]


@lru_cache(maxsize=4096)
def parse_unit(text: str) -> Unit:
    """Reads a unit expression.

    Raises:
        UnknownName: a part of it is unknown or reads two ways; near names are in the hint.
    """
    cleaned = clean(text)
    if not cleaned:
        return Unit(text="", exponent=0, parts=())
    if too_long(cleaned):
        refuse(cleaned[:40], "the unit is too long to be one", "")
    try:
        return _Expression(cleaned).unit()
    except Unreadable as error:
        raise UnknownName(problems=error.problems) from None


class _Expression:
    """An expression, read in one pass over its tokens."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = _tokens(text)
        self._at = 0

    def unit(self) -> Unit:
        text, exponent, parts = self._quotient()
        if self._at < len(self._tokens):
            rest = " ".join(self._tokens[self._at :])
            refuse(
                rest,
                Sentence('"{rest}" cannot stand where it does in "{text}"', rest=rest, text=self._text),
                "",
            )
        return Unit(text=text, exponent=exponent, parts=tuple((name, n) for name, n in parts.items() if n))

    def _quotient(self) -> tuple[str, int, dict[str, int]]:
        text, exponent, parts, _ = self._product()
        while self._next() == "/":
            self._at += 1
            below, power, others, factors = self._product()
            if factors > 1:
                refuse(
                    self._text,
                    Sentence('"{text}" reads two ways: what stands after "/" is a product', text=self._text),
                    'put brackets around it: "kWh/(t*km)"',
                )
            text += f"/{below}"
            exponent -= power
            for name, n in others.items():
                parts[name] = parts.get(name, 0) - n
        return text, exponent, parts

    def _product(self) -> tuple[str, int, dict[str, int], int]:
        text, exponent, parts = self._factor()
        factors = 1
        while self._next() == "*":
            self._at += 1
            more, power, others = self._factor()
            text += f"*{more}"
            exponent += power
            factors += 1
            for name, n in others.items():
                parts[name] = parts.get(name, 0) + n
        return text, exponent, parts, factors

    def _factor(self) -> tuple[str, int, dict[str, int]]:
        if self._next() == "(":
            self._at += 1
            text, exponent, parts = self._quotient()
            if self._next() != ")":
                refuse(self._text, Sentence('"{text}" lacks a closing bracket', text=self._text), "")
            self._at += 1
            return (f"({text})" if re.search(r"[/*]", text) else text), exponent, parts
        start = self._at
        while self._next() not in ("/", "*", "(", ")", ""):
            self._at += 1
        if self._at == start:
            refuse(
                self._text,
                Sentence(
                    '"{text}" lacks a unit beside "{other}"', text=self._text, other=self._next() or "/"
                ),
                "",
            )
        term = _term(self._tokens[start : self._at], self._text)
        return term.text, term.exponent, {name: term.names.count(name) for name in term.names}

    def _next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""


def _tokens(text: str) -> list[str]:
    text = _PER_CENT.sub("percent", text)
    tokens: list[str] = []
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if not found:
            rest = text[at:].strip()
            refuse(rest, Sentence('"{rest}" is not part of a unit', rest=rest), "")
        token = found[0].strip()
        tokens.append("/" if token.lower() in ("per", "每") else token)
        at = found.end()
    return tokens


def _term(tokens: Sequence[str], whole: str) -> _Product:
    exponent = scale.exponent_of(tokens[0])
    if exponent is None:
        return _measured(tokens, whole)
    lead = scale.spelled(tokens[0])
    if len(tokens) == 1:
        return _Product(text=lead, exponent=exponent, names=())
    term = _measured(tokens[1:], whole)
    if not term.names or term.exponent:
        refuse(whole, Sentence('"{whole}" has two powers of ten', whole=whole), "write one of them")
    return _Product(text=_join(lead, term.text), exponent=exponent + term.exponent, names=term.names)


def _measured(tokens: Sequence[str], whole: str) -> _Product:
    """A unit without figures in front: words, a Chinese word with its 万, a mass with its gas."""
    spelled = "_".join(tokens)
    if spelled in REFUSED:
        refuse(spelled, *REFUSED[spelled])
    known = _known(spelled)
    if known and known.dimension == GAS:
        gas = " ".join(tokens)
        refuse(
            gas,
            Sentence('"{gas}" alone is no unit', gas=gas),
            Sentence('put a mass in front: "t {gas}"', gas=gas),
        )
    if known:
        return _Product(text=_written(known, " ".join(tokens)), exponent=0, names=(known.name,))
    for cut in range(len(spelled) - 1, 0, -1):
        mass = _known(spelled[:cut].rstrip("_"))
        if mass and mass.name in MASSES:
            found = _known(spelled[cut:].lstrip("_").removeprefix("of_"))
            if found and found.dimension == GAS:
                first = spelled[:cut].strip("_").replace("_", " ")
                last = spelled[cut:].strip("_").removeprefix("of_").replace("_", " ")
                return _Product(
                    text=_join(first, _written(found, last)), exponent=0, names=(mass.name, found.name)
                )
    priced = _PRICED.fullmatch(spelled)
    if priced and (money := _known(priced["money"])) and money.name == "yuan":
        return _Product(text=f"yuan_{priced['year']}", exponent=0, names=(f"yuan_{priced['year']}",))
    return _with_chinese_scale(tokens, whole)


def _with_chinese_scale(tokens: Sequence[str], whole: str) -> _Product:
    """万千瓦, 千万千瓦, 亿吨CO2: the shortest power of ten that leaves a unit behind."""
    first = tokens[0]
    for length in (1, 2):
        exponent, left = scale.CHINESE.get(first[:length]), first[length:]
        if exponent is None or not left or (left[0] in scale.CHINESE and not _known(left)):
            continue
        term = _measured([left, *tokens[1:]], whole)
        return _Product(text=f"{first[:length]}{term.text}", exponent=exponent, names=term.names)
    return unknown(" ".join(tokens), whole)


def unknown(word: str, whole: str) -> NoReturn:
    """Says that a unit is not known, with the names near to it."""
    if word in REFUSED:
        refuse(word, *REFUSED[word])
    place = "" if word == whole else Sentence(' in "{whole}"', whole=whole)
    refuse(
        word,
        Sentence('unknown unit "{word}"{place}', word=word, place=place),
        _near(word) or "dualcarbon list units names those that are known",
    )


@lru_cache(maxsize=1024)
def _near(word: str) -> str:
    spelled = word.replace(" ", "_")
    same = [name for name in names() if name.casefold() == spelled.casefold()]
    if same:
        return did_you_mean(same[0].replace("_", " "), [name.replace("_", " ") for name in same])
    return did_you_mean(word, [name.replace("_", " ") for name in names()])


def _known(spelled: str) -> KnownUnit | None:
    return names().get(spelled) or words().get(spelled.lower())


def _written(unit: KnownUnit, text: str) -> str:
    return _ALWAYS.get(unit.name, text) if text.isascii() or "百分点" in text else text


def _join(first: str, second: str) -> str:
    chinese = "\u4e00" <= first[-1] <= "\u9fff"
    return f"{first}{second}" if chinese else f"{first} {second}"
