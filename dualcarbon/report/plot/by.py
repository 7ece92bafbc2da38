"""What a map is coloured by."""

from __future__ import annotations

from enum import StrEnum


class MapBy(StrEnum):
    """The verdict, what the target requires, or what has been observed."""

    VERDICT = "verdict"
    REQUIRED = "required"
    OBSERVED = "observed"
