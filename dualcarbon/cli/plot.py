"""``plot``: a trajectory with its targets, the bars of a comparison, or a map of the provinces."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dualcarbon.cli.data import (
    Record,
    RecordFolders,
    TargetFolders,
    Trajectories,
    data_named,
    load_data,
    load_files,
)
from dualcarbon.cli.language import language
from dualcarbon.cli.output import screen, write, write_file
from dualcarbon.cli.words import for_people
from dualcarbon.indicator import called
from dualcarbon.problem import DualcarbonError, Sentence
from dualcarbon.report.plot.by import MapBy

if TYPE_CHECKING:
    from dualcarbon.comparison import Comparison
    from dualcarbon.library import Library
    from dualcarbon.report.plot.phrases import Phrases

_WIDTH = 80


def plot(
    region: Annotated[
        str | None,
        typer.Argument(metavar="REGION", help="A region by any name, or a YAML file.", show_default=False),
    ] = None,
    indicator: Annotated[
        str | None,
        typer.Argument(
            metavar="INDICATOR", help="What is shown: dualcarbon list indicators.", show_default=False
        ),
    ] = None,
    compare: Annotated[
        str, typer.Option(metavar="INDICATOR", help="The bars of compare instead.", show_default=False)
    ] = "",
    on_map: Annotated[
        str,
        typer.Option(
            "--map", metavar="INDICATOR", help="A map of the provinces instead.", show_default=False
        ),
    ] = "",
    year: Annotated[int | None, typer.Option(metavar="YEAR", help="The year of the bars or the map.")] = None,
    by: Annotated[MapBy, typer.Option(help="What the map is coloured by.")] = MapBy.VERDICT,
    baseline: Annotated[
        int | None, typer.Option(metavar="YEAR", help="Bars and map: tell falls and rises against this year.")
    ] = None,
    trajectory: Trajectories = None,
    record: Record = False,
    record_dir: RecordFolders = None,
    scenario: Annotated[
        list[str] | None, typer.Option(metavar="LIST", help="Only these scenarios; patterns too.")
    ] = None,
    as_of: Annotated[int | None, typer.Option(metavar="YEAR", help="Hide later observations.")] = None,
    targets: TargetFolders = None,
    output: Annotated[
        str | None,
        typer.Option("-o", metavar="FILE", help="A picture: FILE.svg, .png or .pdf.", show_default=False),
    ] = None,
) -> None:
    """Draw a trajectory with its targets, the bars of a comparison, or a map of the provinces.

    Example: dualcarbon plot shandong solar_capacity -o solar.svg
    """
    from dualcarbon.library import Library

    _only_one(region, indicator, compare, on_map, year)
    library = Library(targets or ())
    if compare or on_map:
        comparison = _compared(
            library,
            compare or on_map,
            year,
            baseline,
            trajectory or (),
            record=record,
            folders=record_dir or (),
        )
        source = for_people().sentence(data_named(trajectory or [], record=record))
        if compare:
            _write_bars(comparison, source, output)
        else:
            _write_map(comparison, by, source, output)
        return
    _write_charts(
        library,
        region or "",
        indicator or "",
        paths=trajectory or [],
        record=record,
        folders=record_dir or (),
        scenarios=scenario or (),
        as_of=as_of,
        output=output,
    )


def _only_one(region: str | None, indicator: str | None, compare: str, on_map: str, year: int | None) -> None:
    if compare and on_map:
        raise DualcarbonError("--compare and --map are two pictures: ask for one")
    if compare or on_map:
        if region is not None:
            raise DualcarbonError("--compare and --map show all regions: name none")
        if year is None:
            raise DualcarbonError("the year of the targets is missing", hint="--year 2030")
    elif region is None or indicator is None:
        raise DualcarbonError(
            "a plot needs a region and an indicator",
            hint="dualcarbon plot shandong solar_capacity; or --compare, or --map, with --year",
        )


def _phrases() -> Phrases:
    from dualcarbon.report.catalogue import words_in
    from dualcarbon.report.plot.phrases import Phrases

    return Phrases(words=words_in(language(machine=False)))


def _write_charts(
    library: Library,
    region: str,
    indicator: str,
    *,
    paths: Sequence[str],
    record: bool,
    folders: Sequence[Path],
    scenarios: Sequence[str],
    as_of: int | None,
    output: str | None,
) -> None:
    from dualcarbon.report import goals
    from dualcarbon.report.plot.charting import charts_of
    from dualcarbon.sheet import make_sheets
    from dualcarbon.trajectory import listed
    from dualcarbon.wanted import Wanted

    files = load_files(library, [region])
    data = load_data(library, files, paths, record=record, folders=folders)
    wanted = Wanted(indicators=(indicator,))
    named = listed(scenarios, [one.scenario for one in data if one.scenario])
    (sheet,) = make_sheets(files, data, wanted, scenarios=named, as_of=as_of)
    phrases = _phrases()
    charts = charts_of(
        sheet.region,
        sheet.assessments,
        required=lambda one: goals.required(one.target, phrases.words),
        myriads=phrases.words.chinese,
    )
    if not charts:
        raise DualcarbonError(
            Sentence(
                "{region} has no number of {indicator} to draw: no target with one, and no data",
                region=sheet.region.called,
                indicator=called(indicator),
            ),
            hint=Sentence("dualcarbon show {region} lists its targets", region=region),
        )
    if output is None:
        from dualcarbon.report.plot.terminal import draw

        shown = screen()
        width = shown.width or _WIDTH
        write("\n".join(draw(one, phrases, width=width, encoding=shown.encoding) for one in charts))
        return
    from dualcarbon.report.plot.panel import picture
    from dualcarbon.report.plot.picture import kind_of

    source = phrases.words.sentence(data_named(paths, record=record))
    write_file(output, picture(charts, phrases, kind_of(output), data=source))


def _compared(
    library: Library,
    indicator: str,
    year: int | None,
    baseline: int | None,
    paths: Sequence[str],
    *,
    record: bool,
    folders: Sequence[Path],
) -> Comparison:
    from dualcarbon.comparison import compare, concerned
    from dualcarbon.indicator import find_indicator

    due = year or 0
    files = list(library.load_all())
    own = {name: declared for file in files for name, declared in file.indicators.items()}
    measured = find_indicator(indicator, own)
    held = [file for file, _ in concerned(files, measured.name, due).values()]
    data = load_data(library, held, paths, record=record, folders=folders)
    return compare(files, measured, due, data, baseline=baseline)


def _write_bars(comparison: Comparison, source: str, output: str | None) -> None:
    from dualcarbon.report.plot.bars import bars_of

    phrases = _phrases()
    every = bars_of(comparison, phrases)
    if not every:
        name, year = comparison.indicator.name, comparison.year
        raise DualcarbonError(
            Sentence("the targets of {name} for {year} have no amounts to draw", name=name, year=year),
            hint=Sentence(
                "dualcarbon compare {name} --year {year} tells them in words", name=name, year=year
            ),
        )
    if output is None:
        from dualcarbon.report.plot.bars_text import draw_bars

        shown = screen()
        width = shown.width or _WIDTH
        write("\n".join(draw_bars(one, phrases, width=width, encoding=shown.encoding) for one in every))
        return
    from dualcarbon.report.plot.bars_picture import bars_picture
    from dualcarbon.report.plot.picture import kind_of

    write_file(output, bars_picture(every[0], phrases, kind_of(output), data=source))


def _write_map(comparison: Comparison, by: MapBy, source: str, output: str | None) -> None:
    from dualcarbon.report.plot.mapping import map_of

    phrases = _phrases()
    tiles = map_of(comparison, by, phrases)
    if output is None:
        from dualcarbon.report.plot.tiles_text import draw_tiles

        shown = screen()
        width = shown.width or _WIDTH
        write(draw_tiles(tiles, phrases, width=width, colour=shown.colour, encoding=shown.encoding))
        return
    from dualcarbon.report.plot.picture import kind_of
    from dualcarbon.report.plot.tiles_picture import tile_picture

    write_file(output, tile_picture(tiles, phrases, kind_of(output), data=source))
