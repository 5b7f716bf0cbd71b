"""No text can send the terminal a command: control characters are shown as marks."""

from __future__ import annotations

import contextlib
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.segment import Segment
from textual.app import ComposeResult
from textual.color import Color
from textual.widgets import Input, Static, TextArea

from connecte.cli import main
from connecte.commands.output import emit, emit_json, message
from connecte.language.plain import UNSEEN, to_ascii, visible
from connecte.ui.base.window.control_marks import ControlMarks
from connecte.ui.base.window.themed import ThemedApp
from tests.data_home import set_data_home
from tests.often import times

MARKS = ("\u200e", "\u200f", *map(chr, range(0x2028, 0x202F)), *map(chr, range(0x2066, 0x206A)))
"""Characters that turn or end a line."""
OBEYED = [*map(chr, (*range(9), *range(11, 32), *range(127, 160))), *MARKS]
TEXTS = st.text(st.one_of(st.sampled_from(OBEYED), st.characters(exclude_categories=["Cs"])), max_size=30)
ESC = "a\x1b[31mb\x9b2J\x7f\rc"


@given(TEXTS)
def test_every_character_keeps_its_place_and_none_is_obeyed(text):
    shown = visible(text)
    assert len(shown) == len(text)
    assert not set(shown) & set(OBEYED)
    assert all(was == now for was, now in zip(text, shown, strict=True) if was not in OBEYED)
    assert visible(shown) == shown
    assert not set(to_ascii(shown, {})) & set(OBEYED)


def test_marks():
    assert visible(ESC) == "a␛[31mb\ufffd2J␡␍c"
    assert visible("é\tà\n😇") == "é\tà\n😇"


@settings(max_examples=times(20, 50), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_what_is_printed_has_none(capsys, text):
    emit(text)
    message(text)
    emit_json({text: [text]})
    out, err = capsys.readouterr()
    assert not (set(out) | set(err)) & set(OBEYED)
    assert json.loads(out[len(visible(text)) + 1 :]) == {text: [text]}


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", ESC], ["check", ESC, "--json"], ["play", ESC], ["train", ESC], ["new", "x", "--from", ESC],
        ["new", ESC], ["forward", "--counts", ESC], ["forward", "--drawing", ESC],
        ["forward", "--example", ESC],
        ["cards", "--only", ESC], ["cards", "--state", ESC], ["cards", "--state", f"{ESC}@1"],
        ["cards", "-o", f"{ESC}/x"], ["train", "--iterations", "1", "--record", f"{ESC}/x"],
        ["train", "--iterations", "1", "--export", f"{ESC}/x"], ["train", "--start", ESC], ["replay", ESC],
        ["report", ESC], ["roles", ESC], ["play", "--minutes", ESC], [ESC], [f"--{ESC}"],
    ],
)  # fmt: skip
def test_values_that_are_refused_are_told_in_marks(arguments, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    set_data_home(monkeypatch, tmp_path / "data")
    try:
        code = main(arguments)
    except SystemExit as stop:
        code = stop.code
    out, err = capsys.readouterr()
    assert code in (1, 2)
    assert err or "--json" in arguments
    assert not re.search(UNSEEN, out + err)
    assert any(mark in out + err for mark in ("␛", "\\x1b", "\\u001b"))


def test_keys_and_values_of_a_file_are_told_in_marks(tmp_path, capsys):
    path = tmp_path / "\x1b]0;title\x07.yaml"
    path.write_text('"\\e[31mk\\x9b": 1\nminutes: "\\e[2J"\ntitle: "a\\eb"\n', "utf-8")
    assert main(["check", str(path)]) == 1
    out, err = capsys.readouterr()
    assert not re.search(UNSEEN, out + err)
    assert "␛[31mk" in err and "␛]0;title␇.yaml" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "a\nb.yaml"], ["check", "odd\nfile.yaml"], ["play", "odd\nfile.yaml"],
        ["train", "odd\nfile.yaml"], ["replay", "odd\nfile.yaml"], ["report", "odd\nfile.yaml"],
        ["report", "a\nb"], ["new", "a\nb"],
        ["new", "x", "--from", "a\nb.yaml"], ["page", "-o", "new\npage.html"], ["resume", "a\nb"], ["a\nb"],
    ],
)  # fmt: skip
def test_a_line_end_in_a_name_begins_no_line(arguments, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "odd\nfile.yaml").write_text("title: 1,5\nminutes: x\n", "utf-8")
    with contextlib.suppress(SystemExit):
        main(arguments)
    out, err = capsys.readouterr()
    assert "␊" in out + err or "\\n" in out + err
    for line in (out + err).splitlines():
        assert not line.startswith(("b", "file.yaml", "page.html")), line


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_a_line_on_the_screen_keeps_its_width(texts):
    line = [Segment(text.replace("\n", " ")) for text in texts]
    found = ControlMarks().apply(line, Color(0, 0, 0))
    assert not re.search(UNSEEN, "".join(segment.text for segment in found))
    assert Segment.get_line_length(found) == Segment.get_line_length(line)


class Showing(ThemedApp):
    """Text in every kind of widget that shows what comes from files."""

    def compose(self) -> ComposeResult:
        yield Static(ESC, markup=False, id="static")
        yield Input(ESC)
        yield TextArea(ESC)

    def on_mount(self) -> None:
        self.query_one("#static").border_title = ESC.replace("[", r"\[")
        self.query_one("#static").styles.border = ("solid", "white")


async def test_nothing_obeyed_reaches_the_terminal():
    app = Showing()
    async with app.run_test(size=(80, 30), notifications=True) as pilot:
        app.notify(ESC, title=ESC, markup=False)
        await pilot.pause()
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        text = "\n".join(strip.text for strip in strips)
        assert not re.search(UNSEEN, text)
        assert text.count("␛[31m") >= 5, text
        assert all(Segment.get_line_length(strip) == 80 for strip in strips)
