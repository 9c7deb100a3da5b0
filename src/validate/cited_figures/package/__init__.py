"""A data package on disk: descriptor, CSV and JSON files, paths, limits, profile and seal."""
