"""dualcarbon: is this place on course for the carbon goals it has announced, and how far off is it?

    import dualcarbon as dc

    for assessment in dc.check("shandong"):
        print(assessment.target.id, assessment.verdict, assessment.reason)

Names are loaded when they are first used, so that the command line starts fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from dualcarbon.version import __version__

if TYPE_CHECKING:
    from dualcarbon.api import (
        check,
        check_scenarios,
        convert,
        load_region,
        read_record,
        read_trajectory,
        rebase,
    )
    from dualcarbon.assessment import Assessment, Figure, Pace, Step, Verdict
    from dualcarbon.baseline import Rebased
    from dualcarbon.indicator import Indicator
    from dualcarbon.problem import DualcarbonError, Location, Problem
    from dualcarbon.region import Region, find_region
    from dualcarbon.target import Bound, Effort, Form, Moment, Source, Target
    from dualcarbon.target_file import RegionFile
    from dualcarbon.trajectory import Dataset, Grade, Interval, Level, Link, Trajectory

__all__ = [
    "Assessment",
    "Bound",
    "Dataset",
    "DualcarbonError",
    "Effort",
    "Figure",
    "Form",
    "Grade",
    "Indicator",
    "Interval",
    "Level",
    "Link",
    "Location",
    "Moment",
    "Pace",
    "Problem",
    "Rebased",
    "Region",
    "RegionFile",
    "Source",
    "Step",
    "Target",
    "Trajectory",
    "Verdict",
    "__version__",
    "check",
    "check_scenarios",
    "convert",
    "find_region",
    "load_region",
    "read_record",
    "read_trajectory",
    "rebase",
]

_ROOMS = {
    "api": (
        "check",
        "check_scenarios",
        "convert",
        "load_region",
        "read_record",
        "read_trajectory",
        "rebase",
    ),
    "assessment": ("Assessment", "Figure", "Pace", "Step", "Verdict"),
    "baseline": ("Rebased",),
    "indicator": ("Indicator",),
    "problem": ("DualcarbonError", "Location", "Problem"),
    "region": ("Region", "find_region"),
    "target": ("Bound", "Effort", "Form", "Moment", "Source", "Target"),
    "target_file": ("RegionFile",),
    "trajectory": ("Dataset", "Grade", "Interval", "Level", "Link", "Trajectory"),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _ROOM_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_ROOM_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
