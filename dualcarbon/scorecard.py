"""The national appraisal of April 2026: five control and nine supporting indicators, and the grade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from dualcarbon.assessment import Assessment, Reason, Verdict
from dualcarbon.target import Form

SOURCE = "Measures for the comprehensive appraisal of carbon peaking and neutrality, April 2026"
SOURCE_ZH = "碳达峰碳中和综合评价考核办法"

APPRAISED = (
    "graded every year for the year before: provincial Party committees and governments, not the country;"
    " falsified data are failed outright; a grade is final when the centre has approved it"
)
"""Who is graded, and what no table of figures can tell, by the digest of the measures on gov.cn."""

_RECENT = 5
_FAILING = 3


class Role(StrEnum):
    """What an indicator weighs: one control indicator missed fails, of the supporting ones three do."""

    CONTROL = "control"
    SUPPORTING = "supporting"


class State(StrEnum):
    """Whether an appraised indicator is reached."""

    REACHED = "reached"
    MISSED = "missed"
    UNDECIDED = "undecided"


class Rating(StrEnum):
    """The three marks: 优秀, 合格, 不合格."""

    EXCELLENT = "excellent"
    QUALIFIED = "qualified"
    FAILED = "failed"


RATINGS_ZH = {Rating.EXCELLENT: "优秀", Rating.QUALIFIED: "合格", Rating.FAILED: "不合格"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Criterion:
    """One of the fourteen, with the indicators of the vocabulary that stand for it (none: no data exist)."""

    role: Role
    label: str
    label_zh: str
    indicators: tuple[str, ...] = ()


def _control(label: str, label_zh: str, *indicators: str) -> Criterion:
    return Criterion(role=Role.CONTROL, label=label, label_zh=label_zh, indicators=indicators)


def _supporting(label: str, label_zh: str, *indicators: str) -> Criterion:
    return Criterion(role=Role.SUPPORTING, label=label, label_zh=label_zh, indicators=indicators)


CRITERIA = (
    _control("Total carbon emissions", "碳排放总量", "co2_emissions"),
    _control("Fall of carbon intensity", "碳排放强度降低", "carbon_intensity"),
    _control("Coal consumption", "煤炭消费总量", "coal_consumption"),
    _control("Oil consumption", "石油消费总量", "oil_consumption"),
    _control("Non-fossil share of energy", "非化石能源消费占比", "non_fossil_share"),
    _supporting("Fall of energy intensity", "能耗强度降低", "energy_intensity"),
    _supporting(
        "Clean electricity share", "清洁电力占比", "clean_generation_share", "non_fossil_generation_share"
    ),
    _supporting(
        "Energy and carbon of industry",
        "工业节能降碳",
        "industrial_energy_intensity",
        "industrial_carbon_intensity",
    ),
    _supporting("Energy-intensive projects: replacement and review", "高耗能项目替代与审查"),
    _supporting(
        "Urban and rural construction", "城乡建设", "green_building_share", "building_electrification_share"
    ),
    _supporting("Transport", "交通运输", "transport_carbon_intensity", "nev_sales_share"),
    _supporting(
        "Carbon intensity of public institutions", "公共机构碳排放强度", "public_institution_carbon_per_area"
    ),
    _supporting("Sectors in the carbon market", "碳市场行业"),
    _supporting("Forest stock", "森林蓄积量", "forest_stock_volume"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One criterion with the assessments that it rests on."""

    criterion: Criterion
    state: State
    rests_on: tuple[Assessment, ...]
    reasons: tuple[Reason, ...] = ()

    def __repr__(self) -> str:
        return f"<Line {self.criterion.label}: {self.state.value}>"


@dataclass(frozen=True, kw_only=True, slots=True)
class Scorecard:
    """The fourteen lines, and every grade that is still possible; one, if the grade follows already."""

    region: str
    lines: tuple[Line, ...]
    grades: tuple[Rating, ...]

    def __repr__(self) -> str:
        return f"<Scorecard {self.region}: {' or '.join(grade.value for grade in self.grades)}>"

    @property
    def grade(self) -> Rating | None:
        """The grade, where it follows whatever the undecided ones turn out to be."""
        return self.grades[0] if len(self.grades) == 1 else None


def scorecard(region: str, assessments: Sequence[Assessment], *, newest: int | None) -> Scorecard:
    """The scorecard of a region from all its assessments.

    Each criterion rests on the target in force that fell due last within five years of the newest year of the
    data, else on the one due next, and on its main assessment. ``met`` and ``ahead`` count as reached, ``missed``
    as missed; all else is undecided.
    """
    lines = tuple(_line(criterion, assessments, newest=newest) for criterion in CRITERIA)
    return Scorecard(region=region, lines=lines, grades=possible(lines))


def possible(lines: Sequence[Line]) -> tuple[Rating, ...]:
    """Every grade that some outcome of the undecided lines leads to, the best first."""
    missed = {role: sum(_is(line, role, State.MISSED) for line in lines) for role in Role}
    open_ones = {role: sum(_is(line, role, State.UNDECIDED) for line in lines) for role in Role}
    outcomes = product(range(open_ones[Role.CONTROL] + 1), range(open_ones[Role.SUPPORTING] + 1))
    found = {
        grade(control=missed[Role.CONTROL] + control, supporting=missed[Role.SUPPORTING] + supporting)
        for control, supporting in outcomes
    }
    return tuple(one for one in Rating if one in found)


def grade(*, control: int, supporting: int) -> Rating:
    """The grade by the number of control and of supporting indicators missed."""
    if control or supporting >= _FAILING:
        return Rating.FAILED
    return Rating.QUALIFIED if supporting else Rating.EXCELLENT


def _is(line: Line, role: Role, state: State) -> bool:
    return line.criterion.role is role and line.state is state


def _line(criterion: Criterion, assessments: Sequence[Assessment], *, newest: int | None) -> Line:
    chosen = tuple(
        assessment
        for name in criterion.indicators
        for assessment in _chosen([one for one in assessments if one.target.indicator.name == name], newest)
    )
    if not chosen:
        reason = Reason(code="no_target") if criterion.indicators else Reason(code="not_published")
        return Line(criterion=criterion, state=State.UNDECIDED, rests_on=(), reasons=(reason,))
    states = {_state(one) for one in chosen if one.main}
    if State.MISSED in states:
        state = State.MISSED
    elif states == {State.REACHED}:
        state = State.REACHED
    else:
        state = State.UNDECIDED
    undecided = tuple(one.reasons[0] for one in chosen if one.main and one.reasons)
    return Line(
        criterion=criterion,
        state=state,
        rests_on=chosen,
        reasons=undecided if state is State.UNDECIDED else (),
    )


def _state(assessment: Assessment) -> State:
    match assessment.verdict:
        case Verdict.MET | Verdict.AHEAD:
            return State.REACHED
        case Verdict.MISSED:
            return State.MISSED
        case _:
            return State.UNDECIDED


def _chosen(assessments: Sequence[Assessment], newest: int | None) -> list[Assessment]:
    """Of one indicator: the target that counts, on every definition it was judged on."""
    known = [one for one in assessments if _counts(one)]
    if not known:
        return []
    years = sorted({one.target.year for one in known if one.target.year is not None})
    due = [year for year in years if newest is not None and newest - _RECENT < year <= newest]
    later = [year for year in years if newest is None or year > newest]
    year = due[-1] if due else later[0] if later else years[-1]
    of_year = [one for one in known if one.target.year == year]
    firm = [one for one in of_year if one.target.effort != "strive"] or of_year
    first = firm[0].target.id
    return [one for one in firm if one.target.id == first]


def _counts(assessment: Assessment) -> bool:
    target = assessment.target
    return not target.superseded and target.form is not Form.UNSTATED and not target.scope
