"""Which files are meant by paths, folders and patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dualcarbon.problem import DualcarbonError

STDIN = "-"
_TARGETS = (".yaml", ".yml")
_SERIES = (".csv",)
_PATTERN = re.compile(r"[*?\[]")
_TARGET_KEY = re.compile(r"^(region|sources|targets|indicators)\s*:", re.MULTILINE)
_PEEK = 20_000  # bytes that tell a target file from other YAML


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
        raise DualcarbonError("every file is excluded", hint="see exclude in [tool.dualcarbon]")
    return Sought(files=tuple(files), passed_over=tuple(name for name in passed_over if name not in files))


def is_target_file(path: str, text: str) -> bool:
    """Whether a file is one of targets, and not a trajectory; without a suffix the text decides."""
    suffix = Path(path).suffix.lower()
    if suffix in _TARGETS:
        return True
    if suffix in _SERIES:
        return False
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    return not ("," in first and ":" not in first)


def _named(word: str) -> tuple[list[str], list[str]]:
    if word == STDIN:
        return [word], []
    path = Path(word)
    if path.is_dir():
        return _in_folder(path, f"the folder {word} holds no target file and no trajectory")
    if path.exists():
        return [word], []
    if _PATTERN.search(word):
        anchor = Path(path.anchor) if path.is_absolute() else Path()
        matches = sorted(anchor.glob(str(path.relative_to(anchor) if path.is_absolute() else path)))
        files = [str(match) for match in matches if match.is_file()]
        if not files:
            raise DualcarbonError(f"the pattern {word} matches no file")
        return files, []
    raise DualcarbonError(f"no such file or folder: {word}")


def _in_folder(folder: Path, nothing: str) -> tuple[list[str], list[str]]:
    ours: list[str] = []
    others: list[str] = []
    for path in sorted(_visible(folder)):
        (ours if _is_ours(path) else others).append(str(path))
    if not ours:
        raise DualcarbonError(nothing, hint="name the files, or another folder")
    return ours, others


def _visible(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in (*_TARGETS, *_SERIES) and not hidden and path.is_file():
            yield path


def _is_ours(path: Path) -> bool:
    """Whether a file found in a folder is one of ours; one that might be, or cannot be read, is."""
    try:
        with path.open("rb") as file:
            text = file.read(_PEEK).decode("utf-8-sig", errors="replace")
    except OSError:
        return True
    if all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines()):
        return True  # empty, or nothing but comments: a finding
    if path.suffix.lower() in _TARGETS:
        return bool(_TARGET_KEY.search(text))
    header = text.partition("\n")[0].lower()
    return "region" in header or "indicator" in header
