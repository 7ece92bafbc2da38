"""The overview as a page of its own: one table, no script, nothing from anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.overview import Overview, OverviewRow, Strength, share_of_good, strength
from dualcarbon.report import cells, goals
from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.overview import marks
from dualcarbon.report.overview.table import title
from dualcarbon.report.paper.signs import visible
from dualcarbon.report.paper.wrap import TIE

# Each colour has a contrast of more than 4.5 with white.
_STYLE = """\
body { font: 15px/1.4 system-ui, sans-serif; margin: 1.5rem; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.3rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { padding: .25rem .5rem; text-align: center; border-bottom: 1px solid #ddd; white-space: nowrap; }
thead th { vertical-align: bottom; font-weight: 600; white-space: normal; min-width: 4.5rem; }
tbody th, tfoot th { text-align: left; font-weight: 600; position: sticky; left: 0; background: #fff; }
tfoot td, tfoot th { border-bottom: 0; color: #444; }
td small { display: block; color: #444; }
.met, .ahead { color: #116329; } .on_track { color: #0a5d80; } .open { color: #7a5200; }
.off_track, .missed { color: #a4001d; } .well_off, .away { color: #a4001d; font-weight: 700; }
.unknown, .none { color: #666; }
@media print { body { margin: 0; font-size: 9px; } .wide { overflow: visible; } }
"""
_KINDS = {Strength.OFF: "off_track", Strength.WELL_OFF: "well_off", Strength.AWAY: "away"}


def to_html(one: Overview, *, version: str, data: str, words: Words = IN_ENGLISH) -> str:
    """A whole page: each cell says its mark, its number, and in its title all of it in words.

    Args:
        one: what it shows.
        version: that of the program.
        data: the date of the record.
        words: the language.
    """
    heading = _text(title(one, words))
    lines = [
        "<!doctype html>",
        '<html lang="zh-Hans">' if words.chinese else '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{heading}</title>",
        f"<style>\n{_STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{heading}</h1>",
        *_table(one, words),
        *_below(one, words),
        f"<p>dualcarbon {escape(version)}{escape(f' · {data}') if data else ''}</p>",
        "</main>",
        "</body>",
        "</html>",
    ]
    return visible("\n".join(lines) + "\n")


def _table(one: Overview, words: Words) -> Iterator[str]:
    # What scrolls has to be reached by the keyboard.
    label = _text(title(one, words))
    yield f'<div class="wide" tabindex="0" role="region" aria-label="{label}">'
    yield "<table>"
    labels = [words.indicator(indicator) for indicator in one.indicators]
    heads = [words.say("Region"), *labels, words.say("good")]
    columns = "".join(f'<th scope="col">{_text(head)}</th>' for head in heads)
    yield f"<thead><tr>{columns}</tr></thead>"
    yield "<tbody>"
    yield from (_row(row, one, words) for row in one.rows)
    yield "</tbody>"
    yield "<tfoot>"
    for verdict in Verdict:
        if one.tally.get(verdict):
            counts = [one.tally_of(indicator.name).get(verdict, "") for indicator in one.indicators]
            told = "".join(f"<td>{count}</td>" for count in (*counts, one.tally[verdict]))
            name = f"{cells.MARKS[verdict]} {_text(words.verdict(verdict))}"
            yield f'<tr><th scope="row">{name}</th>{told}</tr>'
    yield "</tfoot>"
    yield "</table>"
    yield "</div>"


def _row(row: OverviewRow, one: Overview, words: Words) -> str:
    name = (row.region.name_zh if words.chinese else row.region.name) or row.region.code
    found = [_cell(row.cells.get(indicator.name), words) for indicator in one.indicators]
    good, judged = share_of_good(row.tally)
    share = f"{good}/{judged}" if judged else ""
    cells_of_row = "".join(found)
    return f'<tr><th scope="row">{_text(name)}</th>{cells_of_row}<td>{share}</td></tr>'


def _cell(one: Assessment | None, words: Words) -> str:
    if one is None:
        nothing = _text(words.say("no target"))
        return f'<td class="none" title="{nothing}">{marks.NOTHING[0]}</td>'
    sign, _ = marks.mark(one)
    how = strength(one)
    kind = one.verdict.value if how is None else _KINDS[how]
    heading = f"{goals.heading(one.target, words)}: {goals.required(one.target, words)}"
    told = words.joined([heading, cells.verdict(one, words)[1:].strip(TIE)])
    why = words.reasons(one.reasons, one.target) if one.verdict is Verdict.UNKNOWN else ""
    margin = cells.margin(one, words)
    small = f"<small>{_text(margin)}</small>" if margin else ""
    title_of_cell = _text(words.joined([told, why]))
    return f'<td class="{kind}" title="{title_of_cell}">{sign}{small}</td>'


def _below(one: Overview, words: Words) -> Iterator[str]:
    shown = [found for row in one.rows for found in row.cells.values()]
    yield f"<p>{_text('   '.join(marks.legend(shown, words)))}</p>"
    good, judged = share_of_good(one.tally)
    text = words.say(
        "good: met, ahead or on track, of those that can be judged; {good} of {judged} in all",
        good=good,
        judged=judged,
    )
    yield f"<p>{_text(text)}</p>"


def _text(text: str) -> str:
    return escape(text.replace(TIE, " "), quote=True)
