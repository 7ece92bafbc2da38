"""The lists of verdicts that ``--fail-on`` and ``--verdict`` name."""

from __future__ import annotations

from collections.abc import Sequence

from dualcarbon.assessment import Verdict
from dualcarbon.cli.arguments import read_list
from dualcarbon.problem import DualcarbonError, Enumeration, Sentence, did_you_mean

USUAL = ("missed", "off_track")
"""What fails a run where nothing else is said."""


def read_verdicts(stated: str | Sequence[str], option: str = "--fail-on") -> frozenset[Verdict]:
    """``missed,off_track`` as verdicts; ``none``, or nothing, is no verdict.

    Args:
        stated: the words, with commas or repeated.
        option: named where a word is no verdict.

    Raises:
        DualcarbonError: a word that is no verdict.
    """
    words = read_list([stated] if isinstance(stated, str) else stated)
    return frozenset() if words in ((), ("none",)) else frozenset(_verdict(word, option) for word in words)


def _verdict(word: str, option: str) -> Verdict:
    name = "_".join(word.replace("-", " ").replace("_", " ").lower().split())
    try:
        return Verdict(name)
    except ValueError:
        known = [verdict.value for verdict in Verdict]
        raise DualcarbonError(
            Sentence('{option}: "{word}" is no verdict', option=option, word=word),
            hint=did_you_mean(name, known) or Sentence("verdicts are {known}", known=Enumeration(known)),
        ) from None
