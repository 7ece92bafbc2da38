"""Do the provinces add up: levels added by hand, and what is not added."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from conftest import Runner
from series import made_target, together, trajectory

from dualcarbon.comparison import SumUp, compare, newest_amounts, provinces, sum_up
from dualcarbon.indicator import find_indicator
from dualcarbon.problem import DualcarbonError
from dualcarbon.region import find_region
from dualcarbon.report.catalogue import Words
from dualcarbon.report.comparison.summed import sum_lines
from dualcarbon.target import Effort, Target
from dualcarbon.target_file import RegionFile

SOLAR = find_indicator("solar_capacity")


def aim(region: str, text: str, form: str = "level", **changes: object) -> RegionFile:
    """A region with one target for solar power in 2030."""
    baseline = None if form == "level" else 2025
    target = made_target("solar_capacity", form, text, year=2030, baseline=baseline)
    code = find_region(region).code
    return file_of(region, replace(target, region=code, id=f"{code}-a", **changes))  # type: ignore[arg-type]  # fields by name


def file_of(region: str, *targets: Target) -> RegionFile:
    """A region with some targets."""
    return RegionFile(path=f"{region}.yaml", region=find_region(region), targets=targets)


DATA = together(
    trajectory("solar_capacity", region="CN-JS", levels={2023: "30", 2024: "40"}),
    trajectory("solar_capacity", region="CN-ZJ", levels={2025: "5"}),
    # of one only a bound is known: that is no amount to add
    trajectory("solar_capacity", region="CN-AH", levels={2025: "at least 7"}),
    # Hong Kong is no part of the national figure
    trajectory("solar_capacity", region="CN-HK", levels={2025: "1"}),
)


def added(*files: RegionFile) -> SumUp:
    """The sum of some regions."""
    return sum_up(compare(files, SOLAR, 2030, DATA), newest_amounts(SOLAR, DATA))


def test_levels_are_added_in_the_unit_of_the_indicator() -> None:
    """95 GW of 9500 万千瓦 and 55 GW are 150; the nation wants 1000, so that 850 are left to 29 provinces."""
    found = added(
        aim("china", "at least 10 亿千瓦"), aim("shandong", "9500 万千瓦"), aim("hebei", "at least 55 GW")
    )
    assert [found.total, found.nation, found.rest] == [Fraction(150), Fraction(1000), Fraction(850)]
    assert [region.code for region in found.counted] == ["CN-HE", "CN-SD"]
    assert len(found.without) == 29
    # 40 of Jiangsu in 2024 and 5 of Zhejiang in 2025
    assert found.observed == Fraction(45)
    assert (found.observed_of, found.first, found.last) == (2, 2024, 2025)


LEFT_OUT = [
    # a part of the province
    aim("hebei", "at least 55 GW", scope="rooftop"),
    # an addition is no level
    aim("hebei", "at least 55 GW", form="addition"),
    # another definition than the nation's
    aim("hebei", "at least 55 GW", definition="above scale"),
    # a city stands in its province
    aim("jinan", "at least 55 GW"),
    # Hong Kong is no part of the national figure
    aim("hong_kong", "at least 55 GW"),
]


@pytest.mark.parametrize("file", LEFT_OUT, ids=lambda one: f"{one.region.slug} {one.targets[0]}")
def test_what_is_not_added(file: RegionFile) -> None:
    """Only the level of a whole province on the definition of the nation counts."""
    found = added(aim("china", "at least 10 亿千瓦"), aim("shandong", "9500 万千瓦"), file)
    assert [region.code for region in found.counted] == ["CN-SD"]
    assert found.total == 95


def test_a_firm_level_counts_before_a_stretch_and_one_beside_a_rise() -> None:
    """Of three targets of a province for one year the level that is no stretch is added."""
    rise = aim("hebei", "at least 20 GW", form="increase").targets[0]
    firm = replace(aim("hebei", "at least 55 GW").targets[0], id="firm")
    more = replace(aim("hebei", "at least 60 GW").targets[0], id="more", effort=Effort.STRIVE)
    found = added(aim("china", "at least 10 亿千瓦"), file_of("hebei", rise, more, firm))
    assert found.total == 55


def test_thirty_one_provinces_make_the_nation() -> None:
    """Without Hong Kong, Macao and Taiwan, which national figures leave out."""
    assert len(provinces()) == 31


@pytest.mark.parametrize("name", ["energy_intensity", "non_fossil_share"])
def test_ratios_do_not_add_up(name: str) -> None:
    """Neither shares nor intensities."""
    form, text, baseline = (
        ("reduction", "10 %", 2025) if name == "energy_intensity" else ("level", "20 %", None)
    )
    target = made_target(name, form, text, year=2030, baseline=baseline)
    one = compare([file_of("china", target)], find_indicator(name), 2030, together())
    with pytest.raises(DualcarbonError, match="do not add up"):
        sum_up(one, {})


def test_the_lines_of_a_sum() -> None:
    """What it rests on, what is left, and what the others have."""
    found = replace(
        added(aim("china", "at least 10 亿千瓦"), aim("shandong", "9500 万千瓦")),
        without=(find_region("jiangsu"), find_region("zhejiang")),
    )
    assert [one.text.replace("\u00a0", " ") for one in sum_lines(found)] == [
        "Σ 1 of 3 provinces aim at 95 GW together; the nation at 1000 GW",
        "the 2 other provinces would have to reach 905 GW; on record are 45 GW of 2 of them (2024–2025)",
        "no level for the sum: Jiangsu, Zhejiang",
    ]
    assert [one.text.replace("\u00a0", " ") for one in sum_lines(replace(found, nation=Fraction(90)))][1] == (
        "these alone reach it, with 5 GW to spare; on record are 45 GW of 2 of them (2024–2025)"
    )
    assert next(sum_lines(replace(found, nation=None))).text.endswith("; the nation states no level")
    assert next(sum_lines(found, Words(lang="zh"))).text.startswith("Σ 3个省份中1个合计目标为9500万千瓦")


def test_wind_and_solar_of_the_shipped_targets(run: Runner) -> None:
    """The sum is that of the rows, told in table and json; the nation aims at 28 亿千瓦 by 2030."""
    ran = run("compare", "wind_solar_capacity", "--year", "2030", "--sum", "--format", "json")
    document = json.loads(ran.stdout)
    found = document["sum"]
    levels = {
        row["region"]: row["compared"]["value"]
        for row in document["rows"]
        if row["form"] == "level" and row["region"] in found["counted"]
    }
    assert len(levels) == len(found["counted"])
    assert found["total"] == pytest.approx(sum(levels.values()))
    assert (found["nation"], found["rest"]) == (2800, pytest.approx(2800 - found["total"]))
    table = run("compare", "wind_solar_capacity", "--year", "2030", "--sum", columns=80).stdout
    assert f"Σ {len(levels)} of 31 provinces aim at " in table
    assert "the nation at 2800 GW" in table


def test_solar_where_the_nation_states_no_level(run: Runner) -> None:
    """The sum stands alone, and is told as such."""
    found = json.loads(
        run("compare", "solar_capacity", "--year", "2025", "--sum", "--format", "json").stdout
    )["sum"]
    assert (found["nation"], found["rest"]) == (None, None)
    assert found["total"] > 400


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("energy_intensity", "--year", "2025", "--sum"), "energy_intensity is told in tce/10^4 yuan"),
        (("solar_capacity", "--year", "2025", "--sum", "--region", "hebei"), "--sum is about all provinces"),
        (("solar_capacity", "--year", "2025", "--sum", "--format", "csv"), "--sum has no row in csv"),
        (
            ("solar_capacity", "--year", "2025", "--level", "city", "--region", "hebei"),
            "--region and --level do not go together",
        ),
        (("solar_capacity", "--year", "2025", "--bom"), "--bom goes with csv"),
    ],
)
def test_each_error_is_a_sentence(run: Runner, argv: tuple[str, ...], message: str) -> None:
    """It exits with 2, says what is wrong and what to do."""
    ran = run("compare", *argv)
    assert (ran.code, ran.stdout) == (2, "")
    first, *hint = ran.stderr.splitlines()
    assert first.startswith(message)
    assert hint
