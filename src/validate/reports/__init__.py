"""Report formats, one module each; they know findings and nothing else."""
