"""Inputs as large as they may be: a piece of a small one, over and over."""

from random import Random

from ..limits import LARGEST

ENDS = (b"\n", b">", b"}", b",", b" ", b"\x1e")


def grown(data: bytes, rng: Random) -> bytes:
    """Return an input in which a piece is repeated until it is large."""
    start = rng.randint(0, len(data))
    end = start + rng.choice((1, 1, 2, 5, 20, 200, 2_000))
    if rng.random() < 0.5:
        sign = rng.choice(ENDS)
        start = data.rfind(sign, 0, start) + 1
        end = data.find(sign, start) + 1 or len(data)
    piece = data[start:end] or b"a"
    times = (rng.choice((20_000, 200_000, LARGEST)) - len(data)) // len(piece)
    return (data[:start] + piece * max(times, 1) + data[end:])[:LARGEST]
