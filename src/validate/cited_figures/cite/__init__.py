"""Read figures and sources aloud, and cite them."""
