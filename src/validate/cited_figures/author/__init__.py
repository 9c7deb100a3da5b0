"""Commands that write into a package: new, update, seal."""
