"""Rules about the files of one run beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dualcarbon.problem import Problem, Sentence
from dualcarbon.target_file import RegionFile
from dualcarbon.trajectory import Dataset, contradictions, merge
from dualcarbon.validation.rule import Finding, series_together_rule, targets_together_rule


@targets_together_rule("DC118")
def region_twice(files: Sequence[RegionFile]) -> Iterator[Finding]:
    """Two files of one region in one folder, or in a folder and one below it."""
    here: dict[tuple[str, Path], RegionFile] = {}
    below: dict[tuple[str, Path], RegionFile] = {}
    for file in files:
        code, folder = file.region.code, Path(file.path).parent
        above = [here.get((code, one)) for one in (folder, *folder.parents)]
        other = next((one for one in (*above, below.get((code, folder))) if one is not None), None)
        here.setdefault((code, folder), file)
        for one in folder.parents:
            below.setdefault((code, one), file)
        if other is not None:
            yield Finding(
                place=file.location,
                message=Sentence(
                    "the region {region} stands in two files: {first}, {second}",
                    region=file.region.code,
                    first=other.path,
                    second=file.path,
                ),
                hint=Sentence("a region has one file: put its targets together"),
                found=file.region.code,
                expected="a region of its own",
            )


@series_together_rule("DC405")
def other_value(series: Sequence[Dataset]) -> Iterator[Finding]:
    """A value that another file states otherwise."""
    before = Dataset()
    for data in series:
        yield from map(_finding, contradictions(data, before))
        before = merge(data, before)


def _finding(problem: Problem) -> Finding:
    return Finding(
        place=problem.location,
        message=problem.message,
        hint=problem.hint,
        found=problem.found,
        expected=problem.expected,
    )
