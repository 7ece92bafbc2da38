"""Tab in a shell: what is offered, and the scripts that ask for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Runner

FOLDER = str(Path(sys.executable).parent)
PATH = f"{FOLDER}{os.pathsep}{os.environ.get('PATH', '')}"


def needs(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not installed")


OFFERS = [
    (["che"], "check"),
    (["list", "r"], "regions rules"),
    (["list", "data", "--form"], "--format"),
    (["check", "shando"], "shandong"),
    (["check", "china", "SHANDO"], "shandong"),
    (["check", "--year", "2030", "shando"], "shandong"),
    (["check", "--all", "shando"], "shandong"),
    (["check", "山东"], "山东"),
    (["check", "--fa"], "--fail-on"),
    (["check", "shandong", "--format", "j"], "json junit"),
    (["check", "shandong", "--format=j"], "json junit"),
    # bash parts the words at an equals sign
    (["check", "shandong", "--format", "=", "j"], "json junit"),
    (["check", "shandong", "--indicator", "forest_cov"], "forest_coverage"),
    (["check", "shandong", "--indicator", "solar_capacity,forest_cov"], "solar_capacity,forest_coverage"),
    (["check", "shandong", "--fail-on", "missed,of"], "missed,off_track"),
    (["check", "--lang", "z"], "zh"),
    (["compare", "forest_cov"], "forest_coverage"),
    (["rebase", "65%", "--region", "shando"], "shandong"),
    (["rule", "DC10"], "DC101 DC102 DC103 DC104 DC105 DC106 DC107 DC108 DC109"),
    # where files are meant the shell offers its own
    (["check", "-t", "x"], ""),
    (["validate", "x"], ""),
    (["convert", "1"], ""),
    (["check", "./no_such_fi"], ""),
    (["no_such_command", "x"], ""),
]


@pytest.mark.parametrize(("words", "offered"), OFFERS)
def test_what_is_offered_for_the_words_typed_so_far(
    run: Runner, monkeypatch: pytest.MonkeyPatch, words: list[str], offered: str
) -> None:
    monkeypatch.setenv("_DUALCARBON_COMPLETE", "bash")
    done = run(*words)
    assert (done.code, done.stdout.split(), done.stderr) == (0, offered.split(), "")


@pytest.mark.parametrize("shell", ["zsh", "fish", "powershell"])
def test_other_shells_are_told_what_an_offer_is(
    run: Runner, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    monkeypatch.setenv("_DUALCARBON_COMPLETE", shell)
    assert run("check", "shando").stdout == "shandong\t山东\n"
    assert run("check", "--format", "js").stdout == "json\n"


def test_a_word_that_a_shell_would_drop_stands_in_a_variable(
    run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PowerShell passes no empty words on."""
    monkeypatch.setenv("_DUALCARBON_COMPLETE", "powershell")
    monkeypatch.setenv("_DUALCARBON_WORD", "")
    assert run("check", "shandong", "--lang").stdout == "en\nzh\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
@pytest.mark.parametrize("write", ["--show-completion {}", "--show-completion={}"])
def test_the_script_of_a_shell_is_printed(run: Runner, shell: str, write: str) -> None:
    done = run(*write.format(shell).split())
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout.endswith("\n")
    assert "_DUALCARBON_COMPLETE" in done.stdout


def test_a_shell_that_nobody_knows_is_a_sentence(run: Runner) -> None:
    done = run("--show-completion", "bsh")
    assert (done.code, done.stdout) == (2, "")
    assert (
        done.stderr == '"bsh" is no shell that completion is written for\n  did you mean "bash" or "zsh"?\n'
    )


# The shell, its script, and the file that it reads when it starts.
INSTALLED = {
    "bash": (".bash_completions/dualcarbon.sh", ".bashrc"),
    "zsh": (".zfunc/_dualcarbon", ".zshrc"),
    "fish": (".config/fish/completions/dualcarbon.fish", ""),
}


@pytest.mark.parametrize("shell", INSTALLED)
def test_installing_twice_adds_once_and_keeps_what_was_there(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    place, start = INSTALLED[shell]
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    if start:
        (tmp_path / start).write_text("alias ll='ls -l'", encoding="utf-8")
    for _ in range(2):
        done = run("--install-completion", shell)
        assert (done.code, done.stderr) == (0, "")
    assert done.stdout == (
        f"completion for {shell} stands in {tmp_path / place}, and works when the shell starts anew\n"
    )
    assert (tmp_path / place).read_text(encoding="utf-8") == run("--show-completion", shell).stdout
    if start:
        held = (tmp_path / start).read_text(encoding="utf-8").splitlines()
        assert held[0] == "alias ll='ls -l'"
        assert len(held) == 2


@needs("bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("dualcarbon check shando", "shandong"),
        ("dualcarbon check shandong --format = ju", "junit"),
        ("dualcarbon list da", "data"),
    ],
)
def test_bash_asks_and_gets_an_answer(run: Runner, tmp_path: Path, typed: str, offered: str) -> None:
    (tmp_path / "script").write_text(run("--show-completion", "bash").stdout, encoding="utf-8")
    words = typed.split()
    lines = f"""
        source ./script
        complete -p dualcarbon >/dev/null || exit 9
        COMP_WORDS=({" ".join(words)}) COMP_CWORD={len(words) - 1}
        _dualcarbon dualcarbon
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    assert _told(["bash", "--norc", "-c", lines], tmp_path) == f"{offered}\n"


@needs("fish")
@pytest.mark.parametrize(
    ("typed", "offered"), [("dualcarbon check shando", "shandong\t山东"), ("dualcarbon list da", "data")]
)
def test_fish_asks_and_gets_an_answer(run: Runner, tmp_path: Path, typed: str, offered: str) -> None:
    (tmp_path / "script").write_text(run("--show-completion", "fish").stdout, encoding="utf-8")
    told = _told(["fish", "--no-config", "-c", f"source script; complete -C '{typed}'"], tmp_path)
    assert told.startswith(offered)


@needs("zsh")
def test_zsh_asks_and_gets_an_answer(run: Runner, tmp_path: Path) -> None:
    """Tab in a real line editor: the word is completed, and the command runs."""
    (tmp_path / "script").write_text(run("--show-completion", "zsh").stdout, encoding="utf-8")
    lines = """
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell 'PS1=; autoload -Uz compinit; compinit -D; source ./script; echo re""ady'
        zpty -r shell said '*ready*'
        zpty -w -n shell $'dualcarbon rule DC110 --lan\\t zh >/dev/null && echo do""ne\\n'
        zpty -r shell said '*done*' && print finished
    """
    assert "finished" in _told(["zsh", "-f", "-c", lines], tmp_path)


def _told(command: list[str], folder: Path) -> str:
    surroundings = {**os.environ, "PATH": PATH, "HOME": str(folder), "TERM": "dumb", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, cwd=folder, env=surroundings, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
