"""How many phrases of the tests one core reads in a second: ``python benchmarks/phrases.py``."""

import csv
import sys
import time
from pathlib import Path
from statistics import median

from cited_figures.phrases import Unreadable, read

ROUNDS = 7
FOLDER = Path(__file__).resolve().parents[1] / "tests" / "phrases" / "labelled"


def phrases(language: str) -> list[str]:
    """Return the phrases in a language, those that are refused among them."""
    with (FOLDER / f"{language}.csv").open(encoding="utf-8", newline="") as lines:
        return [row["phrase"] for row in csv.DictReader(lines)]


def rate(batch: list[str], language: str) -> float:
    """Return phrases a second of processor time."""
    start = time.process_time()
    for phrase in batch:
        try:
            read(phrase, language)
        except Unreadable:
            continue
    return len(batch) / (time.process_time() - start)


if __name__ == "__main__":
    for language in sorted(file.stem for file in FOLDER.glob("*.csv")):
        batch = phrases(language)
        rate(batch, language)  # loads the words
        rates = [rate(batch, language) for _ in range(ROUNDS)]
        sys.stdout.write(
            f"{language}: {len(batch):,} phrases, {median(rates):,.0f} a second"
            f" (from {min(rates):,.0f} to {max(rates):,.0f})\n"
        )
