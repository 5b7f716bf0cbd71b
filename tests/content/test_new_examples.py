"""Drawings of the class become examples: label and order kept, and every line that the author wrote."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.cli import main
from connecte.content.catalog import load, shipped
from connecte.content.reading.reader import parse_activity
from connecte.content.writing.new_examples import NewExample, with_examples
from connecte.language.errors import ActivityError, UsageError
from connecte.session.moves import KeepDrawing, LabelPage, Paint, SignPage
from connecte.session.store.journal import Header, Journal
from tests.generated import drawings
from tests.often import times
from tests.ui.screen import classroom, press, until
from tests.variants import TEXT

FULL = [(row, column) for row in range(9) for column in range(6)]


@settings(max_examples=times(12, 200))
@given(st.lists(st.tuples(drawings, st.sampled_from("0369"), st.sampled_from(["", "Zoé"])), max_size=4))
def test_everything_else_keeps_its_bytes(found):
    examples = [NewExample(*each) for each in found]
    before = TEXT.encode()
    after = with_examples(before, "f.yaml", examples)
    lines, more = before.decode().splitlines(), after.decode().splitlines()
    start = next(n for n, (old, new) in enumerate(zip(lines, more, strict=False)) if old != new) if found else 0
    grown = len(more) - len(lines)
    assert more[:start] + more[start + grown :] == lines
    activity = parse_activity(after, "f.yaml", "f")
    own = load().examples
    assert activity.examples[: len(own)] == own
    assert [(e.drawing, e.label, e.in_class) for e in activity.examples[len(own) :]] == [
        (drawing, label, True) for drawing, label, _by in found
    ]
    assert [e.number for e in activity.examples] == list(range(len(own) + len(found)))
    remarks = re.findall(r"^  # Exemple (1[6-9]|2\d)(.*)$", after.decode(), re.MULTILINE)
    assert [bool(by) for _number, by in remarks] == [bool(by) for *_rest, by in found]


BLACK = load().examples[0].drawing.paint(FULL, True)
ONE = [NewExample(BLACK, "0")]
SMALL = """\
title: Petit
summary: Deux colonnes.
minutes: 5
examples:{items}
{rest}
"""
REST = """\
# Les cartes, après.
grid: {rows: 1, columns: 2}
inputs:
  - {name: ange, symbol: 😇, code: AN, columns: 1}
  - {name: robot, symbol: 🤖, code: RO, columns: 2}
layers:
  - name: sortie
    neurons:
      - {name: vert, label: "A", sum: "😇", threshold: 0, range: [0, 1]}
"""


@pytest.mark.parametrize("items", [
    "\n- label: A\n  drawing: |\n    ##\n\n# Le grand titre\n\n",
    "\n    # un\n    - drawing: |\n        ##\n      label: A  # vu\n    # deux\n",
    "\n  - {label: A, code: 22}",
    "\n  -\n    label: A\n    drawing: '##'",
])  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_wherever_the_list_stands_and_however_it_is_indented(items, end):
    text = SMALL.format(items=items, rest=REST).replace("\n", end)
    if "code: 22" in items:
        from connecte.core.grid.code import code
        from connecte.core.grid.drawing import Drawing

        text = text.replace("22", code(Drawing.from_rows(["##"])))
    drawing = parse_activity(text.encode(), "f", "f").examples[0].drawing
    after = with_examples(text.encode(), "f", [NewExample(drawing, "A"), NewExample(drawing, "A")]).decode()
    assert (end == "\r\n") == ("\r\n" in after) and after.count("\n") == after.count(end)
    assert len(parse_activity(after.encode(), "f", "f").examples) == 3
    kept = iter(after.splitlines())
    assert all(line in kept for line in text.splitlines()), "the lines before are there, in their order"


def test_counts_are_written_where_the_author_writes_them():
    added = with_examples(TEXT.encode(), "f", ONE).decode()
    assert "counts: [18, 18, 18, 18, 18, 18]" in added
    without = re.sub(r"^    counts: .*\n", "", TEXT, flags=re.MULTILINE)
    assert "counts: [18" not in with_examples(without.encode(), "f", ONE).decode()


def test_a_list_between_brackets_and_a_file_with_a_fault_are_refused():
    text = SMALL.format(items=' [{label: A, drawing: "##"}]', rest=REST)
    with pytest.raises(UsageError, match="crochets"):
        with_examples(text.encode(), "f", ONE)
    with pytest.raises(ActivityError):
        with_examples(TEXT.replace("minutes: 50", "minutes: x").encode(), "f", ONE)


MOVES = [Paint(tuple(FULL[:6]), True), KeepDrawing(), Paint(tuple(FULL[6:9]), True), KeepDrawing(),
         LabelPage(0, "3"), SignPage(0, "Zoé")]  # fmt: skip


@pytest.fixture
def session(tmp_path, monkeypatch):
    """A class that drew twice, and said of the first drawing that it is a 3."""
    monkeypatch.chdir(tmp_path)
    journal = Journal(tmp_path / "s.jsonl", Header.of(load(), "2026-03-02T10:42:00"))
    for move in MOVES:
        journal.append(move)
    journal.close()
    return tmp_path


def test_the_command_makes_a_copy_of_a_shipped_activity(session, capsys):
    assert main(["notebook", "s.jsonl"]) == 0
    told = capsys.readouterr().out
    assert "connecte-tes-neurones.yaml" in told and "1 exemple de plus" in told
    assert "1 dessin sans réponse voulue" in told
    made = load("./connecte-tes-neurones.yaml")
    assert (len(made.examples), made.examples[16].label) == (17, "3")
    assert made.examples[16].drawing.black == set(FULL[:6])
    assert "Zoé" not in made.text
    assert shipped()[0].read_text("utf-8") == TEXT
    assert main(["notebook", "s.jsonl", "-o", "x.yaml", "--names"]) == 0
    assert "dessiné par Zoé" in (session / "x.yaml").read_text("utf-8")
    assert main(["notebook", "s.jsonl", "-o", "x.yaml"]) == 1
    assert main(["check", "--strict", "x.yaml"]) == 0


def test_a_notebook_without_a_label_says_what_to_do(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    journal = Journal(tmp_path / "s.jsonl", Header.of(load(), "2026-03-02T10:42:00"))
    for move in MOVES[:2]:
        journal.append(move)
    journal.close()
    assert main(["notebook", "s.jsonl"]) == 2
    assert "dire d" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["s.jsonl"]


async def test_the_screen_writes_into_the_activitys_own_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    mine = tmp_path / "mine.yaml"
    mine.write_text(TEXT, "utf-8")
    app = classroom(load("mine.yaml"))
    async with app.run_test(size=(80, 24)) as pilot:
        for move in MOVES:
            app.play(move)
        await press(pilot, "k")
        app.screen.action_make_examples()
        await until(pilot, lambda: any("1 exemple de plus" in said.message for said in app._notifications))
        assert len(load("mine.yaml").examples) == 17
    assert [path.name for path in Path().iterdir()] == ["mine.yaml"]
