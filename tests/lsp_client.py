"""A client of the language server protocol: JSON-RPC with a process, on its stdin and stdout."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any


class Client:
    """A process that serves one file, as an editor speaks with it."""

    def __init__(self, uri: str, encodings: list[str] | None = None) -> None:
        self.uri = uri
        self._id = 0
        self._told: list[dict[str, Any]] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "connecte", "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )  # fmt: skip
        general = {"general": {"positionEncodings": encodings}} if encodings else {}
        self.server = self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": general})
        self.tell("initialized", {})

    def begin_with(self, uri: str) -> None:
        """Turn to another file; what was told of those before is forgotten."""
        self.uri = uri
        self._told.clear()

    def _send(self, **message: Any) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        length = 0
        while (line := self.process.stdout.readline().strip()) != b"" or not length:
            assert line or self.process.poll() is None, "the server has ended"
            name, _, value = line.partition(b": ")
            length = int(value) if name == b"Content-Length" else length
        return json.loads(self.process.stdout.read(length))

    def tell(self, method: str, params: Any) -> None:
        """Send a notification."""
        self._send(method=method, params=params)

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and return the answer; what is told before it is kept."""
        self._id += 1
        self._send(id=self._id, method=method, params=params)
        while (message := self._read()).get("id") != self._id:
            self._told.append(message)
        assert "error" not in message, message
        return message["result"]

    def here(self, line: int, character: int) -> dict[str, Any]:
        """A place in the file."""
        return {"textDocument": {"uri": self.uri}, "position": {"line": line, "character": character}}

    def open(self, text: str) -> list[dict[str, Any]]:
        """Open the file with a text; return what is said about it first."""
        item = {"uri": self.uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})
        return self.diagnostics()

    def change(self, text: str) -> list[dict[str, Any]]:
        """Change the whole text; return what is said about it first."""
        self._told.clear()
        self.tell(
            "textDocument/didChange",
            {"textDocument": {"uri": self.uri, "version": 2}, "contentChanges": [{"text": text}]},
        )
        return self.diagnostics()

    def diagnostics(self) -> list[dict[str, Any]]:
        """The next diagnostics that are told of this file."""
        while True:
            message = self._told.pop(0) if self._told else self._read()
            told = message.get("params")
            if message.get("method") == "textDocument/publishDiagnostics" and told["uri"] == self.uri:
                return told["diagnostics"]

    def close(self) -> int:
        """End the session as an editor does; return the exit code."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        code = self.process.wait(30)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()
        return code
