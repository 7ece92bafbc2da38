"""Frames of polars, pandas or pyarrow as tables of models, and back, with the extra ``dualcarbon[tables]``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from dualcarbon.problem import Sentence, Unreadable
from dualcarbon.scenario_file.table import TableSource
from dualcarbon.scenario_file.typed_rows import Cells, shortest

F = TypeVar("F")


def source_of_frame(frame: object, name: str = "the frame") -> TableSource:
    """The rows of a frame; its columns are those of a table of the IAMC. The frame is not changed.

    Raises:
        Unreadable: narwhals is not installed, or this is no frame.
    """
    nw = _narwhals()
    try:
        held = nw.from_native(frame, eager_only=True)
    except TypeError:
        raise Unreadable(
            Sentence("{name} is no frame that can be read", name=name),
            hint=Sentence("give a frame of polars, pandas or pyarrow"),
        ) from None

    def rows() -> tuple[Cells, Iterator[tuple[int, Cells]], int]:
        names = [str(column) for column in held.columns]
        columns = []
        for column in held.columns:
            series = held[column]
            cells = series.to_list()
            if series.dtype == nw.Float32:
                cells = [None if cell is None else shortest(cell) for cell in cells]
            columns.append(cells)
        return names, enumerate(zip(*columns, strict=True), 2), 1

    return TableSource(name=name, rows=rows)


def frame_like(frame: F, columns: Mapping[str, Sequence[Any]], types: Mapping[str, type]) -> F:
    """A frame of the same library, with these columns of text (str), whole numbers (int) or numbers (float)."""
    nw = _narwhals()
    kinds = {str: nw.String(), int: nw.Int64(), float: nw.Float64()}
    schema = nw.Schema({name: kinds[types[name]] for name in columns})
    held = nw.from_native(frame, eager_only=True)
    made: F = nw.from_dict(dict(columns), schema=schema, backend=held.implementation).to_native()
    return made


def _narwhals() -> Any:
    try:
        import narwhals
    except ImportError:
        raise Unreadable(
            Sentence("a frame needs more than is installed"),
            hint=Sentence('run: pip install "dualcarbon[tables]"'),
        ) from None
    return narwhals
