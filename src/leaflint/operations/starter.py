"""The starter: the policy and the templates that a new repository begins with."""

from __future__ import annotations

from pathlib import Path

STARTER = Path(__file__).parents[1] / "starter"
"""The folder that holds them, laid out as a repository is: `checks/`, `content/`, `templates/`."""
