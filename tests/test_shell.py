"""Whole shell sessions, each in a fresh folder: ``tests/shell/NAME/run.sh`` says what ``expected.txt`` says.

Standard output and standard error are compared together, byte by byte but for the folder of the session.
To write an expectation anew: run the session, read what it says, and copy it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SESSIONS = sorted(path.parent.name for path in (Path(__file__).parent / "shell").glob("*/run.sh"))
ELSEWHERE = sys.platform != "linux" or shutil.which("bash") is None


@pytest.mark.skipif(ELSEWHERE, reason="sessions of bash and the GNU tools")
@pytest.mark.parametrize("name", SESSIONS)
def test_a_session_says_what_it_should(name: str, tmp_path: Path) -> None:
    """No traceback, no folder but its own, and the words that are written down."""
    session = Path(__file__).parent / "shell" / name
    kept = ("HOME", "TMPDIR", "SYSTEMROOT")
    surroundings = {
        **{key: os.environ[key] for key in kept if key in os.environ},
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONWARNINGS": "error",
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        ["bash", str(session / "run.sh")],
        cwd=tmp_path,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
        check=False,
    )
    said = done.stdout.decode("utf-8", "backslashreplace").replace(str(tmp_path), "FOLDER")
    assert said == (session / "expected.txt").read_text(encoding="utf-8")
