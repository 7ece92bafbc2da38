"""A few hundred cases of the fuzzer, so that it stays in working order."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "fuzz"))

import mutate


def test_mutations_of_good_files_are_told_not_crashed_on() -> None:
    """Never a traceback, never a hang; most of them break some rule."""
    spoke = mutate.run(300, 7, mutate.seeds())
    assert spoke["none"] < 200
