"""XLIFF 1.2 and 2.x: read as units, written, and filled in where it stands."""
