"""Files that an editor has saved otherwise: what else is wrong in them is told too."""

from __future__ import annotations

import pytest

from connecte.content.reading.reader import check_activity
from tests.content.slips import drawn
from tests.content.test_slips import said

LETTERS = drawn().replace("🦊", "x").replace("🐱", "y").replace("🤖", "z")
TWO_FAULTS = LETTERS.replace("move: -1", "move: moins 1")


@pytest.mark.parametrize(("encoding", "name"), [
    ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-32", "UTF-32"),
    ("cp1252", "Windows-1252"), ("latin-1", "Windows-1252"),
    ("mac_roman", "Mac Roman"),
])  # fmt: skip
def test_another_encoding_is_named_and_the_rest_is_read(encoding, name):
    found = check_activity(TWO_FAULTS.encode(encoding), "f.yaml", "f").faults
    assert [fault.line for fault in found] == [1, 60], found
    assert name in found[0].message
    assert "UTF-8" in found[0].hint


@pytest.mark.parametrize("read_as", ["cp1252", "latin-1"])
def test_accents_that_were_read_as_another_encoding_are_told_once(read_as):
    twice = TWO_FAULTS.encode().decode(read_as).encode()
    found = check_activity(twice, "f.yaml", "f").faults
    assert [fault.line for fault in found] == [1, 60], found
    assert "accent" in found[0].message


@pytest.mark.parametrize("data", [
    b"PK\x03\x04" + bytes(200), b"{\\rtf1\\ansi title}", b"%PDF-1.4", b"<!DOCTYPE html><html></html>",
])  # fmt: skip
def test_a_document_is_told_as_one(data):
    (found,) = check_activity(data, "f.yaml", "f").faults
    assert "document" in found.message
    assert "texte seul" in said(found.hint)


@pytest.mark.parametrize(("indent", "name"), [("\t", "tabulations"), ("\u00a0\u00a0", "insécables")])
def test_indents_that_an_editor_has_changed_everywhere_are_one_fault(indent, name):
    text = "\n".join(
        indent * ((len(line) - len(line.lstrip(" "))) // 2) + line.lstrip(" ")
        for line in TWO_FAULTS.split("\n")
    )
    found = check_activity(text.encode(), "f.yaml", "f").faults
    assert [fault.line for fault in found] == [5, 60], list(map(str, found))
    assert name in found[0].message


@pytest.mark.parametrize("data", [
    LETTERS.encode(), b"\xef\xbb\xbf" + LETTERS.encode(), LETTERS.replace("\n", "\r\n").encode(),
    LETTERS.replace("\n", "\r").encode(), LETTERS.replace("Zéro", "Âge, île, Ångström, ñ, ð").encode(),
])  # fmt: skip
def test_what_is_right_is_taken(data):
    assert check_activity(data, "f.yaml", "f").faults == ()


@pytest.mark.parametrize(
    "label", ["N", "no", "Y", "1e3", "012", "12:30", "null", "~", "0x1F", "1_000", "2024-05-12"]
)
def test_a_label_is_the_text_that_is_written(label):
    """None of them is what YAML makes of it: false, 1000, 10, 750, nothing."""
    text = LETTERS.replace('label: "0"', f"label: {label}")
    found = check_activity(text.encode(), "f.yaml", "f")
    if label in ("null", "~"):
        assert all("un texte manque" in fault.message for fault in found.faults)
        return
    assert found.activity is not None, found.faults
    assert found.activity.examples[0].label == label
