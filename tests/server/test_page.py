"""The page of a leaflet as it is typed, and how a file stands."""

from __future__ import annotations

import re
from html import unescape

from leaflint.server.page import PAGE, STANDING, make_page, stand
from tests.example_repository import LEAFLET, Repository
from tests.server.editor import editing, run
from tests.server.views import look


def test_the_page_is_that_of_the_text_in_the_editor(repository: Repository) -> None:
    text = repository.read(LEAFLET).replace("20 minutes", "30 minutes & more")
    page = make_page(look(repository, text)[0])
    assert page is not None
    assert "30 minutes &amp; more" in page
    assert "20 minutes" not in page


def test_the_page_runs_no_script_and_loads_nothing(repository: Repository) -> None:
    page = make_page(look(repository)[0])
    assert page is not None
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert unescape(policy[1]).startswith("default-src 'none'; style-src 'sha256-")
    assert "script" not in page
    assert not re.search(r"<(?:link|iframe|object|form)|src=\"(?!data:)", page)


def test_a_text_that_cannot_be_read_has_no_page(repository: Repository) -> None:
    assert make_page(look(repository, "title: [")[0]) is None
    assert make_page(look(repository, file="content/directory.yaml")[0]) is None


def test_a_leaflet_stands_by_its_reading_age(repository: Repository) -> None:
    standing = stand(look(repository)[0])
    assert standing == {"readingAge": "4–8", "target": "11", "isAboveTarget": False}
    nothing = {"readingAge": None, "target": None, "isAboveTarget": False}
    assert stand(look(repository, "title: [")[0]) == nothing
    assert stand(look(repository, file="content/directory.yaml")[0]) == nothing


def test_an_editor_asks_for_both(repository: Repository) -> None:
    async def ask() -> None:
        async with editing() as editor:
            file = {"uri": editor.open(repository.root / LEAFLET)}
            page = await editor.client.protocol.send_request_async(PAGE, file)
            assert "<h1" in page
            standing = await editor.client.protocol.send_request_async(STANDING, file)
            assert standing.target == "11"
            other = {"uri": (repository.root / "README.md").as_uri()}
            assert await editor.client.protocol.send_request_async(PAGE, other) is None

    run(ask())
