"""Strict YAML: values that know their line and column, and bytes that have to be UTF-8."""

from __future__ import annotations

from dualcarbon.document.encoding import decode, split_lines
from dualcarbon.document.node import Mapping, Node, Scalar, Sequence, kind
from dualcarbon.document.read import read_document

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "decode", "kind", "read_document", "split_lines"]
