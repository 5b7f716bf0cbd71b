"""Screens for terminals that show ASCII only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from connecte.language.plain import _SAME_WIDTH, terminal_is_plain, to_ascii
from tests.ui.screen import SNAPSHOTS

CODES = {"😇": "AN", "🤖": "RO", "🦊": "RE", "🐱": "CH", "😍": "AM", "👽": "EX"}


@pytest.mark.parametrize("path", sorted(SNAPSHOTS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_screen_keeps_its_layout(path):
    for line in path.read_text("utf-8").splitlines():
        plain = to_ascii(line, CODES)
        assert plain.isascii()
        assert "??" not in plain.replace("?", "", line.count("?")), "no character without a stand-in"
        assert len(plain) == cell_len(line)


@given(st.text(alphabet="éàçêïœŒ−─│╭╮█▒░●■▲◆✓✗→⠿⣿▁▇😇👽 abc"))
def test_width_is_kept_for_all_that_we_draw(text):
    assert len(to_ascii(text, CODES)) == cell_len(text)


def test_letters_signs_and_bars():
    assert to_ascii("Échap : « 7 − 3 » ▁▇█", {}) == 'Echap : " 7 - 3 " 17#'


@pytest.mark.parametrize(
    "signs",
    [
        "← → ↑ ↓ ⌫",  # keys
        "✓ ✗ · ? ≠ ×",  # marks of what is said
        "· ░ ▒ ▓ █",  # greys, white first
        "‖ ▶ ◀ ━ ● ◇ 1",  # the line of time
        "● ○ 0",
        "… .",
        "… ·",
        "∞ 8 0 ?",
        "✓ ✗ · ? ↑ ↓ ● ■ ▲ ◆ │ : ! × …",  # the learning by hand, its marks, keys, badges and lines
        "● ◇ ◆ ▲ ■ ✓",  # a mark of the training beside the badges of the outputs
    ],
)
def test_what_means_different_things_looks_different(signs):
    assert len(set(to_ascii(signs, {}).split(" "))) == len(signs.split(" "))


MAY_COINCIDE = (
    "−–—⁻", "’‘", "«»“”„▀", "≤←◀", "≥→▶▸", "▼✓", "●œ°", "○Œ", "■▪█", "◆•", "♥∞", "✚▒", "▬━☰", "☆▓", "✛θ",
    "‖▌▏▕", "\u00a0\u202f",
)  # fmt: skip
"""Characters that are one in ASCII: they mean the same, stand on no screen together, or are told by their
place. A bullet or a pointer begins a line, a bar is a row of them, a relation is between numbers."""


def test_characters_are_one_in_ascii_only_where_it_is_said_why():
    same = {}
    for character, plain in _SAME_WIDTH.items():
        same.setdefault(plain, set()).add(character)
    assert [found for found in same.values() if len(found) > 1] == [set(group) for group in MAY_COINCIDE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Suite  ⌫ Retour  ← Cellule", "Suite  <-Retour  < Cellule"),
        ("\x1b[1m⌫\x1b[0m\x1b[2m Retour", "\x1b[1m<-\x1b[0m\x1b[2mRetour"),
        ("calcul ≥ seuil > 2", "calcul >=seuil > 2"),
        ("(Z − t)² / 2, x²", "(Z - t)^2/ 2, x2"),
    ],
)
def test_signs_that_need_two_characters_take_the_space_behind(text, expected):
    assert to_ascii(text, {}) == expected


@pytest.mark.parametrize(
    ("environment", "plain"),
    [({"TERM": "linux"}, True), ({"TERM": "dumb"}, True), ({"TERM": "xterm"}, False)],
)
def test_when(environment, plain, monkeypatch):
    for name in ("LC_ALL", "LC_CTYPE", "LANG", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert terminal_is_plain() is plain


def test_large_letters_where_there_are_no_half_blocks(monkeypatch):
    from connecte.ui.paint import bigletters
    from connecte.ui.paint.lines import plain

    assert "▀" in plain(bigletters.big_text("un 0", (70, 4), ""))
    monkeypatch.setitem(bigletters._terminal, "half blocks", False)
    assert plain(bigletters.big_text("un 0", (70, 4), "")) == "U N   0"
    assert "██" in plain(bigletters.big_text("un 0", (70, 5), "")), "whole blocks are fine"
