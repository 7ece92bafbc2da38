"""``check`` on scenarios: one row a target, the options of joining and reading, json and csv of every one."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import Run, Runner

from dualcarbon.api import crowd

TARGETS = """\
region: CN-SD
sources:
  plan: {title: Plan, evidence: official}
targets:
  - {id: wind-2030, indicator: wind_capacity, level: at least 20 GW, year: 2030, source: plan}
  - {id: wind-2035, indicator: wind_capacity, level: at least 24 GW, year: 2035, source: plan}
  - {id: solar-2030, indicator: solar_capacity, level: at least 50 GW, year: 2030, source: plan}
  - {id: coal-2030, indicator: coal_share, level: at most 40 %, year: 2030, source: plan}
"""
OBSERVED = """\
region,indicator,year,value,unit
CN-SD,wind_capacity,2015,8,GW
CN-SD,wind_capacity,2020,11,GW
"""
WIND = "Capacity|Electricity|Wind"
HEAD = "Model,Scenario,Region,Variable,Unit,2020,2030,2040\n"


def rows(values: Sequence[tuple[float, float, float]], variable: str = WIND) -> str:
    """A scenario for each three values, of 2020, 2030 and 2040."""
    return "".join(
        f"M,S{at},Shandong,{variable},GW,{first},{second},{third}\n"
        for at, (first, second, third) in enumerate(values)
    )


FIVE = [(10, 18, 22), (10, 19, 26), (10, 20, 30), (10, 21, 30), (10, 22, 34)]
MODELS = HEAD + rows(FIVE) + rows([(1, 60, 90)], "Capacity|Electricity|Solar")


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the targets, five scenarios and what has been observed; the run is in it."""
    (tmp_path / "sd.yaml").write_text(TARGETS, encoding="utf-8")
    (tmp_path / "models.csv").write_text(MODELS, encoding="utf-8")
    (tmp_path / "seen.csv").write_text(OBSERVED, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


CHECK = ("check", "sd.yaml", "-t", "models.csv")

# Of 18, 19, 20, 21, 22 GW three are at least 20: the median is 20, its margin 0. 2035 lies between two steps.
# One scenario tells of solar: 60 GW against 50; of the others nothing is known.
SHOWN = {
    120: """\
 Shandong 山东 · CN-SD

 Target          Year  Required  Newest  Median (ends)  Margin  Verdict     Scenarios
 ─────────────────────────────────────────────────────────────────────────────────────────────
 Wind capacity   2030  ≥ 20 GW   –       20 GW            0 GW  → on track  3 of 5  →→→→→→↘↘↘↘
                                         18 to 22

 Solar capacity  2030  ≥ 50 GW   –       60 GW          +10 GW  → on track  1 of 1  →→????????

 Not judged:
 · 5 scenarios have steps 2030 and 2040; the target is for 2035: Wind capacity 2035
 · 1 target that the data say nothing about: --verdict unknown names it

 4 targets: 2 on track, 2 unknown
""",
    80: """\
 Shandong 山东 · CN-SD

 Target          Year  Required  Newest, → median (ends)  Verdict
 ───────────────────────────────────────────────────────────────────────────
 Wind capacity   2030  ≥ 20 GW   –                        → on track
                                 → 20 GW (18 to 22)       3 of 5  →→→→→→↘↘↘↘
                                 margin 0 GW

 Solar capacity  2030  ≥ 50 GW   –                        → on track
                                 → 60 GW                  1 of 1  →→????????
                                 margin +10 GW

 Not judged:
 · 5 scenarios have steps 2030 and 2040; the target is for 2035: Wind capacity
   2035
 · 1 target that the data say nothing about: --verdict unknown names it

 4 targets: 2 on track, 2 unknown
""",
}


def plain(text: str) -> list[str]:
    """The lines without blanks at their ends."""
    return [line.rstrip() for line in text.splitlines()]


def test_a_target_is_one_row(files: Path, run: Runner) -> None:
    """At 120 and at 80 columns; in blocks below that nothing is dropped."""
    assert files
    for columns in (120, 80):
        found = run(*CHECK, columns=columns)
        assert found.code == 0
        assert plain(found.stdout) == plain(SHOWN[columns]), found.stdout
    blocks = run(*CHECK, columns=60).stdout
    assert "3 of 5" in blocks
    assert "→→→→→→↘↘↘↘" in blocks


def verdicts(ran: Run, target: str) -> dict[str, tuple[str, float | None]]:
    """The verdict and the projected number of each scenario."""
    document = json.loads(ran.stdout)
    return {
        one["scenario"]: (one["verdict"], (one["projected"] or {}).get("value"))
        for one in document["assessments"]
        if one["target"] == target
    }


def test_by_scenario_lists_each(files: Path, run: Runner) -> None:
    """Five rows in place of one; the answer is that of the ensemble."""
    assert files
    found = run(*CHECK, "--by", "scenario", "--indicator", "wind_capacity", "--year", "2030")
    assert found.code == 0
    assert [f"M|S{at}" in found.stdout for at in range(5)] == [True] * 5
    assert "2 off track" in found.stdout


def test_the_answer_is_that_of_the_ensemble(files: Path, run: Runner) -> None:
    """One of two meets it: at least half, 0; of 18 and 19 GW none, 1."""
    assert files
    wind = ("--indicator", "wind_capacity", "--year", "2030")
    assert run(*CHECK, *wind, "--scenario", "M|S0,M|S4").code == 0
    assert run(*CHECK, *wind, "--scenario", "M|S[01]").code == 1
    assert run(*CHECK, *wind, "--scenario", "M|S[01]", "--exit-zero").code == 0
    assert run(*CHECK, *wind, "--scenario", "M|S[01]", "--format", "csv").code == 1


# By hand, S0: 10, 18, 22 GW in 2020, 2030, 2040; observed in 2020: 11 GW, a tenth more than projected.
# Ratio: 18 * 1.1 = 19.8. Offset: 18 + 1 = 19. Fading to 2040: ratio 18 * (1 + 0.1 / 2) = 18.9, offset 18 + 1/2.
# Between 2030 and 2040: (18 + 22) / 2 = 20 in 2035; harmonised by ratio (19.8 + 24.2) / 2 = 22.
BY_HAND = [
    ((), 2030, 18),
    (("--harmonize", "none"), 2030, 18),
    (("--harmonize", "ratio"), 2030, 19.8),
    (("--harmonize", "offset"), 2030, 19),
    (("--harmonize", "ratio", "--converge", "2040"), 2030, 18.9),
    (("--harmonize", "offset", "--converge", "2040"), 2030, 18.5),
    (("--interpolate", "linear"), 2035, 20),
    (("--interpolate", "linear", "--harmonize", "ratio"), 2035, 22),
    ((), 2035, None),
]


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize(("options", "year", "expected"), BY_HAND)
def test_each_option_by_hand(
    files: Path,
    run: Runner,
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    year: int,
    expected: float | None,
    *,
    streamed: bool,
) -> None:
    """One by one, and as they stream by."""
    assert files
    if streamed:
        monkeypatch.setattr(crowd, "HANDFUL", 1)
    argv = (*CHECK, "-t", "seen.csv", *options, "--scenario", "M|S0", "--format", "json")
    one = verdicts(run(*argv), f"wind-{year}")["M|S0"]
    assert one[1] == expected
    summary = json.loads(run(*argv, "--summary").stdout)["targets"]
    (row,) = [row for row in summary if row["target"] == f"wind-{year}"]
    assert row["median"] == expected
    assert row["verdict"] == ("unknown" if expected is None else "off_track")


def test_the_trace_shows_raw_corrected_and_why(files: Path, run: Runner) -> None:
    """The projection of 2030 and of the joint, what was observed there, and how much is left."""
    assert files
    options = ("--harmonize", "ratio", "--converge", "2040", "--scenario", "M|S0", "--year", "2030")
    text = run(*CHECK, "-t", "seen.csv", *options, "--indicator", "wind_capacity", "--explain").stdout
    told = " ".join(text.split())
    assert (
        "value of 2030, brought to what was observed in 2020 (ratio): "
        "P(2030) × (1 + left × (I(2020)/P(2020) − 1)) = 18 × (1 + 0.5 × (11/10 − 1)) = 18.9 GW" in told
    )


def test_a_joint_that_jumps_is_told(files: Path, run: Runner) -> None:
    """11 GW against 10 are 10 %; harmonised, there is none."""
    assert files
    wind = ("-t", "seen.csv", "--indicator", "wind_capacity", "--year", "2030")
    assert "in 5 of 5 scenarios the joint with the record jumps by more than 5 %" in run(*CHECK, *wind).stdout
    assert "jumps" not in run(*CHECK, *wind, "--harmonize", "ratio").stdout
    one = run(*CHECK, *wind, "--scenario", "M|S0", "--format", "json")
    (reason,) = json.loads(one.stdout)["assessments"][0]["reasons"]
    assert (reason["code"], reason["values"]) == ("joint_jumps", {"year": 2020, "percent": 10})


def test_a_year_between_two_steps_names_them(files: Path, run: Runner) -> None:
    """Of all scenarios at once where they have the same."""
    assert files
    told = " ".join(run(*CHECK, "--indicator", "wind_capacity", "--year", "2035").stdout.split())
    assert "5 scenarios have steps 2030 and 2040; the target is for 2035" in told
    told = " ".join(run(*CHECK, "--indicator", "wind_capacity", "--scenario", "M|S0").stdout.split())
    assert "M|S0 has steps 2030 and 2040; the target is for 2035" in told


def test_what_the_data_say_nothing_about_is_counted(files: Path, run: Runner) -> None:
    """In one line; --verdict unknown names them."""
    assert files
    line = " · 1 target that the data say nothing about: --verdict unknown names it"
    assert line in run(*CHECK).stdout.splitlines()
    named = run(*CHECK, "--verdict", "unknown").stdout
    assert "nothing on record: Coal share of energy 2030" in " ".join(named.split())


WRONG = [
    (("--converge", "2050"), "--converge goes with --harmonize"),
    (("--harmonize", "none", "--converge", "2050"), "--converge goes with --harmonize"),
    (("--harmonize", "ratio"), "--harmonize: nothing observed is there to meet"),
    (("--by", "scenario", "--summary"), "--by scenario and --summary do not go together"),
    (("--coal-rate", "much"), '--coal-rate: "much" is no number'),
    (("--coal-rate", "287.5"), "--coal-rate 287.5: kgce per kWh lie between 0.1229 and 0.5"),
    (("--map", "sd.yaml"), "sd.yaml:1:1: this is no map"),
    (("--map", "none.csv"), "no such file: none.csv"),
    (("--scenario", "S9"), 'no scenario "S9" in the data in use'),
    (
        ("-t", "seen.csv", "--harmonize", "ratio", "--converge", "2020"),
        "--converge 2020: a correction fades after the newest observation, 2020",
    ),
]


@pytest.mark.parametrize(("options", "message"), WRONG)
def test_what_does_not_go_together_is_a_sentence(
    files: Path, run: Runner, options: tuple[str, ...], message: str
) -> None:
    """With 2 as exit code."""
    assert files
    found = run(*CHECK, *options)
    assert (found.code, found.stdout) == (2, "")
    assert message in found.stderr


@pytest.mark.parametrize(
    "option", ["--by=scenario", "--harmonize=ratio", "--interpolate=linear", "--coal-rate=0.3", "--map=m.csv"]
)
def test_options_of_scenarios_want_scenarios(files: Path, run: Runner, option: str) -> None:
    """The record has none."""
    assert files
    found = run("check", "sd.yaml", option)
    assert found.code == 2
    assert f"{option.partition('=')[0]} goes with scenarios" in found.stderr


def test_a_map_says_what_names_mean(files: Path, run: Runner) -> None:
    """A region and a variable of its own."""
    (files / "map.csv").write_text(
        f"kind,from,to\nregion,SHD,CN-SD\nvariable,Cap|Wind,{WIND}\n", encoding="utf-8"
    )
    strange = MODELS.replace("Shandong", "SHD").replace(WIND, "Cap|Wind")
    (files / "models.csv").write_text(strange, encoding="utf-8")
    assert "3 of 5" not in run(*CHECK).stdout
    assert "3 of 5" in run(*CHECK, "--map", "map.csv").stdout


@pytest.mark.parametrize("form", ["json", "csv"])
def test_what_is_streamed_is_what_is_held(
    files: Path, run: Runner, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """Every assessment with every field; scenario after scenario, what none tells of last."""
    assert files
    argv = (*CHECK, "-t", "seen.csv", "--format", form)
    held = run(*argv)
    monkeypatch.setattr(crowd, "HANDFUL", 5)
    streamed = run(*argv)
    assert streamed.code == held.code
    if form == "csv":
        one, other = (list(csv.reader(io.StringIO(ran.stdout))) for ran in (streamed, held))
        assert one[0] == other[0]
        assert {tuple(row) for row in one} == {tuple(row) for row in other}
        assert len(one) == len(other)
        return
    first, second = json.loads(streamed.stdout), json.loads(held.stdout)
    key = lambda one: (one["target"], one["scenario"])  # noqa: E731 - a key, used twice
    assert sorted(first.pop("assessments"), key=key) == sorted(second.pop("assessments"), key=key)
    assert first == second


@pytest.mark.parametrize("options", [("--columns",), ("--summary", "--format", "csv")])
def test_a_table_of_many_is_that_of_each(
    files: Path, run: Runner, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    """The same to the letter, counted as they stream by or one by one."""
    assert files
    argv = (*CHECK, "-t", "seen.csv", *(options if options != ("--columns",) else ()))
    held = run(*argv, columns=120)
    monkeypatch.setattr(crowd, "HANDFUL", 5)
    assert run(*argv, columns=120) == held


def test_three_thousand_scenarios_fit_a_screen(files: Path, run: Runner) -> None:
    """The length of the table does not depend on their number; ends are percentiles then."""
    few = run(*CHECK, columns=100).stdout.count("\n")
    (files / "models.csv").write_text(HEAD + rows(FIVE * 600), encoding="utf-8")
    found = run(*CHECK, columns=100).stdout
    assert "1,800 of 3,000" in found
    assert "Median  5 to 95 %" in run(*CHECK, columns=140).stdout
    assert found.count("\n") <= few


class Terminal(io.StringIO):
    """Standard error that somebody watches."""

    def isatty(self) -> bool:
        """It is a terminal."""
        return True


def test_progress_is_told_to_who_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a second, on a terminal, and taken away at the end; never in a pipe."""
    from dualcarbon.cli.crowd import end_progress, progress

    monkeypatch.setattr("sys.stderr", io.StringIO())
    assert progress() is None
    clock = iter([0.0, 0.5, 1.5, 1.6, 3.0])
    monkeypatch.setattr("dualcarbon.cli.crowd.time.monotonic", lambda: next(clock))
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    tell = progress()
    assert tell is not None
    for count in (256, 512, 768, 1024):
        tell(count)
    end_progress(tell)
    assert screen.getvalue() == "\r512 scenarios judged \r1,024 scenarios judged \r\x1b[K"


def test_a_table_of_many_counts_what_the_record_alone_judges(
    files: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a crowd with the record only the rows that scenarios tell of are printed; whoever names a target sees it."""
    assert files
    monkeypatch.setattr(crowd, "HANDFUL", 5)
    argv = ("check", "china", "-t", "models.csv", "--record", "--exit-zero", "--map", "map.csv")
    (files / "map.csv").write_text("kind,from,to\nregion,Shandong,CN\n", encoding="utf-8")
    told = run(*argv, columns=100).stdout
    rows = [line for line in told.splitlines() if re.match(r" \S.* 20[0-9]{2} ", line)]
    assert 0 < len(rows) < 15
    count = re.search(r"^ ([0-9]+) targets that the scenarios say nothing about", told, re.MULTILINE)
    assert count is not None
    assert int(count[1]) > 20
    forest = run(*argv, "--indicator", "forest_coverage", columns=100).stdout
    assert "25.09 % (2025)" in forest
    assert "say nothing about" not in forest


def test_what_a_scenario_rests_on_is_told_with_its_verdict(files: Path, run: Runner) -> None:
    """A recount with its rate, and a region that is wider than the one judged."""
    assert files
    (files / "map.csv").write_text("kind,from,to\nregion,CHA,CN\n", encoding="utf-8")
    (files / "cha.csv").write_text(
        "Model,Scenario,Region,Variable,Unit,2030\n"
        "R,S,CHA,Primary Energy|Fossil,EJ/yr,100\n"
        + "".join(
            f"R,S,CHA,Secondary Energy|Electricity|{source},EJ/yr,4\n"
            for source in ("Nuclear", "Hydro", "Wind", "Solar", "Biomass")
        )
        + "R,S,CHA,Primary Energy|Biomass|Modern,EJ/yr,5\nR,S,CHA,Primary Energy|Biomass|Electricity,EJ/yr,5\n",
        encoding="utf-8",
    )
    argv = ("check", "china", "-t", "cha.csv", "--map", "map.csv", "--indicator", "non_fossil_share")
    (found,) = [
        one
        for one in json.loads(run(*argv, "--exit-zero", "--format", "json").stdout)["assessments"]
        if one["year"] == 2030
    ]
    assert found["verdict"] == "on_track"
    # 100 EJ are 3412.1 Mtce; 20 EJ of electricity 5555.6 TWh, at 0.2875 kgce 1597.2 Mtce, and no heat: 31.9 %.
    assert found["projected"]["value"] == pytest.approx(31.886, abs=0.001)
    assert [one["code"] for one in found["reasons"]][-2:] == ["recounted", "wider_region"]
    assert "recounted by the coal-equivalent method, at 0.2875 kgce/kWh" in found["reason"]
    assert "the data are of CHA, which is wider" in found["reason"]
