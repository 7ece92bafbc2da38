"""Which targets are shown, and which verdicts fail a run."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sheets import MISSED, UNKNOWN, UNSTATED, goal

from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.library import Library, newest_year
from dualcarbon.sheet import fails, make_sheets
from dualcarbon.target import Effort, Form
from dualcarbon.wanted import Wanted, needed_by, select

NO = frozenset({Verdict.MISSED, Verdict.OFF_TRACK})


def test_what_fails_a_run() -> None:
    """Missed and off track do; what is striven for, superseded, or not the main one never does."""
    assert fails(MISSED, NO)
    assert not fails(replace(MISSED, main=False), NO)
    assert not fails(UNKNOWN, NO)
    assert fails(UNKNOWN, {Verdict.UNKNOWN})
    for effort, superseded in ((Effort.STRIVE, False), (None, True)):
        target = goal(
            "co2_emissions", Form.REDUCTION, "10 %", 2025, baseline=2020, effort=effort, superseded=superseded
        )
        assert not fails(Assessment(target=target, verdict=Verdict.MISSED), NO)


def test_selection() -> None:
    """Headline, in force, not long past; ``--indicator``, ``--year`` and ``--all`` lift one limit each."""
    past = goal("carbon_intensity", Form.LEVEL, "2 t CO2/万元", 2020)
    due = goal("carbon_intensity", Form.LEVEL, "2 t CO2/万元", 2021)
    minor = goal("gas_share", Form.LEVEL, "18 %", 2030)
    replaced = goal("coal_share", Form.LEVEL, "18 %", 2030, superseded=True)
    yearless = UNSTATED.target
    targets = [yearless, replaced, minor, due, past]

    def shown(wanted: Wanted) -> list[str]:
        return [target.id for target in select(targets, wanted, own={}, newest=2025)]

    assert shown(Wanted()) == ["carbon_intensity-2021", "forest_coverage-None"]
    assert shown(Wanted(indicators=("gas_share",))) == ["gas_share-2030"]
    assert shown(Wanted(year=2020)) == ["carbon_intensity-2020"]
    assert len(shown(Wanted(everything=True))) == len(targets)
    own = {"gas_share": minor.indicator}
    assert [one.id for one in select([minor], Wanted(), own=own, newest=2025)] == ["gas_share-2030"]


@pytest.mark.parametrize("as_of", [None, 2022])
@pytest.mark.parametrize("wanted", [Wanted(), Wanted(everything=True), Wanted(year=2030)], ids=str)
def test_what_is_needed_of_the_record_says_what_all_of_it_says(wanted: Wanted, as_of: int | None) -> None:
    """Of every region, with every reason: nothing that is not read would have been asked for."""
    library = Library()
    files = library.load_all()
    codes = [file.region.code for file in files]
    needed = needed_by(files, wanted, as_of=as_of, newest=newest_year())
    part, whole = library.record(codes, needed=needed), library.record(codes)
    assert len(part.trajectories) < len(whole.trajectories)
    assert make_sheets(files, part, wanted, as_of=as_of) == make_sheets(files, whole, wanted, as_of=as_of)
