"""The rules: every one with a good and a bad file, a page, and its place in every format."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from conftest import Runner

from dualcarbon.library import seek
from dualcarbon.problem import DualcarbonError
from dualcarbon.validation import all_rules, inspect, select_rules

HERE = Path(__file__).parent
ROOT = HERE.parent
FILES = HERE / "files" / "validate"
BAD = sorted((FILES / "bad").iterdir())
GOOD = sorted((FILES / "good").iterdir())
ALL = frozenset(all_rules())


def named(path: Path) -> str:
    """A test is called by its file."""
    return path.name


@pytest.mark.parametrize("path", BAD, ids=named)
def test_a_bad_file_breaks_the_rule_it_is_named_by_and_no_other(path: Path) -> None:
    """With line, column, what was found or expected, and a hint."""
    findings = inspect(seek([str(path)]).files, codes=ALL)
    assert {problem.code for problem in findings.problems} == {path.name[:5]}
    for problem in findings.problems:
        assert problem.location is not None
        assert problem.location.line
        assert problem.location.column
        assert all((problem.found, problem.expected, problem.hint))
        assert problem.severity is all_rules()[problem.code].severity
        assert not problem.message.endswith(".")


@pytest.mark.parametrize("path", GOOD, ids=named)
def test_a_good_file_breaks_no_rule(path: Path) -> None:
    """Not even a note."""
    assert inspect(seek([str(path)]).files, codes=ALL).problems == ()


def test_every_rule_has_a_page_and_both_files() -> None:
    """A contributor adds a rule with all of its parts."""
    for files in (BAD, GOOD):
        assert {path.name[:5] for path in files} == set(all_rules())
    assert [path.name for path in BAD] == [path.name for path in GOOD]
    names = [rule.name for rule in all_rules().values()]
    assert len(set(names)) == len(names)
    for rule in all_rules().values():
        assert all((rule.says, rule.why, rule.bad, rule.good))


def test_every_code_in_the_readers_has_a_page() -> None:
    """A rule without a page could not be looked up."""
    sources = (ROOT / "dualcarbon").rglob("*.py")
    used = {code for path in sources for code in re.findall(r'"(DC\d{3})"', path.read_text(encoding="utf-8"))}
    assert used == set(all_rules())


# What each finding is about, in the words that a user sees.
MESSAGES = [
    ("DC101-unknown-key.yaml", 'a target has no key "basline"', 'did you mean "baseline"?'),
    ("DC110-baseline-order.yaml", "the baseline 2030 does not lie before the year 2005", "swapped"),
    ("DC107-reduction-without-percent.yaml", "the unit is not stated", "write: at least 18 %"),
    ("DC201-fraction.yaml", "is it a fraction?", "write 18 %"),
    # 1080 亿千瓦 is 108,000 GW; what stands beside it in the record is below 10 GW.
    ("DC214-suspected-slip.yaml", "1080 亿千瓦", "万 or 亿"),
    # China: 65 % below 2005 by 2030, and 20 % below 2020 by 2035. With 48.4 % from 2005 to 2020 the latter is
    # 1 - 0.8 * 0.516 = 58.7 % below 2005.
    ("DC207-weaker-after-rebasing.yaml", "it is 58.7 % against 2005", "baselines"),
    ("DC404-link-against-levels.csv", "the link says -20 %, the levels -10.00 %", "vintage"),
    ("DC401-gap.csv", "leaves out 2019", "interpolated"),
]


@pytest.mark.parametrize(("name", "message", "hint"), MESSAGES)
def test_messages_say_what_is_wrong(name: str, message: str, hint: str) -> None:
    """The sentence and the hint are enough to mend the file."""
    problem = inspect([str(FILES / "bad" / name)], codes=ALL).problems[0]
    assert message in problem.message
    assert hint in problem.hint


def test_a_comment_waves_a_finding_of_its_line_through(run: Runner, tmp_path: Path) -> None:
    """By its code only."""
    bad = (FILES / "bad" / "DC213-implied-baseline.yaml").read_text(encoding="utf-8")
    for code, count in (("DC213", 0), ("DC212, dc213", 0), ("DC212", 1)):
        path = tmp_path / "a.yaml"
        path.write_text(bad.replace("18 %", f"18 %  # dualcarbon: ignore[{code}]"), encoding="utf-8")
        assert (
            len(json.loads(run("validate", str(path), "--format", "json", "--severity", "note").stdout))
            == count
        )


SELECTED = [
    (["DC2"], [], {"DC201", "DC216"}, {"DC101", "DC401"}),
    (["all"], ["implied-baseline"], {"DC101"}, {"DC213"}),
    (["dc101", "gap"], [], {"DC101", "DC401"}, {"DC102"}),
]


@pytest.mark.parametrize(("select", "ignore", "inside", "outside"), SELECTED)
def test_rules_are_chosen_by_code_beginning_or_name(
    select: list[str], ignore: list[str], inside: set[str], outside: set[str]
) -> None:
    """In any case."""
    codes = select_rules(select) - select_rules(ignore)
    assert inside <= codes
    assert not outside & codes


def test_exit_codes(run: Runner, tmp_path: Path) -> None:
    """0 no errors, 1 errors (with --strict warnings too), 2 could not check."""
    good = str(FILES / "good" / "DC101-unknown-key.yaml")
    bad = str(FILES / "bad" / "DC101-unknown-key.yaml")
    warned = str(FILES / "bad" / "DC212-source-unused.yaml")
    (tmp_path / "other.txt").write_text("x", encoding="utf-8")
    cases = [
        ([good], 0),
        ([good, bad], 1),
        ([bad, "--exit-zero"], 0),
        ([bad, "--ignore", "unknown-key"], 0),
        ([bad, "--select", "DC2"], 0),
        ([warned], 0),
        ([warned, "--strict"], 1),
        ([str(tmp_path)], 2),
        ([str(tmp_path / "*.yaml")], 2),
        ([str(tmp_path / "none.yaml")], 2),
        ([good, "--select", "DC999"], 2),
        ([good, "--output", "sarif"], 2),
        ([good, "--format", "table"], 2),
        ([str(FILES / "bad" / "DC00*.yaml")], 1),
    ]
    for words, code in cases:
        assert run("validate", *words).code == code, words


def test_standard_input_is_told_by_its_text(run: Runner) -> None:
    """YAML or CSV."""
    csv = run(
        "validate", "-", "--format", "concise", stdin="region,indicator,year,value,unit\nCN,x,2020,1,%\n"
    )
    assert csv.stdout.startswith("standard input:2:4: error DC105 unknown-indicator: ")
    yaml = run("validate", "-", "--format", "concise", stdin="region: CN-SDD\ntargets: []\nsources: {}\n")
    assert yaml.stdout.startswith("standard input:1:9: error DC104 unknown-region: ")
    assert (csv.code, yaml.code) == (1, 1)


def test_settings_come_from_the_projects_own_table(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """[tool.dualcarbon] of the nearest pyproject.toml; a slip in it is told."""
    bad = FILES / "bad" / "DC212-source-unused.yaml"
    (tmp_path / "a.yaml").write_text(bad.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "draft.yaml").write_text("region: x\n", encoding="utf-8")
    settings = tmp_path / "pyproject.toml"
    monkeypatch.chdir(tmp_path)
    cases = [
        ('strict = true\nexclude = ["draft*"]', 1),
        ('strict = true\nexclude = ["draft*"]\nignore = ["DC212"]', 0),
        ('select = ["DC3"]', 0),
        ("stirct = true", 2),
        ('ignore = "DC212"', 2),
        ('ignore = ["DC999"]', 2),
        ("= 1", 2),
    ]
    for table, code in cases:
        settings.write_text(f"[tool.dualcarbon]\n{table}\n", encoding="utf-8")
        assert run("validate", ".").code == code, table


def test_folders_are_searched_in_a_stable_order(tmp_path: Path) -> None:
    """Every file once; hidden ones and files of another kind are left out, empty ones are not."""
    for name, text in {
        "b/z.yaml": "region: CN\n",
        "a.yaml": "region: CN\n",
        "c.csv": "region,indicator\n",
        "empty.yaml": "# nothing yet\n",
        ".github/ci.yml": "targets: x\n",
        "ci.yml": "on: push\n",
        "prices.csv": "date,price\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    sought = seek([str(tmp_path / "c.csv"), str(tmp_path)])
    assert [Path(name).name for name in sought.files] == ["c.csv", "a.yaml", "z.yaml", "empty.yaml"]
    assert [Path(name).name for name in sought.passed_over] == ["ci.yml", "prices.csv"]
    with pytest.raises(DualcarbonError):
        seek([str(tmp_path)], ["*.yaml", "*.csv"])


CIRCLES = [
    ({"a": ["b"], "b": ["a"]}, ["a → b → a"]),
    ({"a": ["a"]}, ["a → a"]),
    ({"c": ["a"], "a": ["b"], "b": ["a"]}, ["a → b → a"]),
    ({"a": ["b"], "b": ["c"], "c": []}, []),
    ({"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}, ["a → b → a", "c → d → c"]),
    ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, []),
    (
        {f"t{n}": [f"t{(n + 1) % 3000}"] for n in range(3000)},
        [" → ".join([f"t{n}" for n in range(20)] + ["…", "t0"])],
    ),
]


@pytest.mark.parametrize(("replaces", "circles"), CIRCLES)
def test_targets_that_replace_each_other_in_a_circle(
    tmp_path: Path, replaces: dict[str, list[str]], circles: list[str]
) -> None:
    """Each circle once, however long, in no time."""
    path = tmp_path / "f.yaml"
    head = "region: CN-GZ\nsources: {p: {title: T, issuer: B, issued: 2021}}\ntargets:\n"
    targets = "".join(
        f"  - {{id: {name}, indicator: gdp, level: at least 1 亿元, year: 2030, source: p,"
        f" replaces: {others}}}\n"
        for name, others in replaces.items()
    ).replace("'", "")
    path.write_text(head + targets, encoding="utf-8")
    found = inspect([str(path)], codes=frozenset({"DC210"})).problems
    assert [problem.values["circle"] for problem in found] == circles
