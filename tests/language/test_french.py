"""French as it is printed: numbers agree, signs have their spaces, apostrophes are curly."""

from __future__ import annotations

import re

from connecte.language.i18n import ngettext
from tests.language.strings import every_text

ALWAYS_SEVERAL = {
    "{most} caractères": "a limit of names",
    "{most} élèves": "a limit of classes",
    "{count} caractères": "a name that is too long",
    "{last} ans": "of pupils",
    "{most} lettres": "a limit",
    "{found} itérations": "ten millions or more",
    "{wanted} caractères": "of a code",
    "{count} noms": "more than a class has",
    "{terms} nombres": "more than are easy",
    "{columns} colonnes": "more than a card holds",
    "{more} autres": "two sets or more: one has its own words",
    "{n} chiffres": "sixteen or more",
    "{width} colonnes": "of the smallest window",
    "{height} lignes": "of the smallest window",
    "{number} espaces": "what an indent lacks",
    "{count} coups": "one has its own words",
}
"""Numbers before a plural that are never 0 or 1, and what they are."""
_INVARIABLE = {"fois", "choix", "dessous", "plus", "pas", "dans", "sans", "mais", "sous", "puis", "les", "des",
               "ses", "tous", "vers", "après", "jamais"}  # fmt: skip
_COUNTED = re.compile(r"\{\w+(?::[^{}]*)?\}[ \u00a0]([a-zà-ÿœ]+[sx])\b")


def plurals(text):
    """The numbers of a text that stand before a plural."""
    return [
        found[0]
        for found in _COUNTED.finditer(text)
        if found[1] not in _INVARIABLE and found[0].replace("\u00a0", " ") not in ALWAYS_SEVERAL
    ]


def test_french_has_the_singular_below_two():
    assert [ngettext("{n} case noire", "{n} cases noires", n) for n in (0, 1, 2)] == [
        "{n} case noire", "{n} case noire", "{n} cases noires",
    ]  # fmt: skip


def test_numbers_agree():
    """A number before a plural is chosen by `ngettext`, and its singular is none."""
    assert plurals("{count} cases noires") == ["{count} cases"]
    assert not plurals("{count} case noire, {count} fois")
    wrong = [(said.place, said.text) for said in every_text() if said.number != "many" and plurals(said.text)]
    assert not wrong
