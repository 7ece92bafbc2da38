"""``list``: the vocabulary, the regions, the units, the data."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dualcarbon.cli.command import SETTINGS, LightGroup, register
from dualcarbon.cli.output import screen, write, write_data
from dualcarbon.cli.words import for_people

if TYPE_CHECKING:
    from dualcarbon.report.lists.listing import Row

commands = typer.Typer(
    cls=LightGroup, no_args_is_help=True, context_settings=SETTINGS, help="List what the program knows."
)


class ListFormat(StrEnum):
    """The names of the forms."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


Form = Annotated[ListFormat, typer.Option("--format", help="The form of the answer.")]


def regions(
    everything: Annotated[bool, typer.Option("--all", help="Also those without targets on file.")] = False,
    form: Form = ListFormat.TEXT,
) -> None:
    """List the regions whose targets are on file.

    Example: dualcarbon list regions --all --format csv
    """
    from dualcarbon.library import Library
    from dualcarbon.report.lists import inventory

    library = Library()
    rows = inventory.regions(library.regions(), library.every)
    write_rows([row for row in rows if everything or row["targets"]], form)


def indicators(form: Form = ListFormat.TEXT) -> None:
    """List the indicators: what is measured, in which unit, and which direction is better.

    Example: dualcarbon list indicators
    """
    from dualcarbon.indicator import vocabulary
    from dualcarbon.report.lists import inventory

    write_rows(inventory.indicators(vocabulary().values()), form)


def units(form: Form = ListFormat.TEXT) -> None:
    """List the units that quantities can be told in.

    Example: dualcarbon list units
    """
    from dualcarbon.report.lists import inventory
    from dualcarbon.units import list_units

    write_rows(inventory.units(list_units()), form)


def data(
    region: Annotated[
        str,
        typer.Argument(metavar="REGION", help="Only this region, by any of its names.", show_default=False),
    ] = "",
    summary: Annotated[
        bool,
        typer.Option(
            "--summary", help="How many regions have a number and, in brackets, one of the last three years."
        ),
    ] = False,
    form: Form = ListFormat.TEXT,
) -> None:
    """List what the record covers: region by indicator, first and last year, kind.

    Example: dualcarbon list data shandong
    """
    from dualcarbon.indicator import vocabulary
    from dualcarbon.library import Library, rows
    from dualcarbon.region import find_region
    from dualcarbon.report.lists import inventory

    code = find_region(region).code if region else ""
    kept = (row for row in rows() if not code or row["region"] == code)
    if summary:
        levels = {one.code: one.level for one in Library().regions()}
        counted = inventory.summary(kept, levels, vocabulary().values())
        write_rows(inventory.summary_in_short(counted) if form is ListFormat.TEXT else counted, form)
        return
    covered = inventory.coverage(kept)
    if form is ListFormat.TEXT:
        covered = inventory.coverage_in_short(covered, for_people(), with_region=not code)
    write_rows(covered, form)


def rules(form: Form = ListFormat.TEXT) -> None:
    """List the rules of validate; dualcarbon rule CODE shows the page of one.

    Example: dualcarbon list rules
    """
    from dualcarbon.validation import all_rules

    write_rows(
        [
            {"code": one.code, "name": one.name, "severity": one.severity.value, "says": one.says}
            for one in all_rules().values()
        ],
        form,
    )


def variables(form: Form = ListFormat.TEXT) -> None:
    """List what the variables, regions and units of models mean; check --map FILE adds to it.

    Example: dualcarbon list variables --format csv
    """
    from dualcarbon import scenario_file
    from dualcarbon.report.lists.variables import in_short
    from dualcarbon.report.lists.variables import variables as mappings

    rows = mappings(
        scenario_file.meanings(), scenario_file.known_regions().values(), scenario_file.known_units()
    )
    write_rows(in_short(rows, for_people()) if form is ListFormat.TEXT else rows, form)


def write_rows(rows: Sequence[Row], form: ListFormat) -> None:
    """Writes a list in the form asked for."""
    from dualcarbon.report.lists import listing
    from dualcarbon.report.lists.told import told

    match form:
        case ListFormat.TEXT:
            words = for_people()
            write(listing.to_text(told(rows, words), limit=screen().width, colon=words.colon))
        case ListFormat.JSON:
            write_data(listing.to_json(rows))
        case ListFormat.CSV:
            write_data(listing.to_csv(rows))


for _function in (regions, indicators, units, data, rules, variables):
    register(commands, _function.__name__, _function)
