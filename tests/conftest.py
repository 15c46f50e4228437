"""Fixtures that every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.example_repository import Repository, make_repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A valid repository with one leaflet, in a folder of its own."""
    return make_repository(tmp_path)
