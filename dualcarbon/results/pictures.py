"""Pictures and pages: what ``plot``, ``report`` and ``site`` write, as values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dualcarbon import api
from dualcarbon.api import Data as Given
from dualcarbon.api import Names, Place, Regions
from dualcarbon.indicator import called
from dualcarbon.library import Library
from dualcarbon.problem import DualcarbonError, Sentence
from dualcarbon.results.result import words_of
from dualcarbon.results.telling import made
from dualcarbon.sheet import make_sheets
from dualcarbon.wanted import Wanted

if TYPE_CHECKING:
    from dualcarbon.report.plot.phrases import Phrases

_KINDS = ("svg", "png", "pdf")


def plot(
    region: Regions,
    indicator: str,
    trajectory: Given | None = None,
    *,
    kind: str = "svg",
    record: bool = False,
    scenarios: Names = (),
    as_of: int | None = None,
    folders: Place | Iterable[Place] = (),
    lang: str = "",
) -> bytes:
    """Draws an indicator of a region with its targets: what was observed and projected, and where the paces lead.

    Args:
        region: its name, the path of its file, or what ``load_region`` gave.
        indicator: of what.
        trajectory: the data in use; the record that ships where None.
        kind: ``svg``, ``png`` or ``pdf``.
        record: joins the record to ``trajectory``.
        scenarios: names or patterns of the only scenarios to draw.
        as_of: hides observations of later years, and targets issued later.
        folders: folders of target files that go before those that ship.
        lang: the language of the texts, ``en`` or ``zh``; that of DUALCARBON_LANG, or English, if empty.

    Returns:
        The picture, as the file that it would stand in.

    Raises:
        DualcarbonError: an unknown region or indicator, nothing to draw, or ``dualcarbon[plot]`` is not installed.

    Example:
        >>> import dualcarbon as dc
        >>> picture = dc.plot("shandong", "solar_capacity")
        >>> picture.decode("utf-8").count("<svg")
        1
    """
    from dualcarbon.report import goals
    from dualcarbon.report.plot.charting import charts_of
    from dualcarbon.report.plot.panel import picture
    from dualcarbon.report.plot.picture import kind_of

    shape = api.choice_of(kind, _KINDS, "kind")
    library = Library(api.folders_of(folders))
    file = api.one_of(api.files_of(library, region), "plot")
    data = api.data_in_use(library, [file], trajectory, record=record, folders=())
    (sheet,) = make_sheets(
        [file],
        data,
        Wanted(indicators=api.names_of(indicator, "indicator")),
        scenarios=api.names_of(scenarios, "scenarios", commas=False),
        as_of=api.year_if_given(as_of, "as_of"),
    )
    phrases = _phrases(lang)
    charts = charts_of(
        sheet.region,
        sheet.assessments,
        required=lambda one: goals.required(one.target, phrases.words),
        myriads=phrases.words.chinese,
    )
    if not charts:
        raise DualcarbonError(
            Sentence(
                "{region} has no number of {indicator} to draw",
                region=file.region.called,
                indicator=called(indicator),
            )
        )
    return picture(charts, phrases, kind_of(f"picture.{shape}"), data=data.name)


def page(
    region: Regions,
    trajectory: Given | None = None,
    *,
    record: bool = False,
    indicators: Names = (),
    as_of: int | None = None,
    everything: bool = False,
    folders: Place | Iterable[Place] = (),
    lang: str = "",
) -> str:
    """One self-contained page about some regions: the table, the plots, every explanation, the sources.

    Args:
        region: names, paths of files, or what ``load_region`` gave.
        trajectory: the data in use; the record that ships where None.
        record: joins the record to ``trajectory``.
        indicators: these instead of the headline indicators.
        as_of: hides observations of later years, and targets issued later.
        everything: past and superseded targets too.
        folders: folders of target files that go before those that ship.
        lang: the language, ``en`` or ``zh``; that of DUALCARBON_LANG, or English, if empty.

    Returns:
        The text of an HTML file.

    Raises:
        DualcarbonError: an unknown region or indicator, or ``dualcarbon[report]`` is not installed.

    Example:
        >>> import dualcarbon as dc
        >>> dc.page("shandong", indicators="wind_capacity").count("<h1")
        1
    """
    from dualcarbon.report.page.pages import Stamp, report

    library = Library(api.folders_of(folders))
    files = api.files_of(library, region)
    data = api.data_in_use(library, files, trajectory, record=record, folders=())
    wanted = Wanted(indicators=api.names_of(indicators, "indicators"), everything=everything)
    sheets = make_sheets(files, data, wanted, as_of=api.year_if_given(as_of, "as_of"))
    version, date = made()
    return report(sheets, _phrases(lang), Stamp(version=version, data=date))


def pages(
    region: Regions | None = None,
    *,
    as_of: int | None = None,
    folders: Place | Iterable[Place] = (),
    lang: str = "",
) -> dict[str, str]:
    """The pages of a site: overview, map, a page a region and a page an indicator.

    Args:
        region: the regions; every one that has a file where None.
        as_of: hides observations of later years, and targets issued later.
        folders: folders of target files that go before those that ship.
        lang: the language, ``en`` or ``zh``; that of DUALCARBON_LANG, or English, if empty.

    Returns:
        The text of each file by its path in the folder of the site; ``index.html`` is the first.

    Raises:
        DualcarbonError: an unknown region, or ``dualcarbon[report]`` is not installed.

    Example:
        >>> import dualcarbon as dc
        >>> "index.html" in dc.pages(["beijing", "tianjin"])
        True
    """
    from dualcarbon.report.page.pages import Stamp, site

    library = Library(api.folders_of(folders))
    files = list(library.load_all()) if region is None else api.files_of(library, region)
    data = api.data_in_use(library, files, None, record=False, folders=())
    sheets = make_sheets(files, data, Wanted(), as_of=api.year_if_given(as_of, "as_of"))
    version, date = made()
    written = site(sheets, _phrases(lang), Stamp(version=version, data=date))
    return {str(one.path): one.text for one in written}


def _phrases(lang: str) -> Phrases:
    from dualcarbon.report.plot.phrases import Phrases

    return Phrases(words=words_of(lang))
