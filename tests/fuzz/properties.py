"""A target as a property: whatever hypothesis chooses, it holds."""

from collections.abc import Callable
from random import Random

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

from .limits import LARGEST
from .mutators.growth import grown
from .registry import Target

MOST_EDITS = 6


def examples(target: Target, call: Callable[[bytes], None], count: int, seed: int) -> None:
    """Call with bytes, and with seeds after some edits; raise for the smallest that fails."""
    seeds = [*target.seeds()]
    randoms = st.randoms(use_true_random=False)

    @seeded(seed)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        report_multiple_bugs=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=[*HealthCheck],
    )
    @given(st.binary(max_size=64), st.sampled_from(seeds), st.integers(0, MOST_EDITS), randoms)
    def holds(raw: bytes, start: bytes, edits: int, rng: Random) -> None:
        data = start
        for _ in range(edits):
            data = target.mutate(data, rng)[:LARGEST]
        kind = rng.random()
        call(raw if kind < 0.1 else grown(data, rng) if kind < 0.15 else data)

    holds()
