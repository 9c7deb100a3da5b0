"""Commands that help to write a package: new, find, add, fix, update and seal."""
