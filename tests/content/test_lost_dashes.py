"""A "-" that is missing, in every list of an activity and at each of its items: one fault in its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from connecte.content.reading.reader import check_activity
from connecte.content.yaml.syntax.activity_keys import lists
from tests.often import LONG

WHOLE = (Path(__file__).parent / "whole.yaml").read_text("utf-8")
LINES = WHOLE.splitlines()
ITEM = re.compile(r"( *)- (\w+:.*|\{.*)")
FLOWING = {
    "inputs": ("{name: renard, symbol: 🦊, code: RE, columns: [1, 1]}",
               "{name: chat, symbol: 🐱, code: CH, columns: [2, 2]}",
               "{name: robot, symbol: 🤖, code: RO, columns: [3, 3]}"),
    "by_hand": ("{neuron: B, move: -1}", "{neuron: A, move: 1}", "{neuron: vert, move: -1}"),
    "start": ("{neuron: B, threshold: 2}", "{neuron: A, threshold: 2}", "{neuron: D, threshold: 1}"),
    "runs": ("{name: vite, step: 0.01}", "{name: lent, step: 0.001}", "{name: autre, step: 0.1}"),
}  # fmt: skip
WAYS = {"deleted": "", "a space": "  ", "no space": "-", "a long dash": "– "}


def block(key: str) -> tuple[int, int]:
    """The lines below a key, from and to."""
    start = next(n for n, line in enumerate(LINES) if line.strip() == f"{key}:") + 1
    indent = len(LINES[start]) - len(LINES[start].lstrip())
    stop = start
    while stop < len(LINES) and len(LINES[stop]) - len(LINES[stop].lstrip()) >= indent:
        stop += 1
    return start, stop


def texts() -> dict[str, tuple[list[str], range]]:
    """The activity as it is, with its lists at the column of their keys, and with items between braces; and
    which lines are another list than in the activity as it is.
    """
    found = {"as it is": (LINES, range(len(LINES)))}
    for key in ("inputs", "layers", "examples", "by_hand", "plan", "questions"):
        start, stop = block(key)
        flush = [line[2:] for line in LINES[start:stop]]
        found[f"{key} at the left"] = [*LINES[:start], *flush, *LINES[stop:]], range(start, stop)
    for key, items in FLOWING.items():
        start, stop = block(key)
        indent = LINES[start][: len(LINES[start]) - len(LINES[start].lstrip())]
        flowing = [f"{indent}- {item}" for item in items]
        changed = range(start, start + len(flowing))
        found[f"{key} in braces"] = [*LINES[:start], *flowing, *LINES[stop:]], changed
    return found


TEXTS = texts()


def without(form: str, put: str) -> Iterator[tuple[int, str]]:
    """The number of each line that begins an item, and the text in which it has `put` instead of its "- ".

    Of a list in another form: its own items, the one before and the one after it. A dash lost farther away
    is that of the activity as it is. A short run loses every other of these dashes in one way, and the others
    in the next: each of them in two ways.
    """
    lines, changed = TEXTS[form]
    items = [number for number, line in enumerate(lines) if ITEM.match(line)]
    first = max((n for n in items if n < changed.start), default=changed.start)
    last = min((n for n in items if n >= changed.stop), default=changed.stop)
    turn = [*WAYS.values()].index(put)
    for place, number in enumerate(items):
        found = ITEM.match(lines[number])
        if LONG or (first <= number <= last and place % 2 == turn % 2):
            yield number, "\n".join([*lines[:number], found[1] + put + found[2], *lines[number + 1 :]])


@pytest.mark.parametrize("form", TEXTS)
def test_the_lists_are_right_to_begin_with(form):
    assert check_activity("\n".join(TEXTS[form][0]).encode(), "f.yaml", "f").faults == ()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("form", TEXTS)
def test_a_dash_that_is_lost_is_one_fault_in_its_line(form, way):
    for number, text in without(form, WAYS[way]):
        faults = check_activity(text.encode(), "f.yaml", "f").faults
        assert [fault.line for fault in faults] == [number + 1], (number + 1, list(map(str, faults)))
        said = f"{faults[0].message} {faults[0].hint}".replace("\u00a0", " ")
        assert "« - »" in said, said
        assert mended(text, faults[0]) or faults[0].fix is None, said


def mended(text: str, fault) -> bool:
    """Whether the edit of a fault leaves none."""
    if fault.fix is None:
        return False
    line, column, length, put = fault.fix
    lines = text.splitlines()
    lines[line - 1] = lines[line - 1][: column - 1] + put + lines[line - 1][column - 1 + length :]
    return check_activity("\n".join(lines).encode(), "f.yaml", "f").faults == ()


@pytest.mark.parametrize("put", ["", "  "])
@pytest.mark.parametrize("key", ["inputs", "by_hand", "examples", "plan", "questions", "start", "runs"])
def test_a_list_without_any_dash_is_told_at_each_item(key, put):
    start, stop = block(key)
    first = LINES[start].index("-")
    items = [n for n in range(start, stop) if LINES[n][first] == "-"]
    lines = list(LINES)
    for number in items:
        lines[number] = lines[number][:first] + put + lines[number][first + 2 :]
    faults = check_activity("\n".join(lines).encode(), "f.yaml", "f").faults
    assert [fault.line for fault in faults] == [number + 1 for number in items], faults
    assert all("« - »" in fault.message.replace("\u00a0", " ") for fault in faults)


@pytest.mark.parametrize("put", ["Combien ?", "  Combien ?", "-Combien ?", "Qui ?", "-Qui ?"])
def test_texts_of_a_list_without_their_dash_are_told(put):
    old = f"- {put.strip(' -')}"
    text = WHOLE.replace(old, put, 1)
    line = text[: text.index(put.strip())].count("\n") + 1
    faults = check_activity(text.encode(), "f.yaml", "f").faults
    assert [fault.line for fault in faults] == [line], faults
    assert "« - »" in f"{faults[0].message} {faults[0].hint}".replace("\u00a0", " ")
    assert mended(text, faults[0]) or faults[0].fix is None


def test_lists_are_those_of_the_table():
    assert {key for key, has_keys in lists().items() if has_keys} >= {
        "inputs", "layers", "neurons", "examples", "by_hand", "start", "runs", "plan", "questions",
        "kernels",
    }  # fmt: skip
    assert {"ask", "choices", "marks", "mask", "values"} <= {key for key, keys in lists().items() if not keys}
