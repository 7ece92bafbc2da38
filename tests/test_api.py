"""What ``import dualcarbon as dc`` offers."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import dualcarbon as dc

DATA = """\
region,indicator,year,value,unit,relative_to
CN,carbon_intensity,2020,-48.4,%,2005
CN,carbon_intensity,2025,-17.7,%,2020
CN,carbon_intensity,2030,-17,%,2025
"""


@pytest.fixture
def data(tmp_path: Path) -> dc.Dataset:
    """Three links of the country."""
    path = tmp_path / "links.csv"
    path.write_text(DATA, encoding="utf-8")
    return dc.read_trajectory(path)


def test_every_promised_name_is_there() -> None:
    """Names are loaded on first use, and nothing else is found."""
    for name in dc.__all__:
        assert getattr(dc, name) is not None
    assert set(dc.__all__) <= set(dir(dc))
    with pytest.raises(AttributeError, match="no attribute"):
        _ = dc.nonsense


def test_region_is_loaded_by_name() -> None:
    """The targets of Shandong, each with its document."""
    file = dc.load_region("shandong")
    assert file.region.code == "CN-SD"
    assert all(target.source.title for target in file.targets)


def test_check_takes_a_name_or_a_file(data: dc.Dataset) -> None:
    """48.4 %, 17.7 % and 17 % make 64.75 %: 0.516 · 0.823 · 0.83 = 0.35247."""
    for region in ("CN", dc.load_region("CN")):
        found = dc.check(region, data, indicators=["carbon_intensity"], year=2030)
        one = next(one for one in found if one.target.baseline == 2005)
        assert one.verdict is dc.Verdict.MISSED
        assert one.observed is not None
        assert round(one.observed.value, 2) == Decimal("64.75")


def test_check_of_the_record() -> None:
    """Without data of one's own the record is used; every unknown has its reason."""
    found = dc.check("CN", everything=True)
    assert any(one.verdict is dc.Verdict.MET for one in found)
    assert all(one.reasons for one in found if one.verdict is dc.Verdict.UNKNOWN)


def test_trace_on_request(data: dc.Dataset) -> None:
    """The trace is worked out where it is asked for."""
    (first, *_) = dc.check("CN", data, indicators=["carbon_intensity"], year=2030)
    assert [step.code for step in first.trace][-1] == "margin"


def test_rebase(data: dc.Dataset) -> None:
    """65 % below 2005 is 32.17 % below 2020, from data, from the record, and from a link given by hand."""
    given = dc.rebase(65, 2005, 2020, link="48.4")
    assert round(given.percent.value, 2) == Decimal("32.17")
    for found in (dc.rebase("65", 2005, 2020, trajectory=data), dc.rebase(Decimal(65), 2005, 2020)):
        assert round(found.percent.value, 2) == Decimal("32.17")
        # 48.35 and 48.45 give 1 − 0.35/0.5165 = 32.236 and 1 − 0.35/0.5155 = 32.105
        assert (round(found.percent.low, 2), round(found.percent.high, 2)) == (
            Decimal("32.10"),
            Decimal("32.24"),
        )


def test_convert() -> None:
    """Exact decimals."""
    assert dc.convert("12亿千瓦", "GW") == 1200
    assert dc.convert("1 t CH4", "t CO2e", gwp="AR5") == 28
    with pytest.raises(dc.DualcarbonError, match="does not convert"):
        dc.convert("1 tce", "t CO2")


def test_record_of_some_regions() -> None:
    """Only what was asked for, but the newest year of all."""
    some = dc.read_record("shandong")
    assert {one.region for one in some} == {"CN-SD"}
    assert some.newest == dc.read_record("CN").newest
