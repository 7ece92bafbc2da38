"""Slips of the pen in YAML: told in the line that causes them, and as what they are."""

from __future__ import annotations

import pytest

from dualcarbon.document import read_document
from dualcarbon.target_file import read_target_file

FILE = """\
region: CN-SD
sources:
  plan:
    title: A plan
    issuer: B
    issued: 2022-12-18
targets:
  - id: a
    indicator: wind_capacity
    level: at least 55 GW
    year: 2030
    source: plan
"""

# What stands in the sound file, what stands in its place, and line, column and words of the complaint.
SLIPS = [
    ("    level: at", "    level： at", 10, 10, "a full-width colon"),
    ("    source: plan", "    source：plan", 12, 11, "a full-width colon"),
    ("  plan:\n", "  plan：\n", 3, 7, "a full-width colon"),
    ("year: 2030", "year:\u00a02030", 11, 10, "a no-break space (U+00A0) after the colon"),
    ("level: at", "level:\u3000at", 10, 11, "an ideographic blank (U+3000) after the colon"),
    ("source: plan", "source:\u202fplan", 12, 12, "a narrow no-break space (U+202F) after the colon"),
    ("  - id: a", "\u3000- id: a", 8, 1, "an ideographic blank (U+3000) in the indent"),
    ("    year: 2030", "  \u00a0 year: 2030", 11, 3, "a no-break space (U+00A0) in the indent"),
    ("    issuer: B", "\u3000\u3000issuer: B", 5, 1, "an ideographic blank (U+3000) in the indent"),
    ("year: 2030", "year:2030", 11, 9, "a blank is missing after the colon"),
    ("level: at", "level:at", 10, 10, "a blank is missing after the colon"),
    ("issuer: B", "issuer:B", 5, 11, "a blank is missing after the colon"),
    ("  - id: a", "  -id: a", 8, 3, "a blank is missing after -"),
    ("  - id: a", "  －id: a", 8, 3, "a full-width dash"),
    ("  - id: a", "  — id: a", 8, 3, "a long dash"),
    ("title: A plan", 'title: "A plan', 4, 12, "a quote that is never closed"),
    ("source: plan", "source: 'plan", 12, 13, "a quote that is never closed"),
    ("level: at", 'level: "at', 10, 12, "a quote that is never closed"),
    ("title: A plan", "title: 'A plan's aims'", 4, 20, "a quote inside a quoted text"),
    ("title: A plan", 'title: "A "plan""', 4, 16, "a quote inside a quoted text"),
    (
        "title: A plan\n    issuer: B",
        'title: "A plan\n    issuer: "B"',
        4,
        12,
        "a quote that is closed in line 5",
    ),
    ("source: plan", "source: [plan", 12, 13, "a [ or { that is not closed"),
]


@pytest.mark.parametrize(("sound", "slip", "line", "column", "words"), SLIPS)
def test_a_slip_is_told_where_it_is(sound: str, slip: str, line: int, column: int, words: str) -> None:
    """Not in the sound line behind it, nor at the end of the file."""
    assert sound in FILE
    _, problems = read_document(FILE.replace(sound, slip), "f.yaml")
    told = problems[0]
    assert told.location is not None
    assert (told.code, told.location.line, told.location.column) == ("DC003", line, column)
    assert words in told.message
    assert told.hint


IN_FLOW = [
    ("{id: a, indicator: wind_capacity, level: at least 5 GW, year:2030, source: plan}", "year:2030"),
    ("{id: a, indicator: wind_capacity, level：at least 5 GW, year: 2030, source: plan}", "level："),
    ("{id: a, indicator:wind_capacity, level: at least 5 GW, year: 2030, source: plan}", "indicator:"),
]


@pytest.mark.parametrize(("target", "key"), IN_FLOW)
def test_a_slip_that_yaml_takes_for_a_key_is_told_once(target: str, key: str) -> None:
    """In braces a text without its blank is a key of its own: what it was meant for is not missing too."""
    head = FILE[: FILE.index("  - id")]
    _, problems = read_target_file(f"{head}  - {target}\n", "f.yaml")
    about = [problem for problem in problems if key in problem.message]
    assert len(about) == 1
    assert "colon" in about[0].hint
    assert not any("lacks the key" in problem.message for problem in problems)


def test_a_sound_text_is_no_slip() -> None:
    """Addresses, times and Chinese sentences stay what they are."""
    text = FILE.replace("A plan", "方案：到2030年，碳达峰").replace("issuer: B", "url: https://a.b/c:d")
    root, problems = read_document(text, "f.yaml")
    assert root is not None
    assert problems == ()
