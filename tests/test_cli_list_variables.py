"""``list variables``: the mapping of names of models, with a reason a line."""

from __future__ import annotations

import csv
import io
import json

from conftest import Runner

from dualcarbon.scenario_file import known_regions, known_units, meanings


def test_it_fits_a_narrow_screen(run: Runner) -> None:
    """At 80 columns every mapping is a block; nothing is cut."""
    lines = run("list", "variables", columns=80).stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[:4] == [
        "Emissions|CO2|Energy and Industrial Processes",
        "  to: co2_emissions",
        "  reason: the scope of the official peak goal: fuel combustion plus industrial",
        "    processes; net of captured carbon, without land use",
    ]


def test_it_says_what_a_variable_serves_as(run: Runner) -> None:
    """Ratios, a bound, a part of the recount, nothing; a definition; a region by a map only."""
    table = run("list", "variables", columns=10_000).stdout.splitlines()
    told = {line.split("  ")[0]: " ".join(line.partition("  ")[2].split()) for line in table}
    assert told["GDP|PPP"].startswith("gdp (ratios and the year of the maximum) constant prices")
    assert told["Capacity|Electricity|Hydro"].startswith("hydro_capacity (a lower bound) a floor")
    assert told["Primary Energy|Biomass|Modern"].startswith("the recount part of the recount: H is")
    assert told["Gross Emissions|CO2"].startswith("passed over gross")
    assert told["(Primary Energy - fossil energy) / Primary Energy"].startswith(
        "non_fossil_share (direct equiv"
    )
    assert told["CHA"].startswith("(by --map only) wider than the country: REMIND's region")
    assert told["billion US$YEAR/yr"] == "10^9 money/yr US dollars of a price year"


def test_it_is_data_too(run: Runner) -> None:
    """A row for each line of the three tables, in CSV and in JSON."""
    rows = list(csv.DictReader(io.StringIO(run("list", "variables", "--format", "csv").stdout)))
    assert len(rows) == len(meanings()) + len(known_regions()) + len(known_units())
    assert list(rows[0]) == ["kind", "from", "to", "definition", "as", "unit", "priority", "note", "reason"]
    told = json.loads(run("list", "variables", "--format", "json").stdout)
    assert [row["from"] for row in told] == [row["from"] for row in rows]
