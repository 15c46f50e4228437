"""What is made once for all tests in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import open_browser
from tests.browser.sample_site import make_pages


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser."""
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Every page of the sample."""
    return make_pages(tmp_path_factory.mktemp("site"))
