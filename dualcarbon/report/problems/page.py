"""The rules of ``validate``: the page of one, and the list of all."""

from __future__ import annotations

from dataclasses import replace
from textwrap import indent

from dualcarbon.report.catalogue import IN_ENGLISH, Words
from dualcarbon.report.paper.wrap import wrap
from dualcarbon.report.problems.text import severity_in
from dualcarbon.validation import Rule

_WIDTH = 88


def to_page(rule: Rule, words: Words = IN_ENGLISH) -> str:
    """The page of a rule: what it says, why, and an example of each kind."""
    told = words_of(rule, words)
    grave = words.bracketed(severity_in(words, rule.severity))
    parts = [
        f"{rule.code} {rule.name}{grave}",
        told.says,
        "\n".join(wrap(told.why, _WIDTH)),
        f"{words.say('bad:')}\n{indent(told.bad, '    ')}",
        f"{words.say('good:')}\n{indent(told.good, '    ')}",
        words.say(
            "Wave a line through with  # dualcarbon: ignore[{code}]  or a run with  --ignore {code}",
            code=rule.code,
        ),
    ]
    return "\n\n".join(parts) + "\n"


def words_of(rule: Rule, words: Words) -> Rule:
    """A rule with its page in the language of the words; what is code in it stays."""
    says, why, bad, good = map(words.translated, (rule.says, rule.why, rule.bad, rule.good))
    return replace(rule, says=says, why=why, bad=bad, good=good)
