"""Writes what targets/README.md counts: python tests/readme_tables.py, after a change to the files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from dualcarbon.target import Form
from dualcarbon.target_file import RegionFile, load_target_file

TARGETS = Path(__file__).parents[1] / "targets"
README = TARGETS / "README.md"
FROM = 2030
"""The gaps are those of goals for this year or later."""
COLUMNS = {
    "carbon intensity": ("carbon_intensity",),
    "energy intensity": ("energy_intensity",),
    "CO2 emissions": ("co2_emissions",),
    "non-fossil share": ("non_fossil_share",),
    "coal": ("coal_consumption", "coal_share"),
    "wind and solar": ("wind_capacity", "solar_capacity", "wind_solar_capacity", "new_energy_capacity"),
    "renewables": ("renewable_capacity",),
    "forest coverage": ("forest_coverage",),
}
_GRADES = {
    "official": "the text of the document, or a government page",
    "press": "a newspaper, a news agency, the publication of an institution",
    "copy": "a copy of the document elsewhere; its address is left out",
}


@cache
def files() -> tuple[tuple[Path, RegionFile], ...]:
    """Every file that ships, with its path."""
    paths = sorted(TARGETS.rglob("*.yaml"))
    return tuple((path, load_target_file(path.read_text(encoding="utf-8"), str(path))) for path in paths)


def counted() -> str:
    """How many files and targets there are."""
    cities = sum(path.parent.name == "cities" for path, _ in files())
    companies = sum(path.parent.name == "companies" for path, _ in files())
    provinces = len(files()) - cities - companies - 1
    targets = sum(len(file.targets) for _, file in files())
    return (
        f"Files: the country, {provinces} provinces, {cities} cities and districts (`cities/`),"
        f" {companies} company (`companies/`). Targets: {targets:,}."
    )


def evidence() -> str:
    """How many targets stand on each grade."""
    grades = Counter(target.source.evidence for _, file in files() for target in file.targets)
    rows = [(f"`{grade}`", text, f"{grades[grade]:,}") for grade, text in _GRADES.items()]
    return _table(("`evidence`", "the number was read in", "targets"), rows)


def gaps() -> str:
    """What the country and each province ask for from 2030 on: a number, words, or nothing."""
    rows = [
        (f"`{path.stem}`", *(_asked(file, names) for names in COLUMNS.values()))
        for path, file in files()
        if path.parent == TARGETS
    ]
    return _table(("file", *COLUMNS), rows)


def written(text: str) -> str:
    """The README with its counts and tables made anew."""
    for name, made in (("counts", counted()), ("evidence", evidence()), ("gaps", gaps())):
        begin, end = f"<!-- {name}: made by tests/readme_tables.py -->", f"<!-- end of {name} -->"
        pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", flags=re.DOTALL)
        text, found = pattern.subn(lambda _, b=begin, m=made, e=end: f"{b}\n{m}\n{e}", text)  # type: ignore[misc]  # a lambda that holds the values of its turn
        if found != 1:
            raise ValueError(f"{README}: no place for {name}")
    return text


def _asked(file: RegionFile, names: Sequence[str]) -> str:
    forms = {
        target.form
        for target in file.targets
        if target.indicator.name in names and (target.year or 9999) >= FROM and not target.superseded
    }
    return "" if not forms else "words" if forms == {Form.UNSTATED} else "number"


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(line)} |" for line in (header, *rows)]
    return "\n".join([lines[0], "|---" * len(header) + "|", *lines[1:]])


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
