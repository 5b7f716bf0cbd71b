"""The folder of sessions: each entry is judged alone, and a long journal is not read to be listed."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.cli import main
from connecte.content.catalog import load
from connecte.session.moves import ChooseExample, Draw, Reveal, Walk
from connecte.session.store import shelf
from connecte.session.store.clock import MACHINE, local_date
from connecte.session.store.drafts import Drafts
from connecte.session.store.follow import Follower
from connecte.session.store.journal import DAMAGED, Header, Journal, read
from connecte.session.store.keeper import Keeper
from connecte.session.store.lines import possible_time
from connecte.session.store.record import Record
from connecte.session.store.shelf import kept_sessions, odd_entries
from tests.data_home import set_data_home
from tests.session.scripted import plain

WORKSHOP = load()
HEADER = Header.of(WORKSHOP, "2026-03-02T10:42:00")
HEAD = b'{"connecte":4,"name":"a","path":"a\\u0000b","text":"","started":"2026-03-02T10:42:00"}\n'


def played(path, *moves):
    journal = Journal(path, HEADER)
    for move in moves:
        journal.append(move)
    journal.close()
    return path


def long(path, moves=4_000):
    return played(path, *[Draw(), ChooseExample(1), Walk(), *[Reveal()] * 37] * (moves // 40))


ODD = {
    "folder": Path.mkdir,
    "empty": Path.touch,
    "poem": lambda path: path.write_bytes(b"roses\n" * 9),
    "endless line": lambda path: path.write_bytes(b"[" * 6_000_000),
    "nul": lambda path: path.write_bytes(HEAD),
    "huge number": lambda path: path.write_bytes(
        HEAD.replace(b"\\u0000", b"").replace(b'"text":""', b'"text":' + b"9" * 5000)
    ),
    "newer": lambda path: path.write_bytes(b'{"connecte":99}\n'),
}
if sys.platform != "win32":  # where links take a privilege, pipes have no names and files no holes
    ODD |= {
        "fifo": os.mkfifo,
        "dangling": lambda path: path.symlink_to("nowhere"),
        "circle": lambda path: path.symlink_to(path),
        "device": lambda path: path.symlink_to("/dev/zero"),
        "huge": lambda path: (path.touch(), os.truncate(path, 1 << 40)),
    }
POINTED = (None, Path("roses\n" * 9), Path("[" * 6_000_000))
"""What these may be taken for, where the last session is looked for."""
NAMES = [
    "a.jsonl", "z.jsonl", "board", "board-1x", "board-notes", "board-" + "9" * 40, "board-0",
    "board-²", "notes.txt",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("what", ODD)
def test_each_entry_is_judged_alone(what, name, tmp_path, monkeypatch, capsys):
    set_data_home(monkeypatch, tmp_path)
    folder = tmp_path / "connecte" / "sessions"
    folder.mkdir(parents=True)
    good = played(folder / "m.jsonl", ChooseExample(1), Walk(), Reveal(3))
    ODD[what](folder / name)
    before = os.lstat(folder / name)
    assert [kept.path for kept in kept_sessions(folder)] == [good]
    ours = name == "board" and what not in ("fifo", "folder", "dangling", "circle", "device")
    assert [odd.name for odd in odd_entries(folder)] == ([] if ours else [name])
    keeper = Keeper(folder)
    assert keeper.pointed() in POINTED or ours
    assert not keeper.has_boards()
    keeper.point(good)
    if ours:
        assert keeper.pointed() == good
    else:
        assert os.lstat(folder / name).st_mode == before.st_mode
        assert (what == "folder") or os.lstat(folder / name).st_size == before.st_size
    assert keeper.last().path == good
    assert main(["sessions"]) == 0
    told = capsys.readouterr().out
    assert re.search(r"\d  séance du 2/03(/2026)?, 10 h 42 :", told)
    assert ours or name in told
    follower = Follower(folder / name)
    follower.look()
    assert follower.session is None


@settings(max_examples=25)
@given(
    st.dictionaries(st.sampled_from(["b.jsonl", "c.jsonl", *NAMES]), st.sampled_from(sorted(ODD)), max_size=5)
)
def test_a_folder_of_random_odd_entries(entries):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        good = played(folder / "m.jsonl", ChooseExample(1))
        for name, what in entries.items():
            ODD[what](folder / name)
        assert [kept.path for kept in kept_sessions(folder)] == [good]
        assert {odd.name for odd in odd_entries(folder)} >= set(entries) - {"board"}
        record = Record(Keeper(folder), print)
        record.begin(record.resume(good).state.activity)
        record.make(Walk())
        record.has_boards()
        record.close()
        assert len(read(good).moves) == 3
        assert {path.name for path in folder.iterdir()} >= set(entries)


def test_what_one_killed_board_left_is_taken_away(tmp_path):
    keeper = Keeper(tmp_path)
    end_board = keeper.board_here()
    assert keeper.has_boards()
    left, notes = tmp_path / f"board-{2**22 + 5}", tmp_path / f"board-{2**22 + 6}"  # no process goes so far
    left.touch()
    notes.write_text("the user's own")
    end_board()
    assert not keeper.has_boards()
    assert not left.exists()
    assert notes.exists()


def test_long_journals_are_listed_without_being_read(tmp_path, monkeypatch):
    one = long(tmp_path / "00.jsonl")
    for number in range(1, 20):
        shutil.copyfile(one, tmp_path / f"{number:02}.jsonl")
    asked = []
    real = shelf.read_from
    monkeypatch.setattr(shelf, "read_from", lambda *found: asked.append(real(*found)) or asked[-1])
    monkeypatch.setattr(shelf, "_HEAD", 1 << 15)
    folded = []
    monkeypatch.setattr(shelf, "read", lambda path: folded.append(path) or read(path))
    found = kept_sessions(tmp_path)
    assert len(found) == 20
    told = sum(kept.summary.moves is not None for kept in found)
    size = one.stat().st_size - len(one.read_bytes().split(b"\n")[0])
    assert told == len(folded) == shelf._FOLDED // size, "as many as a list may take"
    assert sum(map(len, asked)) <= 20 << 15
    folded.clear()
    again = kept_sessions(tmp_path)
    assert sum(kept.summary.moves is not None for kept in again) == 2 * told, "each list tells more of them"


def test_a_summary_is_never_right_against_its_journal(tmp_path):
    record = Record(Keeper(tmp_path), print)
    record.begin(WORKSHOP)
    for move in (ChooseExample(1), Walk(), Reveal(6 + 8 + 3)):
        record.make(move)
    record.close()
    (path,) = tmp_path.glob("*.jsonl")
    (summary,) = tmp_path.glob(".*.summary")
    (kept,) = kept_sessions(tmp_path, fold=0)
    assert kept.summary[1:3] == ("C, étape 3", 3)
    with path.open("ab") as file:
        file.write(b'{"v":4,"move":"Draw"}\n')
    (kept,) = kept_sessions(tmp_path)
    assert kept.summary[1:3] == ("dessin", 4)
    summary.write_bytes(b'[[1,2,3,4],"a","b",Infinity]')
    assert kept_sessions(tmp_path) == [kept]
    summary.unlink()
    assert kept_sessions(tmp_path) == [kept]
    assert not odd_entries(tmp_path)


def test_boards_follow_the_session_used_last(tmp_path):
    one, other = (Record(Keeper(tmp_path), print) for _ in range(2))
    one.begin(WORKSHOP)
    one.make(ChooseExample(1))
    mine = one.journals[one.current].path
    assert one.keeper.pointed() == mine
    other.begin(WORKSHOP)
    assert one.keeper.pointed() == mine, "nothing was done there yet"
    other.make(ChooseExample(2))
    theirs = other.journals[other.current].path
    assert one.keeper.pointed() == theirs != mine
    one.make(Walk())
    assert one.keeper.pointed() == mine


def test_a_name_of_250_characters_has_a_draft(tmp_path):
    drafts = Drafts(tmp_path)
    for name in ("e" * 245 + ".yaml", "é" * 125 + ".yaml", "a.yaml"):
        path = tmp_path / name
        drafts.keep(path, "title: é")
        assert drafts.of(path) == "title: é"
        drafts.drop(path)
        assert drafts.of(path) is None
    assert drafts.of(Path("a\0b")) is None


def test_what_is_no_session_has_its_reason(tmp_path):
    reasons = {
        "empty.jsonl": "cette séance est vide",
        "poem.jsonl": "ce fichier n'est pas une séance de connecte",
        "saved.jsonl": "il est en UTF-16 ; dans l'éditeur : « Enregistrer avec l'encodage UTF-8 »",
        "newer.jsonl": "cette séance vient d'une version plus récente de connecte ; mettre le programme à jour",
        "folder.jsonl": "c'est un dossier",
        f"m.jsonl{DAMAGED}": "copie d'une séance abîmée",
        "notes.txt": "ce n'est pas une séance",
    }
    for name in reasons:
        (tmp_path / name).touch() if not name.startswith("folder") else (tmp_path / name).mkdir()
    (tmp_path / "poem.jsonl").write_bytes(b"roses\n")
    (tmp_path / "newer.jsonl").write_bytes(b'{"connecte":99}\n')
    session = played(tmp_path / "other", Draw(), Walk()).read_text("utf-8")
    (tmp_path / "other").unlink()
    (tmp_path / "saved.jsonl").write_text(session, "utf-16")  # as an editor on Windows does
    assert {odd.name: plain(odd.reason) for odd in odd_entries(tmp_path)} == reasons
    assert Keeper(tmp_path).last() is None and Keeper(tmp_path).kept() == []


def test_a_session_whose_moves_cannot_be_read_here_is_told_with_the_reason(tmp_path):
    reload = b'{"v":4,"move":"Reload","name":"a","path":"a.yaml","text":"a: ["}\n'
    newer = b'{"v":99,"move":"Walk"}\n'
    for name, line in (("changed.jsonl", reload), ("newer.jsonl", newer)):
        path = played(tmp_path / name, ChooseExample(1))
        path.write_bytes(path.read_bytes() + line)
    assert kept_sessions(tmp_path) == []
    reasons = {odd.name: plain(odd.reason) for odd in odd_entries(tmp_path)}
    assert "l'activité de cette séance ne peut plus être lue : a.yaml:1:5" in reasons["changed.jsonl"]
    assert "une version plus récente" in reasons["newer.jsonl"]


@pytest.mark.parametrize(
    ("lines", "begun"),
    [(b"\0\0\0\n", True), (b'{"v":4,"mo', False), (b"", False), (b'{"v":4,"move":"Walk"}', True)],
    ids=["damaged", "torn", "none", "without the end of the line"],
)
def test_a_session_with_a_damaged_line_is_told_one_with_a_torn_line_alone_is_not_begun(tmp_path, lines, begun):
    path = played(tmp_path / "a.jsonl")
    path.write_bytes(path.read_bytes() + lines)
    assert bool(kept_sessions(tmp_path)) == begun


@pytest.mark.parametrize("started", ["garbage", "", "-5", "99999-01-01T00:00:00", "2026-03-02T10:42:00+01:00"])
def test_a_session_whose_date_cannot_be_read_is_listed_all_the_same(tmp_path, started):
    journal = Journal(tmp_path / "a.jsonl", Header.of(WORKSHOP, started))
    journal.append(ChooseExample(1))
    journal.close()
    os.utime(tmp_path / "a.jsonl", (1e9, 1e9))
    (kept,) = kept_sessions(tmp_path)
    assert kept.started.year == (2026 if "2026" in started else 2001)


@pytest.mark.parametrize("seconds", [-1e12, -3600.0, 0.0, 1e11, 1e12, float("1e300")])
def test_any_clock_gives_a_date(seconds):
    date = local_date(seconds)
    assert 1 <= date.year <= 9999
    if abs(seconds) < 2e9:
        assert date == datetime.fromtimestamp(seconds)


def test_a_clock_that_python_cannot_tell_is_no_failure(monkeypatch, capsys):
    def far():
        raise OverflowError("timestamp too large to convert to C PyTime_t")

    monkeypatch.setattr("time.time", far)
    monkeypatch.setattr("connecte.commands.play._has_terminal", lambda: True)
    assert main(["play", "xor"]) == 2
    assert plain(capsys.readouterr().err).startswith("l'horloge de cet ordinateur est réglée après l'an 2262")
    assert MACHINE.date().year > 5000
    assert possible_time(MACHINE.wall()) is None


@pytest.mark.parametrize(
    ("moves", "at"),
    [("3", "NaN"), ("3", "1e300"), ("3", "true"), ("-5", "null"), ("true", "null"), ("2.5", "0")],
)
def test_a_summary_of_impossible_numbers_is_made_again(tmp_path, moves, at):
    path = played(tmp_path / "a.jsonl", ChooseExample(1))
    assert kept_sessions(tmp_path)
    (cache,) = tmp_path.glob(".*.summary")
    mark = json.dumps(json.loads(cache.read_bytes())[0])
    cache.write_text(f'[{mark},"title","place",{moves},"",{at}]', "utf-8")
    (kept,) = kept_sessions(tmp_path)
    assert (kept.path, kept.summary.moves, kept.summary.title) == (path, 1, WORKSHOP.title)
