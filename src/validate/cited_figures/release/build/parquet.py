"""The tables as Parquet files that carry their own description."""

import io
import json

from .edition import Edition


def parquet(edition: Edition) -> dict[str, bytes]:
    """Return a Parquet file per table, typed as its schema says.

    The metadata of the file names package, version and licence, and has the descriptor of the
    package under ``datapackage`` and the Table Schema under ``tableschema``. Pages are not
    compressed: they are small, and every reader can read them.
    """
    package = json.dumps(edition.descriptor, ensure_ascii=False)
    files = {}
    for table in edition.tables:
        about = {
            "package": edition.name,
            "version": edition.version,
            "license": edition.descriptor["licenses"][0]["path"],
            "datapackage": package,
            "tableschema": json.dumps(table.table_schema, ensure_ascii=False),
        }
        buffer = io.BytesIO()
        frame = edition.frames[table.name]
        frame.write_parquet(buffer, compression="uncompressed", metadata=about)
        files[f"{table.name}.parquet"] = buffer.getvalue()
    return files
