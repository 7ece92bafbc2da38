"""``site``: the whole as pages: the overview, the map, a page a region and a page an indicator."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dualcarbon.cli.data import RecordFolders, TargetFolders, load_data
from dualcarbon.cli.language import language
from dualcarbon.cli.output import say, write_file
from dualcarbon.problem import DualcarbonError, Sentence
from dualcarbon.system import reason_of


def site(
    output: Annotated[
        Path, typer.Option("-o", metavar="DIR", help="The folder that the pages go to.", show_default=False)
    ],
    as_of: Annotated[int | None, typer.Option(metavar="YEAR", help="Hide later observations.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every target, past and superseded too.")] = False,
    record_dir: RecordFolders = None,
    targets: TargetFolders = None,
) -> None:
    """Write the pages of all regions: overview, map, a page a region, a page an indicator.

    Example: dualcarbon site -o public
    """
    from dualcarbon.library import Library, data_date
    from dualcarbon.report.catalogue import words_in
    from dualcarbon.report.page.pages import Stamp, pages_of
    from dualcarbon.report.page.pages import site as pages
    from dualcarbon.report.plot.phrases import Phrases
    from dualcarbon.sheet import make_sheets
    from dualcarbon.version import __version__
    from dualcarbon.wanted import Wanted

    library = Library(targets or ())
    files = list(library.load_all())
    data = load_data(library, files, folders=record_dir or ())
    sheets = make_sheets(files, data, Wanted(everything=everything), as_of=as_of)
    stamp = Stamp(version=__version__, data=data_date())
    progress = _Progress(pages_of(sheets))
    for page in pages(sheets, Phrases(words=words_in(language(machine=False))), stamp):
        place = output / page.path
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DualcarbonError(
                Sentence(
                    "cannot write to {folder}: {why}",
                    folder=place.parent,
                    why=reason_of(error),
                )
            ) from error
        write_file(place, page.text)
        progress.step()
    progress.end()
    say(
        Sentence(
            "{count} pages in {output}; begin with {first}",
            count=progress.total,
            output=output,
            first=output / "index.html",
        )
    )


class _Progress:
    """A count on standard error, where a terminal is behind it."""

    def __init__(self, total: int) -> None:
        self.total = total
        self._done = 0
        self._shown = sys.stderr is not None and sys.stderr.isatty()

    def step(self) -> None:
        """One page more."""
        self._done += 1
        if self._shown:
            sys.stderr.write(f"\r{self._done} of {self.total} pages")
            sys.stderr.flush()

    def end(self) -> None:
        """Clears the line."""
        if self._shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
