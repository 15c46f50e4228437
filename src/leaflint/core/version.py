"""The version of Leaflint, and where its documentation is read."""

__version__ = "0.1.0"

HOME = "https://github.com/leaflint/leaflint"
"""Where Leaflint is kept."""

DOCUMENTATION = f"{HOME}/blob/v1/docs"
"""The folder of the manual on the web: whoever reads a message has no copy of it."""
