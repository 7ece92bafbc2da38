"""The door for Python: what callers hand in, read strictly; regions and data by name or path; numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dualcarbon.api.arguments import (
    Names,
    Place,
    choice_of,
    folders_of,
    names_of,
    one_of,
    path_of,
    several_of,
    text_of,
    year_if_given,
    year_of,
)
from dualcarbon.api.data import (
    Data,
    Regions,
    data_in_use,
    files_beside_the_nation,
    files_of,
    find_region,
    load_region,
    load_regions,
    read_record,
    read_trajectory,
)
from dualcarbon.api.sources import open_source, read_source
from dualcarbon.face import later

if TYPE_CHECKING:
    from dualcarbon.api.crowd import HANDFUL, Crowd, crowd_in, crowd_sheets, each_scenario
    from dualcarbon.api.numbers import Rebasing, converted, graph_of, percentage_of, rebased
    from dualcarbon.api.scenario_arguments import joining_of, recipes_of, refuse_converge
    from dualcarbon.api.scenarios import check_scenarios
else:
    __getattr__ = later(
        __name__,
        {
            "crowd": ("HANDFUL", "Crowd", "crowd_in", "crowd_sheets", "each_scenario"),
            "numbers": ("Rebasing", "converted", "graph_of", "percentage_of", "rebased"),
            "scenario_arguments": ("joining_of", "recipes_of", "refuse_converge"),
            "scenarios": ("check_scenarios",),
        },
    )

__all__ = [
    "HANDFUL",
    "Crowd",
    "Data",
    "Names",
    "Place",
    "Rebasing",
    "Regions",
    "check_scenarios",
    "choice_of",
    "converted",
    "crowd_in",
    "crowd_sheets",
    "data_in_use",
    "each_scenario",
    "files_beside_the_nation",
    "files_of",
    "find_region",
    "folders_of",
    "graph_of",
    "joining_of",
    "load_region",
    "load_regions",
    "names_of",
    "one_of",
    "open_source",
    "path_of",
    "percentage_of",
    "read_record",
    "read_source",
    "read_trajectory",
    "rebased",
    "recipes_of",
    "refuse_converge",
    "several_of",
    "text_of",
    "year_if_given",
    "year_of",
]
