"""A target file to start from."""

from __future__ import annotations

from collections.abc import Callable

from dualcarbon.problem import message
from dualcarbon.region import Region
from dualcarbon.target_file.schema import SCHEMA_NAME

_TOP = (
    message("(for editors; dualcarbon schema > {file} writes it)"),
    message("Check this file with: dualcarbon validate FILE, and its targets with: dualcarbon check FILE"),
)
_SOURCES = message("The documents, each under a key of your own. Only the title is required.")
_ISSUED = message("a year, a month or a day")
_PERIOD = message("of a plan for some years")
_URL = message("where it can be read")
_EVIDENCE = message("official, press or copy: the page that the numbers were read on")
_TARGETS = message("The targets, each with one form:")
_FORMS = (
    ("level: at least 20 %", message("an amount or share in the target year")),
    ("reduction: at least 18 %", message("a relative fall against the baseline")),
    ("decrease: at least 12000 t", message("an absolute fall")),
    ("increase: 2.5 percentage points", message("an absolute rise, or a relative one in %")),
    ("multiple: more than 6", message("times the baseline")),
    ("growth: at least 6.4 % per year on average", ""),
    ("addition: at least 1000 万千瓦 per year", message("what is added after the baseline")),
    ("peak: before 2030", message("before excludes the year, by includes it")),
    ("net_zero: by 2060", ""),
    ("unstated: falls markedly", message("a goal without a number")),
)
_BOUNDS = (
    message(
        "Bounds are words: at least, more than, at most, less than, about, exactly, and ranges such as 40 to 45 %."
    ),
    message(
        "dualcarbon list indicators names what can stand behind indicator, dualcarbon list units the units."
    ),
)
_LOCATOR = message("where in the document")
_EFFORT = message("binding, expected or strive")
_TITLE = message("Carbon Peaking Implementation Plan")
_TITLE_ZH = "碳达峰实施方案"
_ISSUER = message("People's Government")
_UNSTATED = message("as assigned by the state")
_FORM_ROOM = 41


def draft(region: Region, told: Callable[[str], str] = str) -> str:
    """A commented file of a region, which holds one goal without a number and reads as it stands.

    Args:
        region: whose it is.
        told: puts a comment into another language.
    """
    names = f"name: {region.name}\nname_zh: {region.name_zh}\n" if ":" in region.code else ""
    called = " · ".join(dict.fromkeys((region.full_name, region.full_name_zh)))
    forms = "\n".join(f"#   {f'{form}{_room(form)}{told(what)}' if what else form}" for form, what in _FORMS)
    bounds = "\n".join(f"# {told(one)}" for one in _BOUNDS)
    title = told(_TITLE)
    # A title in Chinese is not told twice.
    title_zh = "" if title == _TITLE_ZH else f"    # title_zh: {_TITLE_ZH}\n"
    schema, check = (told(one).format(file=SCHEMA_NAME) for one in _TOP)
    return f"""# yaml-language-server: $schema={SCHEMA_NAME}
# {schema}
# {called}
# {check}
region: {region.code}
{names}
# {told(_SOURCES)}
sources:
  plan:
    title: {title}
{title_zh}    # number: 政字〔2022〕1号
    issuer: {told(_ISSUER)}
    issued: 2022-12        # {told(_ISSUED)}
    # period: 2021-2025    # {told(_PERIOD)}
    # url: https://...     # {told(_URL)}
    evidence: official     # {told(_EVIDENCE)}

# {told(_TARGETS)}
{forms}
{bounds}
targets:
  - id: carbon-intensity-2030
    indicator: carbon_intensity
    unstated: {told(_UNSTATED)}
    year: 2030
    source: plan
    # locator: 二、主要目标   # {told(_LOCATOR)}
  # - id: carbon-intensity-2025
  #   indicator: carbon_intensity
  #   reduction: at least 18 %
  #   baseline: 2020
  #   year: 2025
  #   effort: binding       # {told(_EFFORT)}
  #   source: plan
"""


def _room(form: str) -> str:
    """The blanks up to the column of what a form means; a Chinese sign takes two columns."""
    return " " * (_FORM_ROOM - len(form) - sum(not sign.isascii() for sign in form))
