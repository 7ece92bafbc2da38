"""The characters that a plot in the terminal is drawn with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dualcarbon.report.plot.chart import Bearing

_FRAME = str.maketrans("┌┐└┘├┤┬┴┼─│", "+++++++++-|")


@dataclass(frozen=True, kw_only=True, slots=True)
class Strokes:
    """A character for each thing drawn."""

    observed: str
    projected: str
    pace: str
    required: str
    fan: str
    moment: str
    marks: Mapping[Bearing, str]

    @property
    def everything(self) -> str:
        """All of them, for a console to try."""
        return "".join(
            (
                self.observed,
                self.projected,
                self.pace,
                self.required,
                self.fan,
                self.moment,
                *self.marks.values(),
            )
        )


SIGNS = Strokes(
    observed="●",
    projected="○",
    pace="·",
    required="-",
    fan="░",
    moment="┆",
    marks={Bearing.FLOOR: "△", Bearing.CAP: "▽", Bearing.BAND: "◇", Bearing.MOMENT: "┆"},
)
ASCII = Strokes(
    observed="*",
    projected="o",
    pace=".",
    required="-",
    fan=":",
    moment="|",
    marks={Bearing.FLOOR: "^", Bearing.CAP: "v", Bearing.BAND: "#", Bearing.MOMENT: "|"},
)


def in_ascii(text: str) -> str:
    """A drawn frame in plain characters."""
    return text.translate(_FRAME)


def strokes_for(encoding: str) -> Strokes:
    """The signs where the console shows them all, else plain characters."""
    try:
        f"{SIGNS.everything}┌┐└┘├┤┬┴┼─│".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return SIGNS
