"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from dualcarbon.problem import DualcarbonError, Sentence
from dualcarbon.system import reason_of


def write_file(path: str | Path, content: str | bytes) -> None:
    """Writes a file whole, or leaves what was there; text becomes UTF-8 with its line ends as they are.

    Raises:
        DualcarbonError: the file cannot be written (no such folder, a full disk).
    """
    with whole_file(path) as file:
        file.write(content.encode() if isinstance(content, str) else content)


@contextlib.contextmanager
def whole_file(path: str | Path) -> Iterator[IO[bytes]]:
    """A file to write to, piece by piece, that takes its place when all went well and leaves no trace if not.

    What is no ordinary file (a device, a pipe) is written to as it stands.

    Raises:
        DualcarbonError: the file cannot be written (no such folder, a full disk).
    """
    try:
        with _in_place(path) if _is_special(path) else _beside(path) as file:
            yield file
    except OSError as error:
        raise DualcarbonError(
            Sentence("cannot write {path}: {why}", path=path, why=_reason(Path(path), error))
        ) from error


@contextlib.contextmanager
def _in_place(path: str | Path) -> Iterator[IO[bytes]]:
    with Path(path).open("wb") as file:
        yield file


@contextlib.contextmanager
def _beside(path: str | Path) -> Iterator[IO[bytes]]:
    """A new file in the same folder, renamed at the end: a rename within a folder is one step."""
    # A link keeps pointing where it points; what it points to is replaced.
    place = Path(os.path.realpath(path))
    # The name of its own must fit where the name of the file itself only just does.
    draft = place.with_name(f".dualcarbon-{os.urandom(8).hex()}")
    try:
        with draft.open("xb") as file:
            _keep_permissions(file, place)
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(place)
    finally:
        with contextlib.suppress(FileNotFoundError):
            draft.unlink()


def _keep_permissions(file: IO[bytes], place: Path) -> None:
    """Those of the file that is replaced; a new one has the usual ones of this user."""
    with contextlib.suppress(FileNotFoundError):
        mode = stat.S_IMODE(place.stat().st_mode)
        if hasattr(os, "fchmod"):
            os.fchmod(file.fileno(), mode)


def _is_special(path: str | Path) -> bool:
    try:
        mode = Path(path).stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _reason(path: Path, error: OSError) -> str:
    if path.is_dir():
        return Sentence("it is a folder")
    if not path.parent.is_dir():
        return Sentence("there is no folder {folder}", folder=path.parent)
    return reason_of(error)
