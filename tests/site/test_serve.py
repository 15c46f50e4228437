"""The site shown on this machine: made anew after a change, and shown to nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread

import pytest

from leaflint.core.errors import UsageError
from leaflint.site.build import build_site
from leaflint.site.estate import Estate
from leaflint.site.serve import Server, serve
from tests.example_repository import TODAY, Repository

FOREVER = 60


class Shown:
    """A server that runs, the times that it made the site, and what it answers."""

    def __init__(self, repository: Repository, folder: Path) -> None:
        build_site(Estate(repository.tree, TODAY), "staff", folder)
        self.server = Server(folder, 0)
        self.stop, self.changed = Event(), Event()
        arguments = (self.server, repository.root, self.changed.set, self.stop)
        self.thread = Thread(target=serve, args=arguments)
        self.thread.start()

    def get(self, path: str, host: str = "") -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.server.server_port, timeout=FOREVER)
        connection.request("GET", path, headers={"Host": host} if host else {})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


@pytest.fixture
def shown(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    shown = Shown(repository, tmp_path_factory.mktemp("out") / "site")
    yield shown
    shown.stop.set()
    shown.thread.join(FOREVER)
    assert not shown.thread.is_alive()


def test_pages_load_themselves_again_and_run_no_other_script(shown: Shown) -> None:
    for path in ("/", "/leaflets/having-a-scan.html"):
        status, page = shown.get(path)
        assert status == 200
        assert "default-src 'none'; script-src 'self'; connect-src 'self'; style-src" in page
        assert page.count("script-src") == 1
        assert '<script src="/-/reload.js" defer></script>\n</head>' in page
    assert shown.get("/-/reload.js")[1].startswith('"use strict";')
    assert shown.get("/style.css")[0] == 200
    assert shown.get("/nothing.html")[0] == 404
    assert shown.get("/../pyproject.toml")[0] == 404


def test_a_change_makes_the_site_anew(shown: Shown, repository: Repository) -> None:
    assert shown.get("/-/made") == (200, "0")
    repository.change("20 minutes", "30 minutes")
    assert shown.changed.wait(FOREVER)


def test_only_this_machine_is_answered(shown: Shown) -> None:
    port = shown.server.server_port
    assert shown.get("/", f"evil.example:{port}")[0] == 403
    assert shown.get("/", f"localhost:{port}")[0] == 200
    assert shown.server.server_address[0] == "127.0.0.1"


def test_a_port_that_is_taken_or_none_is_refused(shown: Shown, tmp_path: Path) -> None:
    port = shown.server.server_port
    with pytest.raises(
        UsageError, match=f"port {port} cannot be had: .+; name another with --port"
    ):
        Server(tmp_path, port)
    with pytest.raises(UsageError, match="port 70000 cannot be had"):
        Server(tmp_path, 70_000)
