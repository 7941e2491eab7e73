"""Figures of scoring, and of its checks."""
