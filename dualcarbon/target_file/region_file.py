"""What a target file says, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dualcarbon import document
from dualcarbon.indicator import Indicator
from dualcarbon.problem import Location
from dualcarbon.region import Region
from dualcarbon.target import Source, Target


@dataclass(frozen=True, kw_only=True, slots=True)
class RegionFile:
    """A region, its targets in the order of the file, the documents they stand in, and its own indicators.

    ``nodes`` are the mappings that targets (by id) and sources (by key) were read from, so that whoever
    finds a fault can name its place.
    """

    region: Region
    targets: tuple[Target, ...]
    sources: tuple[Source, ...] = ()
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    path: str = ""
    nodes: Mapping[str, document.Mapping] = field(default_factory=dict, repr=False, compare=False)

    def place(self, item: Target | Source, *keys: str) -> Location:
        """Where the first of the keys that is there stands in a target or a source, or else the item."""
        node = self.nodes.get(item.id if isinstance(item, Target) else f"source {item.key}")
        for key in keys:
            value = node.get(key) if node else None
            if value:
                return Location(path=self.path, line=value.line, column=value.column)
        return item.location or Location(path=self.path)
