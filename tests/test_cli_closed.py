"""Streams that are closed, a disk that is full, a file that changes: a sentence, and files whole or absent."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full and a shell")

PROGRAM = f"'{sys.executable}' -m dualcarbon"
COMMANDS = [
    "check shandong",
    "check shandong --format xlsx",
    "gaps shandong",
    "list units",
    "rebase 65% --from 2005 --to 2020",
    "convert 12亿千瓦 GW",
    "plot shandong wind_capacity",
    "schema",
    "report shandong",
]


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """What a line of the shell does, in English."""
    # Standard streams that are closed from the beginning make no warning of the interpreter's own.
    environment = {**os.environ, "DUALCARBON_LANG": "en", "PYTHONUTF8": "1"}
    return subprocess.run(
        ["bash", "-c", line], capture_output=True, encoding="utf-8", check=False, timeout=120, env=environment
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_behind_standard_output_is_a_sentence(command: str) -> None:
    """And no answer: exit code 2."""
    found = shell(f"{PROGRAM} {command} > /dev/full")
    assert (found.returncode, found.stderr) == (
        2,
        "cannot write to standard output: No space left on device\n",
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_without_any_stream_there_is_an_exit_code(command: str) -> None:
    """Nothing can be said; what would have been told is lost, and that is no answer."""
    found = shell(f"{PROGRAM} {command} <&- >&- 2>&-")
    assert (found.returncode, found.stdout, found.stderr) == (2, "", "")


@pytest.mark.parametrize(
    ("redirection", "code", "words"),
    [
        ("<&-", 0, ""),
        (">&-", 2, "standard output is closed\n  -o FILE writes to a file\n"),
        ("2>&-", 0, ""),
        ("<&- 2>&-", 0, ""),
        (">&- 2>&-", 2, ""),
    ],
)
def test_each_stream_that_is_closed(redirection: str, code: int, words: str) -> None:
    """One that is not needed is not missed."""
    found = shell(f"{PROGRAM} convert 12GW MW {redirection}")
    answer = "" if ">&-" in redirection.replace("2>&-", "") else "12000 MW\n"
    assert (found.returncode, found.stdout, found.stderr) == (code, answer, words)


def test_two_runs_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    """The last one to end has it; nothing lies beside it."""
    place = tmp_path / "a.csv"
    lines = [f"{PROGRAM} list {what} --format csv -o '{place}'" for what in ("units", "rules") * 3]
    with ThreadPoolExecutor(max_workers=3) as several:
        codes = [found.returncode for found in several.map(shell, lines)]
    whole = {shell(f"{PROGRAM} list {what} --format csv").stdout for what in ("units", "rules")}
    assert codes == [0] * 6
    assert place.read_text(encoding="utf-8") in whole
    assert list(tmp_path.iterdir()) == [place]


TABLE = "Model,Scenario,Region,Variable,Unit,2020,2030\n"
ROWS = "".join(f"M,S{number},China,Emissions|CO2|Energy,Mt CO2/yr,11000,9000\n" for number in range(400))
LONG = "region,indicator,year,value,unit\n" + "".join(
    f"CN,wind_capacity,{year},{year},GW\n" for year in range(2000, 2031)
)
TARGETS = "region: zone:t\nname: T\nname_zh: T\nsources:\n  p: {title: P}\ntargets: []\n"


@pytest.mark.parametrize(
    ("name", "texts", "command"),
    [
        ("a.csv", (TABLE + ROWS, TABLE, "", TABLE + ROWS[:9000]), "check CN -t {} --exit-zero"),
        ("b.csv", (LONG, LONG[:100], "", "\0"), "check CN -t {} --exit-zero"),
        ("c.csv", (LONG, LONG[:100], "", TABLE + ROWS), "validate {}"),
        ("d.yaml", (TARGETS, TARGETS[:30], "", "a: [", TARGETS * 300), "validate {}"),
    ],
)
def test_a_file_that_changes_while_it_is_read(
    tmp_path: Path, name: str, texts: Sequence[str], command: str
) -> None:
    """Whatever was read is judged, or told: never a traceback."""
    place = tmp_path / name
    place.write_text(texts[0], encoding="utf-8")
    with ThreadPoolExecutor(max_workers=1) as beside:
        run = beside.submit(lambda: [shell(f"{PROGRAM} {command.format(place)}") for _ in range(3)])
        turn = 0
        while not run.done():
            turn += 1
            place.write_text(texts[turn % len(texts)], encoding="utf-8")
            time.sleep(0.002)
    for found in run.result():
        assert found.returncode in {0, 1, 2}
        assert "Traceback" not in found.stderr
        assert "a fault of the program" not in found.stderr
