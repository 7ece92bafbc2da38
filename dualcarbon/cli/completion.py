"""What the shell offers when Tab is pressed: commands, options, regions, indicators, forms.

A script of ``shells`` calls the program with the words typed so far behind it, and with the name of the shell
in ``_DUALCARBON_COMPLETE``. The last word is the one that is being typed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import typer

from dualcarbon.cli.command import SETTINGS

WORD_VARIABLE = "_DUALCARBON_WORD"
"""Holds the word being typed where a shell drops an empty one (PowerShell)."""

_BASH = "bash"
_DESCRIBED = ("zsh", "fish", "powershell")


def complete(
    shell: str, words: Sequence[str], commands: Sequence[str], command_of: Callable[[str], Any]
) -> str:
    """The offers for the last word, one a line; nothing where the shell should offer files.

    Args:
        shell: which shell asks: bash, zsh, fish or powershell.
        words: those behind the name of the program, the last one unfinished.
        commands: the names of all commands.
        command_of: loads one of them.
    """
    typed = [*words, os.environ[WORD_VARIABLE]] if WORD_VARIABLE in os.environ else list(words) or [""]
    if shell == _BASH:
        typed = _joined(typed)
    *before, word = typed
    offers = {
        value: said
        for value, said in _offers(before, word, commands, command_of)
        if value.casefold().startswith(word.casefold())
    }
    return "\n".join(_line(shell, word, value, said) for value, said in offers.items())


def _offers(
    before: Sequence[str], word: str, commands: Sequence[str], command_of: Callable[[str], Any]
) -> Iterator[tuple[str, str]]:
    if not before or before[0] not in commands:
        if word.startswith("-"):
            yield from (
                ("--help", ""),
                ("--version", ""),
                ("--install-completion", ""),
                ("--show-completion", ""),
            )
        for name in commands:
            yield name, command_of(name).get_short_help_str()
        return
    command, rest = command_of(before[0]), list(before[1:])
    while (inner := getattr(command, "commands", None)) is not None:
        if not rest:
            for name, one in inner.items():
                yield name, one.get_short_help_str()
            return
        if rest[0] not in inner:
            return
        command, rest = inner[rest[0]], rest[1:]
    yield from _for_command(command, rest, word)


def _for_command(command: Any, before: Sequence[str], word: str) -> Iterator[tuple[str, str]]:
    """Options where a dash is typed, else the values of the option or argument that the word stands for."""
    parameters = command.get_params(typer.Context(command, help_option_names=SETTINGS["help_option_names"]))
    options = {spelling: one for one in parameters for spelling in one.opts if spelling.startswith("-")}
    name, equals, _ = word.partition("=")
    if equals and name in options:
        yield from (
            (f"{name}={value}", said) for value, said in _values(options[name], word.partition("=")[2])
        )
    elif before and before[-1] in options and not _is_flag(options[before[-1]]):
        yield from _values(options[before[-1]], word)
    elif word.startswith("-"):
        yield from ((spelling, one.help or "") for spelling, one in options.items())
    else:
        yield from _values(_argument(parameters, before, options), word)


def _argument(parameters: Sequence[Any], before: Sequence[str], options: Mapping[str, Any]) -> Any:
    """The argument that the next word without a dash stands for."""
    arguments = [one for one in parameters if one.param_type_name == "argument"]
    taken, at = 0, 0
    while at < len(before):
        one = options.get(before[at])
        if one is not None:
            at += 1 if _is_flag(one) else 2
        else:
            taken += not before[at].startswith("-")
            at += 1
    if not arguments:
        return None
    last = arguments[-1]
    return arguments[taken] if taken < len(arguments) else last if last.nargs == -1 else None


def _values(parameter: Any, word: str) -> Iterable[tuple[str, str]]:
    """What may stand for an option or argument: a list takes the last of its words."""
    if parameter is None:
        return []
    head, comma, last = word.rpartition(",")
    known = _known(parameter, last)
    return [(f"{head}{comma}{value}", said) for value, said in known]


def _known(parameter: Any, word: str) -> Iterable[tuple[str, str]]:
    asked = str(parameter.metavar or parameter.name).lower()
    if parameter.name == "region" or "region" in asked:
        return _regions(word)
    if parameter.name in ("indicator", "indicators") or "indicator" in asked:
        return _indicators()
    if parameter.name in ("fail_on", "verdict", "verdicts"):
        from dualcarbon.assessment import Verdict

        return [(verdict.value, "") for verdict in Verdict]
    if parameter.name in ("code", "select", "ignore"):
        from dualcarbon.validation import all_rules

        return [(code, rule.says) for code, rule in all_rules().items()]
    return [(value, "") for value in getattr(parameter, "offered", ())]


def _regions(word: str) -> list[tuple[str, str]]:
    from dualcarbon.region import all_regions

    if not word.isascii():
        return [(region.name_zh, region.name) for region in all_regions()]
    # Before anything is typed the country and the provinces are choice enough.
    wanted = [one for one in all_regions() if word or one.level in ("country", "province")]
    return [(region.slug, region.name_zh) for region in wanted]


def _indicators() -> list[tuple[str, str]]:
    from dualcarbon.indicator import vocabulary

    return [(one.name, one.label) for one in vocabulary().values()]


def _is_flag(option: Any) -> bool:
    return bool(option.is_flag)


def _joined(words: Sequence[str]) -> list[str]:
    """The words as they were typed: bash parts them at an equals sign."""
    joined: list[str] = []
    for word in words:
        if joined and (word == "=" or joined[-1].endswith("=")) and joined[-1].startswith("--"):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _line(shell: str, word: str, value: str, said: str) -> str:
    if shell == _BASH:
        # The part up to an equals sign stands on the line already.
        return value[word.index("=") + 1 :] if word.startswith("--") and "=" in word else value
    said = " ".join(said.split())
    return f"{value}\t{said}" if said and shell in _DESCRIBED else value
