"""Bytes as keys and pastes; the time is the test's."""

from __future__ import annotations

import pytest
from textual import _parser, events

from connecte.ui.base.window.terminal import keyboard as module
from connecte.ui.base.window.terminal.keyboard import Keyboard


@pytest.fixture
def clock(monkeypatch):
    """Seconds, as the keyboard sees them."""
    now = [0.0]
    for each in (module, _parser):
        monkeypatch.setattr(each, "get_time", lambda: now[0])
    return now


@pytest.fixture
def typed(clock):
    """Type bytes some seconds after the last ones; the keys and pastes that come of them."""
    failures: list[Exception] = []
    keyboard = Keyboard(failures.append, "utf-8")

    def type_(data=b"", after=0.0, board=keyboard):
        clock[0] += after
        found = [*board.tick(), *(board.read(data) if data else ())]
        assert not failures
        return [
            m.text if isinstance(m, events.Paste) else m.key
            for m in found
            if hasattr(m, "text") or hasattr(m, "key")
        ]

    return type_


def test_an_arrow_that_comes_in_pieces_is_an_arrow(typed):
    assert typed(b"\x1b") == []
    assert typed(b"[C", after=0.15) == ["right"]


def test_escape_answers_and_a_letter_after_it_is_a_letter(typed):
    typed(b"\x1b")
    assert typed(after=0.31) == ["escape"]
    typed(b"\x1b")
    assert typed(b"h", after=0.15) == ["escape", "h"]


def test_the_kitty_protocols_events(typed):
    assert typed(b"\x1b[97;1:1u\x1b[97;1:2u\x1b[97;1:3u") == ["a", "a"]


@pytest.mark.parametrize(("encoding", "found"), [("latin-1", ["é", "h"]), ("utf-8", ["h"]), ("ascii", ["h"])])
def test_a_byte_is_read_by_the_locale_or_left_out(typed, encoding, found):
    board = Keyboard(lambda error: pytest.fail(str(error)), encoding)
    keys = typed(b"\xe9h", board=board)
    assert [key.replace("e_acute", "é") for key in keys] in (found, [*found])


def test_a_paste_is_one_however_it_is_cut_and_its_escapes_are_no_keys(typed):
    whole = b"\x1b[200~a\x1b\x1bb\x1b[A\x00c\x1b[201~d"
    for cut in range(len(whole)):
        assert typed(whole[:cut]) + typed(whole[cut:]) == ["ab[Ac", "d"]


def test_a_paste_that_is_never_closed_is_closed(typed):
    assert typed(b"\x1b[200~abc") == []
    assert typed(b"d", after=1.01) == ["abc", "d"]
