"""``check``: is this place on course for the goals it has announced?"""

from __future__ import annotations

from typing import Annotated

import typer

from dualcarbon.cli.arguments import read_list
from dualcarbon.cli.data import (
    ByteOrderMark,
    IndicatorList,
    Record,
    RecordFolders,
    RegionLevel,
    TargetFolders,
    Trajectories,
    load_data,
    load_files,
    no_target,
)
from dualcarbon.cli.formats import CheckAnswer, CheckFormat, gathered, write_sheets
from dualcarbon.cli.scenarios import (
    ByOption,
    CoalRateOption,
    ConvergeOption,
    HarmonizeOption,
    InterpolateOption,
    MapOption,
    ScenarioOptions,
)


def check(
    regions: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="REGION|FILE...", help="Regions by any name, or YAML files.", show_default=False
        ),
    ] = None,
    trajectory: Trajectories = None,
    record: Record = False,
    record_dir: RecordFolders = None,
    scenario: Annotated[
        list[str] | None,
        typer.Option(metavar="LIST", help="Only these scenarios, by name or pattern: 'REMIND*|*'."),
    ] = None,
    by: ByOption = None,
    harmonize: HarmonizeOption = None,
    converge: ConvergeOption = None,
    interpolate: InterpolateOption = None,
    coal_rate: CoalRateOption = None,
    map_file: MapOption = None,
    indicator: IndicatorList = None,
    year: Annotated[int | None, typer.Option(metavar="YEAR", help="Only targets for this year.")] = None,
    as_of: Annotated[
        int | None,
        typer.Option(metavar="YEAR", help="Hide what was observed later, and targets issued later."),
    ] = None,
    verdict: Annotated[
        list[str] | None, typer.Option(metavar="LIST", help="Only targets with these verdicts.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every target, past and superseded too.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the arithmetic and the documents.")
    ] = False,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LIST",
            help="The verdicts that count as no, or none.  [default: missed,off_track]",
            show_default=False,
        ),
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 where the answer is no.")] = False,
    targets: TargetFolders = None,
    all_regions: Annotated[bool, typer.Option("--all-regions", help="Every region with a file.")] = False,
    level: Annotated[
        RegionLevel | None, typer.Option(help="Of all regions only these: country, province or city.")
    ] = None,
    summary: Annotated[
        bool, typer.Option("--summary", help="A row a target: scenarios that say nothing of it are unknown.")
    ] = False,
    bom: ByteOrderMark = False,
    form: Annotated[
        CheckFormat, typer.Option("--format", help="The form of the answer.")
    ] = CheckFormat.TABLE,
) -> None:
    """Hold the targets of a region against what has been observed.

    Example: dualcarbon check shandong --explain
    """
    from dualcarbon.assessment import Verdict
    from dualcarbon.cli.verdicts import USUAL, read_verdicts
    from dualcarbon.library import Library, data_date, newest_year
    from dualcarbon.sheet import fails, make_sheets, only
    from dualcarbon.wanted import Wanted, needed_by

    answer = CheckAnswer(
        form=form, as_of=as_of, explain=explain, summary=summary, bom=bom, each=by is not None
    )
    answer.refuse()
    future = ScenarioOptions(
        by=by,
        harmonize=harmonize,
        converge=converge,
        interpolate=interpolate,
        coal_rate=coal_rate,
        map=map_file,
    )
    future.refuse(projected=bool(trajectory), summary=summary)
    failing = read_verdicts(USUAL if fail_on is None else fail_on)
    shown = read_verdicts(verdict or (), "--verdict")
    library = Library(targets or ())
    files = load_files(library, regions or (), all_regions=all_regions, level=level)
    own = {name: indicator for file in files for name, indicator in file.indicators.items()}
    wanted = Wanted(indicators=read_list(indicator), year=year, everything=everything)
    folders = record_dir or ()
    if trajectory:
        # A check of the record alone, which most are, is not to wait for what only scenarios need.
        from dualcarbon.cli.crowd import AskedOfCrowd, check_crowd, given

        found = given(
            library,
            files,
            trajectory,
            record=record,
            folders=folders,
            recipes=future.recipes(own),
            scenarios=scenario or (),
            one_by_one=explain or by is not None or form is CheckFormat.XLSX,
        )
        data, named = found.data, found.scenarios
        future.refuse_converge(data.newest)
        silent = not record and Verdict.UNKNOWN not in shown
        if found.crowd is not None:
            asked = AskedOfCrowd(
                files=files,
                wanted=wanted,
                joining=future.joining(),
                scenarios=named,
                as_of=as_of,
                silent=silent,
                failing=failing,
                shown=shown,
            )
            failed = check_crowd(found.crowd, data, asked, answer)
            raise typer.Exit(1 if failed and not exit_zero else 0)
    else:
        silent, named = False, read_list(scenario)
        known = needed_by(files, wanted, as_of=as_of, newest=newest_year())
        data = load_data(library, files, record=record, folders=folders, needed=known)
    sheets = make_sheets(
        files,
        data,
        wanted,
        scenarios=named,
        as_of=as_of,
        date=data_date(),
        joining=future.joining(),
        silent=silent,
    )
    if wanted.is_narrow and not any(sheet.assessments for sheet in sheets):
        raise no_target()
    write_sheets(only(sheets, shown) if shown else sheets, answer, failing)
    failed = any(fails(one, failing) for sheet in gathered(sheets) for one in sheet.assessments)
    raise typer.Exit(1 if failed and not exit_zero else 0)
