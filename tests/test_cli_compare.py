"""``compare`` from the command line: every form of the answer, and its errors."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from conftest import Runner

from dualcarbon.report.paper.wrap import width

FOLDER = {
    "china.yaml": """
region: CN
sources:
  plan: {title: A plan}
targets:
  - {id: share, indicator: steel_share, level: about 25 %, year: 2030, source: plan}
  - {id: fall, indicator: steel_intensity, reduction: at least 20 %, baseline: 2020, year: 2030, source: plan}
""",
    "shandong.yaml": """
region: CN-SD
sources:
  plan: {title: A plan}
targets:
  - {id: share, indicator: steel_share, level: at least 30 %, year: 2030, source: plan}
  - {id: share-strive, indicator: steel_share, level: 35 %, year: 2030, effort: strive, source: plan}
  - {id: fall, indicator: steel_intensity, reduction: at least 50 %, baseline: 2005, year: 2030, source: plan}
""",
    "harbour.yaml": """
region: zone:harbour
name: Harbour
name_zh: 港区
sources:
  plan: {title: A plan}
targets:
  - {id: share, indicator: steel_share, level: 20 %, year: 2030, source: plan}
""",
    "liaoning.yaml": """
region: CN-LN
sources:
  plan: {title: A plan}
targets:
  - {id: share, indicator: steel_share, unstated: rises, year: 2030, source: plan}
""",
}
INDICATORS = """indicators:
  steel_share: {label: Share of green steel, label_zh: 绿钢比重, unit: "%", better: higher, kind: share}
  steel_intensity: {label: Energy per steel, label_zh: 吨钢能耗, unit: kgce/t, better: lower, kind: intensity}
"""


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A folder of targets for indicators of their own, that nothing which ships can disturb."""
    for name, text in FOLDER.items():
        (tmp_path / name).write_text(text + INDICATORS, encoding="utf-8")
    return str(tmp_path)


def test_the_table_in_a_pipe(run: Runner, folder: str) -> None:
    """Sorted, with bars, the nation as a line in its place, the goal without a number last."""
    done = run("compare", "steel_share", "--year", "2030", "--targets", folder)
    assert done.code == 0
    assert (
        done.stdout
        == """\
 Share of green steel 绿钢比重 · 2030

 Region         Target                                Newest  Verdict
 ────────────────────────────────────────────────────────────────────────────
 Level
 Shandong 山东  ≥ 30 %      ████████████████████│███  –       ? unknown [1,2]
 ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
 ▶ China 中国   about 25 %  ████████████████████      –       ? unknown [1]
 ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
 Harbour 港区   20 %        ████████████████    │     –       ? unknown [1]

 Without a number
 Liaoning 辽宁  rises                                 –       ? unknown

 4 regions: 4 unknown
 ▶ the target of the nation (and the line through the bars): about 25 %
 [1] nothing on record
 [2] strives for 35 %
"""
    )


def test_differing_baselines_are_shown_apart(run: Runner, folder: str) -> None:
    """20 % below 2020 and 50 % below 2005 stand in two blocks."""
    done = run("compare", "steel_intensity", "--year", "2030", "--targets", folder)
    assert " Fall below 2020\n" in done.stdout
    assert " Fall below 2005\n" in done.stdout


def test_what_has_no_link_is_marked(run: Runner, folder: str) -> None:
    """Nothing is known of the energy of steel in 2005."""
    done = run("compare", "steel_intensity", "--year", "2030", "--baseline", "2020", "--targets", folder)
    assert done.code == 0
    assert "no link 2005–2020" in done.stdout
    assert "1 target not told against 2020, for want of a link" in done.stdout


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize(
    "words",
    [
        ("energy_intensity", "--year", "2025"),
        ("energy_intensity", "--year", "2025", "--baseline", "2005"),
        ("solar_capacity", "--year", "2025"),
        ("co2_emissions", "--year", "2030"),
    ],
)
def test_no_line_is_wider_than_the_screen(run: Runner, words: tuple[str, ...], columns: int) -> None:
    """And every region keeps its row."""
    narrow, wide = run("compare", *words, columns=columns), run("compare", *words)
    assert narrow.code == 0
    assert max(map(width, narrow.stdout.splitlines())) <= columns
    for name in ("Shandong", "Jinan", "Zhejiang"):
        assert name in narrow.stdout
        assert name in wide.stdout


def test_json_has_the_keys_of_check_and_the_comparison(run: Runner) -> None:
    """1 − 0.35/0.516 = 32.17 % below 2020 beside the 65 % below 2005 that the plan states."""
    done = run("compare", "carbon_intensity", "--year", "2030", "--baseline", "2020", "--format", "json")
    document = json.loads(done.stdout)
    assert (document["indicator"], document["year"], document["baseline"]) == ("carbon_intensity", 2030, 2020)
    (nation,) = [row for row in document["rows"] if row["national"]]
    assert nation["region"] == "CN"
    assert nation["required"] == {"value": 65, "unit": "%"}
    assert nation["baseline"] == 2005
    assert round(nation["compared"]["value"], 2) == 32.17
    assert nation["compared"]["baseline"] == 2020
    assert nation["compared"]["rebased"] is True


def test_csv_has_a_row_for_each_region_with_the_region_first(run: Runner, folder: str) -> None:
    """In the order of the table."""
    done = run("compare", "steel_share", "--year", "2030", "--format", "csv", "--targets", folder)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert done.stdout.startswith("region,region_name,national,compared_value,")
    assert [row["region"] for row in rows] == ["CN-SD", "CN", "zone:harbour", "CN-LN"]
    assert [row["national"] for row in rows] == ["false", "true", "false", "false"]
    assert rows[0]["also"] == "share-strive"
    assert rows[-1]["compared_value"] == ""


def test_markdown_is_a_table(run: Runner, folder: str) -> None:
    """With the nation in bold and no line through the bars, since blanks do not count there."""
    done = run("compare", "steel_share", "--year", "2030", "--format", "markdown", "--targets", folder)
    told = re.sub(" +", " ", done.stdout)
    assert "| Shandong 山东 | ≥ 30 % | ████████████████████████ | – | ? unknown \\[1,2\\] |" in told
    assert "| **▶ China 中国** | **about 25 %** |" in told


def test_regions_can_be_named(run: Runner) -> None:
    """The nation stays beside them; one without such a target is told."""
    words = ("carbon_intensity", "--year", "2030", "--region", "山东", "--region", "hebei")
    done = run("compare", *words, "--format", "json")
    document = json.loads(done.stdout)
    assert [row["region"] for row in document["rows"]] == ["CN-SD", "CN"]
    assert document["without"] == ["CN-HE"]


ERRORS = [
    (("energy_intensty", "--year", "2025"), 'did you mean "energy_intensity"'),
    (("energy_intensity", "--year", "2031"), "there are some for"),
    (("carbon_intensity", "--year", "2030", "--region", "hebei"), "no target of carbon_intensity"),
    (("carbon_intensity", "--year", "2030", "--baseline", "2030"), "does not lie before 2030"),
    (("carbon_intensity", "--year", "2030", "--region", "atlantis"), "atlantis"),
]


@pytest.mark.parametrize(("words", "told"), ERRORS)
def test_what_cannot_be_answered_exits_with_2(run: Runner, words: tuple[str, ...], told: str) -> None:
    """And says what there is instead."""
    done = run("compare", *words)
    assert done.code == 2
    assert done.stdout == ""
    assert told in done.stderr


def test_a_console_without_signs_gets_plain_ones(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bars of #, lines of dots, and no names that would be question marks."""
    monkeypatch.setattr("dualcarbon.cli.output._encoding", lambda: "ascii")
    done = run("compare", "non_fossil_share", "--year", "2030")
    table = done.stdout.split("\n\n")[1]
    assert table.isascii()
    assert "> China   " in table
    assert "######" in table
