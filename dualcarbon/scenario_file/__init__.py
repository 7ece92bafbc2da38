"""How models write scenarios: the tables of the IAMC, many futures at once."""

from __future__ import annotations

from dualcarbon.scenario_file.chosen import (
    Chosen,
    Scenarios,
    read_text,
    scenario_names,
    trajectories,
    wanted_of,
)
from dualcarbon.scenario_file.each import EachScenario
from dualcarbon.scenario_file.ensemble import Ensemble, judge_all
from dualcarbon.scenario_file.frame import frame_like, source_of_frame
from dualcarbon.scenario_file.future import Future, NotGroupedError, futures, gather
from dualcarbon.scenario_file.glossary import Glossary, KnownRegion, Place, known_regions, known_units
from dualcarbon.scenario_file.header import is_iamc, is_iamc_text
from dualcarbon.scenario_file.indicators import End, Indicators, Recipes
from dualcarbon.scenario_file.map_file import read_map
from dualcarbon.scenario_file.meaning import Meaning, Told, canonical, meanings
from dualcarbon.scenario_file.points import Passed, Points, WantedPoints, exact
from dualcarbon.scenario_file.question import Judged, OutcomeLike, OutcomesLike, Question
from dualcarbon.scenario_file.recount import COAL_RATE, COAL_RATES, Number, Recounted, recount
from dualcarbon.scenario_file.table import (
    PointTable,
    TableSource,
    is_scenario_file,
    source_of,
    source_of_text,
)
from dualcarbon.scenario_file.tally import VERDICTS, Percentiles, Tally, spread

__all__ = [
    "COAL_RATE",
    "COAL_RATES",
    "VERDICTS",
    "Chosen",
    "EachScenario",
    "End",
    "Ensemble",
    "Future",
    "Glossary",
    "Indicators",
    "Judged",
    "KnownRegion",
    "Meaning",
    "NotGroupedError",
    "Number",
    "OutcomeLike",
    "OutcomesLike",
    "Passed",
    "Percentiles",
    "Place",
    "PointTable",
    "Points",
    "Question",
    "Recipes",
    "Recounted",
    "Scenarios",
    "TableSource",
    "Tally",
    "Told",
    "WantedPoints",
    "canonical",
    "exact",
    "frame_like",
    "futures",
    "gather",
    "is_iamc",
    "is_iamc_text",
    "is_scenario_file",
    "judge_all",
    "known_regions",
    "known_units",
    "meanings",
    "read_map",
    "read_text",
    "recount",
    "scenario_names",
    "source_of",
    "source_of_frame",
    "source_of_text",
    "spread",
    "trajectories",
    "wanted_of",
]
