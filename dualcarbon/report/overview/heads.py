"""Two letters for each indicator, so that a country fits on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_KNOWN = {
    "carbon_intensity": "CI",
    "energy_intensity": "EI",
    "co2_emissions": "CO",
    "ghg_emissions": "GH",
    "net_emissions": "NE",
    "energy_consumption": "EC",
    "coal_consumption": "CC",
    "coal_share": "CS",
    "oil_consumption": "OC",
    "non_fossil_share": "NF",
    "renewable_share": "RS",
    "electrification_share": "EL",
    "pumped_storage_capacity": "PS",
    "new_storage_capacity": "ST",
    "nuclear_capacity": "NU",
    "wind_capacity": "WI",
    "solar_capacity": "SO",
    "wind_solar_capacity": "WS",
    "renewable_capacity": "RE",
    "forest_coverage": "FC",
    "forest_stock_volume": "FS",
}


def heads(names: Iterable[str]) -> Mapping[str, str]:
    """Two letters for each name, none twice: those of headline indicators never change."""
    wanted = list(dict.fromkeys(names))
    found = {name: _KNOWN[name] for name in wanted if name in _KNOWN}
    taken = set(_KNOWN.values())
    for name in wanted:
        if name not in found:
            found[name] = next(two for two in _candidates(name) if two not in taken)
            taken.add(found[name])
    return found


def _candidates(name: str) -> Iterable[str]:
    """The first letters of two words, the first with each other letter, then numbers."""
    words = [word for word in name.upper().split("_") if word]
    letters = "".join(words)
    yield from (f"{first[0]}{second[0]}" for at, first in enumerate(words) for second in words[at + 1 :])
    yield from (f"{letters[0]}{other}" for other in letters[1:])
    yield from (f"{number:02d}" for number in range(100))
    yield from (f"{number}" for number in range(100, 100_000))
