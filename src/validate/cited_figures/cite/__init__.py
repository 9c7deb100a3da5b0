"""Show and cite figures and sources."""
