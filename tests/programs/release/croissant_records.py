"""Print every record that mlcroissant reads of a Croissant file, as one JSON object.

``python croissant_records.py FILE``; a process of its own, since mlcroissant imports much.
"""

import json
import sys
from typing import Any

import mlcroissant


def plain(value: Any) -> object:
    """Return a value as JSON has it; what is missing is None."""
    if isinstance(value, bytes):
        return value.decode()
    if value is None or value != value:  # noqa: PLR0124 (NaN and NaT)
        return None
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    return value.item() if hasattr(value, "item") else value


tables = {
    name: [
        {key.partition("/")[2]: plain(value) for key, value in record.items()}
        # Opened anew: what reading one table leaves behind spoils the next in mlcroissant 1.1.
        for record in mlcroissant.Dataset(sys.argv[1]).records(name)
    ]
    for name in [records.uuid for records in mlcroissant.Dataset(sys.argv[1]).metadata.record_sets]
}
json.dump(tables, sys.stdout)
