"""Fixtures that every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.example_repository import Repository, make_repository

# How long an example takes says nothing of whether it is right, and machines are shared.
settings.register_profile("leaflint", deadline=None)
settings.load_profile("leaflint")


@pytest.fixture(autouse=True)
def _no_cache_of_others(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whoever runs the tests keeps their own cache to themselves."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A valid repository with one leaflet, in a folder of its own."""
    return make_repository(tmp_path)
