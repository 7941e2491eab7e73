"""XLIFF 2.0 to 2.2: its tags, its units, read; 2.1 written."""
