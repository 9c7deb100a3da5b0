"""Typed tables: cells, Table Schema constraints and the pandera schemas made of them."""
