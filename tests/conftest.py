"""What tests share: the whole program, run in this process."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, settings

from dualcarbon.cli import main

# How long a machine takes to draw its examples is no property of the program.
settings.register_profile("dualcarbon", suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("dualcarbon")


@dataclass(frozen=True, kw_only=True)
class Run:
    """What a run of the program leaves: its exit code and what it wrote."""

    code: int
    stdout: str
    stderr: str


Runner = Callable[..., Run]
# How busy a machine is says nothing about a law.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")
_OF_THE_USER = (
    "COLUMNS",
    "FORCE_COLOR",
    "NO_COLOR",
    "GITHUB_ACTIONS",
    "DUALCARBON_TARGETS",
    "DUALCARBON_RECORD",
    "DUALCARBON_LANG",
    "LC_ALL",
    "LC_MESSAGES",
    "LANG",
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Runner:
    """Runs the program through its ``main``: ``run("check", "shandong", stdin="...", columns=80)``.

    Without ``columns`` standard output is a pipe: 120 columns, and without colour. The locale is English.
    """
    for name in _OF_THE_USER:
        monkeypatch.delenv(name, raising=False)

    def call(*argv: str, stdin: str | bytes = "", columns: int | None = None) -> Run:
        content = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))
        if columns is None:
            monkeypatch.delenv("COLUMNS", raising=False)
        else:
            monkeypatch.setenv("COLUMNS", str(columns))
        capsys.readouterr()
        code = main(argv)
        written = capsys.readouterr()
        return Run(code=code, stdout=written.out, stderr=written.err)

    return call
