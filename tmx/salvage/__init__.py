"""Broken memories read as far as they can be: each fault is repaired or its unit lost, and nothing is silent."""
