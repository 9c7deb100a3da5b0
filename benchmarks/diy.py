"""What a user would write: frictionless for the structure, pandera on pandas for the columns."""

import json
import sys
from pathlib import Path

import pandas as pd
import pandera.pandas as pa
from frictionless import Package

TYPES = {"string": str, "number": float, "integer": int, "boolean": bool}


def column(field: dict[str, object]) -> pa.Column:
    """Return the pandera column of a field."""
    limits = dict(field.get("constraints", {}))  # type: ignore[call-overload]
    checks = []
    if "pattern" in limits:
        checks.append(pa.Check.str_matches(f"^(?:{limits['pattern']})$"))
    if "enum" in limits:
        checks.append(pa.Check.isin(limits["enum"]))
    if "minimum" in limits:
        checks.append(pa.Check.ge(limits["minimum"]))
    if "maximum" in limits:
        checks.append(pa.Check.le(limits["maximum"]))
    if "minLength" in limits or "maxLength" in limits:
        checks.append(pa.Check.str_length(limits.get("minLength"), limits.get("maxLength")))
    kind = TYPES.get(str(field["type"]), "datetime64[us]")
    unique = bool(limits.get("unique"))
    return pa.Column(kind, checks, nullable=not limits.get("required"), unique=unique, coerce=True)


def main(folder: Path) -> int:
    """Validate a package and return 0 if nothing was found."""
    valid = Package(str(folder / "datapackage.json")).validate().valid
    for resource in json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]:
        schema = json.loads((folder / resource["schema"]).read_text("utf-8"))
        columns = {field["name"]: column(field) for field in schema["fields"]}
        frame = pd.read_csv(folder / resource["path"], keep_default_na=False, na_values=[""])
        pa.DataFrameSchema(columns, strict=True).validate(frame, lazy=True)
    return 0 if valid else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
