"""The engine: run the rules and explain them, verify figures, load checked tables."""
