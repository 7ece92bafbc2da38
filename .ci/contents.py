"""Whether a wheel holds the program and its data and nothing else, and an sdist everything that git holds."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

NOT_IN_THE_SDIST = {".gitignore"}


def main(wheel: str, sdist: str) -> int:
    """Tells what is missing and what is too much."""
    tracked = set(
        subprocess.run(
            ["git", "ls-files", "-z"], capture_output=True, encoding="utf-8", check=True
        ).stdout.split("\0")
    )
    tracked.discard("")
    faults = [*_wheel(wheel, tracked), *_sdist(sdist, tracked)]
    print("\n".join(faults) or f"{Path(wheel).name} and {Path(sdist).name} hold {len(tracked)} files of git")
    return 1 if faults else 0


def _wheel(path: str, tracked: set[str]) -> list[str]:
    with zipfile.ZipFile(path) as wheel:
        held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    wanted = {name for name in tracked if name.startswith("dualcarbon/")}
    wanted |= {f"dualcarbon/{name}" for name in tracked if name.startswith("targets/")}
    return _compared("the wheel", held, wanted)


def _sdist(path: str, tracked: set[str]) -> list[str]:
    with tarfile.open(path) as sdist:
        held = {name.partition("/")[2] for name in sdist.getnames() if not sdist.getmember(name).isdir()}
    return _compared("the sdist", held - {"PKG-INFO"} - NOT_IN_THE_SDIST, tracked - NOT_IN_THE_SDIST)


def _compared(what: str, held: set[str], wanted: set[str]) -> list[str]:
    return [
        *(f"{what} lacks {name}" for name in sorted(wanted - held)),
        *(f"{what} holds {name}, which git does not" for name in sorted(held - wanted)),
    ]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
