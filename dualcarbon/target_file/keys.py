"""The keys of a target file: the one definition that the reader and the JSON Schema are made of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from dualcarbon.indicator import Better, Kind
from dualcarbon.target import Effort, Form

YEAR = r"(19|20|21)\d\d"
DAY = rf"{YEAR}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
EVIDENCE = ("official", "press", "copy")


class Key(NamedTuple):
    """One key of a mapping: what it says, and what may stand behind it.

    ``words`` lists the words that it takes, ``pattern`` what its text looks like, ``code`` is the rule that
    speaks when it is missing or does not fit. ``listed`` says that a list of texts may stand in its place.
    """

    name: str
    about: str
    required: bool = False
    words: tuple[str, ...] = ()
    pattern: str = ""
    example: str = ""
    code: str = ""
    listed: bool = False


class Keys(tuple[Key, ...]):  # noqa: SLOT001 - what follows from them is kept beside them
    """The keys of one mapping, in the order in which they are told."""

    @cached_property
    def by_name(self) -> Mapping[str, Key]:
        """Each by its name."""
        return {key.name: key for key in self}

    @cached_property
    def required(self) -> tuple[Key, ...]:
        """Those that no such mapping goes without."""
        return tuple(key for key in self if key.required)


FILE = Keys(
    (
        Key(
            name="region",
            about="The official code of the region (CN, CN-SD, 370100), or zone:slug or company:slug.",
            required=True,
            pattern=r"CN(-[A-Z]{2})?|\d{6}|(zone|company):[a-z0-9]+(_[a-z0-9]+)*",
            example="CN-SD",
            code="DC104",
        ),
        Key(name="name", about="The English name of a region of one's own."),
        Key(name="name_zh", about="The Chinese name of a region of one's own."),
        Key(name="indicators", about="Indicators of the file's own, by name."),
        Key(name="sources", about="The documents that the targets stand in, by a short key.", required=True),
        Key(name="targets", about="The announced targets.", required=True),
    )
)

SOURCE = Keys(
    (
        Key(name="title", about="The title of the document in English.", required=True, code="DC115"),
        Key(name="title_zh", about="The title in Chinese."),
        Key(name="issuer", about="Who issued it."),
        Key(name="number", about="Its official number, such as 鲁政字〔2022〕242号."),
        Key(name="issued", about="The year, month or day it was issued.", pattern=DAY, example="2022-12-18"),
        Key(name="url", about="Where it can be read.", pattern=r"https?://\S+", example="https://..."),
        Key(name="evidence", about="The kind of page that the numbers were read on.", words=EVIDENCE),
        Key(
            name="period",
            about="The first and the last year that the plan is for.",
            pattern=f"{YEAR}-{YEAR}",
            example="2021-2025",
        ),
    )
)

FORMS = (
    Key(name=Form.LEVEL, about="An amount or share in the target year.", example="at least 9000 万千瓦"),
    Key(name=Form.REDUCTION, about="A relative fall against the baseline.", example="at least 18 %"),
    Key(name=Form.DECREASE, about="An absolute fall against the baseline.", example="at least 12000 t"),
    Key(
        name=Form.INCREASE,
        about="An absolute rise, or a relative one in %, against the baseline.",
        example="2.5 percentage points",
    ),
    Key(name=Form.MULTIPLE, about="Times the baseline.", example="more than 6"),
    Key(name=Form.GROWTH, about="A rate per year.", example="at least 6.4 % per year on average"),
    Key(
        name=Form.ADDITION,
        about="What is added over the years after the baseline, in all or per year.",
        example="at least 1000 万千瓦 per year",
    ),
    Key(name=Form.PEAK, about="The maximum lies in or before a year.", example="before 2030"),
    Key(name=Form.NET_ZERO, about="Net emissions reach zero.", example="by 2060"),
    Key(name=Form.UNSTATED, about="A goal without a number, in words.", example="falls markedly"),
)

TARGET = Keys(
    (
        Key(name="id", about="A name for the target, once in the file.", required=True, pattern=r"\S+"),
        Key(name="indicator", about="What is measured: a word of dualcarbon list indicators.", required=True),
        *FORMS,
        Key(
            name="baseline",
            about="The year, or peak, that the target is stated against.",
            pattern=f"{YEAR}|peak",
            example="2020",
            code="DC109",
        ),
        Key(
            name="year",
            about="The year in which it is due.",
            pattern=YEAR,
            example="2030",
            code="DC109",
        ),
        Key(name="effort", about="How firmly it is meant.", words=tuple(Effort)),
        Key(name="scope", about="What part of the region or the economy it covers."),
        Key(name="definition", about="The variant of the indicator that it is stated in."),
        Key(name="source", about="The key of the document under sources.", required=True, code="DC116"),
        Key(name="locator", about="Where in the document it stands."),
        Key(name="replaces", about="The id, or a list of ids, of targets that it supersedes.", listed=True),
        Key(name="note", about="What else there is to know."),
    )
)

INDICATOR = Keys(
    (
        Key(name="label", about="What it is called in English.", required=True),
        Key(name="label_zh", about="What it is called in Chinese."),
        Key(name="unit", about="The unit that results are told in.", required=True, code="DC106"),
        Key(name="better", about="Which direction is progress.", required=True, words=tuple(Better)),
        Key(name="kind", about="What sort of number it is.", required=True, words=tuple(Kind)),
    )
)

INDICATOR_NAME = r"[a-z][a-z0-9_]*"
