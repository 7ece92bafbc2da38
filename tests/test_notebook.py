"""The notebook of the examples runs, and each of its last lines is what a notebook shows."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

import dualcarbon as dc

NOTEBOOK = Path(__file__).parents[1] / "examples" / "tour.ipynb"


def cells(*, pandas: bool) -> list[str]:
    """The code of the cells; those that need pandas, or those that do not."""
    found = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in found if cell["cell_type"] == "code"]
    return [
        "".join(cell["source"]) for cell in code if ("pandas" in cell["metadata"].get("tags", [])) is pandas
    ]


def shown(source: str, names: dict[str, Any]) -> object:
    """Runs a cell as a notebook does: the value of its last line, if that is an expression."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, str(NOTEBOOK), "exec"), names)  # noqa: S102 - it is ours
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), str(NOTEBOOK), "eval"), names)  # noqa: S307 - as above


def test_the_cells_run_one_after_another(capsys: pytest.CaptureFixture[str]) -> None:
    """Four of them end in a table; the path meets its target; the last one prints a refusal."""
    names: dict[str, Any] = {}
    told = [shown(source, names) for source in cells(pandas=False)]
    answers = [one for one in told if isinstance(one, dc.Result)]
    assert [repr(one).split()[1] for one in answers] == ["check", "overview:", "history", "path"]
    assert all("<table>" in one._repr_html_() for one in answers)
    assert ["on_track"] in told
    assert (1200, dc.rebase(65, 2005, 2020)) in told
    assert capsys.readouterr().out.startswith('"at least 12 GW" is a bound, not one number')


def test_the_cells_with_frames_run() -> None:
    """A count of verdicts by region."""
    pytest.importorskip("pandas")
    names: dict[str, Any] = {"dc": dc}
    (frame,) = [shown(source, names) for source in cells(pandas=True)]
    assert sorted(frame.index) == ["CN-GD", "CN-SD", "CN-ZJ"]  # type: ignore[attr-defined]  # a frame of pandas


def test_nothing_of_a_run_stands_in_it() -> None:
    """Outputs and counts are left out, so that they cannot be stale."""
    for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]:
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None
