"""Every way in which a file comes back broken: refused, with the place and a word of why."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.content.catalog import shipped
from connecte.content.reader import parse_activity, read_activity
from connecte.errors import ActivityError

BAD = sorted((Path(__file__).parent / "bad").glob("*.yaml"))
WORKSHOP = shipped()[0].read_bytes()
_EXPECTED = re.compile(r"# expected (\d+):(\d+) (.+)")


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_is_refused_where_it_is_bad(path):
    with pytest.raises(ActivityError) as caught:
        read_activity(path)
    faults = caught.value.faults
    told = [(f.line, f.column, f"{f.message} {f.hint}") for f in faults]
    expected = _EXPECTED.search(path.read_text("utf-8", "replace"))
    if expected:
        line, column, word = int(expected[1]), int(expected[2]), expected[3]
        assert len(told) == 1, told
        assert told[0][:2] == (line, column), told
        assert word in told[0][2], told
    assert str(faults[0]).startswith(f"{path}:{faults[0].line}:{faults[0].column}: ")


def test_all_faults_are_told_at_once_and_in_order():
    wrong = WORKSHOP.decode()
    for old, new in (
        ("minutes: 50", "minutes: x"),
        ("threshold: 17", "threshold: 1,7"),
        ("step: 0.0001", "step: -1"),
    ):
        assert old in wrong
        wrong = wrong.replace(old, new)
    with pytest.raises(ActivityError) as caught:
        parse_activity(wrong.encode(), "f.yaml", "f")
    assert [f.message.split(" :")[0] for f in caught.value.faults] == ["« x »", "« 1,7 »", "« -1 »"]
    lines = [f.line for f in caught.value.faults]
    assert lines == sorted(lines)


def test_a_file_that_is_too_large_is_refused_unread():
    with pytest.raises(ActivityError, match="trop grand"):
        parse_activity(b"#" * 300_000, "f.yaml", "f")


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(ActivityError, match="lu"):
        read_activity(tmp_path / "none.yaml")


def refused_or_read(data: bytes) -> None:
    try:
        parse_activity(data, "f.yaml", "f")
    except ActivityError as error:
        assert error.faults
        assert all(f.line >= 1 and f.column >= 1 and f.message for f in error.faults)


@settings(max_examples=300)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_anything_at_all_is_refused_properly(data):
    refused_or_read(data)


@settings(max_examples=200)
@given(st.data())
def test_a_damaged_workshop_is_refused_or_read(data):
    at = data.draw(st.integers(0, len(WORKSHOP) - 1))
    length = data.draw(st.integers(0, 30))
    put = data.draw(
        st.binary(max_size=6) | st.sampled_from([b"\t", b"- ", b": ", b"[", b"{", b'"', b"\n", b"*a", b"&a"])
    )
    refused_or_read(WORKSHOP[:at] + put + WORKSHOP[at + length :])


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_shipped_activities_are_read(path):
    assert read_activity(path).name == path.stem


def test_line_ends_of_windows_and_a_byte_order_mark_are_no_fault():
    data = b"\xef\xbb\xbf" + WORKSHOP.replace(b"\n", b"\r\n")
    assert parse_activity(data, "f.yaml", "f").title == "Connecte tes neurones"
