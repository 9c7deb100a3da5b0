"""Lines of code that load the flat table of a release."""

from ..flat import FILE


def loading(address: str) -> list[tuple[str, str]]:
    """Return a name and lines for each tool; the address is that of the folder of the release."""
    file = address + FILE
    return [
        ("pandas", f'import pandas as pd\nfigures = pd.read_csv("{file}")'),
        (
            "polars",
            f'import polars as pl\nfigures = pl.read_csv("{file}", infer_schema_length=None)',
        ),
        ("R", f'figures <- read.csv("{file}", fileEncoding = "UTF-8-BOM")'),
        ("DuckDB", f"FROM '{file}';"),
    ]
