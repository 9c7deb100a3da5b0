"""Check the tables of a package in Spark: ``python examples/in_spark.py PACKAGE PARQUET_FOLDER``.

The folder gets one Parquet file a table. Where tables are Parquet already, begin at ``report``.
"""

import os
import sys
from pathlib import Path

from cited_figures.package.package import read_package
from cited_figures.run.spark import find_faults, local_session, read_tables
from cited_figures.tables.frames import read_table


def write_parquet(package: Path, folder: Path) -> None:
    """Write each table of a package as Parquet, in the types of its schema."""
    folder.mkdir(parents=True)
    for resource in read_package(package):
        table = read_table(resource)
        if table is not None:
            table.data.write_parquet(folder / f"{resource.name}.parquet")


def report(folder: Path) -> list[str]:
    """Return one line a fault: the table or view, the row counted from zero, the rule."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # the workers need these packages
    session = local_session()  # on a cluster: SparkSession.builder.getOrCreate()
    faults = find_faults(session, read_tables(session, folder))
    rows = sorted(faults.select("place", "_row", "rule", "column").collect())
    return [f"{place}:{row}:{column}: {rule}" for place, row, rule, column in rows]


if __name__ == "__main__":
    write_parquet(Path(sys.argv[1]), Path(sys.argv[2]))
    found = report(Path(sys.argv[2]))
    sys.stdout.write("".join(f"{line}\n" for line in [*found, f"{len(found)} faults"]))
