"""Beads and lexicons as text: the formats in which they are exchanged."""
