"""The sentence of each reason, and the few words that stand for it where many targets share it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dualcarbon.report.catalogue.messages import message

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "no_number": message("no number: {text:term}"),
        "part_of_whole": message("covers only “{scope:term}”; the data tell of the whole"),
        "no_observations": message("no observations of {indicator:indicator} for {region:region}"),
        "no_observations_on": message(
            "no observations on the {definition:definition} definition, only on: {known:definition}"
        ),
        "not_in_scenario": message("{scenario} has no value of {due}; it has {years}"),
        "between_steps": message("{scenario} has steps {before} and {after}; the target is for {due}"),
        "between_steps_of_all": message(
            "{scenarios} scenarios have steps {before} and {after}; the target is for {due}"
        ),
        "direct_equivalent": message(
            "{scenario} counts primary energy by direct equivalents, the target by coal equivalents"
        ),
        "not_recounted": message(
            "{scenario}: the energy of {region:region} cannot be recounted, since a province lives on imports"
        ),
        "no_baseline": message("the plan names no baseline"),
        "baseline_unknown": message(
            "nothing is known of the baseline {baseline}; the data tell of {first} to {last}"
        ),
        "baseline_not_positive": message("the baseline {baseline} is {figure}: no ratio starts from it"),
        "no_projection": message("the scenario has no value for {due}"),
        "no_scenario_tells": message("none of the {scenarios} scenarios tells what it takes"),
        "not_tied": message("nothing ties {year} to the baseline {baseline}"),
        "points_only": message(
            "the change to {year} is known in percentage points only, and the share itself is not"
        ),
        "gap": message("{missing} missing between {before} and {after}"),
        "other_price_year": message(
            "other price year: the target is at prices of {wanted:prices}, "
            "the data at prices of {known:prices}"
        ),
        "only_changes": message("only changes are known, and no level"),
        "year_missing": message("{due} itself is not on record; newest: {newest:in_year}"),
        "first_rate_unknown": message("the rate of {year} is not known"),
        "only_a_bound": message("only a bound is known, {figure:in_year}, and it does not decide"),
        "rounding_decides": message("the rounding of {figure:dated} decides: the bound lies within it"),
        "over_not_on_record": message("{due} is over and not on record; newest: {newest:in_year}"),
        "over_nothing_on_record": message("{due} is over and nothing is on record"),
        "over_newest": message("{due} is over and not on record; newest: {newest:in_year}"),
        "breaks_the_cap": message("{newest:in_year} breaks the bound already"),
        "led_past_the_bound": message(
            "the pace before, carried on for {years:years}, led past the bound, to {figure}"
        ),
        "nothing_after_baseline": message("nothing after the baseline {baseline} has been observed yet"),
        "one_observation": message("one observation only ({year})"),
        "one_observation_keeps": message(
            "one observation only ({year}): it keeps the bound and shows no pace"
        ),
        "one_observation_short": message(
            "one observation only ({year}): it does not satisfy the bound yet and shows no pace"
        ),
        "no_pace": message("no pace: more than five years without a value before {year}"),
        "stale": message("no pace is carried on from {newest:dated}, since the data reach to {until}"),
        "too_far": message("too far to carry a pace of {window:years} on for {years:years}"),
        "carried_on": message("at the pace of {first} to {last}, carried on for {years:years}"),
        "windows_divide": message("the paces disagree: {leads:leads}"),
        "shorter_window_differs": message("a shorter pace leads elsewhere: {leads:leads}"),
        "held_at": message("held at {figure}, which it cannot pass"),
        "lowest_in": message("the weakest year is {year}: {figure}"),
        "fell_short_in": message("{year} fell short: {figure}"),
        "leads_away_again": message("satisfied today, but the pace so far leads to {figure} in {due}"),
        "highest_is_newest": message("the newest year, {year}, is the highest ({figure}): no peak yet"),
        "highest_in": message("the highest year is {year} ({figure}); the data reach to {newest}"),
        "highest_is_first": message("the first year is the highest: no rise before it is shown"),
        "before_the_period": message("the highest year lies before {start}, when the period begins"),
        "provisional": message("provisional: only {years:years} since the highest year"),
        "hidden_by_hole": message(
            "the true highest year lies after {after} and before {before}: values between them are missing"
        ),
        "ties_with": message("{year} ties with the highest year, within rounding"),
        "too_few_points": message("too few years for a peak: {count}"),
        "peak_over": message("{due} is over, and the data reach only to {newest}"),
        "peak_stale": message("the series ends in {newest}, the data reach to {until}: no peak is shown"),
        "no_peak_baseline": message(
            "the baseline is the peak, and the newest year, {year}, is the highest: no peak yet"
        ),
        "unofficial": message(
            "on the {definition:definition} definition; "
            "the official one since {since} is {official:definition}"
        ),
        "official_missing": message(
            "{due} is not on record on the official definition ({definition:definition})"
        ),
        "definition_named": message("on the {definition:definition} definition"),
        "on_other_definition": message(
            "on the {definition:definition} definition {verdict:verdict}, {figure:in_year}"
        ),
        "across_definitions": message(
            "chained across the definitions {first:definition} and {second:definition} it would be {figure}, "
            "which is no verdict"
        ),
        "definition_not_stated": message("the plan does not state its definition"),
        "rests_on": message("rests on {grade:grade} figures"),
        "second_path": message("another path on record gives {figure}, and would turn the verdict over"),
        "sum_of_parts": message("a floor from its parts in {year}: {parts:indicators}"),
        "implied_baseline": message("the plan names no baseline: {baseline}, the year before it, is meant"),
        "joint_jumps": message("scenario and record differ by {percent} % where they are joined ({year})"),
        "joints_jump": message(
            "in {count} of {scenarios} scenarios the joint with the record jumps by more than 5 %"
        ),
        "some_not_harmonised": message(
            "{count} of {scenarios} scenarios are not harmonised: "
            "no year has a number of its own both on record and in them"
        ),
        "not_harmonised": message(
            "not harmonised: no year has a number of its own both on record and in the scenario"
        ),
        "within_about": message("met within “about”: the edge is {edge}"),
        "recounted": message("recounted by the coal-equivalent method, at {rate} kgce/kWh"),
        "not_rebased": message("{form:form} is not rebased"),
        "against_the_peak": message("stated against the peak"),
        "no_link": message("no link {first}–{last}"),
        "no_target": message("no target is known"),
        "not_published": message("not published as a target or a series"),
        "wider_region": message("the data are of {region}, which is wider"),
        "model_counts": message("{how:term}"),
    }
)
"""Why a verdict is what it is, a sentence for each code."""

BRIEF: Mapping[str, str] = MappingProxyType(
    {
        "no_number": message("no number"),
        "part_of_whole": message("only a part of what the data tell of"),
        "no_observations": message("nothing on record"),
        "baseline_unknown": message("nothing known of the baseline {baseline}"),
        "year_missing": message("{due} itself is not on record"),
        "over_not_on_record": message("{due} is over and not on record"),
        "over_newest": message("{due} is over and not on record"),
        "only_a_bound": message("only a bound is known, and it does not decide"),
        "led_past_the_bound": message("the pace before led past the bound"),
        "breaks_the_cap": message("the newest value breaks the bound already"),
    }
)
"""The words that many targets share, where the sentence tells what differs between them."""

ASIDE = frozenset({"on_other_definition", "across_definitions", "sum_of_parts"})
"""What is told of one target beside the reason that it shares with others."""
SIGNED = frozenset({"carried_on", "rests_on", "implied_baseline", "definition_named"})
"""What a table tells by a sign, or in another cell."""
