"""Any activity, written out and read again, is the same: but for its name, its path and its text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.content.activity import Activity
from connecte.content.catalog import shipped
from connecte.content.reading.reader import check_activity, parse_activity, read_activity
from connecte.content.writing.activity_text import activity_text
from connecte.content.writing.new_example import NewExample
from connecte.content.writing.new_examples import with_examples
from connecte.core.grid.drawing import Drawing
from tests.content.any_activity import files
from tests.often import times

HERE = Path(__file__).parent
BEGIN = sorted((HERE.parents[1] / "connecte" / "content" / "begin").glob("*.yaml"))
OWN = {"name", "path", "text"}
"""What a file says by where it lies and how it is written."""


def said(activity: Activity) -> dict[str, object]:
    """All that an activity says."""
    return {
        name: value for name, value in vars(activity).items() if name in Activity.__annotations__
    } | dict.fromkeys(OWN)


def again(activity: Activity) -> Activity:
    return parse_activity(activity_text(activity).encode(), "f.yaml", "f")


@pytest.mark.parametrize("path", [*shipped(), *BEGIN, HERE / "whole.yaml"], ids=lambda path: path.stem)
def test_an_activity_that_is_there_is_written_out_whole(path):
    activity = read_activity(path)
    assert said(again(activity)) == said(activity)


@settings(max_examples=times(40, 1500), deadline=None)
@given(files())
def test_any_activity_is_written_out_whole(file):
    text = json.dumps(file, ensure_ascii=False)
    checked = check_activity(text.encode(), "f.yaml", "f")
    assert checked.activity is not None, (text, checked.faults)
    assert said(again(checked.activity)) == said(checked.activity), activity_text(checked.activity)


@settings(max_examples=times(20, 300), deadline=None)
@given(st.data())
def test_remarks_and_what_is_not_edited_stay_when_drawings_are_added(data):
    """Remarks anywhere in the file, blank lines, and all bytes of all lines."""
    lines = (HERE / "whole.yaml").read_text("utf-8").splitlines()
    for _n in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(lines)))
        around = lines[max(0, at - 1)]
        if set(around.strip()) <= set(".#") or "drawing" in around:
            continue  # in a drawing it would be a row
        lines.insert(at, data.draw(st.sampled_from(["# remarque", "", "  # autre, à droite"])))
    end = data.draw(st.sampled_from(["\n", "\r\n"]))
    before = (end.join(lines) + end).encode()
    activity = parse_activity(before, "f.yaml", "f")
    drawing = Drawing.from_rows(["#.#", "...", "#.#", "...", "#.#"])
    after = with_examples(before, "f.yaml", [NewExample(drawing, "1", "Ana")])
    found = parse_activity(after, "f.yaml", "f")
    assert found.examples[:-1] == activity.examples
    assert (found.examples[-1].drawing, found.examples[-1].label) == (drawing, "1")
    left = after.splitlines(keepends=True)
    for line in before.splitlines(keepends=True):
        left = left[left.index(line) + 1 :]
