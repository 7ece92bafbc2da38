"""The national appraisal: what a line rests on, and which grades are possible."""

from __future__ import annotations

import pytest
from series import dataset, made_target, together, trajectory

from dualcarbon.assessment import assess
from dualcarbon.scorecard import CRITERIA, Rating, Line, Role, State, possible, score


def lines(control: str, supporting: str) -> list[Line]:
    """Fourteen lines by one letter each: r reached, m missed, ? undecided."""
    states = {"r": State.REACHED, "m": State.MISSED, "?": State.UNDECIDED}
    letters = iter(control + supporting)
    return [Line(criterion=criterion, state=states[next(letters)], rests_on=()) for criterion in CRITERIA]


GRADES = [
    ("rrrrr", "rrrrrrrrr", [Rating.EXCELLENT]),
    ("rrrrr", "mmrrrrrrr", [Rating.QUALIFIED]),
    ("rrrrr", "mmmrrrrrr", [Rating.FAILED]),
    ("mrrrr", "rrrrrrrrr", [Rating.FAILED]),
    ("m????", "?????????", [Rating.FAILED]),
    ("rrrrr", "mrrrrrrr?", [Rating.QUALIFIED]),
    ("rrrrr", "mmrrrrrr?", [Rating.QUALIFIED, Rating.FAILED]),
    ("rrrrr", "rrrrrrrr?", [Rating.EXCELLENT, Rating.QUALIFIED]),
    ("rrrr?", "rrrrrrrrr", [Rating.EXCELLENT, Rating.FAILED]),
    ("?????", "?????????", [Rating.EXCELLENT, Rating.QUALIFIED, Rating.FAILED]),
]


@pytest.mark.parametrize(("control", "supporting", "grades"), GRADES)
def test_the_grade_is_given_only_where_it_follows(
    control: str, supporting: str, grades: list[Rating]
) -> None:
    """All reached: excellent; a control one or three supporting ones missed: failed; else qualified."""
    assert list(possible(lines(control, supporting))) == grades


def test_there_are_five_control_and_nine_supporting_indicators() -> None:
    """As the measures of April 2026 list them."""
    roles = [criterion.role for criterion in CRITERIA]
    assert (roles.count(Role.CONTROL), roles.count(Role.SUPPORTING)) == (5, 9)


def test_a_line_rests_on_the_target_that_fell_due_last() -> None:
    """Of 2020, 2025 and 2030, with data to 2025, the one of 2025 counts."""
    targets = [
        made_target("non_fossil_share", "level", f"at least {share} %", year=year)
        for share, year in ((15, 2020), (20, 2025), (25, 2030))
    ]
    data = dataset("non_fossil_share", levels={2020: "15.9", 2025: "21.7"})
    card = score("CN", assess(targets, data), newest=2025)
    (line,) = [line for line in card.lines if line.criterion.label_zh == "非化石能源消费占比"]
    assert line.state is State.REACHED
    assert [one.target.year for one in line.rests_on] == [2025]


def test_a_line_missed_on_one_definition_is_missed() -> None:
    """12.4 % untagged and 17.7 % revised both miss 18 %."""
    data = together(
        trajectory("carbon_intensity", links={(2025, 2020): "-12.4"}),
        trajectory("carbon_intensity", links={(2025, 2020): "-17.7"}, definition="revised"),
    )
    target = made_target("carbon_intensity", "reduction", "at least 18 %", year=2025, baseline=2020)
    card = score("CN", assess([target], data), newest=2025)
    assert card.grade is Rating.FAILED


def test_definitions_that_differ_decide_nothing() -> None:
    """4.4 % on the old definition misses 13.5 %, 15.4 % on the revised one reaches it."""
    data = together(
        trajectory("energy_intensity", links={(2025, 2020): "-4.4"}),
        trajectory("energy_intensity", links={(2025, 2020): "-15.4"}, definition="revised"),
    )
    target = made_target("energy_intensity", "reduction", "at least 13.5 %", year=2025, baseline=2020)
    card = score("CN", assess([target], data), newest=2025)
    (line,) = [line for line in card.lines if line.rests_on]
    assert (line.state, line.reason) == (State.UNDECIDED, "reached on one definition, missed on another")


def test_without_any_target_every_grade_is_possible() -> None:
    """Nothing is known, and each line says so."""
    card = score("CN", [], newest=2025)
    assert card.grade is None
    assert {line.reason for line in card.lines} == {
        "no target is known",
        "not published as a target or a series",
    }
