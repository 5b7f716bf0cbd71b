"""French as it is printed: numbers agree, signs have their spaces, apostrophes are curly."""

from __future__ import annotations

import re

from connecte.language.i18n import French, ngettext, typographic
from connecte.language.plain import to_ascii
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


def test_what_is_typed_is_printed_as_french_has_it():
    assert typographic("L'élève dit : « c'est 3 ! », et d'où ? 'x' ; {a:3}") == (
        "L’élève dit\u00a0: «\u00a0c’est 3\u00a0!\u00a0», et d’où\u00a0? 'x'\u00a0; {a:3}"
    )
    assert French().gettext("l'{name}") == "l’{name}"
    assert [French().ngettext("n'a {n} cas", "n'ont {n} cas", n) for n in (1, 2)] == [
        "n’a {n} cas",
        "n’ont {n} cas",
    ]


def test_ascii_and_layouts_do_not_see_the_difference():
    """An ASCII terminal shows what is typed in the source; every sign keeps its width."""
    for said in every_text():
        assert to_ascii(typographic(said.text), {}) == to_ascii(said.text, {})
        assert len(typographic(said.text)) == len(said.text)


def test_apostrophes_are_typographic():
    """In all texts as they are printed, those of activities and the guide as they are written."""
    typed = re.compile(r"[^\W\d_]'(?=[\w«{])")
    assert not [said for said in printed() if typed.search(said.text)]


def test_high_signs_have_their_space():
    """A no-break space before : ; ? ! and inside « », or none where the sign is of YAML or of a format."""
    breaking = re.compile(r" [:;?!»]|« ")
    assert not [said for said in printed() if breaking.search(said.text)]
    assert sum("\u00a0:" in said.text for said in printed()) > 300


def printed():
    """All texts as they are printed."""
    written = (".yaml", ".md")
    for said in every_text():
        if said.place.split(":")[0].endswith(written):
            yield said
        else:
            yield said._replace(text=typographic(said.text))
