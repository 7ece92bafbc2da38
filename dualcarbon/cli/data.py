"""The regions and the data that a command line asks for, and its shared options: one way for all commands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dualcarbon.cli.output import say
from dualcarbon.problem import DualcarbonError, Enumeration, Sentence

if TYPE_CHECKING:
    from dualcarbon.library import Library, Needed
    from dualcarbon.scenario_file import Recipes
    from dualcarbon.target_file import RegionFile
    from dualcarbon.trajectory import Dataset


class RegionLevel(StrEnum):
    """The sorts of regions that ``--level`` names."""

    COUNTRY = "country"
    PROVINCE = "province"
    CITY = "city"


TargetFolders = Annotated[
    list[Path] | None,
    typer.Option("--targets", metavar="DIR", help="A folder of your own target files; goes first."),
]
Trajectories = Annotated[
    list[str] | None,
    typer.Option("--trajectory", "-t", metavar="FILE|-", help="Data instead of the record; may be repeated."),
]
Record = Annotated[bool, typer.Option("--record", help="The record too, behind the files given.")]
RecordFolders = Annotated[
    list[Path] | None,
    typer.Option("--record-dir", metavar="DIR", help="A folder of your own observations, before the record."),
]
IndicatorList = Annotated[
    list[str] | None,
    typer.Option("--indicator", metavar="LIST", help="These indicators, headline or not."),
]
ByteOrderMark = Annotated[
    bool, typer.Option("--bom", help="Begin csv with a byte order mark, as Excel needs it.")
]


def load_files(
    library: Library, names: Sequence[str], *, all_regions: bool = False, level: RegionLevel | None = None
) -> list[RegionFile]:
    """The target files asked for, each once, in the order asked.

    Raises:
        DualcarbonError: nothing is asked for, or two things that do not go together, or a file cannot be found
            or read.
    """
    if all_regions and names:
        raise DualcarbonError(
            "--all-regions and names of regions do not go together", hint="leave one of them out"
        )
    if level is not None and not all_regions:
        raise DualcarbonError(
            "--level goes with --all-regions", hint=Sentence("--all-regions --level {level}", level=level)
        )
    if all_regions:
        from dualcarbon.library import of_level

        return of_level(library.load_all(), level)
    if not names:
        raise DualcarbonError(
            "no region is named", hint="dualcarbon check shandong; dualcarbon list regions names them all"
        )
    files = {file.path: file for file in map(library.load, names)}
    return list(files.values())


def load_data(
    library: Library,
    files: Sequence[RegionFile],
    paths: Sequence[str | Dataset] = (),
    *,
    record: bool = False,
    folders: Sequence[Path] = (),
    codes: Iterable[str] | None = None,
    recipes: Recipes | None = None,
    needed: Needed | None = None,
) -> Dataset:
    """The data in use, and a word on standard error of what was passed over in it.

    Without files it is the record with the user's own before it; with files these and nothing else, unless the
    record, or a folder, is asked for by its option.

    Args:
        library: where the record is.
        files: the regions.
        paths: trajectory files, ``-`` for standard input; or what was read of them.
        record: joins the record to the files.
        folders: those of ``--record-dir``.
        codes: the regions to read the record of; those of the files where None.
        recipes: how indicators are told from the variables of scenarios.
        needed: the only indicators that are read of the record where nothing is given, by region; all where None.

    Raises:
        DualcarbonError: a file or a folder cannot be read.
    """
    from dualcarbon.api import data_in_use

    refuse_two_pipes(paths)
    data = data_in_use(
        library,
        files,
        list(paths) or None,
        record=record,
        folders=list(folders),
        codes=codes,
        recipes=recipes,
        needed=needed,
    )
    tell(data)
    return data


def refuse_two_pipes(paths: Sequence[str | Dataset]) -> None:
    """Raises DualcarbonError where standard input is asked for twice."""
    if paths.count("-") > 1:
        raise DualcarbonError("standard input can be read once only", hint="give -t - once")


def tell(data: Dataset) -> None:
    """Says on standard error what whoever uses the data should know: a few of each kind, then their number."""
    from dualcarbon.problem import a_few_of_each

    for problem in a_few_of_each(data.notices):
        say(DualcarbonError(problems=[problem]))


def data_named(paths: Sequence[str], *, record: bool) -> Enumeration:
    """Where the numbers come from, for the foot of a picture: the record, the names of files."""
    from dualcarbon.library import data_date

    named = [Sentence("standard input") if path == "-" else Path(path).name for path in paths]
    if record or not paths:
        date = data_date()
        named.append(Sentence("dualcarbon, {date}", date=date) if date else "dualcarbon")
    return Enumeration(named, mark="; ")


def no_target() -> DualcarbonError:
    """Certain targets were asked for, and none is about them."""
    return DualcarbonError(
        "no target is about what was asked for", hint="dualcarbon show REGION lists them all"
    )
