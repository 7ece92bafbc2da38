"""The scripts that let a shell ask the program what to offer, and where each shell looks for them."""

from __future__ import annotations

import subprocess
from pathlib import Path

from dualcarbon.cli.completion import WORD_VARIABLE
from dualcarbon.cli.whole_file import write_file
from dualcarbon.problem import DualcarbonError, Enumeration, Sentence, did_you_mean
from dualcarbon.system import reason_of

VARIABLE = "_DUALCARBON_COMPLETE"
"""Holds the name of the shell that asks."""

_NAMES = {"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "powershell", "pwsh": "powershell"}

_BASH = f"""\
# dualcarbon: completion for bash
_dualcarbon() {{
    local IFS=$'\\n'
    COMPREPLY=($({VARIABLE}=bash "$1" "${{COMP_WORDS[@]:1:COMP_CWORD}}" 2>/dev/null))
    [[ ${{COMPREPLY[0]-}} == --*= ]] && compopt -o nospace
    return 0
}}
complete -o default -o nosort -F _dualcarbon dualcarbon
"""
_ZSH = f"""\
#compdef dualcarbon
# dualcarbon: completion for zsh
_dualcarbon() {{
    local -a lines values shown
    local line tab=$'\\t'
    lines=("${{(@f)$({VARIABLE}=zsh dualcarbon "${{(@)words[2,CURRENT]}}" 2>/dev/null)}}")
    for line in $lines; do
        [[ -n $line ]] || continue
        values+=("${{line%%$tab*}}")
        shown+=("${{line/$tab/  }}")
    done
    if (( $#values )); then compadd -l -d shown -a values; else _files; fi
}}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _dualcarbon "$@"; else compdef _dualcarbon dualcarbon; fi
"""
_FISH = f"""\
# dualcarbon: completion for fish
function __dualcarbon_offers
    set -l words (commandline -opc) (commandline -ct)
    set -l offers (env {VARIABLE}=fish dualcarbon $words[2..-1] 2>/dev/null)
    if test (count $offers) -gt 0
        printf '%s\\n' $offers
    else
        __fish_complete_path (commandline -ct)
    end
end
complete --command dualcarbon --no-files --arguments '(__dualcarbon_offers)'
"""
_POWERSHELL = f"""\
# dualcarbon: completion for PowerShell
Register-ArgumentCompleter -Native -CommandName dualcarbon -ScriptBlock {{
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object {{ $_.Extent.EndOffset -lt $cursorPosition }} | ForEach-Object {{ $_.Extent.Text }})
    $env:{VARIABLE} = 'powershell'
    $env:{WORD_VARIABLE} = $wordToComplete
    try {{
        dualcarbon @words 2>$null | ForEach-Object {{
            $value, $said = $_ -split "`t", 2
            if (-not $said) {{ $said = $value }}
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $said)
        }}
    }} finally {{
        Remove-Item Env:{VARIABLE}, Env:{WORD_VARIABLE} -ErrorAction SilentlyContinue
    }}
}}
"""
_SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}


def script(shell: str = "") -> str:
    """The script of a shell; that of the shell that runs the program where none is named.

    Raises:
        DualcarbonError: the shell is not known, or not found.
    """
    return _SCRIPTS[_NAMES[_known(shell)]]


def install(shell: str = "") -> tuple[str, Path]:
    """Puts the script where the shell finds it at its next start.

    Returns:
        The shell, and the file that was written.

    Raises:
        DualcarbonError: the shell is not known, or a file cannot be written.
    """
    name = _known(shell)
    home = Path.home()
    match _NAMES[name]:
        case "bash":
            place = home / ".bash_completions" / "dualcarbon.sh"
            _add(home / ".bashrc", f"source '{place}'\n")
        case "zsh":
            place = home / ".zfunc" / "_dualcarbon"
            _add(home / ".zshrc", "fpath+=~/.zfunc; autoload -Uz compinit; compinit\n")
        case "fish":
            place = home / ".config" / "fish" / "completions" / "dualcarbon.fish"
        case _:
            place = _profile(name)
            _add(place, _POWERSHELL)
            return name, place
    _make_folder(place)
    write_file(place, script(name))
    return name, place


def _known(shell: str) -> str:
    name = (shell or _running()).lower().removesuffix(".exe")
    if name not in _NAMES:
        what = (
            Sentence('"{shell}" is no shell that completion is written for', shell=shell)
            if shell
            else Sentence("the shell is not found")
        )
        hint = did_you_mean(name, _NAMES) or Sentence("name it: {names}", names=Enumeration(_NAMES))
        raise DualcarbonError(what, hint=hint)
    return name


def _running() -> str:
    import shellingham

    try:
        name: str = shellingham.detect_shell()[0]
    except (shellingham.ShellDetectionFailure, OSError, RuntimeError):
        return ""
    return name


def _profile(shell: str) -> Path:
    """Where PowerShell keeps what it runs at its start: it alone knows."""
    asked = [shell, "-NoProfile", "-NonInteractive", "-Command", "$PROFILE"]
    try:
        done = subprocess.run(asked, check=True, capture_output=True, encoding="utf-8", timeout=60)  # noqa: S603 - its own name only
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        raise DualcarbonError(
            Sentence("{shell} does not say where its profile is", shell=shell),
            hint=Sentence("add the lines of dualcarbon --show-completion {shell} to it", shell=shell),
        ) from None
    return Path(done.stdout.strip())


def _add(place: Path, lines: str) -> None:
    """Adds lines to a file of the user, once."""
    _make_folder(place)
    try:
        held = place.read_text(encoding="utf-8") if place.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise DualcarbonError(Sentence("cannot read {place}: {error}", place=place, error=error)) from None
    if lines not in held:
        write_file(place, held + ("\n" if held and not held.endswith("\n") else "") + lines)


def _make_folder(place: Path) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DualcarbonError(
            Sentence(
                "cannot make the folder {folder}: {why}",
                folder=place.parent,
                why=reason_of(error),
            )
        ) from None
