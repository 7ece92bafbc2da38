"""Where target files are: the user's folders first, then those that ship."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dualcarbon.document import MappingNode, Node, ScalarNode, decode, read_document
from dualcarbon.library.recognise import is_of_targets, may_be_a_trajectory
from dualcarbon.problem import DualcarbonError, Location, Problem, Sentence, Unreadable
from dualcarbon.region import region_of
from dualcarbon.system import reason_of

TARGETS_VARIABLE = "DUALCARBON_TARGETS"
RECORD_VARIABLE = "DUALCARBON_RECORD"
SUFFIXES = (".yaml", ".yml")
SERIES_SUFFIXES = (".csv",)
_HEAD = re.compile(
    r"""^(region|name|name_zh)[ \t]*:[ \t]*(?:"([^"\\\n]*)"|'([^'\n]*)'|([^#\n"'&*!|>\[{][^#\n]*))""",
    re.MULTILINE,
)


class Listed(NamedTuple):
    """A target file of a folder: its region and names; ``problems`` where its region cannot be told."""

    path: Path
    region: str = ""
    name: str = ""
    name_zh: str = ""
    problems: tuple[Problem, ...] = ()

    def is_called(self, name: str) -> bool:
        """Whether this is the region's code, its slug, or one of its own names."""
        wanted = name.strip().casefold()
        slug = self.region.partition(":")[2]
        return wanted in {word.casefold() for word in (self.region, slug, self.name, self.name_zh) if word}


@cache
def shipped() -> Path | None:
    """The folder of the targets that ship: inside the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    for folder in (package / "targets", package.parent / "targets"):
        if folder.is_dir():
            return folder
    return None


def folders_of(stated: Sequence[str | Path], variable: str, option: str) -> tuple[Path, ...]:
    """The user's folders: those given, then those in an environment variable.

    Raises:
        DualcarbonError: one of them is no folder.
    """
    named = os.environ.get(variable, "")
    folders = [*map(Path, stated), *(Path(part) for part in named.split(os.pathsep) if part)]
    for folder in folders:
        if not folder.is_dir():
            raise DualcarbonError(
                Sentence("no such folder: {folder}", folder=folder),
                hint=Sentence("{option} and {variable} name folders", option=option, variable=variable),
            )
    return tuple(folders)


def visible_files(folder: Path, suffixes: Sequence[str]) -> list[Path]:
    """The files of a folder and of those in it, by path; what begins with a dot is hidden."""
    found = []
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in suffixes and not hidden and path.is_file():
            found.append(path)
    return sorted(found)


def list_folder(folder: Path) -> Iterator[Listed]:
    """Every target file of a folder and the folders in it, by path."""
    for path in visible_files(folder, SUFFIXES):
        found = list_file(path)
        if found is not None:
            yield found


def list_series(folder: Path) -> tuple[Path, ...]:
    """Every trajectory of a folder and the folders in it, by path."""
    return tuple(path for path in visible_files(folder, SERIES_SUFFIXES) if may_be_a_trajectory(path))


def list_file(path: Path) -> Listed | None:
    """The region of a target file, by its first lines where they are plain; None for something else."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = reason_of(error)
        message = Sentence("cannot read {path}: {reason}", path=path, reason=reason)
        return Listed(path=path, problems=(Problem(message=message),))
    try:
        text = decode(data, str(path))
    except Unreadable as error:
        return Listed(path=path, problems=error.problems) if is_of_targets(data) else None
    head = {found[1]: (found[2] or found[3] or found[4] or "").strip() for found in _HEAD.finditer(text)}
    if head.get("region") and _fault(head["region"], Location(path=str(path))) is None:
        name, name_zh = head.get("name", ""), head.get("name_zh", "")
        return Listed(path=path, region=head["region"], name=name, name_zh=name_zh)
    return _read_whole(path, text) if is_of_targets(data) else None


def _read_whole(path: Path, text: str) -> Listed:
    root, problems = read_document(text, str(path))
    if not isinstance(root, MappingNode):
        return Listed(path=path, problems=problems or (_lacking(path, root),))
    head = {key: _text(root.get(key)) for key in ("region", "name", "name_zh")}
    region = root.get("region")
    if region is None or not head["region"]:
        return Listed(path=path, problems=(_lacking(path, region or root),))
    fault = _fault(head["region"], Location(path=str(path), line=region.line, column=region.column))
    if fault:
        return Listed(path=path, problems=(fault,))
    return Listed(path=path, region=head["region"], name=head["name"], name_zh=head["name_zh"])


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, ScalarNode) else ""


def _fault(code: str, where: Location) -> Problem | None:
    """What is wrong with the code of a region, at its place."""
    try:
        region_of(code)
    except DualcarbonError as error:
        problem = error.problems[0]
        return Problem(message=problem.message, location=where, hint=problem.hint, code="DC104", found=code)
    return None


def _lacking(path: Path, node: Node | None) -> Problem:
    return Problem(
        message=Sentence("the file does not say which region it is about"),
        location=Location(path=str(path), line=node.line if node else 1, column=node.column if node else 1),
        hint=Sentence("write region: and an official code, such as CN-SD"),
        code="DC102",
        expected="region",
    )
