"""The engine: run the rules, apply exemptions, explain rules."""
