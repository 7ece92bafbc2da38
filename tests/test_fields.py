"""The page of fields is held to what the program writes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from conftest import Run

PAGE = (Path(__file__).parents[1] / "examples" / "fields.md").read_text(encoding="utf-8")
RUNS = {
    "check": ["check", "CN", "shandong", "--all", "--explain"],
    "check --summary": ["check", "CN", "--summary"],
    "overview": ["overview", "--indicator", "wind_capacity,solar_capacity"],
    "compare": ["compare", "energy_intensity", "--year", "2025", "--level", "province"],
    "scorecard": ["scorecard", "shandong"],
    "history": ["history", "CN", "--from", "2024"],
    "gaps": ["gaps", "shandong"],
    "path": ["path", "CN", "wind-solar-capacity-2035"],
    "rebase": ["rebase", "65%", "--from", "2005", "--to", "2020"],
    "convert": ["convert", "12 GW", "MW"],
    "validate": ["validate", "targets/china.yaml", "--severity", "note"],
}
OWN = ("overview", "compare", "scorecard", "history")
"""These have the fields of check beside their own."""
NO_JSON = ("gaps", "path")


@cache
def fields(section: str) -> tuple[tuple[str, str], ...]:
    """The names in json and in csv of a section of the page; empty where there is none."""
    found = re.search(rf"^## {re.escape(section)}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None, section
    rows = re.findall(r"^\| (`[\w.]+`|–) \| (`\w+`|–) \| .+ \|$", found[1], re.MULTILINE)
    assert len(rows) == found[1].count("\n| ") - 1, "a row that is no row"
    return tuple((one.strip("`–"), other.strip("`–")) for one, other in rows)


def names(section: str, column: int) -> set[str]:
    """The names of one of the two columns, those of check among them where they belong."""
    own = {row[column] for row in fields(section) if row[column]}
    return own | ({row[column] for row in fields("check") if row[column]} if section in OWN else set())


def _keys(data: Mapping[str, object], before: str = "") -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, dict) and key not in ("reason_values", "cells"):
            yield from _keys(value, f"{before}{key}.")
        else:
            yield f"{before}{key}"


def _told(objects: list[Mapping[str, object]]) -> set[str]:
    """The keys of objects; an object that is null in some of them counts by its keys alone."""
    found = {key for one in objects for key in _keys(one)}
    return {key for key in found if not any(other.startswith(f"{key}.") for other in found)}


def _objects(section: str, text: str) -> list[Mapping[str, object]]:
    document = json.loads(text)
    match section:
        case "check":
            return list(document["assessments"])
        case "check --summary":
            return list(document["targets"])
        case "overview":
            return [cell for region in document["regions"] for cell in region["cells"].values()]
        case "compare":
            return list(document["rows"])
        case "scorecard":
            head = [
                {key: line[key] for key in ("role", "label", "label_zh", "state")}
                for line in document["lines"]
            ]
            return [*head, *(one for line in document["lines"] for one in line["rests_on"])]
        case "history":
            return [one for target in document["targets"] for one in target["as_of"].values()]
        case "validate":
            return list(document)
        case _:
            return [document]


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[1])


@pytest.mark.parametrize("section", [section for section in RUNS if section != "validate"])
def test_the_columns_of_csv(run: Callable[..., Run], section: str) -> None:
    """Each stands on the page, and the page has no other."""
    argv = [one for one in RUNS[section] if one != "--explain"]
    header = run(*argv, "--format", "csv").stdout.split("\n")[0]
    assert set(header.split(",")) == names(section, 1)


@pytest.mark.parametrize("section", [section for section in RUNS if section not in NO_JSON])
def test_the_keys_of_json(run: Callable[..., Run], section: str) -> None:
    """Each stands on the page, and the page has no other."""
    told = _told(_objects(section, run(*RUNS[section], "--format", "json").stdout))
    wanted = names(section, 0)
    if section in OWN:
        # They stand in the document around the assessments, and only check explains.
        wanted -= {"trace", "grades", "as_of"}
        # What is null in every row is told by the run of check.
        wanted = {key for key in wanted if not any(key.startswith(f"{one}.") for one in told)} | (
            told & {key.partition(".")[0] for key in wanted}
        )
    assert told == wanted


def test_json_and_csv_have_one_name_for_one_thing() -> None:
    """In csv nested keys are joined by an underscore."""
    for section in RUNS:
        for one, other in fields(section):
            assert not other or not one or other == one.replace(".", "_")


@pytest.mark.parametrize("section", ["check", "overview", "compare", "scorecard", "history"])
def test_the_keys_of_the_documents(run: Callable[..., Run], section: str) -> None:
    """The text above each table names every key of the document."""
    document = json.loads(run(*RUNS[section], "--format", "json").stdout)
    told = PAGE[PAGE.index(f"\n## {section}\n") :].partition("| json |")[0] + PAGE.partition("## ")[0]
    rows = {one for one, _ in fields(section)}
    assert {key for key in document if f"`{key}`" not in told and key not in rows} == set()
