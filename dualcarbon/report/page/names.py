"""The names of pages and of the places in them."""

from __future__ import annotations

from dualcarbon.region import Region


def page_name(region: Region) -> str:
    """The name of a region's page: its slug, of one's own regions the whole code, which is no province's."""
    return region.slug if region.gb else region.code.replace(":", "-")


def target_anchor(region: Region, target: str) -> str:
    """Where a target is explained, on a page that may hold many regions."""
    return f"{page_name(region)}-{target}"


def source_anchor(region: Region, key: str) -> str:
    """Where a document is told."""
    return f"{page_name(region)}-source-{key}"
