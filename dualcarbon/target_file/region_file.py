"""What a target file says, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dualcarbon.document import MappingNode
from dualcarbon.indicator import Indicator
from dualcarbon.problem import Location
from dualcarbon.region import Region
from dualcarbon.target import Source, Target


@dataclass(frozen=True, kw_only=True, slots=True)
class RegionFile:
    """A region, its targets in the order of the file, the documents they stand in, and its own indicators.

    ``target_nodes`` (by id) and ``source_nodes`` (by key) are the mappings that they were read from, so that
    whoever finds a fault can name its place; a target that could not be read has its node too. ``location``
    is that of the region.
    """

    region: Region
    targets: tuple[Target, ...]
    sources: tuple[Source, ...] = ()
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    path: str = ""
    location: Location | None = None
    target_nodes: Mapping[str, MappingNode] = field(default_factory=dict, repr=False, compare=False)
    source_nodes: Mapping[str, MappingNode] = field(default_factory=dict, repr=False, compare=False)

    def __repr__(self) -> str:
        n = len(self.targets)
        return f"<RegionFile {self.region.code}: {n} target{'' if n == 1 else 's'} of {self.path}>"

    def place(self, item: Target | Source, *keys: str) -> Location:
        """Where the first of the keys that is there stands in a target or a source, or else the item."""
        nodes, name = (
            (self.target_nodes, item.id) if isinstance(item, Target) else (self.source_nodes, item.key)
        )
        node = nodes.get(name)
        for key in keys:
            value = node.get(key) if node else None
            if value:
                return Location(path=self.path, line=value.line, column=value.column)
        return item.location or Location(path=self.path)
