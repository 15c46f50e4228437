"""Every request over standard input and output, as editors send it; how a server begins and ends."""

from __future__ import annotations

import asyncio
import builtins
import sys
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from leaflint.commands.cli import main
from tests.example_repository import LEAFLET, TODAY, Repository, make_repository
from tests.server.editor import Editor, editing, run

LISTED = types.Position(10, 12)
"""In `contacts: [helpline]`."""


@pytest.fixture
def committed(tmp_path: Path) -> Repository:
    """Return the example with a history."""
    repository = make_repository(tmp_path)
    repository.commit("Leaflets", TODAY)
    return repository


def test_every_request_is_answered(committed: Repository) -> None:
    async def session() -> None:
        async with editing() as editor:
            client = editor.client
            uri = editor.open(committed.root / LEAFLET)
            await editor.told(uri)
            file = types.TextDocumentIdentifier(uri)
            lenses = await client.text_document_code_lens_async(types.CodeLensParams(file))
            assert [lens.range.start.line for lens in lenses or ()] == [1, 12, 22, 28, 0]
            shown = await client.text_document_hover_async(types.HoverParams(file, LISTED))
            assert shown is not None
            assert "Helpline" in str(shown.contents)
            offered = await client.text_document_completion_async(
                types.CompletionParams(file, LISTED)
            )
            assert isinstance(offered, list)
            assert [item.label for item in offered] == ["clinic", "emergency", "helpline"]
            symbols = await client.text_document_document_symbol_async(
                types.DocumentSymbolParams(file)
            )
            assert symbols is not None
            assert [symbol.name for symbol in symbols][-1] == "sections"
            folds = await client.text_document_folding_range_async(types.FoldingRangeParams(file))
            assert folds
            defined = await client.text_document_definition_async(
                types.DefinitionParams(file, LISTED)
            )
            assert isinstance(defined, list)
            assert len(defined) == 1
            context = types.ReferenceContext(include_declaration=True)
            used = await client.text_document_references_async(
                types.ReferenceParams(context, file, LISTED)
            )
            assert len(used or ()) == 2
            prepared = await client.text_document_prepare_rename_async(
                types.PrepareRenameParams(file, LISTED)
            )
            assert prepared == types.Range(types.Position(10, 11), types.Position(10, 19))
            renamed = await client.text_document_rename_async(
                types.RenameParams(file, LISTED, "cancer-line")
            )
            assert renamed is not None
            assert len(renamed.changes or {}) == 2
            with pytest.raises(JsonRpcException, match="there is a service called clinic already"):
                await client.text_document_rename_async(types.RenameParams(file, LISTED, "clinic"))

    run(session())


def test_fixes_are_offered_and_a_rule_is_explained(committed: Repository) -> None:
    async def session() -> None:
        async with editing() as editor:
            uri = editor.open(committed.root / LEAFLET)
            await editor.told(uri)
            text = committed.read(LEAFLET).replace("0808 800 6000", "0808 800 6001")
            editor.type(uri, text)
            place = types.Position(30, 60)
            params = types.CodeActionParams(
                types.TextDocumentIdentifier(uri),
                types.Range(place, place),
                types.CodeActionContext([]),
            )
            actions = await editor.client.text_document_code_action_async(params)
            titles = [action.title for action in actions or ()]
            assert titles == [
                "Write '0808 800 6000' (Helpline)",
                "Explain phone-number/not-in-directory",
            ]
            command = types.ExecuteCommandParams(
                "leaflint.explain", ["phone-number/not-in-directory"]
            )
            await editor.client.workspace_execute_command_async(command)
            while not editor.messages:
                await editor.hear()
            assert editor.messages[0].startswith("phone-number/not-in-directory: a number is not")

    run(session())


def test_a_file_outside_a_repository_gets_empty_answers(tmp_path: Path) -> None:
    (tmp_path / "notes.yaml").write_text("a: b\n", encoding="utf-8")

    async def session() -> None:
        async with editing() as editor:
            file = types.TextDocumentIdentifier(editor.open(tmp_path / "notes.yaml"))
            start = types.Position(0, 0)
            client = editor.client
            assert await client.text_document_hover_async(types.HoverParams(file, start)) is None
            offered = await client.text_document_completion_async(
                types.CompletionParams(file, start)
            )
            lenses = await client.text_document_code_lens_async(types.CodeLensParams(file))
            assert not offered
            assert not lenses

    run(session())


def test_a_commit_is_seen_when_the_file_is_saved(committed: Repository) -> None:
    text = committed.read(LEAFLET).replace("20 minutes", "30 minutes")

    async def session() -> None:
        async with editing() as editor:
            uri = editor.open(committed.root / LEAFLET, text)
            rules = ("agreeing-facts/not-approved", "sign-off/voided")
            await editor.told(uri, *rules)
            committed.write(LEAFLET, text)
            committed.commit("Thirty", TODAY)
            file = types.TextDocumentIdentifier(uri)
            editor.client.text_document_did_save(types.DidSaveTextDocumentParams(file))
            lenses = await editor.client.text_document_code_lens_async(types.CodeLensParams(file))
            titles = [lens.command.title for lens in lenses or () if lens.command]
            assert "Ada Reviewer's approval no longer holds" in titles

    run(session())


def test_a_server_ends_with_its_editor() -> None:
    async def session() -> None:
        editor = Editor()
        await editor.start()
        process = editor.client._server
        assert process is not None
        await editor.client.shutdown_async(None)
        editor.client.exit(None)
        assert await asyncio.wait_for(process.wait(), 30) == 0
        gone = Editor()
        await gone.start()
        process = gone.client._server
        assert process is not None
        assert process.stdin is not None
        process.stdin.close()  # the editor was killed
        assert await asyncio.wait_for(process.wait(), 30) == 0

    run(session())


def test_a_missing_extra_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = builtins.__import__

    def without_pygls(name: str, *rest: object) -> object:
        if name == "leaflint.server.language_server":
            raise ModuleNotFoundError("No module named 'pygls'", name="pygls")
        return real(name, *rest)  # type: ignore[arg-type]  # whatever import passes on

    monkeypatch.setattr(builtins, "__import__", without_pygls)
    monkeypatch.delitem(sys.modules, "leaflint.server.language_server", raising=False)
    assert main(["server"]) == 2
    message = "leaflint: the language server needs pygls: pip install 'leaflint[server]'\n"
    assert capsys.readouterr().err == message
