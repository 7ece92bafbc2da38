"""``rule``: the page of one rule."""

from __future__ import annotations

from typing import Annotated

import typer

from dualcarbon.cli.output import screen, write
from dualcarbon.cli.words import for_people


def rule(
    code: Annotated[str, typer.Argument(metavar="CODE", help="The code or the name of a rule.")],
) -> None:
    """Show the page of a rule of validate.

    Example: dualcarbon rule DC110
    """
    from dualcarbon.report.problems.page import to_page
    from dualcarbon.validation import find_rule

    write(to_page(find_rule(code), for_people(), limit=screen().width))
