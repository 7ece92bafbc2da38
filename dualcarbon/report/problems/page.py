"""The rules of ``validate``: the page of one, and the list of all."""

from __future__ import annotations

from dataclasses import replace

from dualcarbon.report.catalogue import IN_ENGLISH, Words, message
from dualcarbon.report.paper.wrap import TIE, indented, wrapped
from dualcarbon.report.problems.text import severity_in
from dualcarbon.validation import Rule

_WIDTH = 88
_EXAMPLE = "    "


def to_page(rule: Rule, words: Words = IN_ENGLISH, *, limit: int | None = None) -> str:
    """The page of a rule: what it says, why, and an example of each kind, 88 columns wide or less."""
    told = words_of(rule, words)
    room = min(limit or _WIDTH, _WIDTH)
    grave = words.bracketed(severity_in(words, rule.severity))
    silence = words.say(
        "Wave a line through with  # dualcarbon: ignore[{code}]  or a run with  --ignore {code}",
        code=rule.code,
    )
    for code in (f"# dualcarbon: ignore[{rule.code}]", f"--ignore {rule.code}"):
        silence = silence.replace(code, code.replace(" ", TIE))
    parts = [
        f"{rule.code} {rule.name}{grave}",
        *("\n".join(wrapped(text, room)) for text in (told.says, told.why)),
        *(
            f"{words.say(head)}\n{_example(text, room)}"
            for head, text in ((message("bad:"), told.bad), (message("good:"), told.good))
        ),
        "\n".join(wrapped(silence, room)),
    ]
    return "\n\n".join(parts) + "\n"


def _example(text: str, room: int) -> str:
    """Set in; a longer line goes on further in, which YAML reads as one."""
    lines = (line for one in text.split("\n") for line in indented(one, room - len(_EXAMPLE), by=2))
    return "\n".join(f"{_EXAMPLE}{line}" for line in lines)


def words_of(rule: Rule, words: Words) -> Rule:
    """A rule with its page in the language of the words; what is code in it stays."""
    says, why, bad, good = map(words.translated, (rule.says, rule.why, rule.bad, rule.good))
    return replace(rule, says=says, why=why, bad=bad, good=good)
