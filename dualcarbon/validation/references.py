"""Rules about what refers to what: sources, and targets that replace others."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.problem import Sentence, did_you_mean
from dualcarbon.target import Target
from dualcarbon.target_file import RegionFile
from dualcarbon.validation.context import Context
from dualcarbon.validation.rule import Finding, targets_rule

_WANTED = {"issuer": "issuer", "issued": "date"}


@targets_rule("DC209")
def replaces_nothing(file: RegionFile, _context: Context) -> Iterator[Finding]:
    """A name that no target of the file has."""
    # A target that could not be read is still there to be replaced.
    known = [name for name in file.nodes if not name.startswith("source ")]
    for target in file.targets:
        for name in target.replaces:
            if name not in known:
                yield Finding(
                    place=file.place(target, "replaces"),
                    f'no target of the file has the id "{name}"',
                    hint=did_you_mean(name, known) or "replaces names ids of the same file",
                    found=name,
                    expected="an id of the file",
                )


@targets_rule("DC210")
def replaces_circle(file: RegionFile, _context: Context) -> Iterator[Finding]:
    """Targets that replace each other, or themselves."""
    by_id = {target.id: target for target in file.targets}
    told: set[str] = set()
    for target in file.targets:
        circle = _circle(target, by_id)
        if circle and target.id not in told:
            told.update(circle)
            yield Finding(
                place=file.place(target, "replaces"),
                f"targets replace each other in a circle: {' → '.join((*circle, circle[0]))}",
                hint="only the newer one replaces the older",
                found=target.id,
                expected="one direction",
            )


@targets_rule("DC211")
def source_incomplete(file: RegionFile, _context: Context) -> Iterator[Finding]:
    """A document without issuer or date."""
    for source in file.sources:
        missing = [name for name in _WANTED if not getattr(source, name)]
        if missing:
            lacks = " and no ".join(_WANTED[name] for name in missing)
            yield Finding(
                place=source.location,
                f'the source "{source.key}" has no {lacks}',
                hint=f"add {' and '.join(f'{name}: ...' for name in missing)}, if it is known",
                found=source.key,
                expected=", ".join(missing),
            )


@targets_rule("DC212")
def source_unused(file: RegionFile, _context: Context) -> Iterator[Finding]:
    """A document that no target names."""
    if sum(not name.startswith("source ") for name in file.nodes) > len(file.targets):
        return  # a target that could not be read may be the one that names it
    nodes = (node.get("source") for name, node in file.nodes.items() if not name.startswith("source "))
    named = {getattr(node, "text", "") for node in nodes}
    for source in file.sources:
        if source.key not in named:
            yield Finding(
                place=source.location,
                f'no target names the source "{source.key}"',
                hint="take it out, or name it in the targets that stand in it",
                found=source.key,
                expected="a target of this source",
            )


def _circle(start: Target, by_id: dict[str, Target]) -> tuple[str, ...]:
    """The ids on a way from a target back to itself, or nothing."""
    ways: list[tuple[str, ...]] = [(start.id,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for name in by_id[way[-1]].replaces:
            if name == start.id:
                return way
            if name in by_id and name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return ()
