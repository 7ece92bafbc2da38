"""The user's own record: a folder of observations that goes before the one that ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from dualcarbon.library import Library
from dualcarbon.problem import DualcarbonError, Unreadable
from dualcarbon.trajectory import Dataset

LONG = "region,indicator,year,value,unit\n"


def coal(data: Dataset) -> dict[int, float]:
    """The coal consumption of the country by year."""
    series = data.observed("CN", "wind_capacity")
    return {level.year: float(level.amount.value) for level in series.levels} if series else {}


def test_own_numbers_go_before_those_that_ship(tmp_path: Path) -> None:
    """Newer years are added; a year that both have is the user's; other regions stay outside."""
    shipped = Library().record(["CN"])
    year = max(coal(shipped))
    (tmp_path / "mine.csv").write_text(
        f"{LONG}CN,wind_capacity,{year},1.5,GW\nCN,wind_capacity,{year + 3},9.5,GW\n"
        "CN-SD,wind_capacity,2020,1,GW\n",
        encoding="utf-8",
    )
    joined = Library().record(["CN"], folders=[tmp_path])
    assert coal(joined) == {**coal(shipped), year: 1.5, year + 3: 9.5}
    assert {one.region for one in joined} == {"CN"}
    assert joined.newest == max(shipped.newest or 0, year + 3)
    assert joined.notices == ()


def test_the_folder_of_the_environment_is_joined_behind_those_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first folder goes before the next; in one folder the later name before the earlier, with a word."""
    for folder, name, value in (("a", "1", 1), ("a", "2", 2), ("b", "1", 3)):
        (tmp_path / folder).mkdir(exist_ok=True)
        path = tmp_path / folder / f"{name}.csv"
        path.write_text(f"{LONG}CN,wind_capacity,2090,{value},GW\n", encoding="utf-8")
    monkeypatch.setenv("DUALCARBON_RECORD", str(tmp_path / "b"))
    assert coal(Library().record(["CN"]))[2090] == 3
    joined = Library().record(["CN"], folders=[tmp_path / "a"])
    assert coal(joined)[2090] == 2
    assert len(joined.notices) == 2


FAULTS = [
    (f"{LONG}CN,wind_capacity,2024,x,GW\n", Unreadable, "f.csv:2:23"),
    (f"{LONG}CN,wind_cap,2024,1,GW\n", Unreadable, "unknown indicator"),
    ("region;indicator\n", Unreadable, "parted by semicolons"),
]


@pytest.mark.parametrize(("text", "error", "words"), FAULTS)
def test_a_fault_of_an_own_file_is_told(
    tmp_path: Path, text: str, error: type[DualcarbonError], words: str
) -> None:
    """With file and line; the shipped record does not take its place."""
    (tmp_path / "f.csv").write_text(text, encoding="utf-8")
    with pytest.raises(error, match=words):
        Library().record(["CN"], folders=[tmp_path])


def test_other_tables_and_empty_values_do_not_matter(tmp_path: Path) -> None:
    """What is surely something else is passed over; a row to be filled in is counted."""
    (tmp_path / "prices.csv").write_text("date,price\n2020,1\n", encoding="utf-8")
    (tmp_path / "gaps.CSV").write_text(f"{LONG}CN,wind_capacity,2090,,GW\n", encoding="utf-8")
    joined = Library().record(["CN"], folders=[tmp_path])
    assert coal(joined) == coal(Library().record(["CN"]))
    assert [notice.message for notice in joined.notices] == ["1 row has no value and is passed over"]


def test_a_file_that_goes_away_while_it_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence, not a crash."""
    path = tmp_path / "f.csv"
    path.write_text(f"{LONG}CN,wind_capacity,2090,1,GW\n", encoding="utf-8")
    is_file = Path.is_file

    def gone(one: Path) -> bool:
        there = is_file(one)
        if one == path:
            path.unlink(missing_ok=True)
        return there

    monkeypatch.setattr(Path, "is_file", gone)
    with pytest.raises(Unreadable, match="no such file"):
        Library().record(["CN"], folders=[tmp_path])


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    """The sentence names the option and the variable."""
    with pytest.raises(DualcarbonError, match="no such folder") as refused:
        Library().record(["CN"], folders=[tmp_path / "none"])
    assert "--record-dir and DUALCARBON_RECORD" in str(refused.value)
