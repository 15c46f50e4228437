"""Where results are kept unless somebody says otherwise."""

from __future__ import annotations

import os
from pathlib import Path


def default_folder() -> Path | None:
    """Return Leaflint's folder among the user's caches; None for a user without a home.

    Source: XDG Base Directory Specification, $XDG_CACHE_HOME.
    """
    caches = os.environ.get("XDG_CACHE_HOME", "")
    if Path(caches).is_absolute():
        return Path(caches) / "leaflint"
    try:
        return Path.home() / ".cache" / "leaflint"
    except RuntimeError:
        return None
