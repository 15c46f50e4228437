"""Leaflets and what they share, read from a tree into valid data."""
