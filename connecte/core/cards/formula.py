"""Convert a formula such as "2 A + 1,2 B − C" to weights and back.

Names are those of the neurons of the previous layer, or the emoji, name or two-letter code of an
input. Numbers may have a decimal comma or point. Reference: §3 for weights of ±1, §6 for trained
ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from connecte.language.i18n import _, ngettext
from connecte.language.numbers import MINUS, decimal

_NUMBER = r"[0-9]+(?:[.,][0-9]+)?"
_LONGEST_NUMBER = 8  # characters: 1234,567
_UNSEEN = "\u00ad\u200b\u200c\u2060\ufeff\ufe0f"
"""Characters that nobody sees, and no spaces."""
_AS_EMOJI = "\ufe0f"
"""Follows a character that is to be drawn as an emoji; some keyboards write it, some do not."""
_QUOTES = "\"'“”„«»‘’"
_TIMES = "*×·"
_WORD = r"\w+|\S"


class FormulaError(ValueError):
    """A formula that cannot be read.

    `position` is where, in characters from 0; `unknown` the unknown name, if that is the reason; `hint`
    what to try, "" where nothing is known.
    """

    def __init__(self, message: str, position: int, unknown: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.position = position
        self.unknown = unknown
        self.hint = hint


def parse_formula(text: str, names: Sequence[Sequence[str]]) -> dict[int, int | float]:
    """Return the weights in a formula by the index of their source, in the order written.

    `names[i]` lists the names of the i-th source. Whole coefficients are returned as int, so that
    sums of whole numbers stay exact. Raises FormulaError.
    """
    index = {name: i for i, aliases in enumerate(names) for name in aliases}
    index |= {name.replace(_AS_EMOJI, ""): i for name, i in index.items() if name.strip(_AS_EMOJI)}
    by_length = sorted(index, key=len, reverse=True)
    weights: dict[int, int | float] = {}
    at = _skip(text, 0)
    if at == len(text):
        raise FormulaError(_("la formule est vide"), at)
    first = True
    while at < len(text):
        sign, at = _sign(text, at, first)
        coefficient, at = _coefficient(text, at)
        start = at
        name = _name(text, at, by_length)
        at = _skip(text, at + len(name))
        source = index[name]
        if source in weights:
            message = _("« {name} » est là deux fois").format(name=name)
            raise FormulaError(
                message,
                start,
                "",
                _("ne l'écrire qu'une fois, avec un nombre : « 2 {name} »").format(name=name),
            )
        weights[source] = sign * coefficient
        first = False
    return weights


def _skip(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] in _UNSEEN):
        at += 1
    return at


def _sign(text: str, at: int, first: bool) -> tuple[int, int]:
    if text[at] in "+-" + MINUS + "–—":
        return (1 if text[at] == "+" else -1), _skip(text, at + 1)
    if first:
        return 1, at
    if text[at] in _QUOTES:
        message = _("ce guillemet n'est pas ouvert au début de la formule")
        raise FormulaError(message, at, "", _bare(text))
    raise FormulaError(_("il manque un + ou un − avant « {rest} »").format(rest=text[at:]), at)


def _coefficient(text: str, at: int) -> tuple[int | float, int]:
    match = re.match(_NUMBER, text[at:]) if text[at : at + 1].isdecimal() else None
    if not match:
        return 1, at
    if len(match.group()) > _LONGEST_NUMBER:
        raise FormulaError(_("ce nombre est trop long"), at)
    digits = match.group().replace(",", ".")
    at = _skip(text, at + match.end())
    if at < len(text) and text[at] in _TIMES:
        at = _skip(text, at + 1)
    return (float(digits) if "." in digits else int(digits)), at


def _name(text: str, at: int, known: Sequence[str]) -> str:
    for name in known:
        if text.startswith(name, at) and not _runs_on(text, at, name):
            return name
    match = re.match(_WORD, text[at:])
    if not match:
        raise FormulaError(_("la formule s'arrête trop tôt : il manque un nom"), at)
    if match.group() in _QUOTES:
        message = _("« {mark} » n'est pas le guillemet \"").format(mark=match.group())
        raise FormulaError(message, at, "", _bare(text))
    message = _("« {name} » n'est pas un nom connu ici").format(name=match.group())
    raise FormulaError(message, at, match.group())


def _bare(text: str) -> str:
    """Return the hint that quotes a formula as YAML does."""
    return _('écrire "{formula}"').format(formula=text.strip(_QUOTES + " \u00a0\u202f"))


def _runs_on(text: str, at: int, name: str) -> bool:
    """Return whether the word continues after the name: "A" must not be found in "AB"."""
    end = at + len(name)
    return name[-1].isalnum() and end < len(text) and (text[end].isalnum() or text[end] == "_")


def format_terms(weights: Sequence[float], names: Sequence[str], digits: int = 1) -> list[tuple[str, str, str]]:
    """Return the terms of a formula as (sign, coefficient, name).

    A coefficient of 1 is "". Terms that round to 0 at `digits` decimals are left out. The sign of
    the first term is "" if it is plus.
    """
    terms: list[tuple[str, str, str]] = []
    for weight, name in zip(weights, names, strict=True):
        size = decimal(abs(weight), digits)
        if size == "0":
            continue
        sign = MINUS if weight < 0 else "+" if terms else ""
        terms.append((sign, "" if size == "1" else size, name))
    return terms


def format_formula(weights: Sequence[float], names: Sequence[str], digits: int = 1) -> str:
    """Return the formula as text: "2 A + 1,2 B − 1,1 C", "😇 + 🤖 − 👽"; "0" without terms (reference §6)."""
    text = ""
    for sign, size, name in format_terms(weights, names, digits):
        text += (f" {sign} " if text else sign) + (f"{size} {name}" if size else name)
    return text or "0"


MOST_TERMS = 12
"""Terms of a formula that is read on a line or two: with more it says less than a few words."""
MOST_NAMED = 3
"""Of a longer one, how many of its largest terms are named."""


def read_formula(weights: Sequence[float], names: Sequence[str], is_picture: bool) -> str:
    """Return a formula as `format_formula` writes it, or in words where it has too many terms to be read: of
    the cells of a picture "64 cases, image du poids", else how many it has and its largest ones.
    """
    terms = [number for number, weight in enumerate(weights) if decimal(abs(weight), 1) != "0"]
    if len(terms) <= MOST_TERMS:
        return format_formula(weights, names)
    if is_picture:
        return of_cells(len(weights), str(len(weights)))
    largest = sorted(sorted(terms, key=lambda number: -abs(weights[number]))[:MOST_NAMED])
    some = format_formula([weights[n] for n in largest], [names[n] for n in largest])
    return of_terms(len(terms), str(len(terms)), some)


def of_cells(number: int, count: str) -> str:
    """Return in words the formula of a picture of so many cells; `count` says the number."""
    message = ngettext("{count} case, image du poids", "{count} cases, image du poids", number)
    return message.format(count=count)


def of_terms(number: int, count: str, some: str) -> str:
    """Return in words a formula of so many terms of which some are written out; `count` says the number."""
    message = ngettext("{count} terme, surtout {some}", "{count} termes, surtout {some}", number)
    return message.format(count=count, some=some)
