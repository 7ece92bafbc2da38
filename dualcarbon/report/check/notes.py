"""What stands below a table of assessments: numbered remarks, what is not judged, and what the signs mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dualcarbon.assessment import Assessment, Reason, Verdict
from dualcarbon.report import cells, goals
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.catalogue.reasons import ASIDE, SIGNED
from dualcarbon.report.paper.grid import BULLET, Remark
from dualcarbon.report.paper.wrap import TIE
from dualcarbon.target import Form

WEAK = "°"
"""The sign of a verdict that rests on a weaker source."""


class Notes:
    """Why verdicts are what they are; assessments with one remark share its number.

    ``others`` are the assessments of the same targets on other definitions: they stand in the remarks.
    """

    def __init__(
        self,
        assessments: Sequence[Assessment],
        *,
        others: Sequence[Assessment] = (),
        words: Words = IN_ENGLISH,
    ) -> None:
        self._shown = assessments
        self._words = words
        self._of = {id(one): _remark(one, others, words) for one in assessments}
        told = dict.fromkeys(remark for remark in self._of.values() if remark)
        self._numbers = {remark: at for at, remark in enumerate(told, 1)}

    def mark(self, assessment: Assessment) -> str:
        """What stands after a verdict: ``°`` of a weaker source, ``[1]`` of a remark."""
        weak = WEAK if cells.weak_sources(assessment, self._words) else ""
        number = self._numbers.get(self._of.get(id(assessment), ""))
        return f"{weak} [{number}]" if number else weak

    def remark(self, assessment: Assessment) -> str:
        """The remark on an assessment, where it stands beside it."""
        return self._of.get(id(assessment), "")

    def lines(self) -> list[Remark]:
        """The remarks and then the signs, one a line."""
        return [*self.remarks(), *self.signs()]

    def remarks(self) -> list[Remark]:
        """The numbered remarks."""
        return [Remark(mark=f"[{number}]", text=text) for text, number in self._numbers.items()]

    def signs(self) -> Iterator[Remark]:
        """What the signs mean that are in use."""
        words, shown = self._words, self._shown
        weak = dict.fromkeys(kind for one in shown for kind in cells.weak_sources(one, words))
        if weak:
            kinds = words.listed(list(weak))
            yield Remark(mark=WEAK, text=words.say("rests on a weaker source: {kinds}", kinds=kinds))
        if any(one.within_rounding for one in shown):
            yield Remark(mark="≈", text=words.say("within rounding"))
        if any(cells.years_on(one) is not None for one in shown):
            sign = words.say("+{n} yr", n="n").replace(" ", TIE)
            yield Remark(mark=f"({sign})", text=words.say("the pace so far, carried on for n years"))
        if any(one.target.implied for one in shown):
            yield Remark(mark="*", text=words.say("the plan names no baseline: the year before it is meant"))


def _remark(assessment: Assessment, others: Sequence[Assessment], words: Words) -> str:
    """The reasons that no cell tells, and the verdicts on other definitions."""
    told = [one for one in assessment.reasons if one.code not in SIGNED]
    named = {one.values.get("definition") for one in told if one.code == "on_other_definition"}
    parts = [words.reason(one, assessment.target) for one in told]
    for other in others:
        same = (other.target.id, other.scenario) == (assessment.target.id, assessment.scenario)
        if same and other.observed is not None and other.definition not in named:
            values = {
                "definition": other.definition,
                "verdict": other.verdict.value,
                "figure": other.observed,
            }
            parts.append(words.reason(Reason(code="on_other_definition", values=values), other.target))
    return words.joined(parts)


def not_judged(
    assessments: Sequence[Assessment], words: Words = IN_ENGLISH, *, silent: bool = False
) -> list[Remark]:
    """One line for each reason with the targets that it holds for.

    Args:
        assessments: those of a sheet.
        words: the language.
        silent: counts the targets that nothing is known of, instead of naming them.
    """
    groups: dict[str, dict[str, list[tuple[str, str]]]] = {}
    passed = 0
    for one in assessments:
        if silent and one.verdict is Verdict.UNKNOWN and one.reasons[0].code == "no_observations":
            passed += 1
        elif one.verdict is Verdict.UNKNOWN:
            told = [reason for reason in one.reasons if reason.code not in SIGNED | ASIDE] or one.reasons[:1]
            why = words.joined([words.brief(reason, one.target) for reason in told])
            year = "" if one.target.year is None else words.say("{year}", year=one.target.year)
            label = words.indicator(one.target.indicator)
            groups.setdefault(why, {}).setdefault(label, []).append((year, _details(one, words)))
    if not groups and not passed:
        return []
    colon = "：" if words.chinese else ": "
    lines = [
        Remark(
            mark=BULLET,
            text=f"{why}{colon}{words.joined([_named(label, of, words) for label, of in labels.items()])}",
        )
        for why, labels in groups.items()
    ]
    if passed:
        silence = words.count(
            "{n} target that the data say nothing about: --verdict unknown names it",
            "{n} targets that the data say nothing about: --verdict unknown names them",
            passed,
        )
        lines.append(Remark(mark=BULLET, text=silence))
    return [Remark(text=f"{words.say('Not judged')}{colon.rstrip()}"), *lines]


def _named(label: str, several: Sequence[tuple[str, str]], words: Words) -> str:
    """The targets of one indicator by their years: ``Coal consumption 2025, 2030``."""
    told = [year + (words.bracketed(details) if details else "") for year, details in dict.fromkeys(several)]
    if told == [""]:
        return label
    if told[0].startswith(("(", " (", "（")):
        return f"{label}{words.listed(told)}"
    return words.say("{label} {years}", label=label, years=words.listed(told))


def _details(assessment: Assessment, words: Words) -> str:
    """What the reason of a group does not tell of a target."""
    target = assessment.target
    told = [assessment.scenario, cells.details(assessment, words)]
    if target.form is Form.UNSTATED:
        told.insert(0, goals.required(target, words))
    seen = assessment.observed
    if seen is not None and seen.year is not None:
        amount = words.amount(seen, target=target)
        told.append(words.say("{amount} in {year}", amount=amount, year=seen.year))
    told += [words.reason(one, target) for one in assessment.reasons if one.code in ASIDE]
    return words.listed([part for part in told if part])
