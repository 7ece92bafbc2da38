"""The language of an answer: the option, the variable, and for people the locale."""

from __future__ import annotations

import pytest
from conftest import Runner

from dualcarbon.cli.language import language, listen
from dualcarbon.problem import DualcarbonError

NAMES = ("DUALCARBON_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
# option, DUALCARBON_LANG, LC_ALL, LC_MESSAGES, LANG: for people, for programs
SAID = [
    ("", "", "", "", "", "en", "en"),
    ("zh", "", "", "", "", "zh", "zh"),
    ("en", "zh", "zh_CN.UTF-8", "", "", "en", "en"),
    ("", "zh", "", "", "", "zh", "zh"),
    ("", "zh_CN", "", "", "en_US.UTF-8", "zh", "zh"),
    ("", "en", "zh_CN.UTF-8", "", "", "en", "en"),
    ("", "", "zh_CN.UTF-8", "", "", "zh", "en"),
    ("", "", "C", "", "zh_CN.UTF-8", "en", "en"),
    ("", "", "", "zh_CN", "en_US.UTF-8", "zh", "en"),
    ("", "", "", "", "zh_TW.Big5", "zh", "en"),
    ("", "", "", "", "zh", "zh", "en"),
    ("", "", "", "", "zh-Hans", "zh", "en"),
    ("", "", "", "", "de_DE.UTF-8", "en", "en"),
    ("", "", "", "", "POSIX", "en", "en"),
    ("", "", "", "", "zha", "en", "en"),
]


@pytest.mark.parametrize("said", SAID)
def test_who_decides_on_the_language(monkeypatch: pytest.MonkeyPatch, said: tuple[str, ...]) -> None:
    option, *variables, people, programs = said
    listen(())
    for name, value in zip(NAMES, variables, strict=True):
        monkeypatch.setenv(name, value)
    assert language(option, machine=False) == people
    assert language(option, machine=True) == programs


def test_the_option_of_the_run_serves_where_none_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    listen(("check", "--lang", "zh"))
    try:
        assert language(machine=True) == "zh"
        assert language("en", machine=True) == "en"
    finally:
        listen(())
    assert language(machine=True) == "en"


def test_another_language_is_a_sentence(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the option Typer says it, of the variable the program."""
    assert "'fr' is not one of en, zh" in run("list", "units", "--lang", "fr").stderr
    monkeypatch.setenv("DUALCARBON_LANG", "fr")
    with pytest.raises(DualcarbonError) as caught:
        language(machine=True)
    assert str(caught.value) == 'DUALCARBON_LANG: "fr" is no language of this program\n  give zh or en'
