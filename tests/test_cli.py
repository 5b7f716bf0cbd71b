"""The commands, in the process and as whole processes: results, messages, exit codes."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from connecte.cli import main
from connecte.content.catalog import load
from connecte.content.runs.recorded import load_recording
from connecte.session.moves import ChooseExample, Reveal, Walk
from connecte.session.store.journal import Header, Journal
from tests.data_home import set_data_home

WORKED = {  # reference §4
    "sums": [[7, 3, 21, 5, 19, 7], [9, -7, -3, 1]],
    "shown": [[0, 0, 4, 0, 3, 2], [3, 0, 0, 0]],
}


def run(capsys, *arguments):
    """Exit code, stdout, stderr."""
    try:
        code = main(list(arguments))
    except SystemExit as stop:
        code = stop.code
    out, err = capsys.readouterr()
    return code, out, err


def test_forward_gives_the_worked_example(capsys):
    code, out, err = run(capsys, "forward", "--example", "1", "--json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert found["activity"] == "connecte-tes-neurones"
    assert [i["count"] for i in found["inputs"]] == [6, 4, 9, 6, 6, 7]
    assert found["inputs"][0] == {"name": "ange", "symbol": "😇", "count": 6}
    assert [[n["sum"] for n in layer["neurons"]] for layer in found["layers"]] == WORKED["sums"]
    assert [[n["shown"] for n in layer["neurons"]] for layer in found["layers"]] == WORKED["shown"]
    assert [n["label"] for n in found["layers"][1]["neurons"]] == ["0", "3", "6", "9"]
    assert {n["label"] for n in found["layers"][0]["neurons"]} == {None}
    assert found["verdict"] == {"kind": "single", "labels": ["0"]}


@pytest.mark.parametrize(
    ("arguments", "kind", "labels"),
    [
        (["--example", "6"], "single", ["9"]),
        (["--example", "6", "--state", "hand"], "single", ["3"]),
        (["--example", "10"], "several", ["0", "6"]),
        (["--counts", "6,4,9,6,6,7"], "single", ["0"]),
        (["--counts", "0,0,0,0,0,0"], "none", []),
    ],
)
def test_verdicts(capsys, arguments, kind, labels):
    code, out, _err = run(capsys, "forward", *arguments, "--json")
    assert code == 0
    assert json.loads(out)["verdict"] == {"kind": kind, "labels": labels}


def test_a_wrong_claim_is_called_wrong(capsys):
    _code, out, _err = run(capsys, "forward", "--example", "6")
    assert "il se trompe" in out
    _code, out, _err = run(capsys, "forward", "--example", "1")
    assert "C'est un 0 !" in out


def test_a_drawing_from_a_file(capsys, tmp_path, workshop):
    path = tmp_path / "d.txt"
    path.write_text("\n".join(workshop.examples[1].drawing.rows) + "\n")
    code, out, _err = run(capsys, "forward", "--drawing", str(path), "--json")
    assert code == 0
    assert [i["count"] for i in json.loads(out)["inputs"]] == [6, 4, 9, 6, 6, 7]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", ":1:1:"),
        (".#....\n" * 8, ":8:1:"),
        (".#....\n" * 8 + ".#...\n", ":9:6:"),
        (".#....\n" * 8 + ".#x...\n", ":9:3:"),
    ],
)
def test_a_drawing_that_is_none_says_where(capsys, tmp_path, text, place):
    path = tmp_path / "d.txt"
    path.write_text(text)
    code, out, err = run(capsys, "forward", "--drawing", str(path))
    assert (code, out) == (2, "")
    assert f"{path}{place}" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["--counts", "6,4,9,6,6,8"], ["--counts", "1,2"], ["--counts", "a,b,c,d,e,f"],
        ["--counts", "19,0,0,19,0,0"], ["--counts", "18,0,0,18,0,0"], ["--counts", "-1,1,0,0,0,0"],
        ["--example", "16"], ["--example", "-1"], ["--example", "x"], [],
        ["--example", "1", "--counts", "1,2,3,4,5,6"], ["--drawing", "/nowhere/at.all"], ["--state", "x"],
        ["nowhere", "--example", "1"], ["nowhere.yaml", "--example", "1"],
    ],
)  # fmt: skip
def test_bad_usage_is_one_sentence_and_two(capsys, arguments):
    code, out, err = run(capsys, "forward", *arguments)
    assert (code, out) == (2, "")
    assert 1 <= err.count("\n") <= 2
    assert "Traceback" not in err


def test_train_ends_where_the_reference_does(capsys):
    code, out, err = run(capsys, "train", "--json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert (found["iterations"], found["recognised"], found["examples"]) == (100_000, 16, 16)
    assert found["diverged_at"] is None
    blue, e = found["output"]["weights"][1], found["hidden"]["weights"][4]
    assert [round(w, 1) for w in blue] == [2.0, 1.2, -1.1, 0.5, -2.7, 3.0]
    assert [round(w, 1) for w in e] == [0.7, 0, 0, 0, 1.2, 1.0]
    assert "-0.0," not in out
    assert len(found["hidden"]["thresholds"]) == 6
    assert len(found["output"]["thresholds"]) == 4
    marks = {m["iteration"]: (m["recognised"], f"{m['cost']:.3g}") for m in found["marks"]}
    assert marks == {0: (9, "236"), 100: (9, "36"), 1000: (12, "15.8"), 5000: (13, "10.7"),
                     20000: (15, "6.61"), 50000: (15, "3.93"), 100000: (16, "1.91")}  # fmt: skip


def test_train_prints_formulas_in_the_documents_way(capsys):
    code, out, _err = run(capsys, "train", "--iterations", "1000")
    assert code == 0
    assert "après 1 000 : coût 15,8, 12 reconnus sur 16" in out
    assert "bleu = 1,3 A + B − 0,8 C + 0,7 D − 1,2 E + 0,3 F" in out


def test_the_start_is_the_first_mark(capsys):
    _code, out, _err = run(capsys, "train", "--iterations", "1", "--json")
    found = json.loads(out)
    assert found["iterations"] == 1
    assert (found["marks"][0]["iteration"], found["marks"][0]["recognised"]) == (0, 9)


def test_a_run_that_overflows_stops_and_says_so(capsys):
    code, out, err = run(capsys, "train", "--step", "0,0002", "--iterations", "100", "--json")
    found = json.loads(out)
    assert code == 0
    assert (found["diverged_at"], found["iterations"]) == (5, 4)
    assert "itération 5" in err
    assert "essayer" in err


@pytest.mark.parametrize(
    "arguments", [["--iterations", "0"], ["--iterations", "x"], ["--step", "0"], ["--step", "nan"]]
)
def test_train_refuses_what_is_no_number(capsys, arguments):
    code, out, _err = run(capsys, "train", *arguments)
    assert (code, out) == (2, "")


def test_a_recording_is_kept(capsys, tmp_path):
    path = tmp_path / "run.npz"
    code, _out, _err = run(capsys, "train", "--iterations", "250", "--record", str(path), "--json")
    assert code == 0
    assert load_recording(path).reached == 250


def test_a_recording_that_cannot_be_written_is_refused_before_the_run(capsys, tmp_path):
    code, out, err = run(capsys, "train", "--record", str(tmp_path / "no" / "run.npz"))
    assert (code, out) == (1, "")
    assert "run.npz" in err


def test_help_is_french(capsys):
    code, out, _err = run(capsys, "--help")
    assert code == 0
    assert "utilisation : connecte" in out
    for english in ("usage:", "show this", "options:", "positional"):
        assert english not in out


def test_wrong_numbers_are_refused_in_french_words(capsys):
    for words in (("resume", "x"), ("resume", "9" * 5_000), ("forward", "--example", "x")):
        code, out, err = run(capsys, *words)
        assert (code, out) == (2, "")
        assert "ne convient pas (numéro d'un" in err
        assert len(err) < 500


def test_sessions_are_listed_and_numbered(tmp_path, monkeypatch, capsys, workshop):
    set_data_home(monkeypatch, tmp_path)
    if sys.platform != "linux":
        pytest.skip("the folder is another one elsewhere")
    code, out, _err = run(capsys, "sessions")
    assert (code, out) == (0, "aucune séance gardée\n")
    folder = tmp_path / "connecte" / "sessions"
    journal = Journal(folder / "a.jsonl", Header.of(workshop, "2026-03-02T10:42:00"))
    for move in (ChooseExample(1), Walk(), Reveal(6 + 8 + 3)):
        journal.append(move)
    journal.close()
    code, out, _err = run(capsys, "sessions")
    assert code == 0
    line = r"  1  séance du 2/03(/2026)?, 10 h 42 : Connecte tes neurones \(C, étape 3\), 3 gestes"
    assert re.match(line, out)
    code, _out, err = run(capsys, "resume", "2")
    assert code == 2
    assert "séance 2 : il n'y en a pas de ce numéro ; connecte sessions les montre" in err
    code, _out, err = run(capsys, "resume", "1")
    assert code == 2, "no terminal here"
    assert "terminal" in err


def test_a_file_that_is_no_session_is_refused_before_a_screen_opens(tmp_path, capsys, monkeypatch):
    path = tmp_path / "s.jsonl"
    path.write_text("hello\n")
    monkeypatch.setattr("connecte.commands.play._has_terminal", lambda: True)
    code, _out, err = run(capsys, "play", "--session", str(path))
    assert code == 1
    assert "n'est pas une séance" in err


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["report"], 2, "aucune séance gardée"),
        (["report", "no.jsonl"], 1, "n'est pas là"),
        (["report", "poem.jsonl", "-o", "p.html"], 1, "pas une séance"),
        (["board", "7"], 2, "aucune séance gardée"),
        (["board", "poem.jsonl"], 1, "pas une séance"),
        (["board"], 2, "terminal"),
        (["roles", "--pupils", "0"], 2, "nombre d'élèves"),
        (["roles", "--drawings", "9"], 2, "nombre de dessins"),
        (["play", "--minutes", "x"], 2, "nombre de minutes"),
    ],
)
def test_what_cannot_be_shown_or_reported_is_one_sentence(arguments, code, word, tmp_path, monkeypatch, capsys):
    (tmp_path / "poem.jsonl").write_text("roses\n")
    monkeypatch.chdir(tmp_path)
    set_data_home(monkeypatch, tmp_path / "data")
    monkeypatch.setenv("COLUMNS", "200")
    found, _out, err = run(capsys, *arguments)
    assert found == code
    assert word in err


@pytest.mark.skipif(sys.platform == "win32", reason="says there that nothing is there")
@pytest.mark.parametrize("words", ["sessions", "report", "board 7", "sessions --delete 1"])
def test_a_folder_of_sessions_that_cannot_be_listed_is_not_called_empty(words, tmp_path, monkeypatch, capsys):
    (tmp_path / "data").write_text("no folder")
    set_data_home(monkeypatch, tmp_path / "data")
    code, out, err = run(capsys, *words.split())
    assert (code, out) == (1, "")
    assert "sessions ne peut pas être lu (ce n'est pas un dossier)" in err


def test_a_report_is_written_once_and_roles_are_a_list(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    journal = Journal(tmp_path / "s.jsonl", Header.of(load(), "2026-03-02T10:42:00"))
    for move in (ChooseExample(6), Walk(), Reveal(99)):
        journal.append(move)
    journal.close()
    assert main(["report", "s.jsonl"]) == 0
    assert "le réseau a dit 9" in (tmp_path / "s.html").read_text("utf-8")
    assert main(["report", "s.jsonl"]) == 1
    assert main(["report", "s.jsonl", "--force"]) == 0
    capsys.readouterr()
    assert main(["roles", "--pupils", "27", "--drawings", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 + 27
    assert lines[1].split() == ["compte", "ange", "1", "18"]
    assert main(["roles", "xor", "--pupils", "3"]) == 0
    assert "donne premier" in capsys.readouterr().out


def test_without_a_home_no_folder_is_called_so(monkeypatch, capsys, tmp_path):
    """Where neither HOME nor the system knows one, "~" stays "~"."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("platformdirs.user_data_path", lambda name, **_more: Path("~", name))
    for words in ("sessions", "report", "resume 1"):
        code, out, err = run(capsys, *words.split())
        assert (code, out) == (2, "")
        assert "le dossier personnel n'est pas connu" in err
    assert list(tmp_path.iterdir()) == []
