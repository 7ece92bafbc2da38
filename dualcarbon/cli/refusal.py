"""What Typer says of words that it cannot read, in the language of the run."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from dualcarbon.cli.help import foreign, usage
from dualcarbon.problem import Enumeration, Sentence, message

if TYPE_CHECKING:
    from dualcarbon.report.catalogue import Words

# Typer tells its refusals in English only; whoever adds to this table adds to its test.
_SAID = (
    (r"Missing (?:argument|option) '(?P<option>.+)'\.", message("{option} is missing")),
    (r"Missing command\.", message("no command is named")),
    (r"No such option: (?P<option>\S+)", message("there is no option {option}")),
    (
        r"No such option: (?P<option>\S+) \(Possible options: (?P<near>.+)\)",
        message("there is no option {option}; did you mean {near}?"),
    ),
    (r"No such command '(?P<command>.+)'\.", message("there is no command {command}")),
    (
        r"No such command '(?P<command>.+)'\. Did you mean (?P<near>.+)\?",
        message("there is no command {command}; did you mean {near}?"),
    ),
    (r"Option '(?P<option>.+)' requires an argument\.", message("{option} wants a value")),
    (r"Option '(?P<option>.+)' does not take a value\.", message("{option} takes no value")),
    (r"Got unexpected extra argument(?:\(s\)|s)? \((?P<option>.+)\)", message("nothing takes {option}")),
    (r"Invalid value for '(?P<option>.+)': (?P<why>.+)", message("{option}: {why}")),
)


def refusal(error: Exception) -> str:
    """What Typer says of words that it cannot read; nothing for any other error."""
    show = getattr(error, "show", None)
    if show is None:
        return ""
    words = foreign()
    if words is not None:
        return _in(words, error)
    page = io.StringIO()
    show(file=page)
    return page.getvalue().removesuffix("\n")


def _in(words: Words, error: Any) -> str:
    said: str = error.format_message()
    read = ((told, re.fullmatch(pattern, said)) for pattern, told in _SAID)
    template, values = next(((told, found.groupdict()) for told, found in read if found), ("", {}))
    if not template:
        # The page of help, which is told in the language already, and what this table lacks.
        return said
    told = {name: _value(name, value, error) for name, value in values.items()}
    sentence = words.sentence(Sentence(template, **told))
    lines = [words.say("Error: {sentence}", sentence=sentence)]
    if error.ctx is not None:
        command = f"{error.ctx.command_path} {error.ctx.help_option_names[0]}"
        lines = [
            usage(error.ctx.command, error.ctx, words),
            words.say("Help: {command}", command=command),
            "",
            *lines,
        ]
    return "\n".join(lines)


def _value(name: str, found: str, error: Any) -> str:
    """What stands in a gap: the reason as its own sentence, near names as the language lists them."""
    if name == "why":
        said: str = error.message
        return said
    return Enumeration(word.strip("'") for word in found.split(", ")) if name == "near" else found
