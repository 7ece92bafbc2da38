"""One target of a file: its form, its years, its document."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from dualcarbon.document import MappingNode, ScalarNode
from dualcarbon.indicator import Indicator, vocabulary
from dualcarbon.problem import Enumeration, Sentence
from dualcarbon.region import Region
from dualcarbon.target import Baseline, Effort, Form, Moment, Source, Target
from dualcarbon.target_file.amount import read_amount, read_when
from dualcarbon.target_file.fields import Fields, Log, read_fields
from dualcarbon.target_file.keys import FORMS, TARGET
from dualcarbon.target_file.unsaid import implied_baseline

_A_TARGET = Sentence("a target")
_NUMBERLESS = (Form.PEAK, Form.NET_ZERO, Form.UNSTATED)
_FORMS = {key.name: Form(key.name) for key in FORMS}
_SHOWN = 20  # of the sources that there are


def read_target(
    node: MappingNode,
    *,
    region: Region | None,
    sources: Mapping[str, Source],
    own: Mapping[str, Indicator],
    log: Log,
) -> Target | None:
    """The target that a mapping states; None, and problems, where it cannot be told."""
    before = len(log.problems)
    fields = read_fields(node, TARGET, _A_TARGET, log)
    indicator = _indicator(fields, own, log)
    source = _source(fields, sources, log)
    stated = _form(fields, log)
    if stated is None:
        return None
    form, value = stated
    bound = moment = None
    if indicator and form not in _NUMBERLESS:
        bound = read_amount(value, form, indicator, log)
    elif form in (Form.PEAK, Form.NET_ZERO):
        moment = read_when(value, log)
    year = _year(fields, form, moment, log)
    baseline = _baseline(fields, year, log)
    if len(log.problems) > before or indicator is None or source is None or region is None:
        return None
    implied = implied_baseline(form, year, source) if baseline is None else None
    return Target(
        region=region.code,
        id=fields.text("id"),
        indicator=indicator,
        form=form,
        text=value.text,
        source=source,
        bound=bound,
        moment=moment,
        year=year,
        baseline=baseline if baseline is not None else implied,
        implied=implied is not None,
        effort=Effort(fields.text("effort")) if fields.text("effort") else None,
        scope=fields.text("scope"),
        definition=fields.text("definition"),
        replaces=tuple(item.text for item in fields.lists.get("replaces", ())),
        locator=fields.text("locator"),
        note=fields.text("note"),
        location=log.at(fields.place("id")),
    )


def _indicator(fields: Fields, own: Mapping[str, Indicator], log: Log) -> Indicator | None:
    name = fields.text("indicator")
    if not name:
        return None
    known = own.get(name) or vocabulary().get(name)
    if known:
        return known
    log.fault(
        fields.place("indicator"),
        "DC105",
        Sentence('unknown indicator "{name}"', name=name),
        hint=log.near(name, {**vocabulary(), **own})
        or Sentence("dualcarbon list indicators names those that are known"),
        expected="an indicator",
    )
    return None


def _source(fields: Fields, sources: Mapping[str, Source], log: Log) -> Source | None:
    key = fields.text("source")
    if not key or key in sources:
        return sources.get(key)
    first = [*islice(sources, _SHOWN), *(["…"] if len(sources) > _SHOWN else [])]
    known = Enumeration(first) or Sentence("none yet")
    log.fault(
        fields.place("source"),
        "DC113",
        Sentence('no source has the key "{key}"', key=key),
        hint=log.near(key, sources) or Sentence("the sources are: {known}", known=known),
        expected=known,
    )
    return None


def _form(fields: Fields, log: Log) -> tuple[Form, ScalarNode] | None:
    stated = [name for name in _FORMS if name in fields.node.entries]
    if not stated:
        log.fault(
            fields.node,
            "DC112",
            Sentence("a target states no form"),
            hint=Sentence("write one of: {words}", words=Enumeration(_FORMS)),
            expected="one form",
        )
        return None
    if len(stated) > 1:
        log.fault(
            fields.node.entries[stated[1]][0],
            "DC112",
            Sentence("a target states two forms: {first} and {second}", first=stated[0], second=stated[1]),
            hint=Sentence("write two targets, or keep one form"),
            expected="one form",
        )
        return None
    value = fields.texts.get(stated[0])
    return (_FORMS[stated[0]], value) if value else None


def _year(fields: Fields, form: Form, moment: Moment | None, log: Log) -> int | None:
    year = int(fields.text("year") or 0) or None
    if moment and year not in (None, moment.year):
        log.fault(
            fields.place("year"),
            "DC109",
            Sentence('the year {year} is not that of "{moment}"', year=year, moment=moment.text),
            hint=Sentence("the year of a peak or of net zero stands in its words: take the key out"),
            expected=str(moment.year),
        )
    if form not in _NUMBERLESS and year is None and "year" not in fields.broken:
        log.fault(
            fields.node,
            "DC102",
            Sentence('{what} lacks the key "{key}"', what=_A_TARGET, key="year"),
            hint=Sentence("the year in which it is due: add year: 2030"),
            expected="year",
        )
    return moment.year if moment else year


def _baseline(fields: Fields, year: int | None, log: Log) -> Baseline | None:
    text = fields.text("baseline")
    if not text:
        return None
    if text == "peak":
        return "peak"
    if year is not None and int(text) >= year:
        log.fault(
            fields.place("baseline"),
            "DC110",
            Sentence("the baseline {baseline} does not lie before the year {year}", baseline=text, year=year),
            hint=Sentence("a target is stated against an earlier year; are the two swapped?"),
            expected=f"before {year}",
        )
    return int(text)
