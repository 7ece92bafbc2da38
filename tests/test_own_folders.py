"""A folder of one's own targets is never passed over in silence, whatever its files look like."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Runner

from dualcarbon.library import Library, seek
from dualcarbon.problem import DualcarbonError, Unreadable

PLAIN = """\
region: CN-SD
sources:
  plan: {title: Mine, issuer: B, issued: 2021}
targets:
  - {id: w, indicator: wind_capacity, level: at least 300 GW, year: 2030, source: plan}
"""
JSON = (
    '{"region": "CN-SD", "sources": {"plan": {"title": "Mine", "issuer": "B", "issued": "2021"}}, '
    '"targets": '
    '[{"id": "w", "indicator": "wind_capacity", "level": "at least 300 GW", '
    '"year": "2030", "source": "plan"}]}'
)
INDENTED = "".join(f"  {line}\n" for line in PLAIN.splitlines())

# Every writing of one file: its name and its bytes.
WRITINGS = {
    "plain": ("shandong.yaml", PLAIN.encode()),
    "key in double quotes": ("shandong.yaml", PLAIN.replace("region:", '"region":').encode()),
    "key in single quotes": ("shandong.yaml", PLAIN.replace("region:", "'region':").encode()),
    "code in quotes": ("shandong.yaml", PLAIN.replace("CN-SD", '"CN-SD"').encode()),
    "blank before the colon": ("shandong.yaml", PLAIN.replace("region:", "region :").encode()),
    "JSON": ("shandong.yaml", JSON.encode()),
    "JSON over several lines": ("shandong.yml", JSON.replace(", ", ",\n  ").encode()),
    "indented": ("shandong.yaml", INDENTED.encode()),
    "region last": ("mine.yaml", (PLAIN.partition("\n")[2] + "region: CN-SD\n").encode()),
    "upper case": ("shandong.YAML", PLAIN.encode()),
    "short and upper case": ("shandong.YML", PLAIN.encode()),
    "byte order mark": ("shandong.yaml", b"\xef\xbb\xbf" + PLAIN.encode()),
    "Windows line ends": ("shandong.yaml", PLAIN.replace("\n", "\r\n").encode()),
    "old line ends": ("shandong.yaml", PLAIN.replace("\n", "\r").encode()),
    "document mark": ("shandong.yaml", f"---\n{PLAIN}".encode()),
}

# What cannot be read: its bytes, and words of what is said of it.
FAULTS = {
    "UTF-16": (PLAIN.encode("utf-16"), "looks like UTF-16"),
    "UTF-16 without its mark": (PLAIN.encode("utf-16-le"), "looks like UTF-16"),
    "GB18030": (PLAIN.replace("Mine", "山东").encode("gb18030"), "looks like GB18030"),
    "plate letters": (PLAIN.replace("CN-SD", "SD").encode(), "SD"),
    "code of GB/T 2260": (PLAIN.replace("CN-SD", "370000").encode(), "write CN-SD for Shandong"),
    "name": (PLAIN.replace("CN-SD", "shandong").encode(), "write CN-SD for Shandong"),
    "no region": (PLAIN.partition("\n")[2].encode(), "does not say which region"),
    "empty region": (PLAIN.replace("CN-SD", "").encode(), "does not say which region"),
    "broken YAML": (PLAIN.replace("region: ", "region： ").encode(), "a full-width colon"),
    "empty": (b"", "the file is empty"),
}


@pytest.mark.parametrize(("name", "content"), WRITINGS.values(), ids=WRITINGS)
def test_every_writing_of_a_file_is_found(tmp_path: Path, name: str, content: bytes) -> None:
    """The user's file is judged, not the shipped one; and validate of the folder reads it too."""
    (tmp_path / name).write_bytes(content)
    library = Library([tmp_path])
    assert library.path_of("shandong") == tmp_path / name
    assert [target.id for target in library.load("山东").targets] == ["w"]
    assert library.every["CN-SD"].path == tmp_path / name
    assert seek([str(tmp_path)]).files == (str(tmp_path / name),)


@pytest.mark.parametrize(("content", "words"), FAULTS.values(), ids=FAULTS)
def test_a_file_that_cannot_be_told_apart_is_named(
    run: Runner, tmp_path: Path, content: bytes, words: str
) -> None:
    """It may be the one that is meant: the shipped file never takes its place."""
    path = tmp_path / "shandong.yaml"
    path.write_bytes(content)
    with pytest.raises(Unreadable) as refused:
        Library([tmp_path]).path_of("shandong")
    assert words in str(refused.value)
    assert str(path) in str(refused.value)
    with pytest.raises(Unreadable):
        Library([tmp_path]).load_all()
    told = run("check", "shandong", "--targets", str(tmp_path))
    assert (told.code, words in told.stderr) == (2, True)
    assert seek([str(tmp_path)]).files == (str(path),)
    assert run("validate", str(tmp_path)).code == 1


def test_what_is_surely_something_else_is_passed_over(tmp_path: Path) -> None:
    """A workflow, a list, a table of prices, a hidden file."""
    (tmp_path / "ci.yaml").write_text("on: push\njobs: {}\n", encoding="utf-8")
    (tmp_path / "list.yml").write_text("- a\n- region\n", encoding="utf-8")
    (tmp_path / "nested.yaml").write_text("aws:\n  region: eu-west-1\n", encoding="utf-8")
    (tmp_path / ".draft.yaml").write_text("region: SD\n", encoding="utf-8")
    (tmp_path / "prices.csv").write_text("date,price\n2020,1\n", encoding="utf-8")
    assert Library([tmp_path]).path_of("shandong").parent != tmp_path
    with pytest.raises(DualcarbonError, match="holds no target file"):
        seek([str(tmp_path)])
    (tmp_path / "shandong.yaml").write_text(PLAIN, encoding="utf-8")
    assert [Path(name).name for name in seek([str(tmp_path)]).passed_over] == [
        "ci.yaml",
        "list.yml",
        "nested.yaml",
        "prices.csv",
    ]


SERIES = {
    "blank first line": b"\nregion,indicator,year,value,unit\nCN-SD,wind_capacity,2020,bad,GW\n",
    "a line of Excel's": b"sep=;\nregion;indicator;year;value;unit\nCN-SD;wind_capacity;2020;1;GW\n",
    "UTF-16": "region,indicator,year,value,unit\n".encode("utf-16"),
    "UTF-16 without its mark": "region,indicator,year,value,unit\n".encode("utf-16-le"),
    "a workbook": b"PK\x03\x04 a zip",
    "empty": b"",
    "other case": b"Region,Indicator,Year,Value,Unit\nCN,gdp,2020,1,10^8 yuan\n",
}


@pytest.mark.parametrize("content", SERIES.values(), ids=SERIES)
def test_a_trajectory_in_a_folder_has_the_finding_that_it_has_when_named(
    run: Runner, tmp_path: Path, content: bytes
) -> None:
    """Nothing but what is surely something else is passed over."""
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    named = run("validate", str(path), "--format", "concise")
    found = run("validate", str(tmp_path), "--format", "concise")
    assert (found.code, found.stdout) == (named.code, named.stdout)
    assert named.code == 1


TWICE = [("a.yaml", "b.yaml"), ("a.yaml", "deep/a.yaml"), ("deep/a.yaml", "z.yaml"), ("a.yaml", "B.YML")]


@pytest.mark.parametrize(("first", "second"), TWICE)
def test_two_files_of_one_region_are_told(run: Runner, tmp_path: Path, first: str, second: str) -> None:
    """By validate as an error; check refuses the folder, and another region of it is judged all the same."""
    for name, level in ((first, "30 GW"), (second, "90 GW")):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PLAIN.replace("300 GW", level), encoding="utf-8")
    (tmp_path / "other.yaml").write_text(PLAIN.replace("CN-SD", "CN-HE"), encoding="utf-8")
    library = Library([tmp_path])
    with pytest.raises(Unreadable, match="CN-SD stands in 2 files"):
        library.path_of("shandong")
    with pytest.raises(Unreadable, match="CN-SD stands in 2 files"):
        library.load_all()
    assert library.path_of("hebei") == tmp_path / "other.yaml"
    told = run("validate", str(tmp_path), "--format", "concise", "--select", "DC118")
    assert told.code == 1
    assert "the region CN-SD stands in two files" in told.stdout


def test_two_folders_beside_each_other_may_hold_one_region(run: Runner, tmp_path: Path) -> None:
    """They are two sets of targets, of which --targets names one."""
    for folder in ("mine", "yours"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.yaml").write_text(PLAIN, encoding="utf-8")
    assert run("validate", str(tmp_path / "mine"), str(tmp_path / "yours")).code == 0


def test_an_earlier_folder_goes_before_a_later_one(tmp_path: Path) -> None:
    """A broken file of the later folder does not matter where the earlier one has the region."""
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
    (first / "a.yaml").write_text(PLAIN, encoding="utf-8")
    (second / "b.yaml").write_bytes(PLAIN.encode("utf-16"))
    assert Library([first, second]).path_of("shandong") == first / "a.yaml"
    with pytest.raises(Unreadable):
        Library([second, first]).path_of("shandong")
