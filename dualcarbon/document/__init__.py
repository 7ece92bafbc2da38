"""Strict YAML: values that know their line and column, and bytes that have to be UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dualcarbon.document.compose import read_document
from dualcarbon.document.encoding import decode, split_lines
from dualcarbon.document.node import MappingNode, Node, ScalarNode, SequenceNode, shape
from dualcarbon.face import later

if TYPE_CHECKING:
    from dualcarbon.document.slip import Slip, find_slip
else:
    __getattr__ = later(__name__, {"slip": ("Slip", "find_slip")})

__all__ = [
    "MappingNode",
    "Node",
    "ScalarNode",
    "SequenceNode",
    "Slip",
    "decode",
    "find_slip",
    "read_document",
    "shape",
    "split_lines",
]
