"""The worked example of primary energy: its arithmetic runs, and the program says the same."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from dualcarbon.scenario_file import Scenarios, source_of, trajectories

EXAMPLES = Path(__file__).parents[1] / "examples"
PAGE = (EXAMPLES / "primary-energy.md").read_text(encoding="utf-8")


@pytest.fixture(name="found", scope="module")
def read_example() -> Scenarios:
    """The file beside the page."""
    return trajectories(source_of(EXAMPLES / "primary-energy.csv"))


def levels(found: Scenarios, indicator: str, definition: str) -> list[float]:
    """The levels of an indicator."""
    return [
        float(level.amount.value)
        for one in found.data
        if (one.indicator.name, one.definition) == (indicator, definition)
        for level in one.levels
    ]


def test_the_arithmetic_of_the_page_prints_what_it_shows() -> None:
    """The block of Python, run, gives the block below it."""
    program, printed = re.findall(r"```(?:python)?\n(.*?)```", PAGE, re.DOTALL)
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == printed


def test_the_program_counts_as_the_page_does(found: Scenarios) -> None:
    """Both ways, as the page rounds them."""
    shares = re.findall(r"of ([0-9.]+) Mtce are ([0-9.]+) %", PAGE)
    totals = levels(found, "energy_consumption", "")
    assert [f"{total:.1f}" for total in totals] == [total for total, _ in shares]
    assert [f"{share:.2f}" for share in levels(found, "non_fossil_share", "")] == [
        share for _, share in shares
    ]
    direct = re.findall(r"= ([0-9.]+) % in", PAGE)
    assert [f"{share:.2f}" for share in levels(found, "non_fossil_share", "direct equivalent")] == direct
