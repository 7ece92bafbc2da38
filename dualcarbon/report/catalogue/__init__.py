"""The catalogue: every sentence, one catalogue a language."""

from __future__ import annotations

from dualcarbon.report.catalogue.messages import languages, message
from dualcarbon.report.catalogue.words import IN_ENGLISH, Words, words_in

__all__ = ["IN_ENGLISH", "Words", "languages", "message", "words_in"]
