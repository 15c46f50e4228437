"""Whole sessions: an editor and a server that talk over standard input and output."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.workspace import Workspace

from leaflint.server.repository import Repository as OpenRepository
from leaflint.server.session import Session
from tests.example_repository import LEAFLET, TODAY, Repository, make_repository
from tests.server.editor import Editor, editing, run

DIRECTORY = "content/directory.yaml"
SECOND = "content/leaflets/second.yaml"


@pytest.fixture
def committed(tmp_path: Path) -> Repository:
    """Return the example with a second leaflet and a history, and nothing wrong in it."""
    repository = make_repository(tmp_path)
    draft = repository.read(LEAFLET).replace("id: having-a-scan", "id: second")
    repository.write(SECOND, draft.replace("status: published", "status: draft"))
    repository.commit("Leaflets", TODAY)
    return repository


def test_a_wrong_number_is_shown_while_it_is_typed_and_goes_when_it_is_mended(
    committed: Repository,
) -> None:
    async def session() -> None:
        async with editing() as editor:
            uri = editor.open(committed.root / LEAFLET)
            clean = await editor.told(uri)
            assert clean == []
            text = committed.read(LEAFLET)
            editor.type(uri, text.replace("0808 800 6000", "0808 800 6001"))
            shown = await editor.told(uri, "phone-number/not-in-directory", "sign-off/voided")
            number = shown[1]
            assert number.message.startswith("0808 800 6001 is not in the directory; did you mean")
            assert number.range == types.Range(types.Position(30, 59), types.Position(30, 72))
            assert number.severity == types.DiagnosticSeverity.Error
            editor.type(uri, text)
            await editor.told(uri)
            assert editor.stale == []

    run(session())


def test_what_is_shown_last_belongs_to_the_last_version(committed: Repository) -> None:
    text = committed.read(LEAFLET)
    wrong = text.replace("0808 800 6000", "0808 800 6001")

    async def session() -> None:
        async with editing() as editor:
            uri = editor.open(committed.root / LEAFLET)
            for number in range(40):
                editor.type(uri, wrong if number % 2 else text)
                await asyncio.sleep(0.01 * (number % 7))
            await editor.told(uri, "phone-number/not-in-directory", "sign-off/voided")
            assert editor.diagnostics[uri].version == 41
            assert editor.stale == []

    run(session())


def test_a_change_to_the_directory_judges_open_leaflets_again(committed: Repository) -> None:
    async def session() -> None:
        async with editing() as editor:
            leaflet = editor.open(committed.root / LEAFLET)
            await editor.told(leaflet)
            directory = editor.open(committed.root / DIRECTORY)
            await editor.told(directory)
            text = committed.read(DIRECTORY)
            editor.type(directory, text.replace("0808 800 6000", "0808 157 0000"))
            await editor.told(leaflet, "phone-number/not-in-directory")
            editor.close(directory)  # without saving: the directory on disk counts again
            await editor.told(leaflet)
            committed.write(DIRECTORY, text.replace("0808 800 6000", "0808 157 0000"))
            changed = types.FileEvent(
                (committed.root / DIRECTORY).as_uri(), types.FileChangeType.Changed
            )
            editor.client.workspace_did_change_watched_files(
                types.DidChangeWatchedFilesParams([changed])
            )
            await editor.told(leaflet, "phone-number/not-in-directory")

    run(session())


def test_a_leaflet_that_is_broken_while_somebody_types_takes_nothing_from_the_others(
    committed: Repository,
) -> None:
    async def session() -> None:
        async with editing() as editor:
            first = editor.open(committed.root / LEAFLET)
            text = committed.read(SECOND).replace("20 minutes", "30 minutes")
            second = editor.open(committed.root / SECOND, text)
            await editor.told(second, "agreeing-facts/not-approved")
            editor.type(first, committed.read(LEAFLET).replace("title: Having", 'title: "Having'))
            await editor.told(first, "schema/yaml")
            await editor.told(second, "agreeing-facts/not-approved")
            editor.type(first, committed.read(LEAFLET))
            await editor.told(first)
            await editor.told(second, "agreeing-facts/not-approved")

    run(session())


def test_a_server_that_was_killed_is_started_again_and_says_the_same(committed: Repository) -> None:
    text = committed.read(LEAFLET).replace("0808 800 6000", "0808 800 6001")
    rules = ("phone-number/not-in-directory", "sign-off/voided")

    async def session() -> None:
        killed = Editor()
        await killed.start()
        uri = killed.open(committed.root / LEAFLET, text)
        before = await killed.told(uri, *rules)
        process = killed.client._server
        assert process is not None
        process.kill()
        await process.wait()
        await killed.disconnect()
        async with editing() as editor:
            uri = editor.open(committed.root / LEAFLET, text)
            assert await editor.told(uri, *rules) == before

    run(session())


def test_several_repositories_are_open_at_once_and_a_file_outside_is_left_alone(
    committed: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = make_repository(tmp_path_factory.mktemp("other"))
    other.change('phone: "0808 800 6000"', 'phone: "0808 157 0000"', DIRECTORY)
    other.commit()
    outside = tmp_path_factory.mktemp("outside") / "notes.yaml"
    outside.write_text("a: [", encoding="utf-8")

    async def session() -> None:
        async with editing() as editor:
            alone = editor.open(outside)
            first = editor.open(committed.root / LEAFLET)
            second = editor.open(other.root / LEAFLET)
            await editor.told(first)
            await editor.told(second, "phone-number/not-in-directory")
            assert alone not in editor.diagnostics

    run(session())


def test_places_are_counted_as_editors_count_them(committed: Repository) -> None:
    text = committed.read(LEAFLET).replace("\n", "\r\n")
    text = text.replace("any questions, call", "any 👩‍⚕️ cafe\u0301 questions, call")
    text = text.replace("0808 800 6000", "0808 800 6001")
    line = next(line for line in text.split("\r\n") if "6001" in line)

    async def session() -> None:
        async with editing() as editor:
            uri = editor.open(committed.root / LEAFLET, text)
            joiner = "schema/invisible"
            number = "phone-number/not-in-directory"
            shown = await editor.told(uri, number, joiner, "sign-off/voided")
            (found,) = (diagnostic.range for diagnostic in shown if diagnostic.code == number)
            assert found.start.line == 30
            units = line.encode("utf-16-le")
            seen = units[2 * found.start.character : 2 * found.end.character]
            assert seen.decode("utf-16-le") == "0808 800 6001"

    run(session())


def test_a_repository_that_cannot_be_checked_says_so_on_the_file(committed: Repository) -> None:
    committed.write("leaflint.yaml", "format: 2\nsince: 0.1.0\nchecks: [spelling]\n")

    async def session() -> None:
        async with editing() as editor:
            text = committed.read(LEAFLET)
            uri = editor.open(committed.root / LEAFLET)
            await editor.told(uri)
            adoption = editor.open(committed.root / "leaflint.yaml")
            editor.type(adoption, "format: 2\nsince: 0.1.0\nchecks: [no-check]\n")
            shown = await editor.told(uri, "None")
            assert shown[0].message.startswith(
                "Leaflint could not check this file: no check is left"
            )
            editor.type(uri, text)

    run(session())


def test_the_server_asks_to_be_told_of_files_that_others_write(committed: Repository) -> None:
    async def session() -> None:
        async with editing() as editor:
            uri = editor.open(committed.root / LEAFLET)
            await editor.told(uri)
            (registration,) = editor.registered
            assert registration.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES

    run(session())


def test_a_defect_is_shown_on_the_file_and_not_swallowed(
    committed: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[types.PublishDiagnosticsParams] = []
    server = LanguageServer("leaflint", "1")
    monkeypatch.setattr(LanguageServer, "workspace", Workspace(None))
    monkeypatch.setattr(server, "text_document_publish_diagnostics", shown.append)

    def fail(_repository: OpenRepository, _most: int) -> tuple[int, int]:
        raise ZeroDivisionError("nobody foresaw this")

    monkeypatch.setattr(OpenRepository, "load", fail)

    async def session() -> None:
        opened = Session(server, lambda: TODAY)
        opened.open((committed.root / LEAFLET).as_uri(), 1, committed.read(LEAFLET))
        while not shown:
            await asyncio.sleep(0.01)

    run(session())
    (diagnostic,) = shown[0].diagnostics
    assert diagnostic.severity == types.DiagnosticSeverity.Error
    assert "a defect in Leaflint" in diagnostic.message
    assert "nobody foresaw this" in diagnostic.message
