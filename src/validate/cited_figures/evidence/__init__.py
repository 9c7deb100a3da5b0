"""Copies of sources: page, paragraphs and sentences, fingerprints, proof."""
