"""The language server: the check's faults and the table's words for any editor that speaks its protocol."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from connecte.commands.editing import answers
from connecte.commands.editing.answers import Symbol
from connecte.content.reading.reader import Checked, check_activity
from connecte.content.reviewing.review import review
from connecte.language.errors import Fault

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_PAUSE = 0.3
"""Seconds without a change after which remarks are added to the faults."""


class _Known:
    """What is known about one open file."""

    def __init__(self) -> None:
        self.checked = Checked(None, ())
        self.version = 0
        """Counts the changes, so that the review of an older text stops."""


class Server(LanguageServer):
    """Answers about the activities that an editor has open."""

    def __init__(self, version: str) -> None:
        super().__init__("connecte", version, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self._known: dict[str, _Known] = {}

    def known(self, uri: str) -> _Known:
        """Return what is known about a file."""
        return self._known.setdefault(uri, _Known())

    async def changed(self, uri: str) -> None:
        """Check a text at once; review it once no change has come for a moment."""
        document = self.workspace.get_text_document(uri)
        known = self.known(uri)
        known.version += 1
        version = known.version
        if not answers.is_activity(document.source):
            self._publish(document, ())
            return
        path = Path(unquote(urlparse(uri).path) or uri)
        known.checked = check_activity(document.source.encode("utf-8", "replace"), str(path), path.stem)
        faults = (*known.checked.faults, *known.checked.warnings)
        self._publish(document, faults)
        await asyncio.sleep(_PAUSE)
        activity, root = known.checked.activity, known.checked.root
        if version != known.version or activity is None or root is None:
            return
        remarks = await asyncio.to_thread(review, activity, root, stop=lambda: version != known.version)
        if version == known.version:
            self._publish(document, (*faults, *(remark.fault for remark in remarks)))

    def closed(self, uri: str) -> None:
        """Forget a file."""
        self._known.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def _publish(self, document: TextDocument, faults: Sequence[Fault]) -> None:
        lines = document.source.splitlines()
        found = [
            types.Diagnostic(
                self._range(document, *answers.span_of(fault, lines)),
                answers.sentence_of(fault),
                _SEVERITIES[fault.severity],
                source="connecte",
            )
            for fault in faults
        ]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(document.uri, found))

    def _range(self, document: TextDocument, line: int, start: int, end: int) -> types.Range:
        """Return a range within a line in the units that the editor counts in."""
        whole = types.Range(types.Position(line, start), types.Position(line, end))
        return document.position_codec.range_to_client_units(document.lines or [""], whole)

    def actions(self, uri: str, asked: types.Range) -> list[types.CodeAction]:
        """Return the cures within some lines that are edits."""
        document = self.workspace.get_text_document(uri)
        found = []
        for fault in self.known(uri).checked.faults:
            fix = fault.fix
            if fix is None or not asked.start.line <= fix.line - 1 <= asked.end.line:
                continue
            start = fix.column - 1
            place = self._range(document, fix.line - 1, start, start + fix.length)
            found.append(
                types.CodeAction(
                    fault.hint[:1].upper() + fault.hint[1:],
                    types.CodeActionKind.QuickFix,
                    edit=types.WorkspaceEdit({uri: [types.TextEdit(place, fix.text)]}),
                )
            )
        return found

    def place(self, uri: str, position: types.Position) -> tuple[list[str], int, int]:
        """Return the lines of a text, and a position in them in characters."""
        document = self.workspace.get_text_document(uri)
        found = document.position_codec.position_from_client_units(document.lines or [""], position)
        return document.source.splitlines(), found.line, found.character


def _symbol(symbol: Symbol, depth: int = 0) -> types.DocumentSymbol:
    kinds = (types.SymbolKind.Module, types.SymbolKind.Object)
    whole = types.Range(types.Position(symbol.line, 0), types.Position(symbol.end, 0))
    start = types.Range(types.Position(symbol.line, 0), types.Position(symbol.line, 0))
    inner = [_symbol(child, depth + 1) for child in symbol.children]
    return types.DocumentSymbol(symbol.name or "?", kinds[depth], whole, start, symbol.detail, children=inner)


def serve(version: str) -> None:
    """Answer on stdin and stdout until the editor ends the session."""
    server = Server(version)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        await ls.changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        await ls.changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        ls.closed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
        text = answers.hover(*ls.place(params.text_document.uri, params.position))
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text)) if text else None

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[" ", "{", ",", ":"])
    )
    def completion(ls: Server, params: types.CompletionParams) -> list[types.CompletionItem]:
        root = ls.known(params.text_document.uri).checked.root
        found = answers.completions(*ls.place(params.text_document.uri, params.position), root)
        return [
            types.CompletionItem(
                choice.label, insert_text=choice.insert, documentation=choice.about, sort_text=f"{number:03}"
            )
            for number, choice in enumerate(found)
        ]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION)
    def actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        return ls.actions(params.text_document.uri, params.range)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def parts(ls: Server, params: types.DocumentSymbolParams) -> list[Any]:
        uri = params.text_document.uri
        lines = ls.workspace.get_text_document(uri).source.splitlines()
        return [_symbol(symbol) for symbol in answers.symbols(ls.known(uri).checked.root, len(lines))]

    server.start_io()
