"""``new``: a target file to start from."""

from __future__ import annotations

from typing import Annotated

import typer

from dualcarbon.cli.language import ENGLISH, language
from dualcarbon.cli.output import write_data


def new(
    region: Annotated[
        str, typer.Argument(metavar="REGION", help="A region by any name, or zone:slug, company:slug.")
    ],
) -> None:
    """Print a commented target file of a region, to start from.

    Example: dualcarbon new shandong > shandong.yaml
    """
    from dualcarbon.region import find_region
    from dualcarbon.target_file import draft

    lang = language(machine=True)
    if lang == ENGLISH:
        write_data(draft(find_region(region)))
        return
    from dualcarbon.report.catalogue import words_in

    write_data(draft(find_region(region), words_in(lang).translated))
