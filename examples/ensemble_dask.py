"""Many scenarios on a cluster of Dask: Parquet parts in, Parquet parts out.

Run: python examples/ensemble_dask.py PARTS RESULTS [REGION]. PARTS is a folder of Parquet files, each a table of the
IAMC that holds whole scenarios. One file of results is written for each part. Needs: dask[distributed] and
dualcarbon[tables].

Nothing is shared between parts, so any engine that maps a function over them does as well.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dask.distributed import Client, LocalCluster

WORKERS = 2


def judge(part: str, result: str, region: str) -> int:
    """Judges the scenarios of one part, and writes its rows; how many there are."""
    from pyarrow import parquet

    import dualcarbon as dc

    found = dc.check_scenarios(parquet.read_table(part), region=region)
    parquet.write_table(found, result)
    return found.num_rows


def main(parts: str, results: str, region: str = "china") -> int:
    """Maps the parts over a cluster on this machine; how many rows were written."""
    sources = sorted(Path(parts).glob("*.parquet"))
    Path(results).mkdir(parents=True, exist_ok=True)
    targets = [str(Path(results, source.name)) for source in sources]
    # Processes, not threads: the work is Python. An address instead of a LocalCluster names one that runs.
    with (
        LocalCluster(n_workers=WORKERS, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        counts = client.map(judge, [str(source) for source in sources], targets, region=region, pure=False)
        return sum(client.gather(counts))


if __name__ == "__main__":
    print(main(*sys.argv[1:]))
