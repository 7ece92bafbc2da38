"""What ``import dualcarbon as dc`` offers."""

from __future__ import annotations

import contextlib
import doctest
import html.parser
import inspect
import io
import json
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from conftest import Run

import dualcarbon as dc
from dualcarbon.api import Data, Regions

DATA = """\
region,indicator,year,value,unit,relative_to
CN,carbon_intensity,2020,-48.4,%,2005
CN,carbon_intensity,2025,-17.7,%,2020
CN,carbon_intensity,2030,-17,%,2025
"""
ROOMS = [
    path.name.removesuffix(".py")
    for path in sorted(Path(dc.__file__).parent.iterdir())
    if (path / "__init__.py").is_file() or (path.suffix == ".py" and not path.name.startswith("_"))
]


@pytest.fixture
def links(tmp_path: Path) -> Path:
    """Three links of the country."""
    path = tmp_path / "links.csv"
    path.write_text(DATA, encoding="utf-8")
    return path


@pytest.fixture
def data(links: Path) -> dc.Dataset:
    """The same, read."""
    return dc.read_trajectory(links)


def test_what_is_public_is_there_and_nothing_else_is_shown() -> None:
    """Every name of ``dir`` can be asked for, none is a module, and what is not public is not there."""
    names = dir(dc)
    assert names == sorted(names)
    assert {"check", "DualcarbonError", "Result", "__version__"} <= set(names)
    for name in names:
        assert not inspect.ismodule(getattr(dc, name)), name
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = dc.nonsense


def test_a_question_is_a_question_whatever_was_imported_before() -> None:
    """Rooms that are called like a question stand behind it; other rooms are there as modules."""
    program = f"""
import importlib
for room in {ROOMS!r}:
    importlib.import_module("dualcarbon." + room)
import dualcarbon as dc
from dualcarbon import units
assert units.__name__ == "dualcarbon.units"
for name in ("check", "overview", "history", "gaps", "scorecard", "path", "compare"):
    assert callable(getattr(dc, name)), name
from dualcarbon import *
assert callable(overview) and callable(check)
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def test_importing_it_loads_nothing() -> None:
    """The command line starts fast: the package alone brings no room with it."""
    program = (
        "import sys, dualcarbon; print([name for name in sys.modules if name.startswith('dualcarbon.')])"
    )
    ran = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert ran.stdout.strip() == "['dualcarbon.version']"


def _documented() -> list[str]:
    return [name for name in dir(dc) if inspect.isfunction(getattr(dc, name))]


@pytest.mark.parametrize("name", _documented())
def test_each_function_is_documented_and_typed(name: str) -> None:
    """Its docstring tells the errors; every parameter has a type, and so has the answer."""
    function = getattr(dc, name)
    assert "Raises:\n" in (function.__doc__ or "")
    signature = inspect.signature(function)
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(one.annotation is not inspect.Parameter.empty for one in signature.parameters.values())


@pytest.mark.parametrize("name", [*_documented(), "Result"])
def test_the_example_of_each_docstring_runs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It prints what stands below it; files of examples are written to an empty folder."""
    monkeypatch.chdir(tmp_path)
    examples = doctest.DocTestFinder(recurse=False).find(getattr(dc, name), name, globs={})
    assert sum(len(one.examples) for one in examples) >= 2, "no example"
    told = io.StringIO()
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for one in examples:
        runner.run(one, out=told.write)
    assert runner.failures == 0, told.getvalue()


def test_region_is_loaded_by_name() -> None:
    """The targets of Shandong, each with its document."""
    file = dc.load_region("shandong")
    assert file.region.code == "CN-SD"
    assert all(target.source.title for target in file.targets)


def test_check_takes_names_files_and_paths(data: dc.Dataset, links: Path) -> None:
    """48.4 %, 17.7 % and 17 % make 64.75 %: 0.516 · 0.823 · 0.83 = 0.35247."""
    file = dc.load_region("CN")
    regions: list[Regions] = ["CN", file, ["CN"], [file, "中国"], Path(file.path)]
    several: list[Data] = [data, links, str(links), [links, data]]
    for region in regions:
        for given in several:
            found = dc.check(region, given, indicators=["carbon_intensity"], year=2030)
            one = next(one for one in found if one.target.baseline == 2005)
            assert one.verdict is dc.Verdict.MISSED
            assert one.observed is not None
            assert round(one.observed.value, 2) == Fraction("64.75")


def test_check_of_the_record() -> None:
    """Without data of one's own the record is used; every unknown has its reason."""
    found = dc.check("CN", everything=True)
    assert any(one.verdict is dc.Verdict.MET for one in found)
    assert all(one.reasons for one in found if one.verdict is dc.Verdict.UNKNOWN)


def test_the_trace_is_worked_out_when_it_is_asked_for(data: dc.Dataset) -> None:
    """There is no parameter for it."""
    (first, *_) = dc.check("CN", data, indicators="carbon_intensity", year=2030)
    assert first.trace
    assert all(step.code for step in first.trace)


def test_rebase(data: dc.Dataset) -> None:
    """65 % below 2005 is 32.17 % below 2020, from data, from the record, and from a link given by hand."""
    for found in (
        dc.rebase(65, 2005, 2020, link="48.4"),
        dc.rebase("65%", 2005, 2020),
        dc.rebase("65", 2005, 2020, trajectory=data),
        dc.rebase(Decimal(65), 2005, 2020),
        dc.rebase([60, "65 %"], 2005, 2020)[1],
    ):
        assert round(found.percent.value, 2) == Fraction("32.17")
        # 48.35 and 48.45 give 1 − 0.35/0.5165 = 32.236 and 1 − 0.35/0.5155 = 32.105
        assert round(Fraction(found.percent.low), 2) == Fraction("32.10")
        assert round(Fraction(found.percent.high), 2) == Fraction("32.24")


def test_convert() -> None:
    """Exact decimals of one; of several a result, with ranges and bounds."""
    assert dc.convert("12亿千瓦", "GW") == 1200
    assert dc.convert("1 t CH4", "t CO2e", gwp="AR5") == 28
    found = dc.convert(["12 to 15 GW", "at least 12 GW"], "MW")
    assert [(row["value"], row["upper"], row["bound"]) for row in found.rows()] == [
        (12000, 15000, "range"),
        (12000, None, "at least"),
    ]


def test_record_of_some_regions() -> None:
    """Only what was asked for, but the newest year of all."""
    some = dc.read_record("shandong")
    assert {one.region for one in some} == {"CN-SD"}
    assert some.newest == dc.read_record("CN").newest


ANSWERS: dict[str, Callable[[], dc.Result[object, object]]] = {
    "check": lambda: dc.check("shandong"),
    "check of two": lambda: dc.check(["CN", "shandong"], year=2030),
    "check of nothing": lambda: dc.check("CN", year=1999),
    "overview": lambda: dc.overview(indicators=["wind_capacity", "solar_capacity"]),
    "compare": lambda: dc.compare("energy_intensity", 2025, level="province"),
    "compare, summed": lambda: dc.compare("wind_solar_capacity", 2030, add_up=True),
    "scorecard": lambda: dc.scorecard("shandong"),
    "gaps": lambda: dc.gaps(["shandong", "guizhou"]),
    "history": lambda: dc.history("CN", start=2019, end=2021),
    "path": lambda: dc.path("CN", "wind-solar-capacity-2035"),
    "validate": lambda: dc.validate("targets/china.yaml"),
    "rebase": lambda: dc.rebase([65, 60], 2005, 2020),
    "convert": lambda: dc.convert(["12亿千瓦"], "GW"),
}


@pytest.fixture(scope="module", params=ANSWERS)
def answer(request: pytest.FixtureRequest) -> dc.Result[object, object]:
    """One of each kind of answer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(Path(__file__).parents[1])
        return ANSWERS[request.param]()


def test_an_answer_is_a_sequence(answer: dc.Result[object, object]) -> None:
    """It is counted, gone through and sliced."""
    items = list(answer)
    assert len(answer) == len(items)
    assert answer[:2] == tuple(items[:2])
    assert list(reversed(answer)) == items[::-1]
    assert bool(answer) == bool(items)


def test_an_answer_fits_on_a_line(answer: dc.Result[object, object]) -> None:
    """And so does each of its items."""
    assert repr(answer).startswith("<Result ")
    for one in (answer, answer.value, *answer):
        if not isinstance(one, tuple | dc.Problem):
            assert "\n" not in repr(one)
            assert len(repr(one)) <= 160, repr(one)


class _Tags(html.parser.HTMLParser):
    """Counts what is open, and refuses what is closed in the wrong order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.cells = 0

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("script", "link", "img"), "nothing from anywhere else"
        self.cells += tag == "td"
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_an_answer_is_a_table_in_a_notebook(answer: dc.Result[object, object]) -> None:
    """Well-formed, with cells where there are items; the same words as in the text."""
    read = _Tags()
    read.feed(answer._repr_html_())
    assert read.open == []
    assert bool(read.cells) == (answer.to_text(width=None).count("─") > 0)
    assert str(answer)


def test_an_answer_is_rows_of_plain_numbers(answer: dc.Result[object, object]) -> None:
    """Every row has the same keys, and a cell is a text, a number, a truth or nothing: what a frame takes."""
    rows = answer.rows()
    assert len({tuple(row) for row in rows}) <= 1
    for row in rows:
        for key, value in row.items():
            assert value is None or type(value) in (str, int, float, bool), key


def test_an_answer_is_a_document(answer: dc.Result[object, object]) -> None:
    """It goes through json and back unchanged, and says which version and data it was made with."""
    told = answer.to_dict()
    assert json.loads(json.dumps(told)) == told
    assert told["version"] == dc.__version__
    assert "data" in told


SCENARIOS = str(Path(__file__).parents[1] / "examples" / "scenarios.csv")
HARMONIZED = (
    *("--harmonize", "offset", "--converge", "2050"),
    *("--interpolate", "linear", "--coal-rate", "0.3"),
)
SAME = [
    (["check", "shandong"], lambda: dc.check("shandong")),
    (
        ["check", "CN", "山东", "--year", "2030", "--as-of", "2023"],
        lambda: dc.check(["CN", "山东"], year=2030, as_of=2023),
    ),
    (
        [*("check", "china", "-t", SCENARIOS, "--record"), *HARMONIZED],
        lambda: dc.check(
            "china",
            SCENARIOS,
            record=True,
            harmonize="offset",
            converge=2050,
            interpolate="linear",
            coal_rate=0.3,
        ),
    ),
    (["overview", "--indicator", "wind_capacity"], lambda: dc.overview(indicators="wind_capacity")),
    (["compare", "carbon_intensity", "--year", "2025"], lambda: dc.compare("carbon_intensity", 2025)),
    (["scorecard", "shandong"], lambda: dc.scorecard("shandong")),
    (["history", "shandong", "--from", "2022"], lambda: dc.history("shandong", start=2022)),
    (["gaps", "shandong"], lambda: dc.gaps("shandong")),
    (["path", "CN", "wind-solar-capacity-2035"], lambda: dc.path("CN", "wind-solar-capacity-2035")),
]


@pytest.mark.parametrize(("argv", "ask"), SAME, ids=[argv[0] for argv, _ in SAME])
def test_the_command_line_says_the_same(
    run: Callable[..., Run], argv: list[str], ask: Callable[[], dc.Result[object, object]]
) -> None:
    """``to_csv`` is the csv, ``rows`` are its rows, ``to_dict`` is the document of json."""
    found = ask()
    written = run(*argv, "--format", "csv").stdout
    assert found.to_csv() == written
    assert list(found.rows()[0]) == written.split("\n")[0].split(",")
    if argv[0] not in ("gaps", "path"):
        assert json.loads(run(*argv, "--format", "json").stdout) == found.to_dict()


def test_answers_in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences follow the argument, then the variable; keys and codes do not."""
    found = dc.check("shandong", indicators="energy_intensity", year=2030)
    assert "没有数值" in found.to_text(lang="zh")
    assert found.rows(lang="zh")[0]["verdict"] == found.rows()[0]["verdict"] == "unknown"
    monkeypatch.setenv("DUALCARBON_LANG", "zh")
    assert "没有数值" in found._repr_html_()
    with pytest.raises(dc.DualcarbonError, match="没有语言“xx”的文本") as refused:
        found.rows(lang="xx")
    assert refused.value.english.startswith('no catalogue for the language "xx"')


NONE_OF_IT = "no_such_file.csv"
REFUSED: list[tuple[Callable[[], object], type[dc.DualcarbonError], str]] = [
    (lambda: dc.convert("12 to 15 GW", "MW"), dc.Unreadable, "is a range, not one number"),
    (lambda: dc.convert("at least 12 GW", "MW"), dc.Unreadable, "is a bound, not one number"),
    (lambda: dc.convert("1 tce", "t CO2"), dc.DoesNotConvert, "does not convert"),
    (lambda: dc.convert("12 GX", "MW"), dc.UnknownName, "GX"),
    (lambda: dc.convert(12, "MW"), dc.Unreadable, "a quantity has to be a text, not 12"),  # type: ignore[call-overload]  # it is the fault
    (lambda: dc.convert(None, "MW"), dc.Unreadable, "a quantity has to be a text, not None"),  # type: ignore[call-overload]  # it is the fault
    (lambda: dc.convert("12 GW", None), dc.Unreadable, "unit has to be a text, not None"),  # type: ignore[call-overload]  # it is the fault
    (lambda: dc.convert("12 GW", ""), dc.Unreadable, "no unit"),
    (lambda: dc.convert(b"12 GW", "MW"), dc.Unreadable, "a quantity has to be a text"),  # type: ignore[arg-type]  # it is the fault
    (lambda: dc.convert("12 GW", "MW", factor=3), dc.Unreadable, "factor has to be a text"),  # type: ignore[call-overload]  # it is the fault
    (lambda: dc.rebase("65 GW", 2005, 2020), dc.Unreadable, "not one percentage"),
    (lambda: dc.rebase(0.65, 2005, 2020), dc.Unreadable, "reads two ways"),
    (lambda: dc.rebase(None, 2005, 2020), dc.Unreadable, '"None" is no percentage'),  # type: ignore[call-overload]  # it is the fault
    (lambda: dc.rebase(True, 2005, 2020), dc.Unreadable, '"True" is no percentage'),  # noqa: FBT003 - it is the fault
    (lambda: dc.rebase(float("nan"), 2005, 2020), dc.Unreadable, '"nan" is no percentage'),
    (lambda: dc.rebase(65, "then", 2020), dc.Unreadable, 'start has to be a year, not "then"'),  # type: ignore[call-overload]  # it is the fault
    (lambda: dc.rebase(65, 2005, None), dc.Unreadable, "end has to be a year, not None"),  # type: ignore[call-overload]  # it is the fault
    (lambda: dc.rebase(65, 2005, 2020, indicator="non_fossil_share"), dc.DualcarbonError, "is a share"),
    (lambda: dc.rebase(65, 2005, 2020, region="atlantis"), dc.UnknownName, "atlantis"),
    (lambda: dc.rebase(65, 2005, 2020, trajectory=NONE_OF_IT), dc.Unreadable, "no such file"),
    (lambda: dc.rebase(65, 2005, 1977), dc.DualcarbonError, "no link between"),
    (lambda: dc.check("atlantis"), dc.UnknownName, 'unknown region "atlantis"'),
    (
        lambda: dc.check(""),
        dc.Unreadable,
        'a region has to be a name, a path, or what load_region gave, not ""',
    ),
    (lambda: dc.check(None), dc.Unreadable, "region is None"),  # type: ignore[arg-type]  # it is the fault
    (lambda: dc.check(37), dc.Unreadable, "not 37"),  # type: ignore[arg-type]  # it is the fault
    (lambda: dc.check([]), dc.DualcarbonError, "no region is named"),
    (lambda: dc.check("no_such_file.yaml"), dc.Unreadable, "no such file"),
    (lambda: dc.check("shandong", trajectory=NONE_OF_IT), dc.Unreadable, "no such file"),
    (lambda: dc.check("shandong", trajectory="."), dc.Unreadable, "is a folder"),
    (
        lambda: dc.check("shandong", trajectory=3),  # type: ignore[arg-type]  # it is the fault
        dc.Unreadable,
        "a trajectory has to be a path, or what read_trajectory gave, not 3",
    ),
    (
        lambda: dc.check("shandong", trajectory=dc.load_region("CN")),  # type: ignore[arg-type]  # it is the fault
        dc.Unreadable,
        "a trajectory has to be a path",
    ),
    (lambda: dc.check("shandong", year="soon"), dc.Unreadable, 'year has to be a year, not "soon"'),  # type: ignore[arg-type]  # it is the fault
    (lambda: dc.check("shandong", year=20.5), dc.Unreadable, "not 20.5"),  # type: ignore[arg-type]  # it is the fault
    (lambda: dc.check("shandong", as_of=True), dc.Unreadable, "as_of has to be a year, not True"),
    (lambda: dc.check("shandong", indicators="wind"), dc.UnknownName, 'unknown indicator "wind"'),
    (lambda: dc.check("shandong", indicators=[3]), dc.Unreadable, "indicators has to be a text, not 3"),  # type: ignore[list-item]  # it is the fault
    (lambda: dc.check("shandong", indicators=None), dc.Unreadable, "indicators is None"),  # type: ignore[arg-type]  # it is the fault
    (lambda: dc.check("shandong", scenarios="low"), dc.UnknownName, 'no scenario "low"'),
    (lambda: dc.check("shandong", folders="no_such_folder"), dc.DualcarbonError, "no such folder"),
    (lambda: dc.check("shandong", folders=3), dc.Unreadable, "a folder has to be a path"),  # type: ignore[arg-type]  # it is the fault
    (lambda: dc.overview("village"), dc.UnknownName, "level is none of country, province, city"),
    (lambda: dc.overview(indicators=["wind"]), dc.UnknownName, "wind"),
    (lambda: dc.compare("wind", 2030), dc.UnknownName, "wind"),
    (lambda: dc.compare("wind_capacity", None), dc.Unreadable, "year has to be a year"),  # type: ignore[arg-type]  # it is the fault
    (lambda: dc.compare("wind_capacity", 1999), dc.DualcarbonError, "no target"),
    (lambda: dc.compare("non_fossil_share", 2030, add_up=True), dc.DualcarbonError, "do not add up"),
    (
        lambda: dc.compare("wind_capacity", 2030, regions="CN", level="city"),
        dc.DualcarbonError,
        "not go together",
    ),
    (
        lambda: dc.compare("wind_capacity", 2030, regions="CN", add_up=True),
        dc.DualcarbonError,
        "all provinces",
    ),
    (lambda: dc.scorecard("CN"), dc.DualcarbonError, "grades provinces"),
    (lambda: dc.scorecard(["CN-SD", "CN-GZ"]), dc.DualcarbonError, "one region, and 2 are named"),  # type: ignore[arg-type]  # it is the fault
    (lambda: dc.gaps("CN", indicators="wind"), dc.UnknownName, "wind"),
    (lambda: dc.history("CN", start=2024, end=2020), dc.DualcarbonError, "2024"),
    (lambda: dc.history("CN", start="x"), dc.Unreadable, "start has to be a year"),  # type: ignore[arg-type]  # it is the fault
    (lambda: dc.path("CN", "nonsense"), dc.UnknownName, "no target"),
    (lambda: dc.path("CN", None), dc.Unreadable, "target has to be a text"),  # type: ignore[arg-type]  # it is the fault
    (lambda: dc.path("CN", "wind-solar-capacity-2035", shape="round"), dc.UnknownName, "shape is none of"),
    (
        lambda: dc.path("CN", "wind-solar-capacity-2035", level="9 GW in 2020"),
        dc.DualcarbonError,
        "gdp_growth",
    ),
    (lambda: dc.path("CN", "wind-solar-capacity-2035", gdp_growth="fast"), dc.Unreadable, "fast"),
    (dc.validate, dc.DualcarbonError, "no file is named"),
    (lambda: dc.validate("no_such_file.yaml"), dc.Unreadable, "no such file"),
    (lambda: dc.validate(3), dc.Unreadable, "a file has to be a path, not 3"),  # type: ignore[arg-type]  # it is the fault
    (lambda: dc.validate("targets", select="DC999"), dc.UnknownName, "DC999"),
    (lambda: dc.load_region(None), dc.Unreadable, "a region has to be a name, a path"),  # type: ignore[arg-type]  # it is the fault
    (lambda: dc.load_regions("village"), dc.UnknownName, "village"),
    (lambda: dc.read_record("atlantis"), dc.UnknownName, "atlantis"),
    (lambda: dc.read_record(3), dc.Unreadable, "a region has to be a text"),  # type: ignore[arg-type]  # it is the fault
    (lambda: dc.read_trajectory(NONE_OF_IT), dc.Unreadable, "no such file"),
    (lambda: dc.read_trajectory(None), dc.Unreadable, "a trajectory has to be a path"),  # type: ignore[arg-type]  # it is the fault
    (lambda: dc.check("CN", harmonize="scale"), dc.UnknownName, "harmonize is none of none, ratio, offset"),
    (lambda: dc.check("CN", interpolate="cubic"), dc.UnknownName, "interpolate is none of linear"),
    (lambda: dc.check("CN", converge=2050), dc.DualcarbonError, "converge goes with harmonize"),
    (
        lambda: dc.check("CN", harmonize="ratio", converge=2020),
        dc.DualcarbonError,
        "converge 2020: a correction fades after the newest observation",
    ),
    (
        lambda: dc.check("CN", SCENARIOS, harmonize="ratio"),
        dc.DualcarbonError,
        "harmonize: nothing observed is there to meet",
    ),
    (lambda: dc.check("CN", coal_rate="much"), dc.Unreadable, "coal_rate has to be a number, not 'much'"),
    (lambda: dc.check("CN", coal_rate=287.5), dc.Unreadable, "coal_rate 287.5: kgce per kWh lie between"),
    (lambda: dc.check("CN", map_file=NONE_OF_IT), dc.Unreadable, "no such file"),
    (lambda: dc.find_region("atlantis"), dc.UnknownName, "atlantis"),
    (lambda: dc.find_region(None), dc.Unreadable, "a region has to be a text, not None"),  # type: ignore[arg-type]  # it is the fault
    (lambda: dc.read_trajectory(files="CN"), dc.Unreadable, "files are what load_region gave"),  # type: ignore[arg-type]  # it is the fault
]


@pytest.mark.parametrize(("ask", "family", "sentence"), REFUSED, ids=[sentence for *_, sentence in REFUSED])
def test_what_cannot_be_answered_is_refused_with_a_sentence(
    ask: Callable[[], object], family: type[dc.DualcarbonError], sentence: str
) -> None:
    """One family of errors, and nothing else; the sentence names what is wrong."""
    with pytest.raises(dc.DualcarbonError) as refused:
        ask()
    assert type(refused.value) is family
    assert sentence in str(refused.value)


ZONE: dict[str, object] = {
    "region": str(Path(__file__).parents[1] / "examples" / "wuxi-high-tech-zone.yaml"),
    "trajectory": str(Path(__file__).parents[1] / "examples" / "wuxi-high-tech-zone.csv"),
}
RIGHT: dict[str, dict[str, object]] = {
    "check": ZONE,
    "gaps": ZONE,
    "history": ZONE,
    "path": {**ZONE, "target": "nonsense"},
    "convert": {"quantity": "12 GW", "unit": "MW"},
    "rebase": {"percent": 65, "start": 2005, "end": 2020, "link": 48.4},
    "find_region": {"name": "CN"},
    "load_region": {"name": ZONE["region"]},
    "read_trajectory": {},
    "read_record": {},
}
"""Arguments that are answered quickly."""
JUNK: list[object] = [
    *(None, 3, 3.5, -1, 10**30, float("nan"), True, "", "nonsense", "a\0b.yaml", b"x"),
    *([], [None], [""], {}, {"a": 1}, object(), Path("nope.csv"), Path(), "2030", len, dc.Dataset()),
]


@pytest.mark.parametrize(
    ("name", "parameter"),
    [(name, parameter) for name in RIGHT for parameter in inspect.signature(getattr(dc, name)).parameters],
)
def test_whatever_is_handed_in_is_answered_or_refused(name: str, parameter: str) -> None:
    """One argument after another is something else: never a traceback of the inside."""
    function = getattr(dc, name)
    several = inspect.signature(function).parameters[parameter].kind is inspect.Parameter.VAR_POSITIONAL
    for junk in JUNK:
        with contextlib.suppress(dc.DualcarbonError):
            function(junk) if several else function(**{**RIGHT[name], parameter: junk})


ANSWERED: list[tuple[Callable[[], object], Callable[[], object]]] = [
    (lambda: dc.check("shandong", year="2030").rows(), lambda: dc.check("shandong", year=2030).rows()),  # type: ignore[arg-type]  # read all the same
    (lambda: dc.check("shandong", year=2030.0).rows(), lambda: dc.check("shandong", year=2030).rows()),  # type: ignore[arg-type]  # read all the same
    (
        lambda: dc.check("shandong", indicators="wind_capacity, solar_capacity").rows(),
        lambda: dc.check("shandong", indicators=["wind_capacity", "solar_capacity"]).rows(),
    ),
    (lambda: dc.check(("shandong", "山东")).rows(), lambda: dc.check("SHANDONG").rows()),
    (lambda: dc.rebase("65%", 2005, 2020), lambda: dc.rebase(65, 2005, 2020)),
    (lambda: dc.rebase("65%", "2005", "2020"), lambda: dc.rebase(65.0, 2005, 2020)),  # type: ignore[call-overload]  # read all the same
    (lambda: dc.rebase(Fraction(65), 2005, 2020), lambda: dc.rebase(Decimal(65), 2005, 2020)),
]


@pytest.mark.parametrize(("ask", "same"), ANSWERED)
def test_what_is_meant_in_one_way_is_answered(ask: Callable[[], object], same: Callable[[], object]) -> None:
    """As what it means."""
    assert ask() == same()


def test_numbers_of_numpy_are_numbers() -> None:
    """A frame hands them in."""
    numpy = pytest.importorskip("numpy")
    assert dc.rebase(numpy.float64(65), numpy.int64(2005), 2020) == dc.rebase(65, 2005, 2020)


REPRS = [
    (lambda: dc.rebase(65, 2005, 2020), "<Rebased 65 % below 2005: 32.171 % below 2020>"),
    (
        lambda: dc.check("CN", indicators="non_fossil_share", year=2020)[0],
        "<Assessment CN non-fossil-share-2020: met, margin ",
    ),
    (
        lambda: dc.check("CN", indicators="non_fossil_share", year=2020),
        "<Result check of CN: 1 assessment, 1 met>",
    ),
    (lambda: dc.load_region("shandong"), "<RegionFile CN-SD: "),
    (lambda: dc.load_region("shandong").targets[0], "<Target CN-SD "),
    (lambda: dc.find_region("shandong"), "<Region CN-SD Shandong 山东>"),
    (lambda: dc.read_record("shandong"), "<Dataset the record: "),
    (
        lambda: dc.read_record("shandong").observed("CN-SD", "wind_capacity"),
        "<Trajectory CN-SD wind_capacity: ",
    ),
    (lambda: dc.Interval.exact(Fraction(12)), "<Interval 12>"),
    (lambda: dc.convert(["12 GW"], "MW")[0], "<Converted 12 GW: 12000 MW>"),
]


@pytest.mark.parametrize(("ask", "start"), REPRS, ids=[start for _, start in REPRS])
def test_a_repr_says_what_one_wants_to_know_on_one_line(ask: Callable[[], object], start: str) -> None:
    """And is short."""
    text = repr(ask())
    assert text.startswith(start)
    assert "\n" not in text
    assert len(text) <= 120
