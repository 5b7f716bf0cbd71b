"""The head of an activity's file says what a reading of the whole says."""

from __future__ import annotations

import pytest

from connecte.content.catalog import shipped
from connecte.content.reading.headline import read_headline
from connecte.content.reading.reader import read_activity


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_the_head_is_that_of_the_whole(path):
    head, activity = read_headline(path), read_activity(path)
    assert head is not None
    assert head == (activity.path, activity.title, activity.summary, activity.minutes, activity.credit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a\n",
        "title: [\n",
        "title: a\nsummary: b\n",
        "title: a\nminutes: x\n",
        "grid:\n  rows: 2\ntitle: a\n",
        "title: a\n  b\nsummary: c\nminutes: 5\ncredit: d\n",
        "title: a: b\nsummary: c\nminutes: 5\ncredit: d\n",
        "title: a # b\nsummary: c\nminutes: 5\ncredit: d\n",
        "title: a\u2028\nsummary: c\nminutes: 5\ncredit: d\n",
        "title: 'a'\nsummary: c\nminutes: 5\ncredit: d\n",
        "title: a\nsummary: >-\n  c\n\n  d\nminutes: 5\ncredit: d\n",
    ],
)
def test_what_is_no_head_is_left_to_a_reading_of_the_whole(tmp_path, text):
    path = tmp_path / "a.yaml"
    path.write_text(text, "utf-8")
    assert read_headline(path) is None
    assert read_headline(tmp_path / "none.yaml") is None
