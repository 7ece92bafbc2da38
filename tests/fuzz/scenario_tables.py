"""Random faults in tables of models and in maps: never a traceback but an error with a place, never a hang.

Run: python tests/fuzz/scenario_tables.py [CASES] [SEED]. A case that fails is printed whole, with its number.
"""

from __future__ import annotations

import gzip
import random
import sys
import time
from collections import Counter

from dualcarbon.problem import DualcarbonError
from dualcarbon.scenario_file import Glossary, Recipes, read_map, source_of_text, trajectories

RECIPES = Recipes(glossary=Glossary())
SLOW = 5.0  # seconds of computing for one case: a hang
TABLE = """Model,Scenario,Region,Variable,Unit,2020,2030,2050
M 1,NZ,China,Emissions|CO2|Energy and Industrial Processes,Mt CO2/yr,11000,9876.5,
M 1,NZ,China,GDP|PPP,billion US$2010/yr OR local currency,20000,30000,5e4
M 1,NZ,China,Primary Energy|Fossil,EJ/yr,126,120,40
M 1,NZ,China,Secondary Energy|Electricity|Nuclear,EJ/yr,1.3,2,4
M 1,NZ,China,Secondary Energy|Electricity|Hydro,EJ/yr,4.9,5,5
M 1,NZ,China,Secondary Energy|Electricity|Wind,EJ/yr,1.7,5,15
M 1,NZ,China,Secondary Energy|Electricity|Solar,EJ/yr,0.9,6,20
M 1,NZ,China,Secondary Energy|Electricity|Biomass,EJ/yr,0.5,0.6,1
M 1,NZ,China,Primary Energy|Biomass,EJ/yr,6,6,8
"M, 2",NZ,REMIND|CHN,Cap|Electricity|+|Wind,GW,281.5,"0.1",2000
M 2,NZ,World,Emissions|CO2|Energy,Mt CO2/yr,35000,30000,25000
"""
LONG = """model,scenario,region,variable,unit,year,value
M 1,NZ,China,Emissions|CO2|Energy,Mt CO2/yr,2020,11000
M 1,NZ,China,Emissions|CO2|Energy,Mt CO2/yr,2030,9876.5
M 1,NZ,Shandong,Capacity|Electricity|Solar,GW,2030,0.1
"""
MAP = """kind,from,to
region,CHA,CN
variable,Elc|Wind,Capacity|Electricity|Wind
variable,Coal,coal_consumption_tce
unit,"gigawatt, net",GW
"""
SEEDS = [TABLE, TABLE.replace(",", ";").replace("\n", ";\n"), TABLE.replace(",", "\t"), LONG]
PIECES = [
    ",", ";", "\t", "\n", "\r\n", '"', '""', "|", " ", "-", "nan", "inf", "1e999", "1_0", "1,2", "NA", "2030",
    "203O", "0", "-1", "1e-320", "１２", "\ufeff", "\x00", "\ud7ff", "China", "CHN", "CHA", "GW", "EJ/yr",
    "Mt CO2/yr", "billion US$2010/yr", "US$", "/yr", "year", "value", "unit", "Unit", "#", "Primary Energy|",
    "Emissions|Kyoto Gases", "region", "variable", "kind", "from", "to", "wind_capacity", "\u2028", "'",
]  # fmt: skip


def mutated(text: str, chance: random.Random) -> str:
    """A text with a few pieces put in, taken out, doubled or exchanged."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        at = chance.randrange(len(text) + 1)
        to = min(len(text), at + chance.choice((1, 1, 2, 5, 30)))
        match chance.randrange(5):
            case 0:
                text = text[:at] + chance.choice(PIECES) + text[at:]
            case 1:
                text = text[:at] + text[to:]
            case 2:
                text = text[:at] + text[at:to] * 2 + text[to:]
            case 3:
                text = text[:at] + chance.choice(PIECES) + text[to:]
            case _:
                lines = text.split("\n")
                chance.shuffle(lines) if chance.random() < 0.1 else lines.append(chance.choice(lines))
                text = "\n".join(lines)
    return text


def read(case: int, chance: random.Random) -> str:
    """Reads one case; what became of it in a word."""
    if case % 2:
        text = mutated(MAP, chance)
        try:
            read_map(text, "m.csv")
        except DualcarbonError as error:
            held(error)
            return "a map with faults"
        return "a map"
    data = mutated(chance.choice(SEEDS), chance).encode("utf-8", "surrogatepass")
    if chance.random() < 0.05:
        data = gzip.compress(data)
    if chance.random() < 0.1:
        at = chance.randrange(len(data))
        data = data[:at] + bytes([chance.randrange(256)]) + data[at + chance.randrange(2) :]
    try:
        found = trajectories(source_of_text(data, "f.csv"), recipes=RECIPES)
    except DualcarbonError as error:
        held(error)
        return "a table with faults"
    for one in found.data:
        for level in one.levels:
            assert level.amount.low <= level.amount.value <= level.amount.high
    return "a table" if found.data.trajectories else "a table that says nothing"


def held(error: DualcarbonError) -> None:
    """Every problem has a message of one line, and most have a place."""
    for problem in error.problems:
        assert problem.message
        assert "\n" not in str(problem).split("\n  ")[0]
        assert problem.location is None or (problem.location.line or 1) >= 1


def main() -> None:
    """Runs the cases and prints what became of them."""
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    counts: Counter[str] = Counter()
    for case in range(cases):
        chance = random.Random(f"{seed} {case}")
        begin = time.process_time()
        try:
            counts[read(case, chance)] += 1
        except Exception:
            print(f"case {case} of seed {seed} failed")
            raise
        if time.process_time() - begin > SLOW:
            raise SystemExit(f"case {case} of seed {seed} took longer than {SLOW} s")
    print(f"{cases} cases, seed {seed}: {dict(counts)}")


if __name__ == "__main__":
    main()
