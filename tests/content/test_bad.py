"""Every way in which a file comes back broken: refused, with the place and a word of why."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connecte.content.catalog import shipped
from connecte.content.reading.reader import check_activity, parse_activity, read_activity
from connecte.content.yaml import careful
from connecte.content.yaml import quick as yaml_quick
from connecte.content.yaml.careful import read_whole
from connecte.content.yaml.encodings import is_as_written
from connecte.content.yaml.quick import quick_source
from connecte.language.errors import ActivityError
from tests.often import times
from tests.slips import REPEATED

BAD = sorted((Path(__file__).parent / "bad").glob("*.yaml"))
WORKSHOP = shipped()[0].read_bytes()
FLOWING = b"a: [1, {b: c, d: 'e f'}, \"g\"]\nb:\n  - c: 1\n    d: |\n      ##.\n  - {e: f}  # g\nc: d e\n"
"""A small file with lists and mappings between brackets, whose texts are written in every style."""
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


@pytest.mark.parametrize("symbol", ["1️⃣", "#️⃣", "7", "+", "−", "'*'"])
def test_a_symbol_that_a_formula_cannot_name_is_told_at_the_symbol(symbol):
    text = WORKSHOP.decode()
    line = next(number for number, found in enumerate(text.splitlines(), 1) if "symbol: 🦊" in found)
    column = text.splitlines()[line - 1].index("🦊") + 1
    written = f'"{symbol}"' if symbol.startswith("#") else symbol
    found = check_activity(text.replace("symbol: 🦊", f"symbol: {written}").encode(), "f.yaml", "f").faults
    assert [(fault.line, fault.column) for fault in found] == [(line, column)], found
    assert symbol.strip("'") in found[0].message


@pytest.mark.parametrize(
    "tag", ["!0", "!", "!!", "!!int", "!e!x", "!<tag:x>", "!<x", "!é", "!%41", "!a!b!c", '!"']
)
def test_any_tag_is_one_fault_where_it_stands(tag):
    """Four of them in four lines are four faults."""
    text, places = WORKSHOP.decode(), []
    for place in ("title: ", "inputs:", "threshold: 17", "counts: [4, 9"):
        start = text.index(place) + place.rfind(" ") + 1 if " " in place else text.index(place)
        places.append((text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)))
        text = f"{text[:start]}{tag} {text[start:]}"
    found = check_activity(text.encode(), "f.yaml", "f").faults
    assert [(fault.line, fault.column) for fault in found] == sorted(places), found
    assert all("étiquettes" in fault.message and tag in fault.hint for fault in found)


@pytest.mark.parametrize("character", ["\\e[31m", "\\a", "\\x9b", "\\u202e", "\\u2066", "\\L"])
def test_what_a_terminal_would_obey_is_a_fault(character):
    text, lines = WORKSHOP.decode(), set()
    for key in ("title", "name", "symbol", "label"):
        place = re.search(rf"\b{key}: [^,}}\n]*", text)
        lines.add(text.count("\n", 0, place.start()) + 1)
        text = f'{text[: place.start()]}{key}: "a{character}b"{text[place.end() :]}'
    found = check_activity(text.encode(), "f.yaml", "f").faults
    assert lines <= {fault.line for fault in found if "invisible" in fault.message}
    assert all(str(fault).isprintable() for fault in found)


def test_a_key_that_a_terminal_would_obey_is_told_with_a_mark():
    found = check_activity(b'"t\\e[2J": 1\n"t\\e[2J": 2\n' + WORKSHOP, "f.yaml", "f").faults
    assert "t␛[2J" in found[0].message
    assert all(str(fault).isprintable() for fault in found)


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


@settings(max_examples=times(40, 300))
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_anything_at_all_is_refused_properly(data):
    refused_or_read(data)


@settings(max_examples=times(30, 200))
@given(st.data())
def test_a_damaged_workshop_is_refused_or_read(data):
    at = data.draw(st.integers(0, len(WORKSHOP) - 1))
    length = data.draw(st.integers(0, 30))
    put = data.draw(
        st.binary(max_size=6) | st.sampled_from([b"\t", b"- ", b": ", b"[", b"{", b'"', b"\n", b"*a", b"&a"])
    )
    refused_or_read(WORKSHOP[:at] + put + WORKSHOP[at + length :])


SLIPS = (b"\t", b"- ", b"-", b": ", b":", b"[", b"{", b"]", b"}", b'"', b"'", b"#", b"|", b"*a", b"&a", b"!x",
         b"%", b"@", b"?", b"\n", b"\n---\n", b",", b"0,5", b"\xc2\xa0", b"\xff", b"\x00", b"\\",
         b"  ", "é".encode())  # fmt: skip


@pytest.mark.parametrize("batch", range(times(1, 10)))
def test_a_shipped_file_damaged_byte_by_byte_is_refused_or_read(batch):
    """200 cases a batch: one to three slips of a hand in a shipped file."""
    hand = random.Random(batch)
    files = [path.read_bytes() for path in shipped()]
    for _ in range(200):
        data = hand.choice(files)
        for _slip in range(hand.choice((1, 1, 2, 3))):
            at = hand.randrange(len(data))
            data = data[:at] + hand.choice(SLIPS) + data[at + hand.choice((0, 0, 1, 1, 2, 5, 20)) :]
        refused_or_read(data)


def test_slips_of_writing_do_not_hide_each_other_nor_what_comes_after():
    wrong = WORKSHOP.decode()
    for old, new in (
        ("minutes: 50", "minutes:50"),
        ("  columns: 6", "\tcolumns: 6"),
        ('sum: "🤖 + 🦊 - 😇"', 'sum: "🤖 + 🦊 - 😇'),
        ("threshold: 17", "threshold: 1,7"),
        ("      - name: D", "      -name: D"),
        ("step: 0.0001", "step:\u00a00.0001"),
        ("a: 0.7", "a: *b"),
    ):
        assert wrong.count(old) == 1
        wrong = wrong.replace(old, new)
    checked = check_activity(wrong.encode(), "f.yaml", "f")
    told = [(wrong.splitlines()[f.line - 1].strip(), f.message) for f in checked.faults]
    assert [line for line, _message in told] == [
        "minutes:50",
        "columns: 6",
        'sum: "🤖 + 🦊 - 😇',
        "threshold: 1,7",
        "-name: D",
        "step:\u00a00.0001",
        "a: *b",
    ]
    words = ("clé: valeur", "tabulation", "guillemet", "nombre entier", "espace après", "insécable", "ancres")
    for word, (_line, message) in zip(words, told, strict=True):
        assert word in message


SIGNS = (*SLIPS, b"?", b"? ", b"|#", b">-#", b": ?", b"&", b"~", b"\n...\n", b"\\n", "\u2028".encode(), b"\r\n")


def test_quick_and_careful_reading_say_the_same():
    """What libyaml reads for sure, PyYAML's own parser reads as the same values and places, without a fault."""
    hand = random.Random(7)
    read = 0
    for _ in range(times(300, 5000)):
        data = FLOWING
        for _slip in range(hand.choice((1, 1, 2))):
            at = hand.randrange(len(data))
            data = data[:at] + hand.choice(SIGNS) + data[at + hand.choice((0, 0, 1, 2)) :]
        quick = quick_source(data)
        if quick.root is not None and quick.is_sure and is_as_written(data):
            assert read_whole(data, "f.yaml") == (quick.root, []), data
            read += 1
    assert read > times(50, 1000)


@pytest.mark.parametrize("text", ["a: [b?c]", "a: {b?: c}", "a: |#\n  b", "a: >-#\n  b"])
def test_what_only_libyaml_takes_is_not_sure(text):
    quick = quick_source(text.encode())
    assert quick.root is not None and not quick.is_sure
    assert read_whole(text.encode(), "f.yaml")[1] != []


def test_what_is_found_is_what_is_found_without_libyaml(monkeypatch):
    """Sections that the quick reader has read are passed over by the careful one: it tells the same."""
    hand, texts = random.Random(8), []
    small = (BAD[0].parent.parent / "whole.yaml").read_bytes()
    # What libyaml alone takes is found too where it lies before the fault that libyaml finds.
    texts += [f"a: 1\nb: {odd}\nc: 2\nd: [\n".encode() for odd in ("|#\n  x", "[x?y]", "x\u2028y", "x\ty")]
    for _ in range(times(40, 1000)):
        data = small
        for _slip in range(hand.choice((1, 2, 3))):
            at = hand.randrange(len(data))
            data = data[:at] + hand.choice(SIGNS) + data[at + hand.choice((0, 0, 1, 2, 20)) :]
        texts.append(data)
    quick = [check_activity(data, "f.yaml", "f") for data in texts]
    monkeypatch.setattr(yaml_quick, "QuickParser", None)
    for data, checked in zip(texts, quick, strict=True):
        assert check_activity(data, "f.yaml", "f") == checked, data
    assert sum(bool(checked.faults) for checked in quick) > len(texts) / 2


def test_without_libyaml_the_careful_reader_reads_all(monkeypatch):
    monkeypatch.setattr(yaml_quick, "QuickParser", None)
    assert yaml_quick.quick_source(WORKSHOP).root is None
    assert parse_activity(WORKSHOP, "f.yaml", "f").title == "Connecte tes neurones"


def test_a_file_of_nothing_but_faults_is_told_without_delay():
    for data in (b"[" * 200_000, b"- " * 100_000, b'- "a\n' * 40_000, *REPEATED.values()):
        checked = check_activity(data[: times(3_000, 250_000)], "f.yaml", "f")
        assert 1 <= len(checked.faults) <= 25_000


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        # The mapping counts as 2, and 98 = 2 * 49 texts are read.
        (b"k: 1\n" * 1000, 50, 1),
        # The mapping counts as 2, the key as 1 and the list as 2, so 95 numbers are read.
        (b"a: [" + b"1," * 1000 + b"1]\n- a\n", 1, 5 + 2 * 95),
        # The slip of line 31 is found after 2 + 60; of the 38 left, the second reading needs 2 for the
        # mapping, and 36 = 2 * 18 texts are read.
        (b"k: 1\n" * 30 + b"minutes:5\n" + b"k: 1\n" * 30, 19, 1),
    ],
)
def test_a_reading_of_too_many_values_says_where_it_stops(data, line, column, monkeypatch):
    monkeypatch.setattr(careful, "_MOST_VALUES", 100)
    found = check_activity(data, "f.yaml", "f").faults
    stop = next(fault for fault in found if "la lecture s'arrête ici" in fault.message)
    assert (stop.line, stop.column) == (line, column), found


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_shipped_activities_are_read(path):
    assert read_activity(path).name == path.stem


def test_line_ends_of_windows_and_a_byte_order_mark_are_no_fault():
    data = b"\xef\xbb\xbf" + WORKSHOP.replace(b"\n", b"\r\n")
    assert parse_activity(data, "f.yaml", "f").title == "Connecte tes neurones"
