"""Errors that users can mend."""

from __future__ import annotations

import json
import sys

import pytest

from dualcarbon.problem import DualcarbonError, extra


@pytest.mark.parametrize(
    ("name", "module", "missing"),
    [
        ("tables", "openpyxl", "openpyxl"),
        ("plot", "matplotlib.figure", "matplotlib"),
        ("report", "jinja2", "jinja2"),
    ],
)
def test_a_library_that_is_not_there_is_a_sentence_that_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, name: str, module: str, missing: str
) -> None:
    for loaded in [one for one in sys.modules if one.partition(".")[0] == missing]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setattr(sys, "path_importer_cache", {})
    with pytest.raises(DualcarbonError) as caught:
        extra(name, module)
    assert str(caught.value) == (
        f"this needs {missing}, which is not installed\n  pip install 'dualcarbon[{name}]'"
    )


def test_a_library_that_is_there_is_loaded() -> None:
    assert extra("tables", "json") is json
