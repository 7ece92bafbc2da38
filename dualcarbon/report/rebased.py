"""A rebased percentage as text, as plain data, and its arithmetic."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from dualcarbon.baseline import Edge, Graph, Rebased, Rebaser, Straight
from dualcarbon.number import is_endless, plain, show, show_ends, show_interval
from dualcarbon.problem import message
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.lists.listing import json_line, to_csv
from dualcarbon.report.paper.data import Plain, number
from dualcarbon.report.paper.wrap import TIE, indented, width
from dualcarbon.trajectory import Interval, Link, Trajectory

Answer = Callable[[str], str]
_LEAST_DIGITS = 4
_HEAD = len("given     ")
_FALL = message("a fall of {percent} % against {year} (exact)")
# Falls below 100 % as most data have them; all else goes to the strict reader, and so does what lies below
# 1 without its sign.
_plain = re.compile(
    r"(?=[1-9]|.*%)(?P<figures>[0-9]{1,2}(?:\.(?P<part>[0-9]{1,12}))?) ?%?", re.ASCII
).fullmatch
_DIVIDE = tuple(Context(prec=max(1, digits), rounding=ROUND_HALF_UP).divide for digits in range(16))


def to_text(rebased: Rebased, digits: int) -> str:
    """``32.17 %``; where only a bound is known, the bound: ``at least 30.61 %``."""
    word, value = _bounded(rebased.percent)
    return f"{word}{plain(value, max(digits, _LEAST_DIGITS))} %"


def to_entry(rebased: Rebased, trajectory: Trajectory) -> dict[str, Plain]:
    """The keys that programs rely on; an end of the interval that is not known is null."""
    percent = rebased.percent
    return {
        "value": None if _is_bound(percent) else number(percent.value),
        "low": number(percent.low),
        "high": number(percent.high),
        "unit": "%",
        "from": rebased.start,
        "to": rebased.end,
        "region": trajectory.region,
        "indicator": trajectory.indicator.name,
        "definition": trajectory.definition,
        "derived": rebased.path.derived,
    }


def to_json_line(rebased: Rebased, trajectory: Trajectory) -> str:
    """One object, without a line end."""
    return json_line(to_entry(rebased, trajectory)).rstrip("\n")


def to_csv_line(rebased: Rebased, trajectory: Trajectory) -> str:
    """One row, without the header and without a line end."""
    return to_csv([to_entry(rebased, trajectory)]).split("\n")[1]


def csv_header(rebased: Rebased, trajectory: Trajectory) -> str:
    """The header of the rows."""
    return ",".join(to_entry(rebased, trajectory))


def texts(rebaser: Rebaser, strictly: Answer) -> Answer:
    """From a percentage to ``to_text`` of its answer, for many lines.

    Args:
        rebaser: the two years.
        strictly: the answer to what is not plain.
    """
    lines = rebaser.straight_lines()
    if lines is None:
        return strictly
    slope, shift, over = (Decimal(part) for part in (lines[0].slope, lines[0].shift, lines[0].over))
    # Sum and product are exact, whatever their length; the quotient alone is rounded, and once.
    fused = Context(prec=len(str(abs(lines[0].slope))) + len(str(abs(lines[0].shift))) + 20).fma

    def answer(text: str) -> str:
        found = _plain(text)
        if not found:
            return strictly(text)
        figures = found[1]
        digits = _LEAST_DIGITS
        if len(figures) > digits:
            digits = max(digits, len(figures.lstrip("0.").replace(".", "")))
        told = str(_DIVIDE[digits](fused(Decimal(figures), slope, shift), over))
        # An exponent tells that digits before the point are lost, or that the number is very small.
        if "E" in told:
            return strictly(text)
        return f"{told.rstrip('0').rstrip('.') if '.' in told else told} %"

    return answer


def json_lines(rebaser: Rebaser, strictly: Answer) -> Answer:
    """From a percentage to ``to_json_line`` of its answer, for many lines; see ``texts``."""
    lines = rebaser.straight_lines()
    if lines is None:
        return strictly
    value, low, high = lines
    entry = to_entry(rebaser.rebase(Fraction(0)), rebaser.graph.trajectory)
    rest = {key: told for key, told in entry.items() if key not in ("value", "low", "high")}
    tail = json.dumps(rest, ensure_ascii=False).removeprefix("{")

    def answer(text: str) -> str:
        found = _plain(text)
        if not found:
            return strictly(text)
        part = found[2] or ""
        tens = 10 ** len(part)
        given = int(found[1].replace(".", "")) if part else int(found[1])
        return (
            f'{{"value": {_at(value, given, tens)}, "low": {_at(low, given, tens)}, '
            f'"high": {_at(high, given, tens)}, {tail}'
        )

    return answer


def _at(line: Straight, given: int, tens: int) -> int | float:
    above, below = line.slope * given + line.shift * tens, line.over * tens
    return above / below if above % below else above // below


def explain(rebased: Rebased, graph: Graph, words: Words = IN_ENGLISH, *, limit: int | None = None) -> str:
    """The path of links with their documents, the formula, and the formula with the numbers put in."""
    path = rebased.path
    given_as = message("a rise of {percent} % against {year} (exact)") if rebased.rise else _FALL
    lines = [_line(words.say("given"), words.say(given_as, percent=show(rebased.given), year=rebased.start))]
    for edge in path.edges:
        factor = _interval(edge.step, words=words)
        lines.append(
            words.say("link {change}: factor {factor}", change=_statement(edge, words), factor=factor)
        )
        lines += [
            _line(
                "",
                words.say(
                    "from {source} [{grade:grade}]", source=words.document(source), grade=edge.grade.value
                ),
            )
            for source in edge.sources
        ]
    ratio = f"I({rebased.start})/I({rebased.end})"
    product = " × ".join(_factor(edge) for edge in path.edges) or "1"
    given = rebased.given / 100
    inner = f"(1 {'+' if rebased.rise == (given >= 0) else '−'} {show(abs(given))})"
    formula = f"1 − (1 − r) × {ratio}" if not rebased.rise else f"(1 + r) × {ratio} − 1"
    numbers = f"1 − {inner} × {product}" if not rebased.rise else f"{inner} × {product} − 1"
    result = words.say(
        "{result} against {year}", result=_interval(rebased.percent, "%", words), year=rebased.end
    )
    lines.append(_line(words.say("formula"), formula))
    lines.append(_line(words.say("numbers"), numbers))
    lines.append(_line(words.say("result"), result))
    if path.derived:
        why = words.say("the path leaves the two years, or rests on derived figures")
        lines.append(_line(words.say("derived"), why))
    other = graph.other_path(path)
    if other is not None and not other.one_sided and not other.total.meets(path.total):
        points = show(abs(other.total.value - path.total.value) * 100)
        lines.append(
            words.say(
                "a second path disagrees: {path}: factor {other} against {factor}, {points} points of the "
                "value of {year}, more than rounding allows; the better path is used, nothing is averaged",
                path=words.listed([_statement(edge, words) for edge in other.edges]),
                other=show(other.total.value),
                factor=show(path.total.value),
                points=points,
                year=path.start,
            )
        )
        sources = dict.fromkeys(source for edge in other.edges for source in edge.sources if source)
        lines += [_line("", words.say("from {source}", source=words.document(source))) for source in sources]
    fitted = lines if limit is None else [part for line in lines for part in indented(line, limit, by=_HEAD)]
    return "\n".join(fitted).replace(TIE, " ") + "\n"


def _line(head: str, text: str) -> str:
    return f"{head}{' ' * (_HEAD - width(head))}{text}"


def _statement(edge: Edge, words: Words) -> str:
    """``2005→2020 −48.4 %`` or ``2019→2020 13.5/12.1``."""
    if isinstance(edge.stated, Link):
        change = edge.stated.change.value
        sign = "−" if change < 0 else "+" if change > 0 else ""
        when = _between(edge.stated.base, edge.stated.year, words)
        return f"{when} {sign}{show(abs(change))}{words.after('%')}"
    first, second = edge.stated
    return (
        f"{_between(first.year, second.year, words)} {show(second.amount.value)}/{show(first.amount.value)}"
    )


def _between(first: int, last: int, words: Words) -> str:
    return f"{first}→{words.say('{year}', year=last)}"


def _factor(edge: Edge) -> str:
    """``(1 − 0.038)`` for a link, ``1.234/1.345`` for two levels, and one over it backwards."""
    if isinstance(edge.stated, Link):
        change = edge.stated.change.value / 100
        text = f"(1 {'−' if change < 0 else '+'} {show(abs(change))})"
        return text if edge.stated.base == edge.start else f"1/{text}"
    first, second = edge.stated
    if edge.start == second.year:
        first, second = second, first
    return f"{show(second.amount.value)}/{show(first.amount.value)}"


def _interval(amount: Interval, unit: str = "", words: Words = IN_ENGLISH) -> str:
    if not _is_bound(amount):
        if is_endless(amount.low) or is_endless(amount.high):
            return show_interval(amount.low, amount.value, amount.high, unit)
        value, low, high = show_ends(amount.low, amount.value, amount.high)
        told = f"{value}{words.after(unit)}"
        return words.say("{value} ({low} to {high})", value=told, low=low, high=high) if low else told
    word, bound = _bounded(amount)
    told = f"{show(bound)}{words.after(unit)}"
    if word.startswith("at least"):
        return words.say("at least {amount}", amount=told)
    return words.say("at most {amount}", amount=told)


def _is_bound(amount: Interval) -> bool:
    return amount.one_sided and not amount.is_exact


def _bounded(amount: Interval) -> tuple[str, Fraction]:
    """The bound that is known of a one-sided number: the end that its value lies at."""
    low, high = amount.low, amount.high
    if not _is_bound(amount):
        return "", amount.value
    if is_endless(high) or (not is_endless(low) and amount.value - low <= high - amount.value):
        return "at least ", Fraction(low)
    return "at most ", Fraction(high)
