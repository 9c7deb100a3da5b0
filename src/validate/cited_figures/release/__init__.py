"""Releases: build their files, compare versions, check that a version is ready."""
