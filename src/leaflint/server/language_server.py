"""The language server: which of an editor's requests is answered by what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

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
from leaflint.server.navigation import (
    find_definition,
    find_references,
    prepare_rename,
    rename,
)
from leaflint.server.page import answer_page
from leaflint.server.session import Session
from leaflint.server.symbols import find_folds, find_symbols

_WATCHED = ("**/content/**", "**/checks/*.yaml", "**/baseline/*.yaml", "**/leaflint.yaml")


def make_server(today: Callable[[], date]) -> LanguageServer:
    """Return a server that checks by the day that `today` gives whenever it checks."""
    # Whole texts: a leaflet has a few kilobytes, and nobody can disagree on what an edit made of it.
    server = LanguageServer(
        "leaflint", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
    )
    session = Session(server, today)
    _keep_texts(server, session)
    _answer_edits(server, session)
    _answer_reading(server, session)
    _answer_moves(server, session)
    answer_page(server, session)
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


def _answer_edits(server: LanguageServer, session: Session) -> None:
    kinds = [types.CodeActionKind.QuickFix, FIX_ALL]

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds)
    )
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        view = session.view(params.text_document.uri)
        return find_actions(view, params.range, params.context.only or ()) if view else []

    @server.command(COMMAND)
    def explained(name: str) -> None:
        message = types.ShowMessageParams(types.MessageType.Info, explain(name))
        server.window_show_message(message)

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[" ", "[", "-"])
    )
    def completed(params: types.CompletionParams) -> list[types.CompletionItem]:
        view = session.view(params.text_document.uri)
        return complete(view, params.position) if view else []


def _answer_reading(server: LanguageServer, session: Session) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        view = session.view(params.text_document.uri)
        return hover(view, params.position) if view else None

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    def lenses(params: types.CodeLensParams) -> list[types.CodeLens]:
        view = session.view(params.text_document.uri)
        return find_lenses(view) if view else []

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        view = session.view(params.text_document.uri)
        return find_symbols(view) if view else []

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    def folds(params: types.FoldingRangeParams) -> list[types.FoldingRange]:
        view = session.view(params.text_document.uri)
        return find_folds(view) if view else []


def _answer_moves(server: LanguageServer, session: Session) -> None:
    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> list[types.Location]:
        view = session.view(params.text_document.uri)
        return find_definition(view, params.position) if view else []

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def references(params: types.ReferenceParams) -> list[types.Location]:
        view = session.view(params.text_document.uri)
        with_definition = params.context.include_declaration
        if view is None:
            return []
        return find_references(view, params.position, with_definition=with_definition)

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepared(params: types.PrepareRenameParams) -> types.Range | None:
        view = session.view(params.text_document.uri)
        return prepare_rename(view, params.position) if view else None

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def renamed(params: types.RenameParams) -> types.WorkspaceEdit | None:
        view = session.view(params.text_document.uri)
        try:
            return rename(view, params.position, params.new_name) if view else None
        except UsageError as error:
            raise JsonRpcInvalidParams(str(error)) from None
