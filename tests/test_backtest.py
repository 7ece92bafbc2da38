"""The back-test: what is told of hand-made targets, and that it runs over what ships."""

from __future__ import annotations

from dataclasses import replace

from backtest import Bet, bets, summary, table
from series import SOURCE, made_target, together, trajectory

from dualcarbon.library import Library
from dualcarbon.region import find_region
from dualcarbon.target_file import RegionFile

ISSUED = replace(SOURCE, issued="2021-03")


def test_what_was_told_is_held_against_what_came() -> None:
    """Solar of 10, 20, 30 GW a year and then 100: 45 by 2025 was off track in 2022, and is met."""
    levels = {2020: "10", 2021: "20", 2022: "30", 2023: "35", 2024: "36", 2025: "100"}
    data = together(trajectory("solar_capacity", levels=levels))
    targets = [
        replace(
            made_target("solar_capacity", "level", f"at least {floor} GW", year=2025),
            id=f"t{floor}",
            source=ISSUED,
        )
        # As of 2022: 30 + 3 x 10 = 60. As of 2024: 36 + 26/4 = 42.5, 36 + 16/3 = 41.3, 36 + 1 = 37.
        for floor in (20, 37, 50, 90, 120)
    ]
    file = RegionFile(region=find_region("CN"), targets=tuple(targets))
    found = [(bet.year, bet.name, bet.told, bet.met) for bet in bets([file], data, [2022, 2024])]
    assert found == [
        (2022, "CN t20", "ahead", True),
        (2022, "CN t37", "on track", True),
        (2022, "CN t50", "on track", True),
        # (90 - 30)/3 = 20 a year over 10 is 2; (120 - 30)/3 = 30 is 3
        (2022, "CN t90", "well off track", True),
        (2022, "CN t120", "well off track", False),
        (2024, "CN t20", "ahead", True),
        (2024, "CN t37", "on track", True),
        # 14 over 6.5 is 2.15
        (2024, "CN t50", "well off track", True),
        (2024, "CN t90", "well off track", True),
        (2024, "CN t120", "well off track", False),
    ]


def test_a_target_is_told_of_only_once_it_was_issued_and_before_it_is_due() -> None:
    """Issued in 2024 and due in 2025: as of 2024 alone."""
    data = together(trajectory("solar_capacity", levels={2021: "=10", 2023: "=20", 2024: "=25", 2025: "=30"}))
    target = replace(
        made_target("solar_capacity", "level", "at least 29 GW", year=2025),
        source=replace(SOURCE, issued="2024"),
    )
    file = RegionFile(region=find_region("CN"), targets=(target,))
    assert [bet.year for bet in bets([file], data, [2022, 2023, 2024, 2025])] == [2024]


def test_the_table_counts_by_class_and_year() -> None:
    """Met over all, as of each year and in all."""
    found = [
        Bet(year=2022, told="on track", met=True),
        Bet(year=2023, told="on track", met=False),
        Bet(year=2023, told="wrong direction", met=False),
    ]
    assert table(found, [2022, 2023]).splitlines() == [
        "| told | as of 2022 | as of 2023 | in all |",
        "|---|---:|---:|---:|",
        "| ahead | 0 of 0 met | 0 of 0 met | 0 of 0 met |",
        "| on track | 1 of 1 met | 0 of 1 met | 1 of 2 met |",
        "| off track, up to 2 × | 0 of 0 met | 0 of 0 met | 0 of 0 met |",
        "| well off track, from 2 × | 0 of 0 met | 0 of 0 met | 0 of 0 met |",
        "| wrong direction | 0 of 0 met | 0 of 1 met | 0 of 1 met |",
        "| open | 0 of 0 met | 0 of 0 met | 0 of 0 met |",
    ]
    assert summary(found) == "Of 2 verdicts of on track 1 came true, of 1 of off track 1."


def test_most_of_what_was_told_on_track_came_true() -> None:
    """Of the country, as of 2022 to 2024: a rule that is wrong more often than not would be no rule."""
    library = Library()
    found = [bet for bet in bets([library.load("CN")], library.record(["CN"])) if bet.told == "on track"]
    assert len(found) >= 5
    assert sum(bet.met for bet in found) * 2 > len(found)
