"""What one region's report is made from, whatever its format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dualcarbon.assessment import Assessment, Verdict
from dualcarbon.region import Region
from dualcarbon.target import Effort


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """The assessments of a region; ``hidden`` counts the targets that were not asked for.

    ``newest`` is the newest year of the data in use, ``path`` the file that the targets stand in.
    """

    region: Region
    assessments: tuple[Assessment, ...]
    hidden: int = 0
    newest: int | None = None
    path: str = ""


def names(region: Region) -> str:
    """A region in both languages: ``Shandong 山东``."""
    return " ".join(dict.fromkeys(name for name in (region.name, region.name_zh) if name)) or region.code


def fails(assessment: Assessment, verdicts: Collection[Verdict]) -> bool:
    """Whether an assessment makes the answer no; what is merely striven for, or replaced, never does."""
    target = assessment.target
    return assessment.verdict in verdicts and target.effort is not Effort.STRIVE and not target.superseded


def summary(sheet: Sheet) -> str:
    """``7 targets: 2 met, 1 off track, 4 unknown; data to 2025; 31 more with --all``."""
    nothing = "no headline targets" if sheet.hidden else "no targets"
    parts = [tally(sheet.assessments) if sheet.assessments else nothing]
    if sheet.newest is not None:
        parts.append(f"data to {sheet.newest}")
    if sheet.hidden:
        parts.append(f"{sheet.hidden} more with --all")
    return "; ".join(parts)


def tally(assessments: Sequence[Assessment]) -> str:
    """How many targets there are, and how many assessments of each verdict."""
    targets = {(one.target.region, one.target.id) for one in assessments}
    counted = Counter(one.verdict for one in assessments)
    verdicts = [f"{counted[verdict]} {word(verdict)}" for verdict in Verdict if counted[verdict]]
    told = count(len(targets), "target")
    if len(assessments) > len(targets):
        told += f", {len(assessments)} assessments"
    return f"{told}: {', '.join(verdicts)}" if verdicts else told


def count(number: int, noun: str) -> str:
    """``1 target``, ``2 targets``, ``no targets``."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def word(verdict: Verdict) -> str:
    """A verdict as people read it: ``on track``."""
    return verdict.value.replace("_", " ")
