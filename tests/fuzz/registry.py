"""The targets of fuzzing by name."""

from collections.abc import Iterator
from random import Random
from typing import Protocol

from .targets import archives, cells, descriptor, pages, patterns, phrases, schemas, tables


class Target(Protocol):
    """A behaviour that takes bytes, where to start from, and how to go on from there."""

    def seeds(self) -> Iterator[bytes]:
        """Yield inputs to start from."""

    def mutate(self, data: bytes, rng: Random) -> bytes:
        """Return an input like this one."""

    def target(self, data: bytes) -> None:
        """Do what a user does with these bytes; raise when that goes as it must not."""


TARGETS: dict[str, Target] = {
    "archives": archives,
    "cells": cells,
    "descriptor": descriptor,
    "pages": pages,
    "patterns": patterns,
    "phrases": phrases,
    "schemas": schemas,
    "tables": tables,
}
