"""What a target asks for, in short: ``≥ 68 % below 2005``, ``peak before 2030``."""

from __future__ import annotations

from dualcarbon.indicator import Kind
from dualcarbon.report.catalogue import IN_ENGLISH, Words, message
from dualcarbon.report.catalogue.unit_names import POINTS
from dualcarbon.report.paper.wrap import TIE
from dualcarbon.target import Effort, Form, Mean, Moment, Target

_PER_YEAR = {
    Mean.TOTAL: message("{amount}"),
    Mean.PER_YEAR: message("{amount} per year"),
    Mean.ON_AVERAGE: message("{amount} per year on average"),
}
_MOMENTS = {
    "before": message("before {year}"),
    "by": message("by {year}"),
    "about": message("about {year}"),
    "between": message("between {start} and {year}"),
}
_AGAINST = {
    Form.LEVEL: message("{amount}"),
    Form.REDUCTION: message("{amount} below {base}"),
    Form.DECREASE: message("{amount} below {base}"),
    Form.INCREASE: message("{amount} above {base}"),
    Form.MULTIPLE: message("{amount} × {base}"),
    Form.GROWTH: message("{amount} from {base}"),
    Form.ADDITION: message("{amount} more than {base}"),
}
_AMOUNT_ABOVE = message("{amount} more than that of {base}")
"""Chinese has another word for a larger amount (增加) than for a higher share (提高)."""
_ADDED_PER_YEAR = message("{amount} added from {base}")
_FLOWED = message("{amount} over {first} to {last}")


def heading(target: Target, words: Words = IN_ENGLISH) -> str:
    """What is aimed at, and when: ``CO2 per unit of GDP 2030``."""
    label = words.indicator(target.indicator)
    return label if target.year is None else words.say("{label} {year}", label=label, year=target.year)


def required(target: Target, words: Words = IN_ENGLISH) -> str:
    """What the plan asks for, in its own unit."""
    if target.moment is not None:
        moment = moment_words(target.moment, words).replace(" ", TIE)
        if target.form is Form.PEAK:
            return words.say("peak {moment}", moment=moment)
        return words.say("net zero {moment}", moment=moment)
    if target.bound is None:
        return words.translated(target.text)
    amount = words.say(_PER_YEAR[target.bound.mean], amount=words.stated(target, target.bound))
    template = _AGAINST[target.form]
    if (
        target.form is Form.ADDITION
        and target.indicator.kind is Kind.FLOW
        and isinstance(target.baseline, int)
    ):
        star = "*" if target.implied else ""
        return words.say(_FLOWED, amount=amount, first=f"{target.baseline + 1}{star}", last=target.year or 0)
    if target.form is Form.ADDITION and target.bound.mean is not Mean.TOTAL:
        template = _ADDED_PER_YEAR
    if words.chinese and target.form is Form.INCREASE and target.bound.unit not in ("%", POINTS):
        template = _AMOUNT_ABOVE
    told = words.translated(template)
    # The last words, "below 2005", stay on one line.
    head, blank, tail = told.rpartition("{amount} ")
    template = f"{head}{blank}{tail.replace(' ', TIE)}" if blank else told
    return template.format(amount=amount, base=base_words(target, words))


def base_words(target: Target, words: Words = IN_ENGLISH) -> str:
    """The baseline; a star says that the plan does not name it."""
    if target.baseline == "peak":
        base = words.say("the peak")
    elif target.baseline is None:
        base = words.say("its baseline")
    else:
        base = words.say("{year}", year=target.baseline)
    return f"{base}*" if target.implied else base


def moment_words(moment: Moment, words: Words = IN_ENGLISH) -> str:
    """When something has to have happened: ``before 2030``."""
    return words.say(_MOMENTS[moment.word], year=moment.year, start=moment.start or moment.year)


def details(target: Target, words: Words = IN_ENGLISH, *, definition: str = "", stretch: bool = True) -> str:
    """What sets a target apart from its neighbours; empty for most."""
    tag = definition or target.definition
    return words.listed(
        [
            words.say("{tag:definition} definition", tag=tag) if tag else "",
            words.translated(target.scope),
            words.say("strive") if stretch and target.effort is Effort.STRIVE else "",
            words.say("superseded") if target.superseded else "",
        ]
    )
