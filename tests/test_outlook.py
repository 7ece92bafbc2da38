"""A region's targets in many scenarios: a frame of any library, any partition, the verdicts of ``check``."""

from __future__ import annotations

from math import isnan

import pytest
from ensembles import FILE, JOININGS, RECIPES, ensemble, frame, one_by_one, plain
from hypothesis import given, settings
from hypothesis import strategies as st

import dualcarbon as dc
from dualcarbon.api.crowd import is_decided
from dualcarbon.assessment import Verdict, assess_one
from dualcarbon.baseline import Joining
from dualcarbon.ensemble import number_of
from dualcarbon.evidence import Evidence
from dualcarbon.library import Library
from dualcarbon.outlook import Answer, answers, ask
from dualcarbon.problem import DualcarbonError
from dualcarbon.scenario_file import Glossary, Recipes, source_of_text
from dualcarbon.trajectory import Dataset
from dualcarbon.wanted import Wanted


@pytest.mark.parametrize("library", ["pyarrow", "pandas", "polars"])
def test_a_frame_of_each_library_gives_rows_of_the_same(library: str) -> None:
    """The frame that comes back is of the library that went in; the rows are those of the file."""
    text = ensemble(6)
    found = dc.check_scenarios(frame(text, library), region="china")
    assert type(found).__module__.split(".")[0] == library
    told: list[Answer] = []
    file, recipes = Library().load("china"), Recipes(glossary=Glossary())
    shown = {(row[1], row[5]) for row in plain(found)}
    asked = {
        target: question
        for target, question in ask(file.targets, recipes).items()
        if target.id in {name for name, _ in shown}
    }
    answers(source_of_text(text, "f.csv"), asked, told.append, recipes=recipes)
    assert {(row[1], row[5], row[6]) for row in plain(found)} == {
        (one.target.id, one.scenario, one.verdict) for one in told
    }


def test_any_partition_of_whole_scenarios_gives_its_rows_of_the_whole() -> None:
    """Nothing is carried from one to the next."""
    text = ensemble(9)
    header, *lines = text.splitlines(keepends=True)
    whole = plain(dc.check_scenarios(frame(text, "pyarrow"), region="china"))
    parts = [[line for line in lines if line.split(",")[1] in names] for names in (("S0", "S4"), ("S1",))]
    for part in parts:
        names = {f"M|{line.split(',')[1]}" for line in part}
        rows = plain(dc.check_scenarios(frame(header + "".join(part), "pyarrow"), region="china"))
        assert rows == [row for row in whole if row[5] in names]


NUMBERS = st.sampled_from(["-5.5", "0", "1", "41", "120", "500", "4100", "9000", "12000", "30000", ""])


@pytest.mark.parametrize("joining", JOININGS, ids=str)
@settings(max_examples=8, deadline=None)
@given(
    seed=st.integers(0, 10**6), odd=st.booleans(), record=st.booleans(), numbers=st.lists(NUMBERS, max_size=9)
)
def test_many_scenarios_are_judged_as_one_is(
    joining: Joining, seed: int, numbers: list[str], *, odd: bool, record: bool
) -> None:
    """What is said of each scenario for itself: verdict, definition and number."""
    text = ensemble(4, seed, odd=odd, numbers=numbers)
    observed = Library().record(["CN"]) if record else Dataset()
    evidence = Evidence(observed, joining=joining)
    targets = [one for one in FILE.targets if not is_decided(one, assess_one(one, evidence), evidence)]
    told: dict[tuple[str, str], tuple[object, ...]] = {}

    def take(one: Answer) -> None:
        number = None if one.value is None or isnan(one.value) else pytest.approx(float(one.value), rel=1e-7)
        judged = one.verdict != "unknown"
        told[one.target.id, one.scenario] = (one.verdict, one.definition if judged else "", number)

    source = source_of_text(text, "f.csv")
    answers(source, ask(targets, RECIPES, evidence), take, recipes=RECIPES)
    alone: dict[tuple[str, str], tuple[object, ...]] = {}
    for one in one_by_one(source, observed, joining, Wanted(everything=True)).assessments:
        if one.main and one.scenario:
            number = number_of(one)
            judged = one.verdict is not Verdict.UNKNOWN
            value = None if number is None or not judged else float(number)
            alone[one.target.id, one.scenario] = (str(one.verdict), one.definition if judged else "", value)
    # A scenario that says nothing of a target is unknown to the one, and no row of the other.
    unknown = ("unknown", "", None)
    both = alone.keys() | told.keys()
    assert {key: alone.get(key, unknown) for key in both} == {key: told.get(key, unknown) for key in both}


def test_a_frame_that_is_no_table_of_models_is_told() -> None:
    """And so is what is no frame."""
    with pytest.raises(DualcarbonError, match="this is no table of the IAMC"):
        dc.check_scenarios(frame("a,b\n1,2\n", "pyarrow"), region="china")
    with pytest.raises(DualcarbonError, match="the frame is no frame that can be read"):
        dc.check_scenarios(12, region="china")
