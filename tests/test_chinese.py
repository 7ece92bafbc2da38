"""Chinese, as a reader of Chinese sees it: no English left, the terms of the documents, columns that align."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from conftest import Run, Runner
from test_chinese_documents import NAMES as PUBLISHED

from dualcarbon.cli.root import COMMANDS
from dualcarbon.indicator import definitions, vocabulary
from dualcarbon.library import Library
from dualcarbon.report.catalogue import words_in
from dualcarbon.report.paper.wrap import width
from dualcarbon.scenario_file import meanings
from dualcarbon.units import list_units
from dualcarbon.validation import all_rules

ROOT = Path(__file__).parents[1]
FILES = ROOT / "tests" / "files" / "validate" / "bad"
WORDS = words_in("zh")
WORD = re.compile(r"[A-Za-z][A-Za-z]+")
ZH = ("--lang", "zh")

# Names that are written so in Chinese too, and units, formats and symbols.
NAMES = frozenset(
    [
        "CN",
        "GDP",
        "CO",
        "HFC",
        "GHG",
        "CSP",
        "PUE",
        "COD",
        "EDGAR",
        "CREA",
        "CSV",
        "YAML",
        "JSON",
        "Schema",
        "Excel",
        "UTF",
        "GBK",
        "GB",
        "IAMC",
        "REMIND",
        "MIT",
        "ISO",
        "AR",
        "SAR",
        "GWP",
        "SVG",
        "PNG",
        "PDF",
        "Parquet",
        "Noto",
        "Sans",
        "CJK",
        "SC",
        "polars",
        "pandas",
        "pyarrow",
        "Mt",
        "MtCO",
        "GW",
        "MW",
        "kW",
        "TWh",
        "kWh",
        "GWh",
        "tce",
        "kgce",
        "gce",
        "Mtce",
        "EJ",
        "MJ",
        "GJ",
        "kg",
        "kt",
        "dualcarbon",
        "python",
        "Typer",
        "bash",
        "zsh",
        "fish",
        "powershell",
        "CEC",
        "NEA",
        "NBS",
    ]
)
# Lines that stand as somebody else wrote them: addresses, and lines of files.
QUOTED = re.compile(r"https?://|^ *\d+ \| |^ *\| *\^")
OPTION = re.compile(
    r"--?[a-z][\w-]*(?:[ =][A-Z|-]{2,})?|\[[^\]]*\]|<[^>]*>|[A-Z]+[|=][\w.=|-]+|\b[A-Z]{2,}\b"
)
CODE = re.compile(r"[A-Za-z]*[_.:|/=*<>{}(][\w.:|/=*<>{},()-]*|\b(?:DC\d+|CN-\w+|I|R|[a-z]+-[a-z0-9-]+)\b")


def told(run: Runner, *argv: str, columns: int = 100) -> Run:
    """A run in Chinese."""
    return run(*argv, *ZH, columns=columns)


def english(text: str, *allowed: str) -> set[str]:
    """The Latin words of a text that are neither names nor units nor code."""
    lines = [line for line in text.splitlines() if not QUOTED.search(line)]
    left = CODE.sub(" ", OPTION.sub(" ", "\n".join(lines)).replace("dualcarbon list", ""))
    return set(WORD.findall(left)) - NAMES - PUBLISHED.keys() - set(allowed)


ANSWERS = [
    "check shandong",
    "check beijing",
    "check china --all",
    "check chongqing liaoning",
    "check hainan --explain",
    "check jinan",
    "check china --format markdown",
    "compare carbon_intensity --year 2025",
    "compare solar_capacity --year 2025 --sum",
    "scorecard shandong",
    "overview",
    "gaps shandong",
    "history shandong",
    "path shandong wind-capacity-2030 --format table",
    "plot shandong solar_capacity",
    "plot --compare carbon_intensity --year 2025",
    "plot --map carbon_intensity --year 2025",
    "rebase 65% --from 2005 --to 2020 --explain",
    "list data shandong",
    "list data --summary",
]


@pytest.mark.parametrize("command", ANSWERS)
def test_no_english_is_left_in_an_answer(run: Runner, command: str) -> None:
    """Names, units and symbols apart."""
    answer = told(run, *command.split())
    assert answer.code in {0, 1}, answer.stderr
    assert re.search("[\u4e00-\u9fff]{2}", answer.stdout)
    assert english(answer.stdout + answer.stderr, "none", "all", "csv", "check", "FILE") == set()


def test_no_english_is_left_on_a_page(run: Runner, tmp_path: Path) -> None:
    """Headings, tables, plots, explanations and sources; the region by both names."""
    page = tmp_path / "报告.html"
    assert told(run, "report", "shandong", "-o", str(page)).code == 0
    text = re.sub(r"<(style|script).*?</\1>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    shown = html.unescape(re.sub(r"<[^>]+>", "\n", text))
    assert english(shown, "Shandong", "all") == set()
    assert re.findall(r"[\u4e00-\u9fff][,:;] ", shown) == []


def test_a_picture_is_written_in_chinese(run: Runner, tmp_path: Path) -> None:
    """Its title, its axis in 万千瓦, its targets and documents."""
    pytest.importorskip("matplotlib")
    picture = tmp_path / "图.svg"
    answer = told(run, "plot", "shandong", "solar_capacity", "-o", str(picture))
    assert (answer.code, answer.stdout) == (0, "")
    texts = [
        html.unescape(text) for text in re.findall(r"<text[^>]*>([^<]+)</text>", picture.read_text("utf-8"))
    ]
    assert {"山东光伏装机容量", "万千瓦", "实际值", "≥6500万千瓦"} <= set(texts)
    assert english("\n".join(texts)) == set()


def test_no_english_is_left_in_lists(run: Runner) -> None:
    """What is listed by the words that options take stands beside its Chinese name."""
    spoken = " ".join([*vocabulary(), *(one.name for one in meanings())])
    for name in ("regions", "indicators", "rules"):
        rows = told(run, "list", name, columns=200).stdout
        slugs = {word for row in rows.splitlines() for word in row.split()[:3]}
        names = {part for word in slugs for part in WORD.findall(word)} | set(WORD.findall(spoken))
        assert english(rows, *names, "yuan", "ha", "status", "kind") == set(), name


@pytest.mark.parametrize(
    "rule", [rule for rule in all_rules() if rule[:3] in ("DC0", "DC1", "DC2", "DC3", "DC4")]
)
def test_a_rule_has_its_page_in_chinese(run: Runner, rule: str) -> None:
    """What is code in the examples stays code."""
    page = told(run, "rule", rule).stdout.partition("错误写法：")[0]
    one = all_rules()[rule]
    known = WORD.findall(f"{one.name} {one.says} {one.why}")
    kept = {word for word in known if word.islower()} & KEYS
    assert english(page, *WORD.findall(one.name), *kept, "million", "kilowatts", "pct") == set()


KEYS = frozenset(
    [
        "binding",
        "expected",
        "strive",
        "effort",
        "issued",
        "period",
        "status",
        "observed",
        "projected",
        "kind",
        "official",
        "computed",
        "preliminary",
        "derived",
        "estimate",
        "third",
        "party",
        "replaces",
        "reduction",
        "growth",
        "multiple",
        "definition",
        "revised",
        "before",
        "by",
        "check",
        "indicators",
        "zone",
        "company",
        "less",
        "than",
    ]
)


@pytest.mark.parametrize("path", sorted(FILES.iterdir()), ids=lambda path: path.stem)
def test_faults_of_files_are_told_in_chinese(run: Runner, path: Path) -> None:
    """What the file says stands in quotes, and what is to be written in its words."""
    told_in = told(run, "validate", str(path), "--severity", "note")
    own = path.read_bytes() if path.is_file() else b"".join(one.read_bytes() for one in path.iterdir())
    kept = (
        set(WORD.findall(own.decode("latin-1")))
        | KEYS
        | {word for key in vocabulary() for word in key.split("_")}
    )
    for line in told_in.stdout.replace(str(path), "").splitlines():
        if not QUOTED.search(line):
            head = re.sub(r"(错误|警告|备注) DC\d+ [\w-]+:", "", line)
            assert english(re.sub("“[^”]*”", "", head), *kept, *WRITTEN) == set(), line


WRITTEN = frozenset(
    # What the hints tell to write: the words of the layout.
    [
        "watt",
        "watts",
        "region",
        "indicator",
        "year",
        "value",
        "unit",
        "relative_to",
        "scenario",
        "effort",
        "scope",
        "at",
        "least",
        "most",
        "about",
        "between",
        "and",
        "percentage",
        "points",
        "iconv",
        "gunzip",
        "new",
        "REGION",
        "id",
        "title",
        "key",
        "baseline",
        "level",
        "peak",
        "solar",
        "capacity",
        "multiple",
        "decrease",
        "replaces",
        "targets",
        "regions",
        "unstated",
        "increase",
        "yaml",
        "csv",
        "validate",
        "bad",
        "files",
        "tests",
        "a",
        "b",
        "true",
        "false",
        "gzip",
        "CO",
        "Emissions",
        "Energy",
        "MODEL",
        "SCENARIO",
        "China",
        "yr",
        "prices",
        "more",
    ]
)


ERRORS = [
    (["check"], "没有指明地区\n  dualcarbon check shandong；dualcarbon list regions 列出全部地区\n"),
    (["check", "atlantis"], "未知的地区“atlantis”\n  dualcarbon list regions 列出已知的地区\n"),
    (["check", "shandnog"], "未知的地区“shandnog”\n  是否指“shandong”？\n"),
    (["rule", "DC999"], None),
    (["convert", "12", "GW"], "没有单位的数不能换算成“GW”\n  写明单位：“12 GW”\n"),
    (["convert", "12 GW", "t"], "“GW”（功率）不能换算成“t”（质量）\n"),
    (["convert", "3 pct", "%"], "“pct”有两种读法\n  写“%”或“percentage points”（百分点）\n"),
    (["rebase", "0.65", "--from", "2005", "--to", "2020"],
     "“0.65”有两种读法：小数，或不到百分之一\n  写“65%”或“0.65%”\n"),
    (["compare", "coal_share", "--year", "2024"], None),
    (["scorecard", "jinan"], None),
    (["check", "nowhere.yaml"], "没有这个文件：nowhere.yaml\n"),
]  # fmt: skip


@pytest.mark.parametrize(("argv", "said"), ERRORS, ids=[" ".join(argv) for argv, _ in ERRORS])
def test_errors_are_told_in_chinese(run: Runner, argv: list[str], said: str | None) -> None:
    """One sentence, with what to do; in the language of DUALCARBON_LANG and of the locale too."""
    answer = told(run, *argv)
    assert answer.code == 2
    assert answer.stdout == ""
    if said is None:
        kept = {"check", "shandong", "list", "rules", "regions", "scorecard", "coal_share", "rule", "Jinan"}
        assert english(answer.stderr, *kept) == set()
    else:
        assert answer.stderr == said


REFUSED = [
    (["check", "--nothing"], "没有选项 --nothing"),
    (["check", "--fomat", "csv"], "没有选项 --fomat；是否指 --bom、--format、--map？"),
    (["chek"], "没有命令 chek；是否指 check、schema？"),
    (["nothing"], "没有命令 nothing"),
    (["list"], None),
    (["rebase"], "缺少 PERCENT|-"),
    (["check", "shandong", "--year"], "--year 须给出一个值"),
    (["check", "shandong", "--all=3"], "--all 不取值"),
    (["check", "shandong", "--year", "soon"], "--year：“soon”不是整数"),
    (["check", "shandong", "--format", "pdf"],
     "--format：没有“pdf”；可用的有：table、json、csv、markdown、github、junit、xlsx"),
    (["rule", "a", "b"], "多余的参数：b"),
]  # fmt: skip


@pytest.mark.parametrize(("argv", "said"), REFUSED, ids=[" ".join(argv) for argv, _ in REFUSED])
def test_what_typer_refuses_is_told_in_chinese(run: Runner, argv: list[str], said: str | None) -> None:
    """Typer speaks English only; its sentences are known by their words, which a new Typer may change."""
    answer = run("--lang", "zh", *argv)
    if said is None:
        assert "列出有目标文件的地区" in answer.stdout + answer.stderr
    else:
        assert answer.code == 2
        assert answer.stderr.endswith(f"错误：{said}\n")
        assert "Usage" not in answer.stderr


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS), ["list", "data"], ["list", "rules"]])
def test_help_is_in_chinese(run: Runner, command: list[str]) -> None:
    """Of every command, with each of its options; the words that options take stay."""
    page = run(*command, "-h", "--lang", "zh", columns=80)
    english_page = run(*command, "-h", columns=80)
    assert page.code == 0
    assert page.stdout.startswith("用法：dualcarbon")
    names = re.compile(r"^ {2}(-\S+(?:, --\S+)?)", re.MULTILINE)
    options = [
        text.partition(head)[2] for text, head in ((page.stdout, "选项："), (english_page.stdout, "Options:"))
    ]
    assert names.findall(options[0]) == names.findall(options[1])
    kept = {word for word in WORD.findall(page.stdout) if word.islower() or word.isupper()}
    said = [line.partition("  ")[2] for line in page.stdout.splitlines()]
    assert english("\n".join(said), *kept) == set()
    assert all(width(line) <= 80 for line in page.stdout.splitlines())


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("command", ["check guangdong", "overview", "scorecard guangdong", "list indicators"])
def test_wide_characters_align(run: Runner, command: str, columns: int) -> None:
    """Nothing is wider than the screen; what stands in one column of a table begins at one column of it."""
    text = told(run, *command.split(), columns=columns).stdout
    assert max(map(width, text.splitlines())) <= columns


def columns_of(line: str) -> list[int]:
    """Where the words of a line begin on the screen, two blanks or more before each."""
    return [width(line[: found.start()]) for found in re.finditer(r"(?<=  )\S|^\S", line)]


def test_columns_of_a_list_begin_below_their_headings(run: Runner) -> None:
    """Chinese signs take two columns each."""
    head, *rows = told(run, "list", "indicators", columns=200).stdout.splitlines()
    places = columns_of(head)
    assert len(places) == 6
    assert all(set(columns_of(row)) <= set(places) for row in rows)


def test_a_markdown_table_aligns(run: Runner) -> None:
    """The bars stand below each other where wide signs count double."""
    text = told(run, "check", "guangdong", "--format", "markdown").stdout
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert len(table) > 5
    bars = [[width(line[:at]) for at, sign in enumerate(line) if sign == "|"] for line in table]
    assert all(one == bars[0] for one in bars)


def test_every_definition_of_the_record_has_its_labels() -> None:
    """One table names them in both languages."""
    from dualcarbon.library import rows

    used = {row.get("definition") or "" for row in rows()}
    used |= {target.definition for file in Library().load_all() for target in file.targets}
    used |= {meaning.definition for meaning in meanings()}
    known = set(definitions()) | {tag.replace(" ", "_") for tag in definitions()}
    assert used - known == set()
    assert all(one.label and one.label_zh and one.source for one in definitions().values())


def test_issuers_have_chinese_names() -> None:
    """Every one of those that the shipped files name."""
    sources = {
        target.source for file in Library().load_all() for target in file.targets if target.source.issuer
    }
    left = {source.issuer for source in sources if re.search("[A-Za-z]{3}", WORDS.issuer(source))}
    assert left == set()


def test_units_measure_something_in_chinese() -> None:
    """What a unit measures is told in its refusals."""
    assert not [
        one.dimension for one in list_units() if re.search("[A-Za-z]", WORDS.translated(one.dimension))
    ]


def test_keys_stay_english_and_reasons_follow_the_language(run: Runner) -> None:
    """Only where it is asked for: not for the locale."""
    import json

    chinese = json.loads(told(run, "check", "hainan", "--format", "json").stdout)
    plain = json.loads(run("check", "hainan", "--format", "json").stdout)
    assert [list(one) for one in chinese["assessments"]] == [list(one) for one in plain["assessments"]]
    pairs = list(zip(chinese["assessments"], plain["assessments"], strict=True))
    assert all(one["reason_code"] == two["reason_code"] for one, two in pairs)
    reasons = [(one["reason"], two["reason"]) for one, two in pairs if two["reason"]]
    assert reasons
    assert all(re.search("[\u4e00-\u9fff]", one) and one != two for one, two in reasons)


def test_the_locale_decides_for_people_only(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """json, csv and the forms of CI must not depend on where they are made."""
    run("list", "units")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    from dualcarbon.cli.language import language, listen

    listen(())
    assert (language(machine=False), language(machine=True)) == ("zh", "en")
