"""How many distinct phrases are read in a second of one core: ``python benchmarks/phrases.py``."""

import sys
import time
from collections.abc import Iterator
from statistics import median

from cited_figures.phrases import read

ROUNDS = 7
VERBS = ("reached", "hit", "exceeded", "rose to", "fell by")
THINGS = ("industrial firms", "new energy vehicles", "5G base stations", "yuan", "percent")


def phrases(start: int) -> Iterator[str]:
    """Yield phrases that differ from those of every other start."""
    for number in range(start, start + 400):
        yield f"more than {number * 1000:,} {THINGS[number % 3]}"
        yield f"{VERBS[number % 5]} {number}.{number % 10} {THINGS[3 + number % 2]}"
        yield f"同比增长{number}.{number % 10}%"
        yield f"超过{number}万家"


def rate(batch: list[str]) -> float:
    """Return phrases a second of processor time."""
    start = time.process_time()
    for phrase in batch:
        read(phrase)
    return len(batch) / (time.process_time() - start)


if __name__ == "__main__":
    rates = [rate(list(phrases(100 + 400 * n))) for n in range(ROUNDS)]
    low, high = min(rates), max(rates)
    sys.stdout.write(f"{median(rates):,.0f} phrases a second (from {low:,.0f} to {high:,.0f})\n")
