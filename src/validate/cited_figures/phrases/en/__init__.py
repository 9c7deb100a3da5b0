"""The English grammar."""

from .grammar import read_english

__all__ = ["read_english"]
