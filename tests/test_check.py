"""`connecte check`: faults with their place, as text and as JSON; the schema."""

from __future__ import annotations

import io
import json
from pathlib import Path

from connecte.commands.check import excerpt
from connecte.language.errors import Fault
from tests.test_cli import run


def test_list_and_check(capsys):
    code, out, _err = run(capsys, "list")
    assert code == 0
    assert "connecte-tes-neurones : Connecte tes neurones (50 min)" in out
    assert out.count("\n") == 2 * out.count(" min)"), "one line each where no terminal folds them"
    code, out, err = run(capsys, "check")
    assert (code, err) == (0, "")
    assert "10 cartes, 16 exemples" in out


def test_a_list_on_a_terminal_is_folded_at_words(capsys, monkeypatch):
    _code, whole, _err = run(capsys, "list")
    monkeypatch.setattr("connecte.commands.check._columns", lambda: 60)
    _code, out, _err = run(capsys, "list")
    assert out.split() == whole.split() and max(map(len, out.splitlines())) < 60


def test_check_tells_faults_and_goes_on(capsys, tmp_path):
    bad = tmp_path / "bad.yaml"
    bad.write_text("title: a\n")
    code, out, err = run(capsys, "check", str(bad), "connecte-tes-neurones")
    assert code == 1
    assert f"{bad}:1:1: " in err
    assert "aucune faute" in out


def test_check_reads_standard_input(capsys, monkeypatch):
    class Stdin:
        buffer = io.BytesIO(b"title: [\n")

    monkeypatch.setattr("sys.stdin", Stdin())
    code, _out, err = run(capsys, "check", "-")
    assert code == 1
    assert "<entrée>:2:1: " in err
    assert "crochet" in err


def test_check_goes_on_after_a_file_that_is_not_there(tmp_path, capsys):
    bad = tmp_path / "bad.yaml"
    bad.write_text("title: a\n")
    code, _out, err = run(capsys, "check", "nowhere.yaml", str(bad), str(tmp_path), "x" * 400)
    assert code == 2
    assert f"{bad}:1:1: " in err
    assert "c'est un dossier" in err


BAD = Path(__file__).parent / "content" / "bad"


def test_check_tells_faults_with_place_and_number(capsys):
    code, out, err = run(capsys, "check", str(BAD / "unknown_source.yaml"))
    assert (code, out) == (1, "")
    first, counted = err.splitlines()
    assert first.startswith(f"{BAD / 'unknown_source.yaml'}:13:19: « 🦊 »")
    assert counted.endswith(" : 1 faute")


def test_check_as_json_is_one_document(capsys):
    code, out, err = run(
        capsys, "check", "--json", str(BAD / "tab.yaml"), "connecte-tes-neurones", "nowhere.yaml"
    )
    assert (code, err.count("\n")) == (2, 1)
    bad, good, missing = json.loads(out)["files"]
    assert bad["ok"] is False
    assert [(m["severity"], m["line"], m["column"]) for m in bad["messages"]] == [("error", 9, 1)]
    assert good["ok"] is True
    assert {m["severity"] for m in good["messages"]} == {"info"}
    shown = next(m for m in good["messages"] if m["message"].startswith("carte A "))
    assert len(shown["drawing"]) == 9
    assert missing["ok"] is False
    assert "n'existe pas" in missing["error"]


def test_strict_takes_warnings_for_faults(capsys, tmp_path):
    path = tmp_path / "a.yaml"
    text = (BAD / "tab.yaml").read_text("utf-8").replace("\t- name", "  - name").replace("😇", "🫠")
    path.write_text(text, "utf-8")
    code, out, err = run(capsys, "check", str(path))
    assert code == 0
    assert f"{path}:6:28: attention : « 🫠 »" in err
    assert "aucune faute" in out
    code, out, err = run(capsys, "check", "--strict", str(path))
    assert code == 1
    assert err.splitlines()[-1].endswith(" : 1 faute")
    assert "aucune faute" not in out
    code, out, err = run(capsys, "check", "--strict", "--json", str(path))
    assert (code, json.loads(out)["files"][0]["ok"]) == (1, False)


def test_a_fault_is_shown_in_its_line_with_a_caret():
    fault = Fault("f", 2, 4, "")
    assert excerpt(fault, ["", "a😇b c"]) == ["    a😇b c", "    " + " " * 4 + "^"]
    long = "x" * 300 + "!" + "y" * 300
    line, caret = excerpt(Fault("f", 1, 301, ""), [long])
    assert len(line) == 80
    assert line[caret.index("^")] == "!"
    assert excerpt(Fault("f", 1, 2, ""), ["\tb"]) == ["    ·b", "     ^"]
    assert excerpt(Fault("f", 9, 1, ""), [""]) == []


def test_the_schema_is_printed(capsys):
    code, out, err = run(capsys, "schema")
    assert (code, err) == (0, "")
    assert json.loads(out)["additionalProperties"] is False
