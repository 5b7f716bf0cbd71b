"""Editing keeps what is not edited, byte for byte, and a save is whole or not at all."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from connecte.content.catalog import shipped
from connecte.content.writing.file_text import FileText
from tests.often import times

WORKSHOP = shipped()[0].read_bytes()
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
LINES = st.lists(
    st.tuples(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=8), ENDS)
)


@given(LINES, st.booleans(), st.text("ab é😇", max_size=5))
def test_what_is_not_edited_keeps_its_bytes(lines, marked, last):
    data = ("\ufeff" if marked else "").encode() + ("".join(a + b for a, b in lines) + last).encode()
    file = FileText(data)
    assert file.edited(file.text) == data


@settings(max_examples=times(60, 300))
@given(LINES, st.integers(0, 30), st.integers(0, 3), st.lists(st.text("ab#: é", max_size=6), max_size=3))
@example([("a", "\r\n"), ("a", "\n")], 0, 1, ["b"])
def test_lines_around_an_edit_keep_theirs(lines, at, gone, put):
    at = min(at, len(lines))
    data = "".join(a + b for a, b in lines).encode()
    file = FileText(data)
    shown = file.text.splitlines(keepends=True)
    edited = "".join([*shown[:at], *(line + "\n" for line in put), *shown[at + gone :]])
    written = file.edited(edited).decode()
    before = "".join(a + b for a, b in lines[:at])
    after = "".join(a + b for a, b in lines[at + gone :])
    assert FileText(written.encode()).text == edited, "what is read again is what was written"
    if not put or set("".join(put)) - {a for a, _ in lines}:
        assert written.startswith(before) or len({b for _, b in lines}) > 1
        assert written.endswith(after) or len({b for _, b in lines}) > 1


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_threshold_changed_in_the_workshop_changes_two_bytes(end, mark):
    data = mark + WORKSHOP.replace(b"\n", end.encode())
    file = FileText(data)
    written = file.edited(file.text.replace("threshold: 17", "threshold: 18"))
    assert written == data.replace(b"threshold: 17", b"threshold: 18")


def test_mixed_line_ends_stay_as_they_are():
    data = b"a: 1\r\n# remark\nb: 2\r\nc: 3"
    assert FileText(data).edited("a: 1\n# remark\nnew: 5\nb: 4\nc: 3") == (
        b"a: 1\r\n# remark\nnew: 5\nb: 4\nc: 3"
    )
    assert FileText(data).edited("a: 1\n# remark\nb: 2\nc: 3\n") == b"a: 1\r\n# remark\nb: 2\r\nc: 3\r\n"


def test_what_is_no_text_is_not_opened():
    with pytest.raises(UnicodeDecodeError):
        assert FileText(b"\xff").text
