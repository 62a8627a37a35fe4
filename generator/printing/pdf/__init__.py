"""PDF's own nouns: how its objects are read, made and written (ISO 32000-1)."""
