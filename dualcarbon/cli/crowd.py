"""Files of more than a handful of scenarios: found, judged as they stream by, and how far that has come."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dualcarbon.assessment import Many, Verdict
from dualcarbon.cli.data import load_data, no_target, refuse_two_pipes
from dualcarbon.cli.formats import CheckAnswer, CheckFormat, write_sheets
from dualcarbon.cli.output import say
from dualcarbon.problem import DualcarbonError
from dualcarbon.sheet import fails_by
from dualcarbon.target import Target

if TYPE_CHECKING:
    from dualcarbon.api import Crowd
    from dualcarbon.baseline import Joining
    from dualcarbon.library import Library
    from dualcarbon.scenario_file import Recipes
    from dualcarbon.target_file import RegionFile
    from dualcarbon.trajectory import Dataset
    from dualcarbon.wanted import Wanted

_EACH = (CheckFormat.JSON, CheckFormat.CSV)

_PATIENCE = 1.0
"""Seconds after which a word about progress is due."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """The data in use: all of them, or what was observed beside a crowd of scenarios; which of them are wanted."""

    data: Dataset
    crowd: Crowd | None = None
    scenarios: tuple[str, ...] = ()


def given(
    library: Library,
    files: Sequence[RegionFile],
    paths: Sequence[str],
    *,
    record: bool,
    folders: Sequence[Path],
    recipes: Recipes,
    scenarios: Sequence[str],
    one_by_one: bool,
) -> Given:
    """Reads the data in use; a file of very many scenarios is left to be streamed.

    Args:
        library: where the record is.
        files: the regions.
        paths: trajectory files, ``-`` for standard input.
        record: joins the record to the files.
        folders: those of ``--record-dir``.
        recipes: how indicators are told from the variables of scenarios.
        scenarios: lists of names and patterns of the only scenarios wanted.
        one_by_one: every scenario is wanted for itself, so that nothing is streamed.

    Raises:
        DualcarbonError: a file or a folder cannot be read, or there is no such scenario.
    """
    refuse_two_pipes(paths)
    from dualcarbon.api import crowd_in, open_source, read_source
    from dualcarbon.scenario_file import is_scenario_file, scenario_names, source_of_text
    from dualcarbon.trajectory import Dataset, Status, listed, refuse_unknown

    own = {file.region.code: file.indicators for file in files}
    codes = [file.region.code for file in files]
    sources = [
        source_of_text(one, path) if isinstance(one, str) else one
        for path in paths
        for one in [open_source(path)]
    ]
    tables = [source for source in sources if is_scenario_file(source)]
    others = {one: read_source(one, own, codes, recipes) for one in sources if one not in tables}
    planned = [one.scenario for data in others.values() for one in data if one.status is Status.PROJECTED]
    wanted: tuple[str, ...] = ()
    if scenarios:
        for one in tables:
            planned += scenario_names(one, regions=codes, recipes=recipes)
        wanted = listed(scenarios, planned)
        refuse_unknown(wanted, sorted(set(planned)))
    crowd = None
    # Scenarios beside scenarios are judged one by one.
    if (
        len(tables) == 1
        and not one_by_one
        and not any(one.status is Status.PROJECTED for data in others.values() for one in data)
    ):
        crowd = crowd_in(tables[0], codes, recipes=recipes, scenarios=wanted)
    read = [
        others[one] if one in others else read_source(one, own, codes, recipes)
        for one in sources
        if crowd is None or one is not crowd.source
    ]
    data = load_data(library, files, read or [Dataset()], record=record, folders=folders)
    return Given(data=data, crowd=crowd, scenarios=wanted)


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedOfCrowd:
    """What ``check`` is asked about a crowd."""

    files: Sequence[RegionFile]
    wanted: Wanted
    joining: Joining
    scenarios: Sequence[str]
    as_of: int | None
    silent: bool
    failing: Collection[Verdict]
    shown: Collection[Verdict]


def check_crowd(crowd: Crowd, observed: Dataset, asked: AskedOfCrowd, answer: CheckAnswer) -> bool:
    """Judges the scenarios of a crowd, writes the answer, and says whether it is no.

    Raises:
        DualcarbonError: anything that is needed cannot be read, or no target is about what was asked for.
    """
    tell = progress()
    if answer.form in _EACH and not answer.summary:
        return _write_each(crowd, observed, asked, answer, tell)
    from dualcarbon.api import crowd_sheets
    from dualcarbon.library import data_date
    from dualcarbon.sheet import fails, only

    sheets, passed = crowd_sheets(
        asked.files,
        crowd,
        observed,
        asked.wanted,
        joining=asked.joining,
        scenarios=asked.scenarios,
        as_of=asked.as_of,
        date=data_date(),
        silent=asked.silent,
        brief=not asked.silent and not asked.shown and not asked.wanted.is_narrow,
        progress=tell,
    )
    end_progress(tell)
    if passed is not None:
        say(DualcarbonError(problems=[passed]))
    if asked.wanted.is_narrow and not any(sheet.assessments for sheet in sheets):
        raise no_target()
    write_sheets(only(sheets, asked.shown) if asked.shown else sheets, answer, asked.failing)
    return any(fails(one, asked.failing) for sheet in sheets for one in sheet.assessments)


def _write_each(
    crowd: Crowd,
    observed: Dataset,
    asked: AskedOfCrowd,
    answer: CheckAnswer,
    tell: Callable[[int], None] | None,
) -> bool:
    """Writes every assessment as it is made, and counts the verdicts of each target."""
    from dualcarbon.api import each_scenario
    from dualcarbon.cli.rows import Rows

    counts: dict[Target, Counter[Verdict]] = {}
    rows = Rows(answer)
    for region, one in each_scenario(
        asked.files,
        crowd,
        observed,
        asked.wanted,
        joining=asked.joining,
        scenarios=asked.scenarios,
        as_of=asked.as_of,
        progress=tell,
    ):
        if one.main:
            counts.setdefault(one.target, Counter())[one.verdict] += 1
        if not asked.shown or one.verdict in asked.shown:
            rows.add(region, one)
    end_progress(tell)
    if asked.wanted.is_narrow and not counts:
        raise no_target()
    rows.end()
    return any(
        fails_by(target, Many(scenarios=0, counts=count).verdict, asked.failing)
        for target, count in counts.items()
    )


def progress() -> Callable[[int], None] | None:
    """What tells on standard error how many scenarios have been judged; None where nobody sees it."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None
    begin = last = time.monotonic()

    def tell(count: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - begin > _PATIENCE and now - last > _PATIENCE / 4:
            last = now
            from dualcarbon.cli.language import talk
            from dualcarbon.problem import Sentence

            told = talk(Sentence("{count} scenarios judged", count=f"{count:,}"))
            sys.stderr.write(f"\r{told} ")
            sys.stderr.flush()

    return tell


def end_progress(tell: Callable[[int], None] | None) -> None:
    """Takes the word about progress away."""
    if tell is not None and sys.stderr is not None:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
