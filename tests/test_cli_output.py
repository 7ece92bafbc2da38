"""What leaves the program: files written whole or not at all, streams that are closed, widths."""

from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.cli.output import screen, whole_file, write_file
from dualcarbon.problem import DualcarbonError
from dualcarbon.report.paper.controls import visible
from dualcarbon.report.paper.signs import plain

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


WIDTHS = [
    # COLUMNS, the terminal behind standard output, behind standard error: the width
    ("60", 100, 90, 60),
    ("", 100, 90, 100),
    ("x", 100, 90, 100),
    ("0", 100, 90, 100),
    ("", 0, 90, 90),
    ("", 0, 0, 120),
    ("60", 0, 0, 60),
]


@pytest.mark.parametrize(("stated", "out", "talk", "width"), WIDTHS)
def test_the_width_of_a_table(
    monkeypatch: pytest.MonkeyPatch, stated: str, out: int, talk: int, width: int
) -> None:
    """COLUMNS, or the terminal; in a pipe that behind standard error, or 120."""
    monkeypatch.setenv("COLUMNS", stated)
    monkeypatch.setattr(sys, "stdout", _Terminal(1, out))
    monkeypatch.setattr(sys, "stderr", _Terminal(2, talk))

    def size(handle: int) -> os.terminal_size:
        columns = {1: out, 2: talk}[handle]
        if not columns:
            raise OSError
        return os.terminal_size((columns, 24))

    monkeypatch.setattr(os, "get_terminal_size", size)
    assert screen().width == width


class _Terminal(io.StringIO):
    """A stream with a number that is a terminal where it has columns."""

    def __init__(self, handle: int, columns: int) -> None:
        super().__init__()
        self._handle, self._columns = handle, columns

    def fileno(self) -> int:
        return self._handle

    def isatty(self) -> bool:
        return self._columns > 0


VISIBLE = [
    ("plain 山东\n\tx\r\n", "plain 山东\n\tx\r\n"),
    ("\x1b[31mred\x07", r"\x1b[31mred\x07"),
    ("over\rwritten", r"over\x0dwritten"),
    ("\x00\x08\x7f\x9b", r"\x00\x08\x7f\x9b"),
    ("a\u202eb\u2066", r"a\u202eb\u2066"),
    ("a\udcff", r"a\udcff"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "shown"), VISIBLE)
def test_control_characters_are_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_coloured_text_keeps_its_colours_and_nothing_else() -> None:
    assert visible("\x1b[1mbold\x1b[0m\x1b[2J\x07", colour=True) == "\x1b[1mbold\x1b[0m\\x1b[2J\\x07"


@given(st.text())
def test_what_is_shown_moves_no_cursor(text: str) -> None:
    """The law: nothing below the blank is left but line ends and tabs; showing twice changes nothing."""
    shown = visible(text)
    assert not {category(character) for character in shown if character not in "\n\t\r"} & {"Cc", "Cs"}
    assert "\r" not in shown.replace("\r\n", "")
    assert visible(shown) == shown


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("≥ 5500 万千瓦", "cp1252", ">= 5500 x10^4 kW"),
        ("≥ 5500 万千瓦", "ascii", ">= 5500 x10^4 kW"),
        ("50 亿吨标准煤", "cp1252", "50 x10^8 tce"),
        ("3 万亿元", "ascii", "3 x10^12 yuan"),
        ("12 吨", "ascii", "12 t"),
        ("20 万", "ascii", "20 x10^4"),
        ("≥ 5500 万千瓦", "gbk", "≥ 5500 万千瓦"),
        ("≥ 5500 万千瓦", "gb18030", "≥ 5500 万千瓦"),
        ("≥ 5500 万千瓦", "utf-8", "≥ 5500 万千瓦"),
        ("−18 % · 7 m³", "gbk", "-18 % · 7 m3"),
    ],
)
def test_a_console_without_a_sign_gets_a_plainer_one_and_keeps_the_power_of_ten(
    text: str, encoding: str, shown: str
) -> None:
    assert plain(text, encoding) == shown
