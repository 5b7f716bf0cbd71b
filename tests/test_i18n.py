"""Words and numbers as people read them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import connecte
from connecte.language.lists import choice_list, sentence_list
from connecte.language.numbers import decimal, fixed, significant, thousands
from tests.language.strings import look_ups

SOURCES = sorted(Path(connecte.__file__).parent.rglob("*.py"))


def test_every_translated_string_can_be_extracted():
    """A catalogue is made from constant strings: nothing is put into them before the look-up."""
    looked_up = 0
    for path in SOURCES:
        for call in look_ups(path):
            looked_up += 1
            if path.name == "i18n.py" and isinstance(call.args[0], ast.Name):
                continue
            assert isinstance(call.args[0], ast.Constant), (path, ast.unparse(call))
    assert looked_up > 2000


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (2.04, 1, "2"),
        (1.16, 1, "1,2"),
        (-1.1, 1, "−1,1"),
        (-0.04, 1, "0"),
        (0, 1, "0"),
        (10, 0, "10"),
        (100, 1, "100"),
    ],
)
def test_decimals(value, digits, text):
    assert decimal(value, digits) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (236.08, "236"),
        (35.977, "36,0"),
        (1.914, "1,91"),
        (9.999, "10,0"),
        (0.0123, "0,0123"),
        (0.5, "0,500"),
        (0, "0"),
        (1e9, "1,00e+09"),
    ],
)
def test_significant_figures(value, text):
    assert significant(value) == text


def test_other_numbers():
    assert fixed(-0.01, 1) == "0,0"
    assert fixed(5, 1) == "5,0"
    assert thousands(100_000) == "100 000"
    assert sentence_list(["0"]) == "0"
    assert sentence_list(["0", "3", "6"]) == "0, 3 et 6"
    assert [choice_list(list(words)) for words in ("", "0", "03", "0369")] == [
        "",
        "0",
        "0 ou 3",
        "0, 3, 6 ou 9",
    ]
