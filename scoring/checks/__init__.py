"""Checks of candidates against their sources, without a reference: one file a check."""
