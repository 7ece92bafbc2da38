"""The list of verdicts that ``--fail-on`` names."""

from __future__ import annotations

from dualcarbon.assessment import Verdict
from dualcarbon.problem import DualcarbonError, did_you_mean


def read_verdicts(text: str) -> frozenset[Verdict]:
    """``missed,off_track`` as verdicts; ``none``, or nothing, lets no verdict fail.

    Raises:
        DualcarbonError: a word that is no verdict.
    """
    if text.strip() in ("", "none"):
        return frozenset()
    return frozenset(_verdict(word) for word in text.split(",") if word.strip())


def _verdict(word: str) -> Verdict:
    name = "_".join(word.replace("-", " ").replace("_", " ").lower().split())
    try:
        return Verdict(name)
    except ValueError:
        known = [verdict.value for verdict in Verdict]
        raise DualcarbonError(
            f'--fail-on: "{word.strip()}" is no verdict',
            hint=did_you_mean(name, known) or f"verdicts are {', '.join(known)}",
        ) from None
