"""Frames of polars, pandas or pyarrow as tables of models, and back, with the extra ``dualcarbon[tables]``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from dualcarbon.problem import Sentence, Unreadable
from dualcarbon.scenario_file.header import KEYS
from dualcarbon.scenario_file.table import TableSource
from dualcarbon.scenario_file.typed_rows import Cells, shortest

F = TypeVar("F")
FRAME = Sentence("the frame")
_SLICE = 4096  # rows


def source_of_frame(frame: object, name: str = FRAME) -> TableSource:
    """The rows of a frame; its columns are those of a table of the IAMC. The frame is not changed.

    Raises:
        Unreadable: narwhals is not installed, or this is no frame.
    """
    names, plain = _by_place(frame)
    held = _held(plain, name)

    def rows() -> tuple[Cells, Iterator[tuple[int, Cells]], int]:
        return names or held.columns, enumerate(cells(), 2), 1

    def cells() -> Iterator[Cells]:
        # Slices, so that only a few rows at a time stand as objects of Python.
        for begin in range(0, len(held), _SLICE):
            part = held[begin : begin + _SLICE]
            yield from zip(*(_cells(part[column]) for column in part.columns), strict=True)

    return TableSource(name=name, rows=rows)


def _cells(series: Any) -> list[Any]:
    nw = _narwhals()
    cells: list[Any] = series.to_list()
    # pandas marks what is missing by nan, NA or NaT, which are numbers and texts elsewhere.
    if series.implementation.is_pandas_like() and series.null_count():
        cells = [None if gone else cell for cell, gone in zip(cells, series.is_null(), strict=True)]
    if series.dtype == nw.Float32:
        cells = [None if cell is None else shortest(cell) for cell in cells]
    return cells


def _by_place(frame: Any) -> tuple[list[str], Any]:
    """The names of the columns as texts, and the frame with its columns named by place.

    A frame of pandas may have years as numbers, a name twice, and its keys in the index; one of pyarrow a name twice.
    """
    dependencies = _narwhals().dependencies
    if dependencies.is_pandas_like_dataframe(frame):
        wanted = {*KEYS, "year"}.difference(str(column).strip().casefold() for column in frame.columns)
        keys = [key for key in frame.index.names if str(key).strip().casefold() in wanted]
        whole = frame.reset_index(level=keys) if keys else frame
        names = [str(column) for column in whole.columns]
        return names, whole.set_axis([str(at) for at in range(len(names))], axis=1)
    if dependencies.is_pyarrow_table(frame):
        return list(frame.column_names), frame.rename_columns([str(at) for at in range(frame.num_columns)])
    return [], frame


def _held(frame: object, name: str) -> Any:
    try:
        return _narwhals().from_native(frame, eager_only=True)
    except TypeError:
        raise Unreadable(
            Sentence("{name} is no frame that can be read", name=name),
            hint=Sentence(
                "give a DataFrame of polars or pandas or a Table of pyarrow, a LazyFrame collected"
            ),
        ) from None


def frame_like(frame: F, columns: Mapping[str, Sequence[Any]], types: Mapping[str, type]) -> F:
    """A frame of the same library, with these columns of text (str), whole numbers (int) or numbers (float)."""
    nw = _narwhals()
    kinds = {str: nw.String(), int: nw.Int64(), float: nw.Float64()}
    schema = nw.Schema({name: kinds[types[name]] for name in columns})
    library = _held(_by_place(frame)[1], FRAME).implementation
    made: F = nw.from_dict(dict(columns), schema=schema, backend=library).to_native()
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
