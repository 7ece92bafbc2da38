"""The table for people: what is judged, what is not, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.report import cells
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.check import columns
from dualcarbon.report.check.account import Account, Unjudged, accounts, unjudged
from dualcarbon.report.paper import screen
from dualcarbon.report.paper.grid import BULLET, Column, Grid, GridRow, Remark, Section
from dualcarbon.report.paper.signs import plain, visible
from dualcarbon.report.paper.wrap import TIE, hanging
from dualcarbon.sheet import Sheet

WEAK = "°"
"""The sign of a verdict that rests on a weaker source."""


def table(sheet: Sheet, *, limit: int | None, colour: bool = False, words: Words = IN_ENGLISH) -> str:
    """A region's table.

    Args:
        sheet: what it shows.
        limit: the columns of the screen; None leaves everything at its natural width.
        colour: whether to write colour codes.
        words: the language, and what the screen can show.
    """
    if not sheet.assessments:
        text = f"{title(sheet, words)}{'：' if words.chinese else ': '}{summary(sheet, words)}"
        return plain(visible(line_below(text, limit)), words.encoding)
    choices = grids(sheet, limit=limit, words=words)
    return screen.to_text(choices, limit=limit, colour=colour, encoding=words.encoding, in_order=True)


def line_below(text: str, limit: int | None) -> str:
    """A sentence beside the tables, set in as they are, in as many lines as it takes."""
    return "".join(f"{line}\n" for line in hanging(text, limit or len(text) * 2 + 1, lead=" "))


def grids(sheet: Sheet, *, limit: int | None = None, words: Words = IN_ENGLISH) -> Iterator[Grid]:
    """The table in the forms that a screen has room for, the roomiest first, each made when it is asked for."""
    shown = [one for one in sheet.main if not sheet.brief or one.many is not None]
    sure = [one for one in shown if one.verdict is not Verdict.UNKNOWN]
    judged = accounts(sure, others=sheet.others, words=words)
    unknown = [unjudged(one, words) for one in shown if one.verdict is Verdict.UNKNOWN]
    named = [one for one in unknown if not (sheet.silent and one.untold)]
    notes = Notes(judged, words)
    below = (
        *_apart(notes.lines()),
        *_apart(not_judged(named, words, passed=len(unknown) - len(named))),
        *_apart(_of_record(len(sheet.main) - len(shown), words)),
        Remark(text=summary(sheet, words)),
    )
    for kinds in columns.fitting(limit, judged):
        yield Grid(
            title=title(sheet, words),
            columns=tuple(
                Column(
                    heading=words.translated(kind.heading).replace("→ ", f"→{TIE}"),
                    right=kind.right,
                    names=kind.names,
                    least=0 if columns.PACE in kinds else kind.least_zh if words.chinese else kind.least,
                )
                for kind in kinds
            ),
            sections=(Section(rows=tuple(_row(one, kinds, notes) for one in judged)),),
            closing=below,
        )


def _row(account: Account, kinds: Sequence[columns.ColumnKind], notes: Notes) -> GridRow:
    below = f"\n{account.scenarios}" if account.scenarios and columns.SCENARIOS not in kinds else ""
    return GridRow(
        cells=tuple(
            (account.judged + notes.mark(account) + below, cells.COLOURS[account.verdict])
            if kind is columns.VERDICT
            else (kind.cell(account), "")
            for kind in kinds
        ),
        apart=account.opens,
        name=account.name,
    )


class Notes:
    """What stands below a table: why verdicts are what they are, and what the signs mean.

    Assessments with one remark share its number.
    """

    def __init__(self, shown: Sequence[Account], words: Words) -> None:
        self._shown = shown
        self._words = words
        told = dict.fromkeys(one.remark for one in shown if one.remark)
        self._numbers = {remark: at for at, remark in enumerate(told, 1)}

    def mark(self, account: Account) -> str:
        """What stands after a verdict: ``°`` of a weaker source, ``[1]`` of a remark."""
        number = self._numbers.get(account.remark)
        return (WEAK if account.weak else "") + (f" [{number}]" if number else "")

    def lines(self) -> Iterator[Remark]:
        """The numbered remarks and then the signs that are in use, one a line."""
        words, shown = self._words, self._shown
        for text, number in self._numbers.items():
            yield Remark(mark=f"[{number}]", text=text)
        weak = dict.fromkeys(kind for one in shown for kind in one.weak)
        if weak:
            kinds = words.listed(list(weak))
            yield Remark(mark=WEAK, text=words.say("rests on a weaker source: {kinds}", kinds=kinds))
        if any(one.within_rounding for one in shown):
            yield Remark(mark="≈", text=words.say("within rounding"))
        if any(one.carried_on for one in shown):
            sign = words.say("+{n} yr", n="n").replace(" ", TIE)
            yield Remark(
                mark=words.bracketed(sign).strip(), text=words.say("the pace so far, carried on for n years")
            )
        if any(one.implied for one in shown):
            yield Remark(mark="*", text=words.say("the plan names no baseline: the year before it is meant"))


def not_judged(unknown: Sequence[Unjudged], words: Words, *, passed: int = 0) -> Iterator[Remark]:
    """One line for each reason with the targets that it holds for; ``passed`` are counted only."""
    groups: dict[str, dict[str, list[Unjudged]]] = {}
    for one in unknown:
        groups.setdefault(one.why, {}).setdefault(one.indicator, []).append(one)
    colon = words.colon
    if groups or passed:
        yield Remark(text=f"{words.say('Not judged')}{colon.rstrip()}")
    for why, labels in groups.items():
        told = words.joined([_named(label, of, words) for label, of in labels.items()])
        yield Remark(mark=BULLET, text=f"{why}{colon}{told}")
    if passed:
        silence = words.count(
            "{n} target that the data say nothing about: --verdict unknown names it",
            "{n} targets that the data say nothing about: --verdict unknown names them",
            passed,
        )
        yield Remark(mark=BULLET, text=silence)


def _of_record(count: int, words: Words) -> Iterator[Remark]:
    """How many targets the scenarios leave to the record."""
    if count:
        yield Remark(
            text=words.count(
                "{n} target that the scenarios say nothing about, or that is decided: the record alone judges it "
                "without -t",
                "{n} targets that the scenarios say nothing about, or that are decided: the record alone judges them "
                "without -t",
                count,
            )
        )


def _named(label: str, several: Sequence[Unjudged], words: Words) -> str:
    """The targets of one indicator by their years: ``Coal consumption 2025, 2030``."""
    told = list(
        dict.fromkeys(one.year + (words.bracketed(one.beside) if one.beside else "") for one in several)
    )
    if told == [""]:
        return label
    if told[0].startswith(("(", " (", "（")):
        return f"{label}{words.listed(told)}"
    return words.say("{label} {years}", label=label, years=words.listed(told))


def _apart(remarks: Iterator[Remark]) -> Iterator[Remark]:
    """Remarks with a free line below them, if there are any."""
    told = list(remarks)
    yield from told
    if told:
        yield Remark(text="")


def title(sheet: Sheet, words: Words = IN_ENGLISH) -> str:
    """``Shandong 山东 · CN-SD``."""
    return f"{words.region(sheet.region)} · {sheet.region.code}"


def nothing(words: Words = IN_ENGLISH) -> str:
    """What is said where only certain verdicts were asked for, and no target has one."""
    return words.say("no target has one of these verdicts")


def summary(sheet: Sheet, words: Words = IN_ENGLISH) -> str:
    """``7 targets: 2 met, 1 off track, 4 unknown; data to 2025; 31 more with --all``."""
    if sheet.assessments:
        parts = [tally(sheet.assessments, words)]
    else:
        parts = [words.say("no headline targets") if sheet.hidden else words.say("no targets")]
    if sheet.newest is not None:
        parts.append(words.say("data to {year}", year=sheet.newest))
    if sheet.hidden:
        parts.append(words.say("{n} more with --all", n=sheet.hidden))
    return words.joined(parts)


def tally(assessments: Sequence[Assessment], words: Words = IN_ENGLISH, *, of_regions: bool = False) -> str:
    """How many targets there are, and how many main assessments of each verdict; a target a region or not."""
    main = [one for one in assessments if one.main]
    targets = {(one.target.region, one.target.id) for one in main}
    counted = Counter(one.verdict for one in main)
    verdicts = [
        words.say("{n} {verdict}", n=counted[verdict], verdict=words.verdict(verdict))
        for verdict in Verdict
        if counted[verdict]
    ]
    if not targets:
        return words.say("no targets")
    if of_regions:
        told = words.count("{n} region", "{n} regions", len(targets))
    else:
        told = words.count("{n} target", "{n} targets", len(targets))
    if len(main) > len(targets):
        told = words.listed([told, words.count("{n} assessment", "{n} assessments", len(main))])
    colon = words.colon
    return f"{told}{colon}{words.listed(verdicts)}" if verdicts else told
