"""XLIFF 1.2: its tags, its units, read and written."""
