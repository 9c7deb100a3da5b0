"""Joined tables and the columns derived from them."""
