"""Charts as SVG, PNG or PDF, drawn by matplotlib: fit for a report, the same bytes for the same numbers."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from dualcarbon.problem import DualcarbonError, Sentence, extra
from dualcarbon.report.plot.fonts import families

if TYPE_CHECKING:
    from matplotlib.figure import Figure

KINDS = ("svg", "png", "pdf")
"""What a picture can be, by the ending of its name."""
_DPI = 160
_SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "dualcarbon",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 10.0,
    "axes.unicode_minus": True,
    # A dollar is a dollar, not the start of a formula.
    "text.parse_math": False,
}
# Without these a file would tell when and with which version it was made, and never be the same twice.
_METADATA: dict[str, dict[str, Any]] = {
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
    "png": {"Software": None},
}


def kind_of(path: str) -> str:
    """What kind of picture a file name asks for.

    Raises:
        DualcarbonError: it ends in something else.
    """
    kind = path.rpartition(".")[2].lower() if "." in path else ""
    if kind not in KINDS:
        raise DualcarbonError(
            Sentence("{path}: a picture is SVG, PNG or PDF", path=path),
            hint="name the file plot.svg, plot.png or plot.pdf",
        )
    return kind


def rendered(compose: Callable[[Figure], None], kind: str, *, size: tuple[float, float]) -> bytes:
    """A picture of a kind.

    Args:
        compose: draws into an empty figure.
        kind: ``svg``, ``png`` or ``pdf``.
        size: width and height in inches.

    Raises:
        DualcarbonError: matplotlib is not installed, or no font has the glyphs.
    """
    extra("plot", "matplotlib")
    from matplotlib import rc_context
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    with _quiet(), rc_context(_SETTINGS):
        figure = Figure(figsize=size, dpi=_DPI, facecolor="white")
        compose(figure)
        texts: Sequence[Text] = figure.findobj(Text)
        fonts = families((text.get_text() for text in texts), drawn=kind != "svg")
        for text in texts:
            text.set_fontfamily(fonts)
        made = io.BytesIO()
        figure.savefig(made, format=kind, metadata=_METADATA[kind])
    return made.getvalue()


@contextmanager
def _quiet() -> Iterator[None]:
    """Fonts that another computer has are named in an SVG; that this one lacks them is no news."""
    logger = logging.getLogger("matplotlib.font_manager")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Glyph .* missing from font")
            yield
    finally:
        logger.setLevel(level)
