"""Write what is derived from the package; may use ``validate``, never the other way round."""
