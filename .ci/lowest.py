"""The lowest versions that pyproject.toml allows, as constraints for pip."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
STATED = [
    *PROJECT["dependencies"],
    *(one for name in ("tables", "plot", "report") for one in PROJECT["optional-dependencies"][name]),
]

for lowest in sorted({re.sub(r">=", "==", one) for one in STATED}):
    print(lowest)
