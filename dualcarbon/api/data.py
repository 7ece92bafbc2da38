"""From names and paths to regions and data."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dualcarbon.api.arguments import (
    Names,
    Place,
    choice_of,
    folders_of,
    names_of,
    path_of,
    several_of,
    text_of,
)
from dualcarbon.api.sources import Own, open_source, read_source
from dualcarbon.library import LEVELS, STDIN, Library, Needed, in_official_order, of_level
from dualcarbon.problem import DualcarbonError, Sentence, Unreadable
from dualcarbon.region import Region
from dualcarbon.region import find_region as region_called
from dualcarbon.target_file import RegionFile
from dualcarbon.trajectory import Dataset, merge

if TYPE_CHECKING:
    from dualcarbon.scenario_file import Recipes

NATION = "CN"
Regions = str | Path | RegionFile | Iterable[str | Path | RegionFile]
"""One region or several: names, paths of target files, or what ``load_region`` gave."""
Data = str | Path | Dataset | Iterable[str | Path | Dataset]
"""Trajectories: paths of files, or what ``read_trajectory`` gave; a later one goes before an earlier one."""


def find_region(name: str) -> Region:
    """The region of a name: a code, pinyin, or an English or Chinese name, in any case.

    A province goes before a city of the same name. A city may stand with its province, in either order:
    ``Suzhou, Jiangsu``, ``江苏省苏州市``.

    Args:
        name: what it is called.

    Raises:
        DualcarbonError: nobody knows the name, or several cities share it.

    Example:
        >>> import dualcarbon as dc
        >>> dc.find_region("陕西")
        <Region CN-SN Shaanxi 陕西>
    """
    return region_called(text_of(name, Sentence("a region")))


def load_region(name: str | Path, *, folders: Place | Iterable[Place] = ()) -> RegionFile:
    """The targets of a region.

    Args:
        name: a code, pinyin, an English or Chinese name; or the path of a YAML file.
        folders: folders of target files that go before those that ship.

    Raises:
        DualcarbonError: nobody knows the region, it has no file, or the file cannot be read.

    Example:
        >>> import dualcarbon as dc
        >>> dc.load_region("山东").region.code
        'CN-SD'
    """
    return _file(Library(folders_of(folders)), name)


def load_regions(level: str | None = None, *, folders: Place | Iterable[Place] = ()) -> list[RegionFile]:
    """The targets of every region that has a file, in the order of the official codes.

    Args:
        level: only the ``country``, ``province`` or ``city`` ones.
        folders: folders of target files that go before those that ship.

    Raises:
        DualcarbonError: there is no such level, or a file cannot be read.

    Example:
        >>> import dualcarbon as dc
        >>> [file.region.code for file in dc.load_regions("province")][:3]
        ['CN-BJ', 'CN-TJ', 'CN-HE']
    """
    wanted = None if level is None else choice_of(level, LEVELS, "level")
    return in_official_order(of_level(Library(folders_of(folders)).load_all(), wanted))


def files_of(library: Library, regions: object) -> list[RegionFile]:
    """The target files of the regions handed in, each once.

    Raises:
        DualcarbonError: none is named, or one cannot be found or read.
    """
    members = (regions,) if isinstance(regions, RegionFile) else several_of(regions, "region")
    found = [one if isinstance(one, RegionFile) else _file(library, one) for one in members]
    if not found:
        raise DualcarbonError(
            Sentence("no region is named"), hint=Sentence("load_regions() gives every region with a file")
        )
    return list({(file.path, file.region.code): file for file in found}.values())


def files_beside_the_nation(
    library: Library, regions: object = (), level: str | None = None
) -> tuple[list[RegionFile], list[RegionFile]]:
    """The files to hold against the nation, its own among them, and those that were asked for by name.

    Args:
        library: where they are.
        regions: these; every region of the level where none is named.
        level: only the ``province`` or ``city`` ones.

    Raises:
        DualcarbonError: a file cannot be found or read.
    """
    if not several_of(regions, "region"):
        wanted = None if level is None else choice_of(level, LEVELS, "level")
        every = library.load_all()
        nation = [file for file in every if file.region.code == NATION]
        others = [file for file in of_level(every, wanted) if file.region.code != NATION]
        return [*nation, *others], []
    named = files_of(library, regions)
    nation = [library.load(NATION)]
    return list({file.path: file for file in (*nation, *named)}.values()), named


def _file(library: Library, name: object) -> RegionFile:
    path = path_of(name, Sentence("a region"), Sentence("a name, a path, or what load_region gave"))
    return library.load(Path(path) if isinstance(name, Path) else path)


def read_trajectory(*paths: str | Path, files: Iterable[RegionFile] = ()) -> Dataset:
    r"""The trajectories of CSV files, a later file's values before an earlier one's; ``-`` is standard input.

    Where two files contradict each other, ``notices`` of the result says so.

    Args:
        paths: the files.
        files: regions whose own indicators the data may tell of.

    Raises:
        DualcarbonError: a file cannot be read; every bad row is told.

    Example:
        >>> import dualcarbon as dc
        >>> from pathlib import Path
        >>> _ = Path("links.csv").write_text(
        ...     "region,indicator,year,value,unit,relative_to\nCN,carbon_intensity,2020,-48.4,%,2005\n"
        ... )
        >>> dc.read_trajectory("links.csv")
        <Dataset links.csv: 1 trajectory, newest 2020>
    """
    own = {file.region.code: file.indicators for file in _region_files(files)}
    data = Dataset()
    for given in paths:
        data = merge(_trajectory(path_of(given, Sentence("a trajectory")), own, (), None), data)
    return data


def _region_files(files: object) -> list[RegionFile]:
    found = several_of(files, "files") if not isinstance(files, RegionFile) else (files,)
    for one in found:
        if not isinstance(one, RegionFile):
            raise Unreadable(Sentence("files are what load_region gave"), hint="files=[load_region(NAME)]")
    return [one for one in found if isinstance(one, RegionFile)]


def _trajectory(path: str, own: Own, codes: Collection[str], recipes: Recipes | None) -> Dataset:
    """The trajectories of a file: a table of the IAMC, told by its header, or one of this program."""
    from dualcarbon.trajectory_file import read_trajectories

    source = open_source(path)
    if isinstance(source, str):
        name = "standard input" if path == STDIN else path
        return read_trajectories(source, name, own=own)
    return read_source(source, own, codes, recipes)


def read_record(*regions: str, folders: Place | Iterable[Place] = ()) -> Dataset:
    """The observations that ship, of some regions; ``newest`` is the newest year of all of them.

    Args:
        regions: their names.
        folders: folders of observations of your own, which go before those that ship.

    Raises:
        DualcarbonError: nobody knows a region, or a folder cannot be read.

    Example:
        >>> import dualcarbon as dc
        >>> dc.read_record("shandong").observed("CN-SD", "wind_capacity").newest >= 2024
        True
    """
    codes = [region_called(name).code for name in names_of(regions, Sentence("a region"), commas=False)]
    return Library().record(codes, None, folders_of(folders))


def data_in_use(
    library: Library,
    files: Sequence[RegionFile],
    given: object = None,
    *,
    record: bool = False,
    folders: object = (),
    codes: Iterable[str] | None = None,
    recipes: Recipes | None = None,
    needed: Needed | None = None,
) -> Dataset:
    """The record, or the data given, or both with the data in front.

    Args:
        library: where the record is.
        files: the regions.
        given: paths of trajectory files (``-`` is standard input), or datasets; None for the record.
        record: joins the record to what is given.
        folders: folders of the user's own observations, before the record.
        codes: the regions to read the record of; those of the files where None.
        recipes: how indicators are told from the variables of scenarios.
        needed: the only indicators that are read of the record where nothing is given, by region; all where None.

    Raises:
        DualcarbonError: a file or a folder cannot be read.
    """
    own = {file.region.code: file.indicators for file in files}
    wanted = [file.region.code for file in files] if codes is None else list(codes)
    places = folders_of(folders)
    if given is None:
        return library.record(wanted, own, places, needed=needed)
    data = Dataset()
    for one in (given,) if isinstance(given, Dataset) else several_of(given, "trajectory"):
        more = (
            one
            if isinstance(one, Dataset)
            else _trajectory(
                path_of(one, Sentence("a trajectory"), Sentence("a path, or what read_trajectory gave")),
                own,
                wanted,
                recipes,
            )
        )
        data = merge(more, data)
    if record:
        return merge(data, library.record(wanted, own, places))
    return merge(data, library.own_record(wanted, own, places)) if places else data


__all__ = [
    "Data",
    "Names",
    "Regions",
    "data_in_use",
    "files_of",
    "load_region",
    "load_regions",
    "read_record",
    "read_trajectory",
]
