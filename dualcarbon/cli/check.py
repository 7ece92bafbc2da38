"""``check``: is this place on course for the goals it has announced?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dualcarbon.cli.formats import CheckFormat, write_sheets
from dualcarbon.problem import DualcarbonError

if TYPE_CHECKING:
    from dualcarbon.library import Library
    from dualcarbon.target_file import RegionFile
    from dualcarbon.trajectory import Dataset


def check(
    regions: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="REGION|FILE...", help="Regions by any name, or YAML files.", show_default=False
        ),
    ] = None,
    trajectory: Annotated[
        list[str] | None,
        typer.Option("--trajectory", "-t", metavar="FILE|-", help="A CSV of data, instead of the record."),
    ] = None,
    record: Annotated[bool, typer.Option("--record", help="The record too, behind the files given.")] = False,
    scenario: Annotated[
        str, typer.Option(metavar="NAME", help="Only this scenario.", show_default=False)
    ] = "",
    indicator: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="This indicator, headline or not; may be repeated."),
    ] = None,
    year: Annotated[int | None, typer.Option(metavar="YEAR", help="Only targets for this year.")] = None,
    as_of: Annotated[int | None, typer.Option(metavar="YEAR", help="Hide later observations.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every target, past and superseded too.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the arithmetic and the documents.")
    ] = False,
    fail_on: Annotated[
        str, typer.Option(metavar="LIST", help="The verdicts that count as no.")
    ] = "missed,off_track",
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 where the answer is no.")] = False,
    targets: Annotated[
        list[Path] | None, typer.Option(metavar="DIR", help="A folder of your own target files; goes first.")
    ] = None,
    all_regions: Annotated[bool, typer.Option("--all-regions", help="Every region with a file.")] = False,
    form: Annotated[
        CheckFormat, typer.Option("--format", help="The form of the answer.")
    ] = CheckFormat.TABLE,
) -> None:
    """Hold the targets of a region against what has been observed.

    Example: dualcarbon check shandong --explain
    """
    from dualcarbon.cli.verdicts import read_verdicts
    from dualcarbon.library import Library
    from dualcarbon.sheet import Wanted, fails, make_sheets

    verdicts = read_verdicts(fail_on)
    library = Library(targets or ())
    files = _files(library, regions or [], all_regions=all_regions)
    data = _data(library, files, trajectory or [], record=record)
    wanted = Wanted(indicators=tuple(indicator or ()), year=year, everything=everything)
    sheets = make_sheets(files, data, wanted, scenarios=[scenario] if scenario else [], as_of=as_of)
    if wanted.is_narrow and not any(sheet.assessments for sheet in sheets):
        raise DualcarbonError(
            "no target is about what was asked for", hint="dualcarbon show REGION lists them all"
        )
    write_sheets(sheets, form, as_of=as_of, explain=explain, fail_on=verdicts)
    failed = any(fails(one, verdicts) for sheet in sheets for one in sheet.assessments)
    raise typer.Exit(1 if failed and not exit_zero else 0)


def _files(library: Library, names: Sequence[str], *, all_regions: bool) -> list[RegionFile]:
    """The target files asked for, each once, in the order asked."""
    if all_regions and names:
        raise DualcarbonError("--all-regions and names of regions do not go together")
    if all_regions:
        return list(library.load_all())
    if not names:
        raise DualcarbonError(
            "no region is named", hint="dualcarbon check shandong; dualcarbon list regions names them all"
        )
    files = {file.path: file for file in map(library.load, names)}
    return list(files.values())


def _data(library: Library, files: Sequence[RegionFile], paths: Sequence[str], *, record: bool) -> Dataset:
    """The record, or the files given, or both with the files in front."""
    from dualcarbon.api import read_trajectory
    from dualcarbon.trajectory import merge

    codes = [file.region.code for file in files]
    if not paths:
        return library.record(codes)
    if paths.count("-") > 1:
        raise DualcarbonError("standard input can be read once only: one -t -")
    given = read_trajectory(*paths, files=files)
    return merge(given, library.record(codes)) if record else given
