"""The language server: which of an editor's requests is answered by what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from leaflint.core.errors import UsageError
from leaflint.core.version import __version__
from leaflint.server.completion import complete
from leaflint.server.explain import COMMAND, explain
from leaflint.server.fixes import FIX_ALL, find_actions
from leaflint.server.hover import hover
from leaflint.server.lenses import find_lenses
from leaflint.server.navigation import find_definition, find_references, prepare_rename, rename
from leaflint.server.page import PAGE, STANDING, Standing, make_page, stand
from leaflint.server.session import Session
from leaflint.server.symbols import find_folds, find_symbols
from leaflint.server.view import View

_WATCHED = ("**/content/**", "**/checks/*.yaml", "**/baseline/*.yaml", "**/leaflint.yaml")
_COMPLETION = types.CompletionOptions(trigger_characters=[" ", "[", "-"])
_ACTIONS = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL])


class _InFile(Protocol):
    text_document: types.TextDocumentIdentifier


class _AtPosition(_InFile, Protocol):
    position: types.Position


class _File(Protocol):
    uri: str


def make_server(today: Callable[[], date]) -> LanguageServer:
    """Return a server that checks by the day that `today` gives whenever it checks."""
    # Whole texts: a leaflet has a few kilobytes, and nobody can disagree on what an edit made of it.
    server = LanguageServer(
        "leaflint", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
    )
    session = Session(server, today)
    _keep_texts(server, session)
    _answer_in_file(server, session)
    _answer_at_position(server, session)
    _answer_edits(server, session)
    _answer_extension(server, session)
    return server


def _keep_texts(server: LanguageServer, session: Session) -> None:
    @server.feature(types.INITIALIZED)
    def initialized(_params: types.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        if watched and watched.dynamic_registration:
            globs = [types.FileSystemWatcher(glob_pattern=glob) for glob in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers=globs)
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            registration = types.Registration("leaflint-files", method, options)
            server.client_register_capability(types.RegistrationParams([registration]))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        session.open(document.uri, document.version, document.text)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        text = params.content_changes[-1].text
        session.change(params.text_document.uri, params.text_document.version, text)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        session.reread([params.text_document.uri])

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        session.close(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def written(params: types.DidChangeWatchedFilesParams) -> None:
        session.reread(change.uri for change in params.changes)


def _answer_in_file(server: LanguageServer, session: Session) -> None:
    def answer(method: str, find: Callable[[View], object]) -> None:
        @server.feature(method)
        def answered(params: _InFile) -> object:
            view = session.view(params.text_document.uri)
            return find(view) if view else []

    answer(types.TEXT_DOCUMENT_CODE_LENS, find_lenses)
    answer(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, find_symbols)
    answer(types.TEXT_DOCUMENT_FOLDING_RANGE, find_folds)


def _answer_at_position(server: LanguageServer, session: Session) -> None:
    def answer(
        method: str,
        find: Callable[[View, types.Position], object],
        options: object = None,
        *,
        nothing: object = None,
    ) -> None:
        @server.feature(method, options)
        def answered(params: _AtPosition) -> object:
            view = session.view(params.text_document.uri)
            return find(view, params.position) if view else nothing

    answer(types.TEXT_DOCUMENT_COMPLETION, complete, _COMPLETION, nothing=[])
    answer(types.TEXT_DOCUMENT_DEFINITION, find_definition, nothing=[])
    answer(types.TEXT_DOCUMENT_HOVER, hover)
    answer(types.TEXT_DOCUMENT_PREPARE_RENAME, prepare_rename)


def _answer_edits(server: LanguageServer, session: Session) -> None:
    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, _ACTIONS)
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        view = session.view(params.text_document.uri)
        return find_actions(view, params.range, params.context.only or ()) if view else []

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def references(params: types.ReferenceParams) -> list[types.Location]:
        view = session.view(params.text_document.uri)
        with_definition = params.context.include_declaration
        if view is None:
            return []
        return find_references(view, params.position, with_definition=with_definition)

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def renamed(params: types.RenameParams) -> types.WorkspaceEdit | None:
        view = session.view(params.text_document.uri)
        try:
            return rename(view, params.position, params.new_name) if view else None
        except UsageError as error:
            raise JsonRpcInvalidParams(str(error)) from None

    @server.command(COMMAND)
    def explained(name: str) -> None:
        message = types.ShowMessageParams(types.MessageType.Info, explain(name))
        server.window_show_message(message)


def _answer_extension(server: LanguageServer, session: Session) -> None:
    """Answer two requests beside those of the protocol, with `{"uri": …}`; null for what is not there."""

    @server.feature(PAGE)
    def page(file: _File) -> str | None:
        view = session.view(file.uri)
        return make_page(view) if view else None

    @server.feature(STANDING)
    def standing(file: _File) -> Standing | None:
        view = session.view(file.uri)
        return stand(view) if view else None
