"""Which files are meant by paths, folders and patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dualcarbon.library.folders import SERIES_SUFFIXES, SUFFIXES, visible_files
from dualcarbon.library.recognise import may_be_a_trajectory, may_be_targets
from dualcarbon.library.text import STDIN
from dualcarbon.problem import DualcarbonError, Sentence, Unreadable

_PATTERN = re.compile(r"[*?\[]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sought:
    """The files to look at, and those of a folder that are plainly something else."""

    files: tuple[str, ...]
    passed_over: tuple[str, ...] = ()


def seek(words: Sequence[str], exclude: Iterable[str] = ()) -> Sought:
    """The files that some words name, each once, those of a folder in the order of their names.

    Raises:
        DualcarbonError: a path does not exist, a folder holds no file of ours, a pattern matches nothing.
    """
    patterns = tuple(exclude)
    files: dict[str, None] = {}
    passed_over: dict[str, None] = {}
    for word in words:
        found, passed = _named(word)
        kept = [path for path in found if not any(Path(path).match(pattern) for pattern in patterns)]
        files.update(dict.fromkeys(kept))
        passed_over.update(dict.fromkeys(passed))
    if not files:
        raise DualcarbonError(
            Sentence("every file is excluded"), hint=Sentence("see exclude in [tool.dualcarbon]")
        )
    return Sought(files=tuple(files), passed_over=tuple(name for name in passed_over if name not in files))


def is_target_file(path: str, text: str) -> bool:
    """Whether a file is one of targets, and not a trajectory; without a suffix the text decides."""
    suffix = Path(path).suffix.lower()
    if suffix in SUFFIXES:
        return True
    if suffix in SERIES_SUFFIXES:
        return False
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    return not ("," in first and ":" not in first)


def _named(word: str) -> tuple[list[str], list[str]]:
    if word == STDIN:
        return [word], []
    path = Path(word)
    if path.is_dir():
        return _in_folder(
            path, Sentence("the folder {folder} holds no target file and no trajectory", folder=word)
        )
    if path.exists():
        return [word], []
    if _PATTERN.search(word):
        anchor = Path(path.anchor) if path.is_absolute() else Path()
        matches = sorted(anchor.glob(str(path.relative_to(anchor) if path.is_absolute() else path)))
        files = [str(match) for match in matches if match.is_file()]
        if not files:
            raise DualcarbonError(Sentence("the pattern {pattern} matches no file", pattern=word))
        return files, []
    raise Unreadable(Sentence("no such file or folder: {path}", path=word))


def _in_folder(folder: Path, nothing: str) -> tuple[list[str], list[str]]:
    ours: list[str] = []
    others: list[str] = []
    for path in visible_files(folder, (*SUFFIXES, *SERIES_SUFFIXES)):
        (ours if _is_ours(path) else others).append(str(path))
    if not ours:
        raise DualcarbonError(nothing, hint=Sentence("name the files, or another folder"))
    return ours, others


def _is_ours(path: Path) -> bool:
    """Whether a file found in a folder is one of ours; one that might be, or cannot be read, is."""
    return may_be_targets(path) if path.suffix.lower() in SUFFIXES else may_be_a_trajectory(path)
