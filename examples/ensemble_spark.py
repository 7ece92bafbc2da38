"""Many scenarios on Spark: Parquet in, Parquet out.

Run: spark-submit examples/ensemble_spark.py PARTS RESULTS [REGION]. Needs: pyspark, Java, and dualcarbon[tables] on
every machine.

``mapInArrow`` cuts its batches without regard to scenarios. So the rows of each model and scenario are brought into one
partition first, and the batches of a partition are put together before they are judged.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pyarrow as pa
from pyspark.sql import SparkSession

COLUMNS = (
    "region string, target string, indicator string, definition string, year long, scenario string, "
    "verdict string, value double, unit string"
)


def judging(region: str):  # noqa: ANN201 - Spark's own types
    """What judges one partition: batches in, batches out."""

    def judge(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import dualcarbon as dc

        held = list(batches)
        if held and sum(batch.num_rows for batch in held):
            yield from dc.check_scenarios(pa.Table.from_batches(held), region=region).to_batches()

    return judge


def main(parts: str, results: str, region: str = "china") -> None:
    """Judges every scenario of a folder of Parquet files."""
    spark = SparkSession.builder.getOrCreate()
    table = spark.read.parquet(parts)
    names = {name.lower(): name for name in table.columns}
    whole = table.repartition(names["model"], names["scenario"])
    whole.mapInArrow(judging(region), COLUMNS).write.mode("overwrite").parquet(results)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
