"""Real targets on published numbers: the verdicts of judgement.yaml, which is what to read to learn the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from series import codes, made_target

from dualcarbon import load_region
from dualcarbon.assessment import Assessment, Figure, assess
from dualcarbon.evidence import Evidence
from dualcarbon.library import Library
from dualcarbon.target import Form, Target, in_force
from dualcarbon.target_file import RegionFile
from dualcarbon.trajectory import Dataset
from dualcarbon.trajectory_file import read_trajectories

FILE = Path(__file__).parent / "judgement.yaml"
FEWEST = 40


@dataclass(frozen=True, kw_only=True)
class Case:
    """One real case: what it is about, and the answer."""

    rule: str
    stated: Mapping[str, Any]

    def __str__(self) -> str:
        about = self.stated.get("target") or " ".join(map(str, self.stated["goal"].values()))
        return f"{self.stated.get('region', 'goal')} {about} as of {self.stated['as_of']}"


def cases() -> Iterator[Case]:
    """Every case of the file."""
    for chapter in yaml.safe_load(FILE.read_text(encoding="utf-8")):
        for stated in chapter["cases"]:
            yield Case(rule=chapter["rule"], stated=stated)


@pytest.mark.parametrize("case", list(cases()), ids=str)
def test_a_careful_expert_would_repeat_it(case: Case) -> None:
    """The verdict, the numbers behind it and the reason, as worked out by hand."""
    stated = case.stated
    main, others = _judged(case)
    assert main.verdict.value == stated["verdict"], case.rule
    assert main.within_rounding is stated.get("rounding", False)
    for name in ("observed", "projected", "margin"):
        if name in stated:
            assert _rounded(getattr(main, name), stated[name]) == stated[name], name
    if "acceleration" in stated:
        assert main.acceleration is not None
        assert _told(main.acceleration, stated["acceleration"]) == stated["acceleration"]
    if "definition" in stated:
        assert main.definition == stated["definition"]
    if "note" in stated:
        assert [_rounded(one.observed, stated["note"]) for one in others] == [stated["note"]]
    if "reason" in stated:
        # What is only known by a bound is told behind what would be said without it.
        assert stated["reason"] in codes(main)
        assert stated["reason"] == codes(main)[0] or stated["reason"] == "only_a_bound"
    if "also" in stated:
        assert stated["also"] in codes(main)


def test_there_are_enough_of_them_and_each_says_why() -> None:
    """The table is what a newcomer reads."""
    every = list(cases())
    assert len(every) >= FEWEST
    assert all(len(case.stated["why"]) > len("a word") for case in every)
    assert len({str(case) for case in every}) == len(every)


def _judged(case: Case) -> tuple[Assessment, Sequence[Assessment]]:
    """The main assessment, and those in its note."""
    stated, as_of = case.stated, int(case.stated["as_of"])
    if "region" in stated:
        file = _region(stated["region"])
        target = next(one for one in in_force(file.targets, as_of) if one.id == stated["target"])
        data = _record(stated["region"])
    else:
        target, data = _goal(stated["goal"]), _data(stated["goal"]["indicator"], stated["data"])
    found = assess([target], Evidence(data, as_of=as_of))
    return next(one for one in found if one.main), [one for one in found if not one.main]


@cache
def _region(code: str) -> RegionFile:
    return load_region(code)


@cache
def _record(code: str) -> Dataset:
    return Library().record([code])


def _goal(goal: Mapping[str, Any]) -> Target:
    form = next(form for form in Form if form.value in goal)
    return made_target(
        goal["indicator"], form.value, goal[form.value], year=goal.get("year"), baseline=goal.get("baseline")
    )


def _data(indicator: str, rows: Sequence[str]) -> Dataset:
    """Rows of ``year,value,unit`` and, where wanted, another indicator and the year it is relative to."""
    lines = ["region,indicator,year,value,unit,relative_to"]
    for row in rows:
        year, value, unit, *rest = row.split(",")
        name, base = (*rest, "", "")[:2]
        lines.append(f"CN,{name or indicator},{year},{value},{unit},{base}")
    return read_trajectories("\n".join(lines) + "\n", "judgement.yaml")


def _rounded(figure: Figure | None, like: str) -> str | None:
    return None if figure is None else _told(figure.value, like)


def _told(value: Fraction, like: str) -> str:
    """A number rounded half up to the places of the expected one."""
    places = Decimal(1).scaleb(int(Decimal(like).as_tuple().exponent))
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(places, rounding=ROUND_HALF_UP))
