"""The national appraisal: what a line rests on, and which grades are possible."""

from __future__ import annotations

import pytest
from series import dataset, made_target, together, trajectory

from dualcarbon.assessment import assess
from dualcarbon.scorecard import CRITERIA, Line, Rating, Role, State, possible
from dualcarbon.scorecard import scorecard as score


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


DEFINITIONS = [
    # untagged and revised falls against a bound; the main one, on the official definition, counts
    ("carbon_intensity", "-12.4", "-17.7", "at least 18 %", State.MISSED),
    ("energy_intensity", "-4.4", "-15.4", "at least 13.5 %", State.REACHED),
    ("energy_intensity", "-13.9", "-12.0", "at least 13.5 %", State.MISSED),
]


@pytest.mark.parametrize(("indicator", "untagged", "revised", "text", "state"), DEFINITIONS)
def test_the_official_definition_counts(
    indicator: str, untagged: str, revised: str, text: str, state: State
) -> None:
    """4.4 % on the old count misses 13.5 %, 15.4 % on the revised one reaches it."""
    data = together(
        trajectory(indicator, links={(2025, 2020): untagged}),
        trajectory(indicator, links={(2025, 2020): revised}, definition="revised"),
    )
    target = made_target(indicator, "reduction", text, year=2025, baseline=2020)
    card = score("CN-SD", assess([target], data), newest=2025)
    (line,) = [line for line in card.lines if line.rests_on]
    assert line.state is state


def test_what_is_undecided_says_why() -> None:
    """The reason is that of the assessment it rests on."""
    target = made_target("non_fossil_share", "level", "at least 20 %", year=2025)
    card = score(
        "CN-SD",
        assess([target], dataset("non_fossil_share", levels={2023: "17.9"}, newest=2025)),
        newest=2025,
    )
    (line,) = [line for line in card.lines if line.rests_on]
    assert (line.state, [reason.code for reason in line.reasons]) == (State.UNDECIDED, ["over_not_on_record"])


def test_without_any_target_every_grade_is_possible() -> None:
    """Nothing is known, and each line says so."""
    card = score("CN", [], newest=2025)
    assert card.grade is None
    assert {line.reasons[0].code for line in card.lines} == {"no_target", "not_published"}
