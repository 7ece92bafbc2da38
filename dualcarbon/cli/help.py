"""The help of a command in another language than English, which Typer does not speak."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dualcarbon.cli.language import ENGLISH, spoken
from dualcarbon.problem import message

if TYPE_CHECKING:
    from dualcarbon.report.catalogue import Words

EXAMPLE = "Example: "
_COLUMN = 30  # the widest name of an option that its help stands beside
_GAP = "  "
_DEFAULT = re.compile(r"\[default: (?P<value>.*)\]")
_REQUIRED = message("[required]")
_OF_TYPER = (message("Show this message and exit."), message("[OPTIONS]"), message("COMMAND [ARGS]..."))


def foreign() -> Words | None:
    """The words that help and refusals are told in; None for English, whose words are Typer's."""
    if spoken() == ENGLISH:
        return None
    from dualcarbon.cli.words import for_people

    words = for_people()
    return None if words.lang == ENGLISH else words


def help_page(command: Any, ctx: Any, words: Words) -> str:
    """The whole page: how the command is called, what it does, its arguments and options."""
    width: int = ctx.make_formatter().width
    blocks = [[usage(command, ctx, words)], list(_indented(_paragraphs(command.help or "", words), width))]
    records = [(parameter, parameter.get_help_record(ctx)) for parameter in command.get_params(ctx)]
    for heading, kind in ((words.say("Arguments:"), "argument"), (words.say("Options:"), "option")):
        rows = [
            (
                record[0].partition(" <")[0] if kind == "argument" else record[0],
                _told(parameter, record[1], words),
            )
            for parameter, record in records
            if record is not None and parameter.param_type_name == kind
        ]
        blocks.append(_list(heading, rows, width))
    if hasattr(command, "list_commands"):
        names = command.list_commands(ctx)
        rows = [(name, short(command.get_command(ctx, name), words)) for name in names]
        blocks.append(_list(words.say("Commands:"), rows, width))
    return "\n\n".join("\n".join(block) for block in blocks if block)


def usage(command: Any, ctx: Any, words: Words) -> str:
    """How a command is called."""
    pieces = " ".join(words.translated(piece) for piece in command.collect_usage_pieces(ctx))
    return words.say("Usage: {line}", line=f"{ctx.command_path} {pieces}")


def first_sentence(text: str) -> str:
    """What a command does, in one line."""
    return _joined(inspect.cleandoc(text).partition("\n\n")[0])


def short(command: Any, words: Words) -> str:
    """What a command does, as the list of commands has it."""
    text: str = command.short_help or command.help or ""
    return words.translated(first_sentence(text)).rstrip(".。")


def _paragraphs(text: str, words: Words) -> Iterator[str]:
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        told = _joined(paragraph)
        if told.startswith(EXAMPLE):
            yield words.say("Example: {command}", command=told.removeprefix(EXAMPLE))
        elif told:
            yield words.translated(told)


def _told(parameter: Any, text: str, words: Words) -> str:
    """What an option is for, and its default."""
    said = parameter.help or ""
    told, more = words.translated(said), text.removeprefix(said).strip()
    default = _DEFAULT.fullmatch(more)
    if default is not None:
        more = words.say("[default: {value}]", value=default["value"])
    elif more == _REQUIRED:
        more = words.translated(more)
    return f"{told}{_GAP}{more}" if more else told


def _list(heading: str, rows: list[tuple[str, str]], width: int) -> list[str]:
    from dualcarbon.report.paper.wrap import width as columns
    from dualcarbon.report.paper.wrap import wrap

    if not rows:
        return []
    first = min(max(columns(name) for name, _ in rows), _COLUMN)
    lines = [heading]
    for name, text in rows:
        told = wrap(text, width - len(_GAP) * 2 - first)
        beside = f"{_GAP}{name}{' ' * (first - columns(name))}{_GAP}"
        if columns(name) > first:
            lines.append(f"{_GAP}{name}")
            beside = " " * (len(_GAP) * 2 + first)
        lines += [f"{beside}{told[0]}", *(f"{' ' * (len(_GAP) * 2 + first)}{line}" for line in told[1:])]
    return lines


def _indented(paragraphs: Iterator[str], width: int) -> Iterator[str]:
    from dualcarbon.report.paper.wrap import wrap

    for at, paragraph in enumerate(paragraphs):
        yield from ([""] if at else [])
        yield from (f"{_GAP}{line}" for line in wrap(paragraph, width - len(_GAP)))


def _joined(text: str) -> str:
    return " ".join(text.split())
