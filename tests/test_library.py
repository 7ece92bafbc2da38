"""Where target files and the record are found."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dualcarbon.library import Library, read_text, shipped
from dualcarbon.library.folders import list_file
from dualcarbon.problem import DualcarbonError

OWN = """\
region: CN-SD
sources:
  plan:
    title: A plan of one's own
targets:
  - id: coal-2030
    indicator: coal_share
    level: at most 50 %
    year: 2030
    source: plan
"""
ZONE = OWN.replace("CN-SD", "zone:river_park\nname: River Park\nname_zh: 河滨园区")

SHIPPED = [
    ("shandong", "shandong.yaml"),
    ("CN-SD", "shandong.yaml"),
    ("370000", "shandong.yaml"),
    ("山东省", "shandong.yaml"),
    ("CN", "china.yaml"),
    ("中国", "china.yaml"),
    ("shaanxi", "shaanxi.yaml"),
    ("陕西", "shaanxi.yaml"),
    ("山西", "shanxi.yaml"),
]


@pytest.mark.parametrize(("name", "file"), SHIPPED)
def test_shipped_file_is_found_by_any_name(name: str, file: str) -> None:
    """Code, pinyin, English and Chinese names lead to one file."""
    assert Library().path_of(name).name == file


def test_city_is_found_in_its_folder() -> None:
    """Cities stand in a folder of their own."""
    path = Library().path_of("jinan")
    assert path.parent.name == "cities"
    found = list_file(path)
    assert found is not None
    assert found.region == "370100"


def test_every_shipped_file_names_its_region() -> None:
    """No file is lost in the scan, and no two tell of one region."""
    folder = shipped()
    assert folder is not None
    files = list(folder.rglob("*.yaml"))
    assert len(Library().every) == len(files)


def test_users_folder_goes_before_what_ships(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``--targets`` goes before the environment variable, and both before the shipped files."""
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        (folder / "mine.yaml").write_text(OWN, encoding="utf-8")
    (second / "zone.yaml").write_text(ZONE, encoding="utf-8")
    monkeypatch.setenv("DUALCARBON_TARGETS", str(second))
    assert Library().path_of("shandong") == second / "mine.yaml"
    assert Library([first]).path_of("shandong") == first / "mine.yaml"
    assert Library([first]).every["CN-SD"].path == first / "mine.yaml"
    for name in ("zone:river_park", "river_park", "River Park", "河滨园区"):
        assert Library([first]).path_of(name) == second / "zone.yaml"


def test_several_folders_in_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable holds folders as PATH does."""
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
    monkeypatch.setenv("DUALCARBON_TARGETS", os.pathsep.join(map(str, folders)))
    assert Library().user_folders == tuple(folders)


def test_path_is_taken_for_a_region(tmp_path: Path) -> None:
    """A name that ends like a YAML file is one."""
    path = tmp_path / "mine.yaml"
    path.write_text(OWN, encoding="utf-8")
    file = Library().load(str(path))
    assert (file.region.code, [target.id for target in file.targets]) == ("CN-SD", ["coal-2030"])


REFUSED = [
    ("no/such.yaml", "no such file"),
    ("no/such", "no such file"),
    ("/", "is a folder, not a file"),
    ("shandnog", "unknown region"),
    ("CN-TW", "no targets of Taiwan"),
]


@pytest.mark.parametrize(("name", "words"), REFUSED)
def test_what_cannot_be_found_is_one_sentence(name: str, words: str) -> None:
    """A missing file, an unknown name, and a region nobody has written down yet."""
    with pytest.raises(DualcarbonError, match=words):
        Library().load(name)


def test_region_without_file_says_how_to_add_one() -> None:
    """The hint is the command that starts a file."""
    with pytest.raises(DualcarbonError) as refused:
        Library().path_of("CN-TW")
    assert "dualcarbon new taiwan > taiwan.yaml" in str(refused.value)


def test_folder_that_does_not_exist(tmp_path: Path) -> None:
    """A folder of one's own has to be there."""
    with pytest.raises(DualcarbonError, match="no such folder"):
        Library([tmp_path / "none"])


def test_text_that_is_not_utf8(tmp_path: Path) -> None:
    """The sentence tells file and line; a byte order mark is no fault."""
    path = tmp_path / "gbk.yaml"
    path.write_bytes("region: CN-SD\nname: 山东\n".encode("gbk"))
    with pytest.raises(DualcarbonError, match=r"gbk\.yaml:2:\d+: the file is not UTF-8"):
        read_text(path)
    path.write_bytes(b"\xef\xbb\xbfregion: CN\n")
    assert read_text(path) == "region: CN\n"


def test_folder_is_no_file(tmp_path: Path) -> None:
    """A folder in place of a file is a sentence, not a crash."""
    with pytest.raises(DualcarbonError, match="is a folder"):
        read_text(tmp_path)
