"""The questions that the command line answers, for Python."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import overload

from dualcarbon import api
from dualcarbon.api import Data, Names, Place, Regions
from dualcarbon.assessment import Assessment, assess
from dualcarbon.baseline import Rebased
from dualcarbon.comparison import Comparison, Row, SumUp, concerned, newest_amounts, provinces, sum_up
from dualcarbon.comparison import compare as compared
from dualcarbon.indicator import find_indicator
from dualcarbon.library import LEVELS, Library, data_date, in_official_order, of_level, seek
from dualcarbon.number import Number, to_decimal
from dualcarbon.overview import Overview, OverviewRow
from dualcarbon.overview import overview as seen
from dualcarbon.problem import DualcarbonError, Problem, Sentence
from dualcarbon.results import tellings
from dualcarbon.results.result import Result
from dualcarbon.scorecard import Line, Scorecard
from dualcarbon.scorecard import scorecard as score
from dualcarbon.sheet import Sheet, Wanted, make_sheets
from dualcarbon.target_file import RegionFile
from dualcarbon.units import Converted, one_number
from dualcarbon.validation import Findings, inspect, select_rules


def check(
    region: Regions,
    trajectory: Data | None = None,
    *,
    record: bool = False,
    indicators: Names = (),
    year: int | None = None,
    scenarios: Names = (),
    as_of: int | None = None,
    everything: bool = False,
    folders: Place | Iterable[Place] = (),
    record_folders: Place | Iterable[Place] = (),
) -> Result[Assessment, tuple[Sheet, ...]]:
    """Holds the targets of regions against what is known: the headline ones, unless others are asked for.

    Args:
        region: its name, the path of its file, or what ``load_region`` gave; or several of them.
        trajectory: the data in use, as paths or as what ``read_trajectory`` gave; the record that ships where
            None.
        record: joins the record to ``trajectory``.
        indicators: these instead of the headline indicators.
        year: only targets for this year.
        scenarios: names or patterns of the only scenarios of a projection to judge.
        as_of: hides observations of later years, and targets issued later.
        everything: past and superseded targets too.
        folders: folders of target files that go before those that ship.
        record_folders: folders of observations of your own, which go before the record.

    Returns:
        Every assessment; ``main`` marks the one of each target that tables show. ``value`` is a sheet a region.

    Raises:
        DualcarbonError: an unknown region, indicator or scenario, or a file that cannot be read.

    Example:
        >>> import dualcarbon as dc
        >>> found = dc.check("CN", indicators="non_fossil_share", year=2020)
        >>> [(one.target.id, one.verdict.value) for one in found]
        [('non-fossil-share-2020', 'met')]
    """
    library = Library(api.folders_of(folders))
    files = api.files_of(library, region)
    data = api.data_in_use(library, files, trajectory, record=record, folders=record_folders)
    wanted = Wanted(
        indicators=api.names_of(indicators, "indicators"),
        year=api.year_if_given(year, "year"),
        everything=everything,
    )
    sheets = make_sheets(
        files,
        data,
        wanted,
        scenarios=api.names_of(scenarios, "scenarios", commas=False),
        as_of=api.year_if_given(as_of, "as_of"),
        date=data_date(),
    )
    return Result(tuple(sheets), tellings.Checked(), data.notices)


def overview(
    level: str = "province",
    *,
    indicators: Names = (),
    year: int | None = None,
    as_of: int | None = None,
    folders: Place | Iterable[Place] = (),
    record_folders: Place | Iterable[Place] = (),
) -> Result[OverviewRow, Overview]:
    """The verdict on the next target due: regions down, indicators across.

    Args:
        level: the sort of regions: ``country``, ``province`` or ``city``.
        indicators: these instead of the headline indicators.
        year: the targets for this year instead of those due next.
        as_of: hides observations of later years, and targets issued later.
        folders: folders of target files that go before those that ship.
        record_folders: folders of observations of your own, which go before the record.

    Raises:
        DualcarbonError: an unknown level or indicator, or a file that cannot be read.

    Example:
        >>> import dualcarbon as dc
        >>> found = dc.overview("country", indicators="wind_solar_capacity", year=2030)
        >>> [(row.region.code, list(row.cells)) for row in found]
        [('CN', ['wind_solar_capacity'])]
    """
    library = Library(api.folders_of(folders))
    files = in_official_order(of_level(library.load_all(), api.choice_of(level, LEVELS, "level")))
    data = api.data_in_use(library, files, folders=record_folders)
    found = seen(
        files,
        data,
        indicators=api.names_of(indicators, "indicators"),
        year=api.year_if_given(year, "year"),
        as_of=api.year_if_given(as_of, "as_of"),
    )
    return Result(found, tellings.Seen(), data.notices)


def compare(
    indicator: str,
    year: int,
    *,
    regions: Regions = (),
    level: str | None = None,
    baseline: int | None = None,
    add_up: bool = False,
    folders: Place | Iterable[Place] = (),
    record_folders: Place | Iterable[Place] = (),
) -> Result[Row, tuple[Comparison, SumUp | None]]:
    """The targets of all regions for one indicator and year, the more ambitious first.

    Args:
        indicator: what is aimed at.
        year: the year that the targets are for.
        regions: only these, beside the nation.
        level: only the ``province`` or ``city`` ones, beside the nation.
        baseline: tells falls and rises against this year, where the data have a link.
        add_up: whether the provinces add up to the nation; for amounts and capacities.
        folders: folders of target files that go before those that ship.
        record_folders: folders of observations of your own, which go before the record.

    Returns:
        A row a region; ``value`` is the comparison, and the sum where it was asked for.

    Raises:
        DualcarbonError: no region has such a target, or two arguments do not go together.

    Example:
        >>> import dualcarbon as dc
        >>> found = dc.compare("wind_solar_capacity", 2030, regions=["CN", "内蒙古"])
        >>> {row.region.code for row in found} >= {"CN"}
        True
    """
    library = Library(api.folders_of(folders))
    named_some = bool(api.several_of(regions, "regions"))
    if add_up and (named_some or level not in (None, "province")):
        raise DualcarbonError(Sentence("add_up is about all provinces"), hint="leave regions and level out")
    if named_some and level is not None:
        raise DualcarbonError(Sentence("regions and level do not go together"), hint="leave one of them out")
    files, named = api.files_beside_the_nation(library, regions, level)
    own = {name: declared for file in files for name, declared in file.indicators.items()}
    measured = find_indicator(api.text_of(indicator, "indicator"), own)
    due = api.year_of(year, "year")
    codes = [*concerned(files, measured.name, due), *(one.code for one in provinces() if add_up)]
    data = api.data_in_use(library, files, codes=dict.fromkeys(codes), folders=record_folders)
    found = compared(
        files,
        measured,
        due,
        data,
        baseline=api.year_if_given(baseline, "baseline"),
        named=[one.region for one in named],
    )
    total = sum_up(found, newest_amounts(measured, data)) if add_up else None
    return Result((found, total), tellings.Compared(), data.notices)


def scorecard(
    region: str | Path | RegionFile,
    *,
    folders: Place | Iterable[Place] = (),
    record_folders: Place | Iterable[Place] = (),
) -> Result[Line, Scorecard]:
    """The national appraisal of April 2026 for a province: excellent, qualified or failed.

    Args:
        region: a province, by name, by the path of its file, or as what ``load_region`` gave.
        folders: folders of target files that go before those that ship.
        record_folders: folders of observations of your own, which go before the record.

    Returns:
        The fourteen lines; ``value.grade`` is the grade where it follows already, ``value.grades`` those that
        are still possible.

    Raises:
        DualcarbonError: the region is no province, or a file cannot be read.

    Example:
        >>> import dualcarbon as dc
        >>> len(dc.scorecard("shandong"))
        14
    """
    library = Library(api.folders_of(folders))
    file = api.one_of(api.files_of(library, region), "scorecard")
    if file.region.level != "province":
        name = file.region.name or file.region.code
        raise DualcarbonError(
            Sentence("the national appraisal grades provinces, and {name} is none", name=name),
            hint=Sentence("check tells of any region"),
        )
    data = api.data_in_use(library, [file], folders=record_folders)
    card = score(file.region.code, assess(file.targets, data), newest=data.newest)
    return Result(card, tellings.Scored(), data.notices)


def validate(*paths: Place, select: Names = ("all",), ignore: Names = ()) -> Result[Problem, Findings]:
    r"""Every fault of target files and trajectories: a place, a sentence, a hint and a rule each.

    Args:
        paths: files, folders and patterns.
        select: only these rules: codes, beginnings of codes, names.
        ignore: leaves these rules out.

    Returns:
        The findings, notes too; ``value.summary`` counts them.

    Raises:
        DualcarbonError: a path is not there, or there is no such rule.

    Example:
        >>> import dualcarbon as dc
        >>> from pathlib import Path
        >>> _ = Path("bad.csv").write_text("region,indicator,year,value,unit\nCN-SD,co2,2020,9,Mt\n")
        >>> [(str(one.location), one.code) for one in dc.validate("bad.csv")]
        [('bad.csv:2:7', 'DC105')]
    """
    if not paths:
        raise DualcarbonError(Sentence("no file is named"), hint='name files or folders: validate("targets")')
    codes = select_rules(api.names_of(select, "select")) - select_rules(api.names_of(ignore, "ignore"))
    sought = seek([api.path_of(path) for path in paths], ())
    return Result(inspect(sought.files, codes=codes), tellings.Validated())


Percentage = Number | str
_Percentages = Iterable[Percentage]


@overload
def rebase(  # type: ignore[overload-overlap]  # a text is one percentage
    percent: Percentage,
    start: int,
    end: int,
    *,
    region: str = "CN",
    indicator: str = "carbon_intensity",
    definition: str = "",
    link: Percentage | None = None,
    trajectory: Data | None = None,
    rise: bool = False,
) -> Rebased: ...
@overload
def rebase(
    percent: _Percentages,
    start: int,
    end: int,
    *,
    region: str = "CN",
    indicator: str = "carbon_intensity",
    definition: str = "",
    link: Percentage | None = None,
    trajectory: Data | None = None,
    rise: bool = False,
) -> Result[Rebased, api.Rebasing]: ...
def rebase(
    percent: Percentage | _Percentages,
    start: int,
    end: int,
    *,
    region: str = "CN",
    indicator: str = "carbon_intensity",
    definition: str = "",
    link: Percentage | None = None,
    trajectory: Data | None = None,
    rise: bool = False,
) -> Rebased | Result[Rebased, api.Rebasing]:
    """A fall (or a rise) of so many percent against one year, told against another.

    Args:
        percent: the fall against ``start``, such as 65 or "65%"; exact. What lies below 1 needs its sign. Of
            several, each is answered.
        start: the baseline it is stated against.
        end: the baseline it is wanted against.
        region: whose links tie the two years.
        indicator: of what.
        definition: the definition of the indicator; the untagged one where empty.
        link: the fall in the later of the two years against the earlier, instead of the data; a published
            number with its rounding interval, one-sided where it is "more than 48.4 %".
        trajectory: the data in use; the record that ships where None.
        rise: the percentages are rises.

    Raises:
        DualcarbonError: a fall above 100 %, a share, a text that is no percentage, or nothing ties the two
            years.

    Example:
        >>> import dualcarbon as dc
        >>> fall = dc.rebase("65%", 2005, 2020, link="48.4%")
        >>> f"{float(fall.percent.value):.2f}"
        '32.17'
        >>> dc.rebase([65, 60], 2005, 2020, link="48.4%")
        <Result rebase of 2 percentages of CN carbon_intensity>
    """
    alone = isinstance(percent, str) or not isinstance(percent, Iterable)
    found = api.rebased(
        [percent] if alone else api.several_of(percent, "percent"),
        start,
        end,
        region=region,
        indicator=indicator,
        definition=definition,
        link=link,
        trajectory=trajectory,
        rise=rise,
    )
    return found.answers[0] if alone else Result(found, tellings.RebasedAll())


@overload
def convert(  # type: ignore[overload-overlap]  # a text is one quantity
    quantity: str,
    unit: str,
    *,
    electricity: str = "",
    factor: Names = (),
    gwp: str = "",
    deflator: str = "",
) -> Decimal: ...
@overload
def convert(
    quantity: Iterable[str],
    unit: str,
    *,
    electricity: str = "",
    factor: Names = (),
    gwp: str = "",
    deflator: str = "",
) -> Result[Converted, tuple[Converted, ...]]: ...
def convert(
    quantity: str | Iterable[str],
    unit: str,
    *,
    electricity: str = "",
    factor: Names = (),
    gwp: str = "",
    deflator: str = "",
) -> Decimal | Result[Converted, tuple[Converted, ...]]:
    """A quantity in another unit, as a number; several as a result, ranges and bounds among them.

    Args:
        quantity: a number with its unit, in English or Chinese; or several.
        unit: the unit wanted.
        electricity: ``calorific`` or ``coal-rate=YEAR``, from electricity to coal equivalent.
        factor: fuels of the table, or stated factors as in ``2.66 t CO2/tce``.
        gwp: ``AR4``, ``AR5`` or ``AR6``, from other gases to CO2e.
        deflator: from yuan of one price year to another.

    Raises:
        DualcarbonError: a quantity cannot be read, one alone is a range or a bound, or a factor is missing.

    Example:
        >>> import dualcarbon as dc
        >>> dc.convert("12亿千瓦", "GW")
        Decimal('1200')
        >>> [(one.value, one.upper) for one in dc.convert(["12 to 15 GW"], "MW")]
        [(Fraction(12000, 1), Fraction(15000, 1))]
    """
    alone = isinstance(quantity, str) or not isinstance(quantity, Iterable)
    found = api.converted(
        [quantity] if alone else api.several_of(quantity, "quantity"),
        unit,
        electricity=electricity,
        factor=factor,
        gwp=gwp,
        deflator=deflator,
    )
    if alone:
        return to_decimal(one_number(found[0]))
    return Result(found, tellings.ConvertedAll())
