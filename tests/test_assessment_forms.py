"""Every form of target against a hand-made series: the verdict, the margin and the pace."""

from __future__ import annotations

from decimal import Decimal

import pytest
from series import dataset, made_target

from dualcarbon.assessment import Verdict, assess

FALLS = "carbon_intensity"
YEARLY = {(2021, 2020): "-3.8", (2022, 2021): "-0.8", (2023, 2022): "0.0", (2024, 2023): "-3.4", (2025, 2024): "-5.0"}

# what is announced, what is known, the verdict, the observed figure and the margin, by hand
CASES = [
    # 0.962 x 0.992 x 1 x 0.966 x 0.95 = 0.87577...; 1 - that = 12.42 %; 12.42 - 18 = -5.58
    ("yearly falls compound", ("reduction", "at least 18 %", 2025, 2020), YEARLY, Verdict.MISSED, "12.42", "-5.58"),
    # 48.4 >= 40, the weaker end of the range
    ("a range binds at its weaker end", ("reduction", "40 to 45 %", 2020, 2005), {(2020, 2005): "-48.4"}, Verdict.MET, "48.4", "8.4"),
    # 1 - 0.516 x 0.823 x 0.83 = 64.75 %
    (
        "three plans make one fall",
        ("reduction", "at least 65 %", 2030, 2005),
        {(2020, 2005): "-48.4", (2025, 2020): "-17.7", (2030, 2025): "-17"},
        Verdict.MISSED,
        "64.75",
        "-0.25",
    ),
    # 1 - 0.927 x 0.962 x 0.97 = 13.498 %
    (
        "just short, within rounding",
        ("reduction", "at least 13.5 %", 2025, 2020),
        {(2023, 2020): "-7.3", (2024, 2023): "-3.8", (2025, 2024): "-3"},
        Verdict.MISSED,
        "13.498",
        "-0.002",
    ),
]


@pytest.mark.parametrize(("what", "target", "links", "verdict", "observed", "margin"), CASES)
def test_reductions_known_by_links(
    what: str,
    target: tuple[str, str, int, int],
    links: dict[tuple[int, int], str],
    verdict: Verdict,
    observed: str,
    margin: str,
) -> None:
    """A fall is told by the path of links between its two years."""
    form, text, year, baseline = target
    made = made_target(FALLS, form, text, year=year, baseline=baseline)
    (found,) = assess([made], dataset(FALLS, links=links))
    assert found.verdict is verdict, what
    assert found.observed is not None
    assert found.margin is not None
    digits = Decimal(1).scaleb(Decimal(observed).as_tuple().exponent)  # type: ignore[arg-type]
    assert found.observed.value.quantize(digits) == Decimal(observed)
    assert found.margin.value.quantize(digits) == Decimal(margin)
