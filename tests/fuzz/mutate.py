"""Random mutations of good files: never a traceback, never a hang.

Run: python tests/fuzz/mutate.py [CASES] [SEED] [yaml|csv|toml]. A case that fails is printed whole, with its
number. Target files (yaml), trajectories (csv) and settings (toml) are read as validate reads them.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from dualcarbon.cli.settings import read_settings
from dualcarbon.document import decode, split_lines
from dualcarbon.library import Library, seek
from dualcarbon.problem import DualcarbonError, Problem
from dualcarbon.report.problems import data, github, junit, sarif, text
from dualcarbon.target_file import read_target_file
from dualcarbon.trajectory import Dataset
from dualcarbon.validation import (
    Context,
    Findings,
    in_order,
    judge_targets,
    levels_of,
    validate_trajectory,
    without_ignored,
)

ROOT = Path(__file__).parents[2]
LONGEST = 3_000  # bytes of a seed, so that a hundred thousand cases take minutes
SLOW = 5.0  # seconds of work for one case: a hang
WORDS = [
    "\nregion:",
    "sources:",
    "targets:",
    "indicators:",
    "id:",
    "level:",
    "reduction:",
    "growth:",
    "addition:",
    "peak:",
    "net_zero:",
    "unstated:",
    "baseline:\nyear:",
    "replaces:",
    "CN-SD",
    "zone:a",
    "company:b",
    "coal_share",
    "carbon_intensity",
    "energy_intensity",
    "wind_capacity",
    "co2_emissions\n2005",
    "2020",
    "2025",
    "2030",
    "0",
    "-1",
    "1e9",
    "1e999",
    "0.18",
    "99999999999999999999",
    "NaN",
    "inf",
    "18",
    "%",
    "万",
    "亿",
    "万千瓦",
    "亿吨标准煤",
    "GW",
    "t",
    "tce/10^4",
    "yuan\nyuan_2020",
    "percentage",
    "points",
    "times",
    "at",
    "least",
    "at",
    "most",
    "about",
    "exactly",
    "less",
    "than",
    "40",
    "to",
    "45",
    "%",
    "before",
    "2030",
    "between",
    "2030",
    "and\n2026",
    "per",
    "year",
    "on",
    "average",
    "peak",
    "projected",
    "observed",
    "official",
    "%",
    "-",
    ":",
    ",",
    ";",
    '"',
    "'",
    "#",
    "&",
    "*",
    "!",
    "|",
    ">",
    "{",
    "}",
    "[",
    "]",
    "?",
    "@",
    "`",
    "\\",
    "\t",
    "---",
    "...",
    "<<:",
    "~\nnull",
    "true",
    "\r\n",
    "\x00",
    "\x07",
    "\u2028",
    "\ufeff",
    "１２",
    "−",
    "≥",
    "≤",
    "～",
    "山东",
    "陕西",
    "#",
    "dualcarbon:",
    "ignore[DC101]\n",
]

Mutation = Callable[[random.Random, bytes], bytes]


def flip(chance: random.Random, seed: bytes) -> bytes:
    """Another byte in one place."""
    at = chance.randrange(len(seed))
    return seed[:at] + bytes([chance.randrange(256)]) + seed[at + 1 :]


def cut(chance: random.Random, seed: bytes) -> bytes:
    """A piece left out."""
    start = chance.randrange(len(seed))
    return seed[:start] + seed[start + chance.randrange(1, 40) :]


def insert(chance: random.Random, seed: bytes) -> bytes:
    """A word of the vocabulary, or of YAML and CSV, anywhere."""
    at = chance.randrange(len(seed) + 1)
    return seed[:at] + chance.choice(WORDS).encode() + seed[at:]


def swap_lines(chance: random.Random, seed: bytes) -> bytes:
    """Two lines in each other's place."""
    lines = seed.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def repeat_line(chance: random.Random, seed: bytes) -> bytes:
    """A line once more, somewhere."""
    lines = seed.split(b"\n")
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return b"\n".join(lines)


def replace_value(chance: random.Random, seed: bytes) -> bytes:
    """Another value behind a key, or in a cell."""
    lines = seed.split(b"\n")
    at = chance.randrange(len(lines))
    separator = b": " if b": " in lines[at] else b","
    parts = lines[at].split(separator)
    parts[chance.randrange(len(parts))] = " ".join(chance.sample(WORDS, chance.choice((1, 1, 2, 4)))).encode()
    lines[at] = separator.join(parts)
    return b"\n".join(lines)


def replace_token(chance: random.Random, seed: bytes) -> bytes:
    """Another word, or another digit, within a value."""
    tokens = re.split(rb"([ ,\n]+)", seed)
    at = chance.randrange(0, len(tokens), 2)
    if tokens[at].isdigit() and chance.random() < 0.5:
        tokens[at] = str(chance.choice((1, 10, 100, 10_000)) * int(tokens[at])).encode()
    elif b":" not in tokens[at]:
        tokens[at] = chance.choice(WORDS).encode()
    return b"".join(tokens)


def indent(chance: random.Random, seed: bytes) -> bytes:
    """A line moved to the right or to the left."""
    lines = seed.split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = b"  " + lines[at] if chance.random() < 0.5 else lines[at][1:]
    return b"\n".join(lines)


# Other values break the rules that judge; the rest mostly breaks the layout.
MUTATIONS: tuple[Mutation, ...] = (flip, cut, insert, swap_lines, repeat_line, indent) + (
    replace_value,
    *[replace_token] * 3,
) * 4


SETTINGS = b"""\
[project]
name = "mine"
[tool.dualcarbon]
select = ["DC1", "gap"]
ignore = ["DC213"]
exclude = ["drafts/*", "old*"]
strict = true
severity = "note"
"""


def seeds(kind: str = "") -> list[tuple[str, bytes]]:
    """Good files: those of the rules, and of what ships; of one kind, or targets and trajectories."""
    if kind == "toml":
        return [("pyproject.toml", SETTINGS)]
    suffixes = (f".{kind}",) if kind else (".yaml", ".csv")
    folders = (ROOT / "tests" / "files" / "validate" / "good", ROOT / "examples", ROOT / "targets")
    paths = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in suffixes)
    return [(path.name, path.read_bytes()[:LONGEST]) for path in paths]


def mutated(chance: random.Random, seed: bytes) -> bytes:
    """One mutation, or a few on top of each other."""
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        seed = chance.choice(MUTATIONS)(chance, seed or b"a")
    return seed


@cache
def context() -> Context:
    """The real nation and the real record."""
    library = Library()
    nation = library.load("CN")

    @cache
    def record(region: str) -> Dataset:
        return library.record([region])

    return Context(nation=nation, levels=lambda: levels_of([nation]), record=record)


def check(name: str, content: bytes, folder: Path) -> tuple[Problem, ...]:
    """What validate does to a file, and to its findings."""
    path = folder / name
    path.write_bytes(content)
    if name.endswith(".toml"):
        return check_settings(folder)
    check_folder(folder)
    path.unlink()
    try:
        read = decode(content, name)
    except DualcarbonError as error:
        return error.problems
    if name.endswith(".csv"):
        _, found = validate_trajectory(read, name, {})
    else:
        file, problems = read_target_file(read, name)
        found = in_order([*problems, *(judge_targets(file, context()) if file else ())])
    found = without_ignored(found, read)
    lines = split_lines(read)
    lines += [""] * read.count("\n")  # CSV counts other line ends
    places = {(name, one.location.line) for one in found if one.location and one.location.line}
    excerpts = {place: lines[place[1] - 1] for place in places}
    findings = Findings(problems=found, files=(name,), excerpts=excerpts)
    for form in (text.to_concise, data.to_json, data.to_gitlab, github.to_github, junit.to_junit):
        form(findings).encode()
    text.to_full(findings, colour=True).encode()
    sarif.to_sarif(findings, version="0").encode()
    return found


def check_settings(folder: Path) -> tuple[Problem, ...]:
    """Reading the settings: they are read, or refused with a sentence."""
    try:
        read_settings(folder)
    except DualcarbonError as error:
        return error.problems
    return ()


def check_folder(folder: Path) -> None:
    """Looking for targets and trajectories in a folder."""
    library = Library([folder])
    for look in (lambda: library.path_of("shandong"), lambda: seek([str(folder)])):
        try:
            look()
        except DualcarbonError:
            continue


def run(cases: int, seed: int, files: Sequence[tuple[str, bytes]]) -> Counter[str]:
    """Checks that many mutations; a case is made from its number alone.

    Raises:
        AssertionError: a case took too long, or a finding has no place.
    """
    spoke: Counter[str] = Counter()
    with TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(cases):
            chance = random.Random(f"{seed}/{number}")
            found = one_case(chance, files, folder, f"{seed}/{number}")
            spoke.update({one.code or "refused" for one in found} or {"none"})
    return spoke


def one_case(
    chance: random.Random, files: Sequence[tuple[str, bytes]], folder: Path, number: str
) -> tuple[Problem, ...]:
    """One mutation of one file: what is found."""
    name, good = chance.choice(files)
    content = mutated(chance, good)
    begin = time.process_time()
    try:
        found = check(name, content, folder)
    except Exception as error:
        raise AssertionError(f"case {number} of {name} failed:\n{content!r}") from error
    assert time.process_time() - begin < SLOW, f"case {number} of {name} hangs:\n{content!r}"
    placed = name.endswith(".toml") or all(one.location and one.location.line for one in found)
    assert placed, f"case {number}: no place"
    return found


def main() -> None:
    """Prints how often each rule spoke."""
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    kind = sys.argv[3] if len(sys.argv) > 3 else ""
    begin = time.perf_counter()
    spoke = run(cases, seed, seeds(kind))
    print(f"{cases} cases in {time.perf_counter() - begin:.0f} s, no traceback, no hang")
    for code, count in sorted(spoke.items()):
        print(f"{count:8d}  {code}")


if __name__ == "__main__":
    main()
