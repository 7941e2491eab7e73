"""How much one request may ask for."""

MOST_TEXTS = 1_000
"""Look-ups."""
MOST_UNITS = 10_000
"""Units to add."""
MOST_HITS = 1_000
MOST_MATCHES = 100
LONGEST_TEXT = 20_000
"""Characters of a segment."""
