"""The table of `train --export`, read back as programs read it and as a French spreadsheet does."""

from __future__ import annotations

import csv

import pytest

from connecte.cli import main
from connecte.content.catalog import load
from connecte.content.runs.trial import new_run, own_trial
from connecte.core.learning.backprop import pack

WORKSHOP = load()
READ = {
    "plain": ("utf-8", ",", float),
    "fr": ("utf-8-sig", ";", lambda text: float(text.replace(",", "."))),
}


def table(path, way):
    encoding, between, number = READ[way]
    with path.open(encoding=encoding, newline="") as file:
        head, *rows = csv.reader(file, delimiter=between)
    return head, [[number(cell) for cell in row] for row in rows]


def test_both_ways_give_back_every_digit(tmp_path, capsys):
    given = {}
    for way in READ:
        path = tmp_path / f"{way}.csv"
        words = ["train", "--iterations", "300", "--export", str(path), "--at", "0,7,300", "--csv", way]
        assert main([*words, "--json"]) == 0
        given[way] = table(path, way)
    assert given["plain"] == given["fr"]
    head, rows = given["fr"]
    assert head[:4] == ["iteration", "cost", "recognised", "A.ange"]
    recording = new_run(WORKSHOP, own_trial(WORKSHOP)._replace(iterations=300))
    for _reached in recording.run():
        pass
    assert [row[0] for row in rows] == [0, 7, 300]
    for row in rows:
        assert row[3:] == pack(recording.at(int(row[0]))).tolist()


def test_the_french_table_is_marked_as_utf_8_and_has_no_points(tmp_path, capsys):
    path = tmp_path / "table.csv"
    assert main(["train", "--iterations", "10", "--export", str(path), "--csv", "fr", "--json"]) == 0
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")
    _head, *rows = data.decode("utf-8-sig").splitlines()
    assert rows and not any("." in row for row in rows)


@pytest.mark.parametrize(
    "words", [["--csv", "fr"], ["--record", "a", "--html", "a"], ["--export", "a", "--html", "a"]]
)
def test_what_makes_no_sense_is_refused(words, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["train", *words]) == 2
    assert not list(tmp_path.iterdir())
    assert "--" in capsys.readouterr().err
