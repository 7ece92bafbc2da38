"""What leaves the program: files written whole or not at all, streams that are closed, widths."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from dualcarbon.cli.output import whole_file, write_file
from dualcarbon.problem import DualcarbonError

LINUX = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")


@pytest.mark.parametrize(
    ("content", "held"),
    [
        ("山东\n", "山东\n".encode()),
        ("a\r\nb", b"a\r\nb"),
        ("", b""),
        (b"\x00\xff", b"\x00\xff"),
    ],
)
def test_a_file_holds_what_was_written_and_nothing_lies_beside_it(
    tmp_path: Path, content: str | bytes, held: bytes
) -> None:
    place = tmp_path / "结果.csv"
    write_file(place, content)
    assert place.read_bytes() == held
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("absent/a.csv", "cannot write {path}: there is no folder {folder}"),
        (".", "cannot write {path}: it is a folder"),
        ("held/a.csv", "cannot write {path}: there is no folder {folder}"),
    ],
)
def test_what_cannot_be_written_is_a_sentence(tmp_path: Path, path: str, message: str) -> None:
    (tmp_path / "held").write_text("a file, not a folder", encoding="utf-8")
    place = tmp_path / path
    with pytest.raises(DualcarbonError) as caught:
        write_file(place, "x")
    assert str(caught.value) == message.format(path=place, folder=place.parent)
    assert [one.name for one in tmp_path.iterdir()] == ["held"]


@LINUX
def test_a_full_disk_is_a_sentence() -> None:
    with pytest.raises(DualcarbonError) as caught:
        write_file("/dev/full", "x" * 100_000)
    assert str(caught.value) == "cannot write /dev/full: No space left on device"


def test_a_file_stays_as_it_was_where_writing_breaks_off(tmp_path: Path) -> None:
    place = tmp_path / "a.csv"
    place.write_bytes(b"before")
    with pytest.raises(ZeroDivisionError):
        _break_off(place)
    assert place.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [place]


def _break_off(place: Path) -> None:
    with whole_file(place) as file:
        file.write(b"half")
        _ = 1 / 0


@POSIX
def test_permissions_and_links_stay(tmp_path: Path) -> None:
    place, link = tmp_path / "a.csv", tmp_path / "link.csv"
    place.write_bytes(b"before")
    place.chmod(0o640)
    link.symlink_to(place)
    write_file(link, "after")
    assert link.is_symlink()
    assert place.read_bytes() == b"after"
    assert stat.S_IMODE(place.stat().st_mode) == 0o640


@POSIX
def test_a_new_file_has_the_permissions_that_the_user_gives_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "a.csv", "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.csv").stat().st_mode) == 0o640
