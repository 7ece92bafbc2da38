"""What an operating system says of a file that it refuses, and what Python itself does beside the work."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from dualcarbon.problem import Sentence, message

OF_THE_SYSTEM = (
    message("No space left on device"),
    message("No such file or directory"),
    message("Not a directory"),
    message("Is a directory"),
    message("Permission denied"),
    message("Read-only file system"),
    message("File name too long"),
    message("Input/output error"),
    message("Too many levels of symbolic links"),
)
"""What an operating system says of files, as far as it is told in other languages."""


def reason_of(error: OSError) -> str:
    """Why the operating system refused."""
    return Sentence(error.strerror or str(error))


@contextmanager
def unswept() -> Iterator[None]:
    """Python looks for circles of objects later: for work that makes very many and leaves no circle behind."""
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()
