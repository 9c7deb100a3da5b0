"""Files and passages that are derived from the package."""
