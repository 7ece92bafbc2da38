"""What each step of arithmetic finds."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dualcarbon.report.catalogue.messages import message

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "value": message("value of {year}{price_year:at_prices}"),
        "carried_value": message("value of {year}, by the links to it"),
        "link": message("link {base}→{year}: {change}"),
        "level_pair": message("levels of {base} and {year}"),
        "sum_of_parts": message("sum of the parts in {year}"),
        "fall": message("fall {start}→{end}"),
        "rise": message("rise {start}→{end}"),
        "times": message("times {start}→{end}"),
        "mean_rate": message("mean rate {start}→{end}"),
        "amount_fall": message("fall in amount {start}→{end}"),
        "amount_rise": message("rise in amount {start}→{end}"),
        "added": message("added {start}→{end}"),
        "added_per_year": message("added per year {start}→{end}"),
        "sum": message("sum {start}→{end}"),
        "sum_per_year": message("sum per year {start}→{end}"),
        "weakest_year": message("weakest year {year}"),
        "second_path": message(
            "a second path disagrees by {points}, more than rounding allows; the better one is used, "
            "nothing is averaged"
        ),
        "pace": message("pace {first}→{last}"),
        "pace_required": message("pace required {first}→{last}"),
        "leads_to": message("leads to, in {due}: {years:years} on at the pace of {first} to {last}"),
        "margin": message("margin"),
        "edge": message("edge of “{word:term}”"),
        "maximum": message("highest year {year}"),
        "last_admissible": message("last admissible year {year}; newest year {newest}"),
        "harmonised": message("value of {year}, brought to what was observed in {joint} ({method:term})"),
        "interpolated": message("value of {year}, between the steps {before} and {after}"),
    }
)
"""A heading for each code."""
METHODS = (message("ratio"), message("offset"))
"""How a projection is brought to what was observed."""
