"""Files of trajectories as they are opened and read."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from dualcarbon.document import decode
from dualcarbon.indicator import Indicator
from dualcarbon.library import STDIN, read_text
from dualcarbon.trajectory import Dataset

if TYPE_CHECKING:
    from dualcarbon.scenario_file import Recipes, TableSource

Own = Mapping[str, Mapping[str, Indicator]]
"""Indicators beyond the vocabulary, by the region that declares them and by name."""


def open_source(path: str) -> TableSource | str:
    """What can be read twice, or the text of what cannot.

    Raises:
        DualcarbonError: there is no such file, or standard input is closed.
    """
    is_stream = path == STDIN and hasattr(sys.stdin, "buffer")
    if is_stream or (path != STDIN and _is_file(path)):
        from dualcarbon.scenario_file import source_of

        return source_of(path)
    return read_text(path)


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except ValueError:  # a path with a NUL in it
        return False


def read_source(source: TableSource, own: Own, codes: Collection[str], recipes: Recipes | None) -> Dataset:
    """The trajectories of what is open: a table of the IAMC, told by its header, or one of this program.

    Args:
        source: a file, or standard input.
        own: indicators beyond the vocabulary, by the region that declares them and by name.
        codes: the regions to read of scenarios; all of them where empty.
        recipes: how indicators are told from the variables of scenarios.

    Raises:
        DualcarbonError: it cannot be read.
    """
    from dualcarbon.scenario_file import Glossary, Recipes, is_scenario_file, trajectories
    from dualcarbon.trajectory_file import read_trajectories

    if is_scenario_file(source):
        every = {name: one for of_region in own.values() for name, one in of_region.items()}
        using = recipes or Recipes(glossary=Glossary(own=every))
        return trajectories(source, regions=codes, recipes=using).data
    with source.open() as stream:
        return read_trajectories(decode(stream.read(), source.name), source.name, own=own)
