"""Rules about what refers to what: sources, and targets that replace others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dualcarbon.problem import Enumeration, Sentence, did_you_mean
from dualcarbon.target import Target
from dualcarbon.target_file import RegionFile
from dualcarbon.validation.context import Context
from dualcarbon.validation.rule import Finding, targets_rule

_WANTED = {"issuer": Sentence("issuer"), "issued": Sentence("date")}
_BOTH = Sentence("issuer and no date")
_NEAR = 50  # names that no target has, up to which a near one is looked for
_SHOWN = 20  # of the targets of a circle


@targets_rule("DC209")
def replaces_nothing(file: RegionFile, _context: Context) -> Iterator[Finding]:
    """A name that no target of the file has."""
    # A target that could not be read is still there to be replaced.
    known = file.target_nodes
    told = 0
    for target in file.targets:
        for name in target.replaces:
            if name not in known:
                told += 1
                near = did_you_mean(name, known) if told <= _NEAR else ""
                yield Finding(
                    place=file.place(target, "replaces"),
                    message=Sentence('no target of the file has the id "{id}"', id=name),
                    hint=near or Sentence("replaces names ids of the same file"),
                    found=name,
                    expected="an id of the file",
                )


@targets_rule("DC210")
def replaces_circle(file: RegionFile, _context: Context) -> Iterator[Finding]:
    """Targets that replace each other, or themselves."""
    by_id = {target.id: target for target in file.targets}
    for circle in _circles(by_id):
        shown = [*circle[:_SHOWN], *(["…"] if len(circle) > _SHOWN else []), circle[0]]
        yield Finding(
            place=file.place(by_id[circle[0]], "replaces"),
            message=Sentence("targets replace each other in a circle: {circle}", circle=" → ".join(shown)),
            hint=Sentence("only the newer one replaces the older"),
            found=circle[0],
            expected="one direction",
        )


@targets_rule("DC211")
def source_incomplete(file: RegionFile, _context: Context) -> Iterator[Finding]:
    """A document without issuer or date."""
    for source in file.sources:
        missing = [name for name in _WANTED if not getattr(source, name)]
        if missing:
            lacks = _BOTH if len(missing) > 1 else _WANTED[missing[0]]
            yield Finding(
                place=source.location,
                message=Sentence('the source "{key}" has no {lacks}', key=source.key, lacks=lacks),
                hint=Sentence(
                    "add {keys}, if it is known", keys=Enumeration(f"{name}: ..." for name in missing)
                ),
                found=source.key,
                expected=", ".join(missing),
            )


@targets_rule("DC212")
def source_unused(file: RegionFile, _context: Context) -> Iterator[Finding]:
    """A document that no target names."""
    if len(file.target_nodes) > len(file.targets):
        return  # a target that could not be read may be the one that names it
    nodes = (node.get("source") for node in file.target_nodes.values())
    named = {getattr(node, "text", "") for node in nodes}
    for source in file.sources:
        if source.key not in named:
            yield Finding(
                place=source.location,
                message=Sentence('no target names the source "{key}"', key=source.key),
                hint=Sentence("take it out, or name it in the targets that stand in it"),
                found=source.key,
                expected="a target of this source",
            )


def _circles(by_id: Mapping[str, Target]) -> Iterator[list[str]]:
    """The ids of each circle; every target is gone through once."""
    done: set[str] = set()
    for start in by_id:
        way: dict[str, Iterator[str]] = {}
        steps = [start] if start not in done else []
        while steps:
            here = steps[-1]
            following = way.setdefault(here, iter(by_id[here].replaces))
            after = next((one for one in following if one in by_id and one not in done), None)
            if after is None:
                done.add(here)
                del way[steps.pop()]
            elif after in way:
                yield steps[steps.index(after) :]
            else:
                steps.append(after)
