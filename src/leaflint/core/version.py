"""The version of Leaflint."""

__version__ = "0.1.0"
