"""How the program ends, and what it does with what terminals really send."""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from textual import events

from connecte.session.store.journal import read
from connecte.session.store.keeper import Keeper
from tests.data_home import set_data_home

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals here", allow_module_level=True)

import termios

from connecte.ui.base.window.terminal.driver import ENDING, TerminalDriver
from tests.monkey import faults, play
from tests.often import times
from tests.terminals.played import LEFT, NO_MOUSE, Played
from tests.variants import TEXT


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """All that the program keeps is kept there."""
    set_data_home(monkeypatch, tmp_path / "data")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("EDITOR", raising=False)
    return tmp_path


@pytest.fixture
def opened(folder):
    """Start a session in a terminal; it is ended with the test."""
    started = []

    def start(*arguments, size=(24, 80)):
        played = Played(*(arguments or ("play", "--session", str(folder / "s.jsonl"))), size=size)
        started.append(played)
        return played

    yield start
    for played in started:
        played.close()


SIGNALS = [signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGUSR1, signal.SIGALRM, signal.SIGTERM]


def test_all_signals_that_end_a_program_are_caught_in_one_way():
    assert set(SIGNALS) <= set(ENDING)


def caught(pid):
    """The signals that a process catches, as Linux tells; elsewhere all."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return set(signal.Signals)
    bits = int(re.search(r"SigCgt:\s*(\w+)", status.read_text("utf-8"))[1], 16)
    return {number for number in signal.Signals if bits >> (number - 1) & 1}


# Python has its own way with SIGINT; SIGTERM and SIGHUP are sent below, and `caught` knows of the others.
@pytest.mark.parametrize("number", [signal.SIGINT, *SIGNALS][: times(1, 1 + len(SIGNALS))])
def test_a_signal_leaves_the_terminal_as_it_was_and_the_journal_whole(opened, folder, number):
    played = opened()
    played.wait_for("Dessiner")
    played.send(b"\r\rs ")
    played.wait_for("tape")
    assert set(ENDING) <= caught(played.process.pid)
    played.process.send_signal(number)
    assert played.end() == 128 + number
    assert LEFT in played.written
    assert NO_MOUSE in played.written
    data = (folder / "s.jsonl").read_bytes()
    assert data.endswith(b"\n")
    assert read(folder / "s.jsonl").moves


def test_a_signal_ends_the_editor_of_a_faulty_file_and_does_not_offer_it_again(opened, folder):
    file = folder / "mine.yaml"
    file.write_text(TEXT.replace("threshold: 16", "threshold: x"), "utf-8")
    played = opened("play", str(file))
    played.wait_for("première faute")
    played.send(b"\r")
    played.wait_for("mine.yaml")
    played.send(b"#kept")
    played.wait_for("#kept")
    played.process.send_signal(signal.SIGINT)
    assert played.end() == 128 + signal.SIGINT
    assert "#kept" in Keeper(folder / "data" / "connecte" / "sessions").drafts.of(file)


def test_after_a_stop_that_is_not_heard_it_goes_on_and_ends_as_before(opened, folder):
    played = opened()
    master, pid = played.master, played.process.pid
    before = termios.tcgetattr(master)
    played.wait_for("Dessiner")
    played.send(b"\r\rs ")
    played.wait_for("tape")
    assert termios.tcgetattr(master) != before
    played.process.send_signal(signal.SIGSTOP)
    assert os.WIFSTOPPED(os.waitpid(pid, os.WUNTRACED)[1])
    played.process.send_signal(signal.SIGCONT)
    played.wait_for("tape")  # all is painted again
    played.send(b" ")
    played.wait_for("tape 1")
    played.process.send_signal(signal.SIGTERM)
    assert played.end() == 128 + signal.SIGTERM
    assert termios.tcgetattr(master) == before
    assert LEFT in played.written and NO_MOUSE in played.written
    assert (folder / "s.jsonl").read_bytes().endswith(b"\n")
    assert read(folder / "s.jsonl").moves


def test_the_app_ends_with_its_terminal(opened):
    played = opened()
    played.wait_for("Dessiner")
    os.close(played.master)
    assert played.process.wait(60) == 128 + signal.SIGHUP
    played.master = os.open(os.devnull, os.O_RDWR)


STRANGE = b"\x1b[97;1:1u\xe9\x1b[97;1:3u\x1b[99999999999u\x1b[48;1;1;0;0t"
"""Kitty's event types, an é of Latin-1, a character that is none, a size that a terminal never told."""


# One driver reads what terminals send, for all screens: the class is below.
@pytest.mark.parametrize(("command", "ready"), [("board", "attend la"), ("guide", "minutes")][: times(1, 2)])
def test_strange_bytes_end_no_screen(opened, folder, command, ready):
    played = opened(command)
    played.wait_for(ready)
    played.send(STRANGE + b"\x11")
    assert played.end() == 0
    assert not faults(folder)


def test_a_class_goes_on_after_strange_bytes_a_search_without_result_an_unreleased_button_and_many_sizes(
    opened, folder, monkeypatch
):
    """And the terminal's real size counts, whatever the variables say."""
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("LINES", "20")
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    played = opened(size=(40, 120))
    played.wait_for("Dessiner")
    played.send(STRANGE)
    played.send(b"\x1b[<0;20;8M\x1b[<32;24;10M\x1b[<32;28;10M")  # pressed and moved, never released
    played.send(b"\x1bOQ")
    played.wait_for("Le menu")
    assert b"trop petite" not in played.written
    assert b"\\x" not in played.written
    assert read(folder / "s.jsonl").moves
    played.send(b"zzzz")
    played.wait_for("Rien de ce nom")
    played.send(b"\x1b[5~\x1b[6~")
    played.send(b"\x1b[200~" + b"\x1b\x00z" * 30_000 + b"\x1b[201~")
    before = len(played.written)
    for _ in range(60):  # of many sizes the last counts
        played.resize(2, 2)
        played.resize(100, 45)
        played.read(0)
    for _ in range(100):  # a window that is covered takes no key
        played.send(b"\x1b[Ayyyy")
        while played.read(0.5):
            pass
        if "yyyy" in played.text:
            break
    else:
        raise AssertionError(f"it is covered still:\n{played.text[-3000:]}")
    assert b"\x1b[45;" in played.written[before:], "its last line is painted"
    played.send(b"\x11")
    assert played.end() == 0
    assert not faults(folder)


async def test_a_button_that_was_never_released_is_at_the_next_key(monkeypatch):
    """Also where no grid is under the mouse, which ends its own stroke."""
    driver, sent = TerminalDriver(SimpleNamespace()), []
    monkeypatch.setattr(driver, "send_message", sent.append)
    at = (None, 3, 2, 0, 0, 1, False, False, False)
    for message in (events.MouseDown(*at), events.MouseMove(*at), *[events.Key("a", "a")] * 2):
        driver.process_message(message)
    kinds = [events.MouseDown, events.MouseMove, events.MouseUp, events.Key, events.Key]
    assert [type(message) for message in sent] == kinds
    assert (sent[2].x, sent[2].y, sent[2].button) == (3, 2, 1)


def test_a_monkey_breaks_nothing():
    play(seed=5, events=60)
