"""What PyYAML takes for no text is what YAML 1.1 says, though its pattern is compiled later."""

from __future__ import annotations

import re
import sys

import pytest

from connecte.content.yaml.pyyaml import yaml

PRINTABLE = [(0x09, 0x0A), (0x0D, 0x0D), (0x20, 0x7E), (0x85, 0x85), (0xA0, 0xD7FF), (0xE000, 0xFFFD),
             (0x10000, 0x10FFFF)]  # fmt: skip


@pytest.mark.parametrize("first_and_last", PRINTABLE)
def test_signs_are_text_from_the_first_to_the_last_of_each_range(first_and_last):
    first, last = first_and_last
    inside = {code: any(low <= code <= high for low, high in PRINTABLE) for code in
              (first - 1, first, last, last + 1) if code <= sys.maxunicode}  # fmt: skip
    found = {code: yaml.reader.Reader.NON_PRINTABLE.search(f"a{chr(code)}") is None for code in inside}
    assert found == inside


def test_a_sign_that_is_no_text_is_refused_at_its_place():
    with pytest.raises(yaml.reader.ReaderError) as told:
        yaml.load("a: \x07", yaml.SafeLoader)
    assert (told.value.position, told.value.character) == (3, 7)


def test_the_standard_library_is_as_it_was():
    assert re.compile.__module__ == "re" and re.compile("a").fullmatch("a")
