"""Fixtures that every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.example_repository import Repository, make_repository

# How long an example takes says nothing of whether it is right, and machines are shared.
settings.register_profile("leaflint", deadline=None)
settings.load_profile("leaflint")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A valid repository with one leaflet, in a folder of its own."""
    return make_repository(tmp_path)
