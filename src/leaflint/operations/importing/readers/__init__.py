"""Readers of files: each returns paragraphs and tables, with the places where they stood."""
