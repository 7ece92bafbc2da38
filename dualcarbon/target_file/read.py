"""A whole target file: text in; values and problems out."""

from __future__ import annotations

from collections.abc import Mapping

from dualcarbon.document import MappingNode, Node, ScalarNode, SequenceNode, read_document
from dualcarbon.indicator import Indicator
from dualcarbon.problem import Location, Problem, Sentence, Unreadable
from dualcarbon.region import Region
from dualcarbon.target import Source, Target
from dualcarbon.target_file.fields import Log, as_mapping, read_fields
from dualcarbon.target_file.heading import read_indicators, read_region, read_sources
from dualcarbon.target_file.keys import FILE
from dualcarbon.target_file.region_file import RegionFile
from dualcarbon.target_file.targets import read_target
from dualcarbon.target_file.unsaid import mark_superseded

LARGEST = 20_000_000  # characters: a hundred times what the longest plan takes
_A_TARGET = Sentence("a target")
_NESTED = ("indicators", "sources", "targets")


def read_target_file(text: str, path: str) -> tuple[RegionFile | None, tuple[Problem, ...]]:
    """Reads the targets of one region, and collects everything that is wrong with the file.

    The value holds whatever could be read; it is None where not even the region could.
    """
    log = Log(path)
    if len(text) > LARGEST:
        log.problems.append(_large(path))
        return None, log.sorted
    root, problems = read_document(text, path)
    log.problems.extend(problems)
    mapping = as_mapping(root, Sentence("a target file"), log)
    if mapping is None:
        return None, log.sorted
    fields = read_fields(mapping, FILE, Sentence("a target file"), log, nested=_NESTED)
    region = read_region(fields, log)
    own = read_indicators(mapping, log)
    sources = read_sources(mapping, log)
    nodes: dict[str, MappingNode] = {}
    targets = _targets(mapping.get("targets"), region=region, sources=sources, own=own, nodes=nodes, log=log)
    if region is None:
        return None, log.sorted
    listed = mapping.get("sources")
    documents = {
        key.text: value
        for key, value in (listed if isinstance(listed, MappingNode) else ())
        if isinstance(value, MappingNode)
    }
    read = RegionFile(
        region=region,
        targets=mark_superseded(targets),
        sources=tuple(sources.values()),
        indicators=own,
        path=path,
        location=log.at(fields.place("region")),
        target_nodes=nodes,
        source_nodes=documents,
    )
    return read, log.sorted


def _large(path: str) -> Problem:
    return Problem(
        message=Sentence("a file of more than {millions} MB is no target file", millions=LARGEST // 10**6),
        location=Location(path=path, line=1, column=1),
        hint=Sentence("targets are few: are these data, for a trajectory in CSV?"),
        code="DC103",
        found="a large file",
        expected="a target file",
    )


def load_target_file(text: str, path: str) -> RegionFile:
    """Reads the targets of one region.

    Raises:
        Unreadable: anything in it cannot be read; it carries every problem.
    """
    read, problems = read_target_file(text, path)
    if problems or read is None:
        raise Unreadable(problems=problems)
    return read


def _targets(
    node: Node | None,
    *,
    region: Region | None,
    sources: Mapping[str, Source],
    own: Mapping[str, Indicator],
    nodes: dict[str, MappingNode],
    log: Log,
) -> list[Target]:
    if node is None:
        return []
    if not isinstance(node, SequenceNode):
        log.fault(
            node,
            "DC103",
            Sentence('"targets" has to be a list'),
            hint=Sentence("each target begins with a dash: - id: ..."),
            expected="a list",
        )
        return []
    targets = []
    lines: dict[str, int] = {}
    for item in node:
        mapping = as_mapping(item, _A_TARGET, log)
        if mapping is None:
            continue
        target = read_target(mapping, region=region, sources=sources, own=own, log=log)
        name = mapping.get("id")
        if isinstance(name, ScalarNode) and name.text:
            if name.text in lines:
                log.fault(
                    name,
                    "DC111",
                    Sentence(
                        'the id "{id}" is taken, first in line {line}', id=name.text, line=lines[name.text]
                    ),
                    hint=Sentence("give each target an id of its own"),
                    expected="each id once",
                )
                continue
            lines[name.text] = name.line
            nodes[name.text] = mapping
        if target:
            targets.append(target)
    return targets
