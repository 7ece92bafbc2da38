"""Many scenarios on Spark: Parquet in, Parquet out.

Run: spark-submit examples/ensemble_spark.py PARTS RESULTS [REGION]. PARTS is a folder of Parquet files, together a
table of the IAMC, wide or long; a scenario may be spread over several of them. Needs: pyspark, Java, and
dualcarbon[tables] on every machine; PYSPARK_PYTHON names the interpreter there, where it is not the one here.

``mapInArrow`` cuts its batches without regard to scenarios. So the rows of each model and scenario are brought into one
partition first, and the batches of a partition are put together before they are judged.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyarrow as pa
from pyspark.sql import SparkSession

if TYPE_CHECKING:
    from collections.abc import Callable

COLUMNS = (
    "region string, target string, indicator string, definition string, year long, scenario string, "
    "verdict string, value double, unit string"
)
A_CORE = 2
"""Partitions for each core: few, since each is held whole, and since a call has a fixed cost."""


def judging(region: str) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """What judges one partition: batches in, batches out."""

    def judge(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import dualcarbon as dc

        held = [batch for batch in batches if batch.num_rows]
        # A partition that no scenario fell to has no batch, or an empty one.
        if held:
            yield from dc.check_scenarios(pa.Table.from_batches(held), region=region).to_batches()

    return judge


def main(parts: str, results: str, region: str = "china") -> None:
    """Judges every scenario of a folder of Parquet files."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = SparkSession.builder.getOrCreate()
    # Without mergeSchema a year that the first file lacks is lost without a word.
    table = spark.read.option("mergeSchema", "true").parquet(parts)
    names = {name.lower(): name for name in table.columns}
    # A number of one's own: Spark would put what is short into one partition, and one core would judge it all.
    count = max(A_CORE * spark.sparkContext.defaultParallelism, table.rdd.getNumPartitions())
    whole = table.repartition(count, names["model"], names["scenario"])
    whole.mapInArrow(judging(region), COLUMNS).write.mode("overwrite").parquet(results)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
