"""How often did on track and off track come true? Judges what has an outcome now as of earlier years.

Run by hand, with each release of the data: python tests/backtest.py [YEAR...]
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dualcarbon.assessment import Assessment, Verdict, assess_one
from dualcarbon.evidence import Evidence
from dualcarbon.library import Library
from dualcarbon.target import in_force
from dualcarbon.target_file import RegionFile
from dualcarbon.trajectory import Dataset

YEARS = (2022, 2023, 2024)
WELL_OFF = 2
FOUND = (Verdict.MET, Verdict.MISSED)
BEGIN, END = "<!-- back-test: python tests/backtest.py -->", "<!-- end -->"
"""The marks around the figures in the README."""
TOLD = {
    "ahead": "ahead",
    "on track": "on track",
    "off track": "off track, up to 2 ×",
    "well off track": "well off track, from 2 ×",
    "wrong direction": "wrong direction",
    "open": "open",
}
"""The classes of what was said, with their words, the best first."""
TOLD_ZH = {
    "ahead": "提前达到",
    "on track": "进展顺利",
    "off track": "进度滞后，须提速不到2倍",
    "well off track": "严重滞后，须提速2倍及以上",
    "wrong direction": "进度滞后，且方向相反",
    "open": "尚难判断",
}


@dataclass(frozen=True, kw_only=True)
class Bet:
    """What was said of a target as of ``year``, and what came of it."""

    year: int
    told: str
    met: bool
    name: str = ""


def bets(files: Sequence[RegionFile], data: Dataset, years: Sequence[int] = YEARS) -> Iterator[Bet]:
    """Every target that has an outcome now and was not due then, as of each year in which it was in force."""
    now = Evidence(data)
    for year in years:
        then = Evidence(data, as_of=year)
        for file in files:
            for target in in_force(file.targets, year):
                if target.superseded or target.due is None or target.due <= year:
                    continue
                outcome, said = (_main(assess_one(target, evidence)) for evidence in (now, then))
                told = class_of(said)
                if outcome.verdict in FOUND and told is not None:
                    met = outcome.verdict is Verdict.MET
                    yield Bet(year=year, told=told, met=met, name=f"{target.region} {target.id}")


def class_of(said: Assessment) -> str | None:
    """The class of a verdict; None of one that says nothing."""
    if said.verdict is not Verdict.OFF_TRACK:
        words = said.verdict.value.replace("_", " ")
        return words if words in TOLD else None
    if said.acceleration is None or said.acceleration < 0:
        return "wrong direction"
    return "off track" if said.acceleration < WELL_OFF else "well off track"


def table(found: Sequence[Bet], years: Sequence[int] = YEARS, *, chinese: bool = False) -> str:
    """How many of each class were met in the end, as of each year and in all, in Markdown."""
    met, all_of = Counter[tuple[str, int]](), Counter[tuple[str, int]]()
    for bet in found:
        for column in (bet.year, 0):
            all_of[bet.told, column] += 1
            met[bet.told, column] += bet.met
    columns = (*years, 0)
    if chinese:
        heads = ["当时的判断", *(f"截至{year}年" for year in years), "合计"]
    else:
        heads = ["told", *(f"as of {year}" for year in years), "in all"]
    lines = [f"| {' | '.join(heads)} |", f"|---|{'---:|' * len(columns)}"]
    for told, words in (TOLD_ZH if chinese else TOLD).items():
        counted = [(met[told, at], all_of[told, at]) for at in columns]
        cells = [
            f"{all_of}项中{met}项达到" if chinese else f"{met} of {all_of} met" for met, all_of in counted
        ]
        lines.append(f"| {words} | {' | '.join(cells)} |")
    return "\n".join(lines)


def summary(found: Sequence[Bet], *, chinese: bool = False) -> str:
    """The two sentences of the README."""
    on_track = [bet for bet in found if bet.told == "on track"]
    off_track = [bet for bet in found if bet.told in ("off track", "well off track", "wrong direction")]
    true = sum(bet.met for bet in on_track)
    missed = sum(not bet.met for bet in off_track)
    if chinese:
        return (
            f"判断为进展顺利的{len(on_track)}项中，{true}项最终达到；"
            f"判断为进度滞后的{len(off_track)}项中，{missed}项最终未达到。"
        )
    return f"Of {len(on_track)} verdicts of on track {true} came true, of {len(off_track)} of off track {missed}."


def _main(found: Sequence[Assessment]) -> Assessment:
    return next(one for one in found if one.main)


@cache
def shipped() -> tuple[Bet, ...]:
    """The bets of the data that ship."""
    library = Library()
    files = library.load_all()
    return tuple(bets(files, library.record([file.region.code for file in files])))


def written(text: str, *, chinese: bool = False) -> str:
    """A page with the table and the summary of the data that ship between its marks."""
    found = shipped()
    made = f"{BEGIN}\n{table(found, chinese=chinese)}\n\n{summary(found, chinese=chinese)}\n{END}"
    before, _, rest = text.partition(f"{BEGIN}\n")
    return before + made + rest.partition(END)[2]


def main(words: Sequence[str]) -> None:
    """Prints the table for the data that ship."""
    years = [int(word) for word in words] or list(YEARS)
    library = Library()
    files = library.load_all()
    data = library.record([file.region.code for file in files])
    found = list(bets(files, data, years))
    print(table(found, years))
    print(f"\n{summary(found)}")


if __name__ == "__main__":
    main(sys.argv[1:])
