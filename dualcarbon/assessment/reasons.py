"""The codes of reasons and of steps with the names of their values: what the catalogues put into words.

A year is an ``int``; a number is a :class:`Figure` (with unit and year) or a ``Fraction``; names are ``str``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

REASONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        # Nothing to judge by.
        "no_number": ("text",),
        "part_of_whole": ("scope",),
        "no_observations": ("indicator", "region"),
        "no_observations_on": ("indicator", "region", "definition", "known"),
        "not_in_scenario": ("scenario", "years", "due"),
        "between_steps": ("scenario", "before", "after", "due"),
        "between_steps_of_all": ("scenarios", "before", "after", "due"),
        "direct_equivalent": ("scenario",),
        "not_recounted": ("scenario", "region"),
        "no_baseline": (),
        "baseline_unknown": ("baseline", "first", "last"),
        "baseline_not_positive": ("baseline", "figure"),
        "no_scenario_tells": ("scenarios",),
        "no_projection": ("due",),
        "not_tied": ("baseline", "year"),
        "points_only": ("year",),
        "gap": ("missing", "before", "after"),
        "other_price_year": ("wanted", "known"),
        "only_changes": (),
        "year_missing": ("due", "newest"),
        "first_rate_unknown": ("year",),
        # A bound is all that is known.
        "only_a_bound": ("figure",),
        "rounding_decides": ("figure",),
        # A year that is over.
        "over_not_on_record": ("due", "newest"),
        "over_nothing_on_record": ("due",),
        "breaks_the_cap": ("newest",),
        "led_past_the_bound": ("figure", "years"),
        # Where the pace leads.
        "nothing_after_baseline": ("baseline",),
        "over_newest": ("due", "newest"),
        "one_observation": ("year",),
        "one_observation_keeps": ("year",),
        "one_observation_short": ("year",),
        "no_pace": ("year",),
        "stale": ("newest", "until"),
        "too_far": ("window", "years"),
        "carried_on": ("first", "last", "years"),
        "windows_divide": ("leads",),
        "shorter_window_differs": ("leads",),
        "held_at": ("figure",),
        "fell_short_in": ("year", "figure"),
        "lowest_in": ("year", "figure"),
        "leads_away_again": ("figure", "due"),
        # Peaks.
        "highest_is_newest": ("year", "figure"),
        "highest_in": ("year", "figure", "newest"),
        "highest_is_first": (),
        "before_the_period": ("start",),
        "provisional": ("years",),
        "hidden_by_hole": ("after", "before"),
        "ties_with": ("year",),
        "too_few_points": ("count",),
        "peak_over": ("due", "newest"),
        "peak_stale": ("newest", "until"),
        "no_peak_baseline": ("year",),
        # Definitions.
        "unofficial": ("definition", "official", "since"),
        "official_missing": ("definition", "due"),
        "definition_named": ("definition",),
        "on_other_definition": ("definition", "figure", "verdict"),
        "across_definitions": ("figure", "first", "second"),
        "definition_not_stated": (),
        # Comparisons and the scorecard.
        "not_rebased": ("form",),
        "against_the_peak": (),
        "no_link": ("first", "last"),
        "no_target": (),
        "not_published": (),
        # What it rests on.
        "rests_on": ("grade",),
        "sum_of_parts": ("parts", "year"),
        "second_path": ("figure",),
        "implied_baseline": ("baseline",),
        "joint_jumps": ("year", "percent"),
        "joints_jump": ("count", "scenarios"),
        "not_harmonised": (),
        "some_not_harmonised": ("count", "scenarios"),
        "within_about": ("edge",),
        "recounted": ("rate",),
        "wider_region": ("region",),
        "model_counts": ("how",),
    }
)
"""Why a verdict is what it is."""

CAVEATS = frozenset(["recounted", "wider_region", "model_counts"])
"""What is told of a series wherever it decides."""

STEPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "value": ("year", "price_year"),
        "carried_value": ("year",),
        "link": ("base", "year", "change"),
        "level_pair": ("base", "year"),
        "sum_of_parts": ("year",),
        "fall": ("start", "end"),
        "rise": ("start", "end"),
        "times": ("start", "end"),
        "mean_rate": ("start", "end"),
        "amount_fall": ("start", "end"),
        "amount_rise": ("start", "end"),
        "added": ("start", "end"),
        "added_per_year": ("start", "end"),
        "sum": ("start", "end"),
        "sum_per_year": ("start", "end"),
        "weakest_year": ("year",),
        "second_path": ("points",),
        "pace": ("first", "last"),
        "pace_required": ("first", "last"),
        "leads_to": ("due", "years", "first", "last"),
        "margin": (),
        "edge": ("word",),
        "maximum": ("year",),
        "last_admissible": ("year", "newest"),
        "harmonised": ("year", "joint", "method"),
        "interpolated": ("year", "before", "after"),
    }
)
"""What a step of arithmetic finds."""
