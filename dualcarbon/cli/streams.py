"""Standard input, output and error as they may be found: closed."""

from __future__ import annotations

import io
import sys
from typing import Any, cast

from dualcarbon.problem import DualcarbonError


class _ClosedInput(io.TextIOBase):
    """Stands where standard input was closed (``<&-``): whoever reads it is told so."""

    @property
    def buffer(self) -> Any:
        """There is nothing to read from."""
        raise DualcarbonError("standard input is closed", hint="pipe the lines in, or name a file")

    def read(self, _size: int | None = -1) -> str:
        """There is nothing to read."""
        return cast("str", self.buffer)

    def readline(self, _size: int = -1) -> str:  # type: ignore[override]  # text, where the base gives bytes
        """There is nothing to read."""
        return cast("str", self.buffer)


def mend_streams() -> None:
    """Puts a reader that says so where there is no standard input.

    Closed output is seen where it is written to, see ``output``.
    """
    if sys.stdin is None:
        sys.stdin = cast("Any", _ClosedInput())
