"""`connecte lsp` as an editor speaks with it: the check's faults, cures as edits, what keys mean."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from connecte.cli import main
from connecte.commands.editing.answers import completions, hover, schema_at
from connecte.commands.editing.cursor import place_at
from connecte.content.catalog import shipped
from connecte.content.reading.reader import check_activity
from connecte.content.yaml.schema.table import ACTIVITY
from connecte.language.i18n import typographic
from tests.lsp_client import Client

TEXT = shipped()[0].read_text("utf-8")
LINES = TEXT.splitlines()
BAD = Path(__file__).parent / "content" / "bad"
needs_pygls = pytest.mark.skipif(importlib.util.find_spec("pygls") is None, reason="the extra lsp is not there")


def at(text: str, end: bool = False) -> tuple[int, int]:
    """(line, column) of the first place of a text, from 0."""
    line = next(number for number, found in enumerate(LINES) if text in found)
    return line, LINES[line].index(text) + (len(text) if end else 0)


@pytest.fixture(scope="module")
def server() -> Iterator[Client]:
    found = Client("")
    yield found
    assert found.close() == 0


@pytest.fixture
def client(server, tmp_path) -> Client:
    """An editor that begins with a file of its own; the server has served other files before."""
    server.begin_with((tmp_path / "é a.yaml").as_uri())
    return server


@needs_pygls
def test_an_editor_is_told_the_checks_own_faults(client):
    broken = TEXT.replace("minutes: 50", "minutes: 5O").replace('sum: "🤖 + 🦊 - 😇"', 'sum: "🤖 + 🦊 - renad"')
    told = client.open(broken)
    faults = check_activity(broken.encode(), "a.yaml", "a").faults
    assert [(d["range"]["start"]["line"] + 1, d["message"]) for d in told] == [
        (fault.line, typographic(f"{fault.message} ({fault.hint})")) for fault in faults
    ]
    # "renad" begins after two emojis, which are two UTF-16 units each.
    place = told[1]["range"]
    line = broken.splitlines()[place["start"]["line"]].encode("utf-16-le")
    start, end = (2 * place[end]["character"] for end in ("start", "end"))
    assert line[start:end].decode("utf-16-le").startswith("renad")
    assert {d["severity"] for d in told} == {1}
    assert client.change(TEXT) == []
    remarks = client.diagnostics()
    assert {d["severity"] for d in remarks} == {3}
    assert any("l’exemple 6" in d["message"] for d in remarks)


@needs_pygls
def test_cures_are_edits_that_mend(client):
    broken = TEXT.replace("minutes: 50", "minutes: 5O")
    [told] = client.open(broken)
    params = {"textDocument": {"uri": client.uri}, "range": told["range"], "context": {"diagnostics": [told]}}
    [action] = client.ask("textDocument/codeAction", params)
    assert action["title"].startswith("Écrire 50")
    assert action["kind"] == "quickfix"
    [edit] = action["edit"]["changes"][client.uri]
    line, start, end = (
        edit["range"]["start"]["line"], edit["range"]["start"]["character"], edit["range"]["end"]["character"],
    )  # fmt: skip
    rows = broken.splitlines(keepends=True)
    rows[line] = rows[line][:start] + edit["newText"] + rows[line][end:]
    assert "".join(rows) == TEXT
    elsewhere = params | {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}}
    assert client.ask("textDocument/codeAction", elsewhere) == []


@needs_pygls
def test_an_editor_asks_what_a_key_means_and_what_may_stand_there(client):
    client.open(TEXT)
    line, column = at("threshold: 8")
    told = client.ask("textDocument/hover", client.here(line, column + 2))
    assert told["contents"]["value"] == typographic(
        ACTIVITY.schema["properties"]["layers"]["items"]["properties"]["neurons"]["items"]["properties"][
            "threshold"
        ]["description"]
    )
    line, column = at("color: green", end=True)
    found = client.ask("textDocument/completion", client.here(line, column))
    items = found["items"] if isinstance(found, dict) else found
    assert {"green", "blue", "pink", "yellow"} <= {item["label"] for item in items}
    assert next(item for item in items if item["label"] == "green")["documentation"] == "vert"


@needs_pygls
def test_an_editor_lists_neurons_and_examples(client):
    client.open(TEXT)
    parts = client.ask("textDocument/documentSymbol", {"textDocument": {"uri": client.uri}})
    assert [part["name"] for part in parts] == ["cachée", "sortie", "exemples"]
    assert [child["name"] for child in parts[0]["children"]] == list("ABCDEF")
    assert parts[0]["children"][0]["detail"] == "🤖 + 🦊 - 😇"
    assert len(parts[2]["children"]) == 16
    for part in parts:
        for child in part["children"]:
            assert part["range"]["start"]["line"] <= child["range"]["start"]["line"]
            assert child["range"]["end"]["line"] <= part["range"]["end"]["line"]


@needs_pygls
def test_another_yaml_file_and_a_half_written_one_are_left_alone(client):
    assert client.open("version: '3'\nservices:\n  web: {image: nginx}\n") == []
    assert client.change("layers:\n  - name: [\n") != []
    assert client.ask("textDocument/documentSymbol", {"textDocument": {"uri": client.uri}}) == []
    assert client.ask("textDocument/hover", client.here(50, 50)) is None


@needs_pygls
def test_an_editor_that_counts_in_characters_gets_characters(tmp_path):
    client = Client((tmp_path / "a.yaml").as_uri(), ["utf-32", "utf-16"])
    [told] = client.open(TEXT.replace("symbol: 😇, code: AN", "symbol: 😇, code: an"))
    line, column = at("code: AN")
    assert told["range"]["start"] == {"line": line, "character": column + len("code: ")}
    assert client.server["capabilities"]["positionEncoding"] == "utf-32"
    assert client.close() == 0


def test_without_the_extra_one_sentence_says_how_to_have_it(monkeypatch, capsys):
    monkeypatch.setattr("connecte.commands.editing.lsp.find_spec", lambda _name: None)
    assert main(["lsp"]) == 2
    told = capsys.readouterr()
    assert "-m pip install pygls" in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""


# -- without a process -------------------------------------------------------------------------


def test_every_key_of_the_shipped_files_is_explained():
    explained = 0
    for path in shipped():
        lines = path.read_text("utf-8").splitlines()
        for number, line in enumerate(lines):
            if line.lstrip().startswith("#"):
                continue
            for key in re.finditer(r"(?:^ *(?:- )?|[{,] ?)(\w+):(?= |$)", line):
                if re.match(r" *[.#]+$", line):
                    continue
                place = place_at(lines, number, key.end(1))
                holder = schema_at(place.path)
                assert holder is not None, (path, number + 1, line, place)
                if key[1] not in ("http", "https"):
                    assert hover(lines, number, key.start(1)), (path.name, number + 1, line, place)
                    explained += 1
    assert explained > 150


@pytest.mark.parametrize(
    ("text", "wanted", "not_wanted"),
    [
        ("ti", {"title", "summary", "layers"}, {"threshold"}),
        ("grid:\n  ", {"rows", "columns"}, {"title"}),
        ("grid:\n  rows: 5\n  ", {"columns"}, {"rows"}),
        ("layers:\n  - ", {"name", "neurons"}, {"sum"}),
        ("layers:\n  - name: x\n    ", {"neurons"}, {"name", "sum"}),
        (
            "layers:\n  - name: x\n    neurons:\n      - name: A\n        ",
            {"sum", "threshold"},
            {"name", "neurons"},
        ),
        ("layers:\n  - name: x\n    neurons:\n      - name: A\n        shape: ", {"circle", "square"}, {"sum"}),
        ("examples:\n  - label: a\n    in_class: ", {"true", "false"}, {"label"}),
        ("inputs:\n  - {", {"name", "symbol", "code"}, {"rows:"}),
        ("inputs:\n  - {name: ange, ", {"symbol", "code"}, {"name"}),
        ("training:\n  ", {"step", "a", "iterations"}, {"rows"}),
        ("plan:\n  - step: ", {"draw", "count"}, {"minutes"}),
        ("inputs:\n  ", {"pixels", "name"}, {"rows:"}),
        ("inputs:\n  pixels:\n    ", {"rows", "columns", "levels"}, {"name"}),
        ("inputs: {", {"pixels"}, {"title"}),
        ("examples:\n  ", {"data", "label"}, {"title"}),
        ("examples:\n  data: ", {"digits"}, {"label"}),
    ],
)
def test_what_may_be_written_next(text, wanted, not_wanted):
    lines = text.split("\n")
    labels = {choice.label for choice in completions(lines, len(lines) - 1, len(lines[-1]), None)}
    assert wanted <= labels
    assert not labels & not_wanted


def names_at(text: str) -> list[Any]:
    root = check_activity(TEXT.encode(), "f.yaml", "f").root
    return [
        choice.label
        for choice in completions([*LINES, *text.split("\n")], len(LINES) + text.count("\n"), 99, root)
    ]


def test_names_of_the_activity_are_offered():
    assert names_at("by_hand:\n  - {neuron: ")[:6] == list("ABCDEF")
    assert names_at("examples:\n  - label: ") == ["0", "3", "6", "9"]
