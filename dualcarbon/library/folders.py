"""Where target files are: the user's folders first, then those that ship."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from dualcarbon.problem import DualcarbonError

VARIABLE = "DUALCARBON_TARGETS"
SUFFIXES = (".yaml", ".yml")
_HEAD = re.compile(r"""^(region|name|name_zh)\s*:\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^#\n]*))""", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A target file as its first lines have it, without reading the rest."""

    path: Path
    region: str
    name: str = ""
    name_zh: str = ""

    def is_called(self, name: str) -> bool:
        """Whether this is the region's code, its slug, or one of its own names."""
        wanted = name.strip().casefold()
        slug = self.region.partition(":")[2]
        return wanted in {word.casefold() for word in (self.region, slug, self.name, self.name_zh) if word}


@cache
def shipped() -> Path | None:
    """The folder of the targets that ship: inside the package, or beside it in a checkout."""
    package = Path(str(files("dualcarbon")))
    for folder in (package / "targets", package.parent / "targets"):
        if folder.is_dir():
            return folder
    return None


def users(stated: Sequence[str | Path] = ()) -> tuple[Path, ...]:
    """The user's folders: those given, then those in the environment variable DUALCARBON_TARGETS.

    Raises:
        DualcarbonError: one of them is no folder.
    """
    named = os.environ.get(VARIABLE, "")
    folders = [*map(Path, stated), *(Path(part) for part in named.split(os.pathsep) if part)]
    for folder in folders:
        if not folder.is_dir():
            raise DualcarbonError(
                f"no such folder of targets: {folder}",
                hint=f"--targets and {VARIABLE} name folders that hold YAML files",
            )
    return tuple(folders)


def entries(folder: Path) -> Iterator[Entry]:
    """Every target file of a folder and the folders in it, by path."""
    for path in sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES and path.is_file()):
        found = entry(path)
        if found is not None:
            yield found


def entry(path: Path) -> Entry | None:
    """What the first lines say; None where they name no region."""
    try:
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return None
    head = {found[1]: (found[2] or found[3] or found[4] or "").strip() for found in _HEAD.finditer(text)}
    if not head.get("region"):
        return None
    return Entry(path=path, region=head["region"], name=head.get("name", ""), name_zh=head.get("name_zh", ""))
