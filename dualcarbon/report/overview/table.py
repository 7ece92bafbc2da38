"""The overview as a matrix of marks, with numbers where there is room; blocks where there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.indicator import Indicator
from dualcarbon.overview import Overview, OverviewRow, share_of_good
from dualcarbon.report import cells, goals
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.catalogue.amounts import WrittenUnit
from dualcarbon.report.overview import marks
from dualcarbon.report.overview.heads import heads
from dualcarbon.report.paper import markdown, screen
from dualcarbon.report.paper.grid import BLOCKS_BELOW, Column, Grid, GridRow, Remark, Section
from dualcarbon.report.paper.ink import Piece
from dualcarbon.report.paper.signs import can_show, plain
from dualcarbon.report.paper.wrap import TIE, width

NUMBERS_FROM = 120
"""A screen of so many columns has room for numbers beside the marks."""


def to_text(one: Overview, *, limit: int | None, colour: bool = False, words: Words = IN_ENGLISH) -> str:
    """The matrix, in two or more parts where its columns do not fit side by side; below 80 columns blocks.

    Args:
        one: what it shows.
        limit: the columns of the screen; None leaves everything at its natural width.
        colour: whether to write colour codes.
        words: the language, and what the screen can show.
    """
    made = laid_out(one, limit=limit, words=words)
    drawn = [screen.to_text([part], limit=limit, colour=colour, encoding=words.encoding) for part in made]
    return "\n".join([drawn[0].rstrip("\n"), *(part.strip("\n") for part in drawn[1:])]) + "\n"


def laid_out(one: Overview, *, limit: int | None, words: Words = IN_ENGLISH) -> list[Grid]:
    """What a screen of so many columns has room for: the matrix, in parts or whole, or blocks."""
    if limit is not None and limit < BLOCKS_BELOW:
        return [blocks(one, words)]
    return matrix(one, limit=limit, numbers=limit is None or limit >= NUMBERS_FROM, words=words)


def to_markdown(one: Overview, *, words: Words = IN_ENGLISH) -> str:
    """The matrix with its numbers for a page."""
    return markdown.to_markdown(matrix(one, limit=None, numbers=True, words=words)[0])


def matrix(one: Overview, *, limit: int | None, numbers: bool, words: Words = IN_ENGLISH) -> list[Grid]:
    """The matrix in as many parts as the screen asks for; what stands below it belongs to the last."""
    made = _MatrixForm(one, numbers=numbers, words=words)
    parts = made.parts(limit)
    return [made.grid(part, first=not at, last=at == len(parts) - 1) for at, part in enumerate(parts)]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Across:
    """One indicator: its two letters, its unit of margins, a cell for each row, and its totals."""

    indicator: Indicator
    head: str
    unit: str
    cells: tuple[Piece, ...]
    totals: tuple[str, ...]

    def width(self, encoding: str) -> int:
        told = [self.head, *(text for text, _ in self.cells), *self.totals]
        return max(width(plain(text, encoding)) for text in told)


class _MatrixForm:
    """One way to lay an overview out."""

    def __init__(self, one: Overview, *, numbers: bool, words: Words) -> None:
        self.one, self.numbers, self.words = one, numbers, words
        self.shown, self.hidden = _judged(one)
        self.names = _names(one, words)
        tallies = [one.tally_of(indicator.name) for indicator in self.shown]
        self.verdicts = [verdict for verdict in Verdict if any(tally.get(verdict) for tally in tallies)]
        short = heads(indicator.name for indicator in one.indicators)
        self.across = [self._across(indicator, short[indicator.name]) for indicator in self.shown]

    def parts(self, limit: int | None) -> list[list[_Across]]:
        """The indicators, in as many parts as fit side by side."""
        if limit is None or not self.across:
            return [self.across]
        encoding = self.words.encoding
        heads_of_rows = [*self.names, *(self._verdict(verdict) for verdict in self.verdicts)]
        room = limit - 2 - max(width(plain(name, encoding)) for name in heads_of_rows)
        ends = [self.words.say("good"), *self._shares(), *(str(n) for n in self.one.tally.values())]
        room -= 1 + max(map(width, ends))
        found: list[list[_Across]] = [[]]
        used = 0
        for one in self.across:
            needs = one.width(encoding) + 1
            if found[-1] and used + needs > room:
                found.append([])
                used = 0
            found[-1].append(one)
            used += needs
        return found

    def grid(self, part: Sequence[_Across], *, first: bool, last: bool) -> Grid:
        """One part: the regions, a rule, and a row for each verdict."""
        words = self.words
        totals = [*self._shares()] if last else ["" for _ in self.names]
        rows = [
            GridRow(cells=((name, ""), *(one.cells[at] for one in part), (totals[at], "")))
            for at, name in enumerate(self.names)
        ]
        sums = [
            GridRow(
                cells=(
                    (self._verdict(verdict), cells.COLOURS[verdict]),
                    *((one.totals[at], "") for one in part),
                    (str(sum(int(one.totals[at] or 0) for one in self.across)) if last else "", ""),
                )
            )
            for at, verdict in enumerate(self.verdicts)
        ]
        return Grid(
            title=self._title() if first else "",
            columns=(
                Column(heading=words.say("Region"), names=True),
                *(Column(heading=one.head) for one in part),
                Column(heading=words.say("good") if last else "", right=True),
            ),
            sections=(Section(rows=tuple(rows)), Section(rows=tuple(sums), title=words.say("Together"))),
            closing=tuple(self._closing()) if last else (),
            gap=1,
        )

    def _across(self, indicator: Indicator, head: str) -> _Across:
        found = [row.cells.get(indicator.name) for row in self.one.rows]
        known = [one for one in found if one is not None]
        unit = marks.margin_unit(known)
        scale = marks.scale_of(known, unit, self.words)
        tally = self.one.tally_of(indicator.name)
        return _Across(
            indicator=indicator,
            head=head,
            unit=scale.unit,
            cells=tuple(self._cell(one, unit, scale) for one in found),
            totals=tuple(str(tally.get(verdict, "")) for verdict in self.verdicts),
        )

    def _cell(self, one: Assessment | None, unit: str, scale: WrittenUnit) -> Piece:
        if one is None:
            return marks.NOTHING
        sign, style = marks.mark(one)
        number = marks.number(one, unit, scale, self.words) if self.numbers else ""
        # Where a tick becomes a plus sign, it has to stand apart from that of the number.
        apart = TIE if number and not can_show(sign, self.words.encoding) else ""
        return f"{sign}{apart}{number}", style

    def _shares(self) -> Iterator[str]:
        """``3/5``: of those that can be judged so many are good."""
        for row in self.one.rows:
            good, judged = share_of_good(row.tally)
            yield f"{good}/{judged}" if judged else ""

    def _verdict(self, verdict: Verdict) -> str:
        return f"{cells.MARKS[verdict]}{TIE}{self.words.verdict(verdict)}".replace(" ", TIE)

    def _title(self) -> str:
        return title(self.one, self.words)

    def _closing(self) -> Iterator[Remark]:
        words, one = self.words, self.one
        told = [_legend(each, words, numbers=self.numbers) for each in self.across]
        yield Remark(text="   ".join(text.replace(" ", TIE) for text in told), legend=True)
        shown = [row.cells[i.name] for row in one.rows for i in self.shown if i.name in row.cells]
        signs = (text.replace(" ", TIE) for text in marks.legend(shown, words))
        yield Remark(text="   ".join(signs), legend=True)
        if self.numbers and any(each.unit for each in self.across):
            yield Remark(
                text=words.say(
                    "the number is the margin: so far on the good side (+) of what is required, or short of it (−)"
                )
            )
        good, judged = share_of_good(one.tally)
        yield Remark(
            text=words.say(
                "good: met, ahead or on track, of those that can be judged; {good} of {judged} in all",
                good=good,
                judged=judged,
            )
        )
        if self.hidden:
            names = [_hidden(indicator, one, words) for indicator in self.hidden]
            yield Remark(text=words.say("nowhere judged: {names}", names=words.listed(names)))


def blocks(one: Overview, words: Words = IN_ENGLISH) -> Grid:
    """A block a region: what can be judged with what it requires, and how many targets cannot."""
    rows = []
    for row, name in zip(one.rows, _names(one, words), strict=True):
        pieces: list[Piece] = [(name, "")]
        for indicator in one.indicators:
            found = row.cells.get(indicator.name)
            judged = found is not None and found.verdict is not Verdict.UNKNOWN
            pieces.append(_sentence(found, words) if found is not None and judged else ("", ""))
        unknown = row.tally.get(Verdict.UNKNOWN, 0)
        nothing = "" if row.cells else words.say("no target")
        pieces.append((str(unknown) if unknown else nothing, "dim"))
        rows.append(GridRow(cells=tuple(pieces)))
    good, judged_of_all = share_of_good(one.tally)
    text = words.say(
        "good: met, ahead or on track, of those that can be judged; {good} of {judged} in all",
        good=good,
        judged=judged_of_all,
    )
    return Grid(
        title=title(one, words),
        columns=(
            Column(heading=words.say("Region"), names=True),
            *(Column(heading=words.indicator(indicator)) for indicator in one.indicators),
            Column(heading=words.say("Not judged")),
        ),
        sections=(Section(rows=tuple(rows)),),
        closing=(Remark(text=text),),
    )


def title(one: Overview, words: Words = IN_ENGLISH) -> str:
    """``The targets due next of 31 regions; data to 2025``."""
    if one.year is not None:
        about = words.count(
            "The targets for {year} of {n} region",
            "The targets for {year} of {n} regions",
            len(one.rows),
            year=one.year,
        )
    else:
        about = words.count(
            "The targets due next of {n} region", "The targets due next of {n} regions", len(one.rows)
        )
    until = "" if one.newest is None else words.say("data to {year}", year=one.newest)
    return words.joined([about, until])


def _judged(one: Overview) -> tuple[list[Indicator], list[Indicator]]:
    """The indicators that something can be said of, and those that are unknown everywhere."""

    def is_known(indicator: Indicator) -> bool:
        return any(verdict is not Verdict.UNKNOWN for verdict in one.tally_of(indicator.name))

    shown = [indicator for indicator in one.indicators if is_known(indicator)]
    if not shown:
        return list(one.indicators), []
    return shown, [indicator for indicator in one.indicators if indicator not in shown]


def _names(one: Overview, words: Words) -> list[str]:
    """The names of the regions; two of one name are told apart."""
    names = [_name(row, words) for row in one.rows]
    counted = Counter(names)
    return [
        _apart(row, name, words) if counted[name] > 1 else name
        for row, name in zip(one.rows, names, strict=True)
    ]


def _name(row: OverviewRow, words: Words) -> str:
    region = row.region
    return ((region.name_zh if words.chinese else region.name) or region.code).replace(" ", TIE)


def _apart(row: OverviewRow, name: str, words: Words) -> str:
    told = words.region(row.region).replace(" ", TIE)
    return told if told != name else f"{name}{TIE}{row.region.code}"


def _legend(one: _Across, words: Words, *, numbers: bool) -> str:
    """``WI Wind capacity, GW``."""
    unit = words.unit(one.unit).strip(TIE).strip() if numbers and one.unit else ""
    name = words.indicator(one.indicator)
    return f"{one.head} {words.annotated(name, unit) if words.chinese else words.listed([name, unit])}"


def _hidden(indicator: Indicator, one: Overview, words: Words) -> str:
    n = sum(one.tally_of(indicator.name).values())
    return words.say("{name} ({count})", name=words.indicator(indicator), count=n)


def _sentence(one: Assessment, words: Words) -> Piece:
    """``↘ off track (needs 1.8 ×) · 2030: ≥ 5500 万千瓦``."""
    sign, style = marks.mark(one)
    told = cells.verdict(one, words)
    colon = "：" if words.chinese else f":{TIE}"
    year = "" if one.target.year is None else f"{one.target.year}{colon}"
    return f"{sign}{told[1:]}{TIE}· {year}{goals.required(one.target, words)}", style
