"""What was meant by a drawing that cannot be read: other signs for black and white, spaces, no "|"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from connecte.language.i18n import _
from connecte.language.lists import sentence_list

BLACK, WHITE = "#", "."
_FROM_WHITE_TO_BLACK = (" ._-·°:'", "□⬜◻▫░○⚪◯", "0oO", "+*xX1×", "▒▓●⚫@#■◼▪█⬛🟥🟦🟩🟨🟧🟪🟫")
"""Signs by how dark they look: of two, the darker one stands for black."""
_DARK = 3
_PAIRS = {"BN": "N", "bn": "n", "FV": "V", "fv": "v", "no": "o", "NO": "O"}
"""Letters of words: blanc and noir, faux and vrai, non and oui; with the one that stands for black."""
_NEW_KEY = re.compile(r" *(?:- +)?[^\W\d]\w* ?:(?: |$)")
_DRAWING_KEY = re.compile(
    r"(?P<indent> *(?:- +)?)(?:drawing|dessin|image) ?(?P<colon>:)(?P<gap> *)(?P<after>[^\s].*?|)\s*$"
)


class DrawnFault(NamedTuple):
    """What is wrong with a drawing, and where: line and column from 0."""

    line: int
    column: int
    message: str
    hint: str


def drawing_fault(lines: Sequence[str], key_line: int, rows: int, columns: int) -> DrawnFault | None:
    """Explain the drawing written below a line of the file; None where nothing better is known than that
    it has other cells than `rows` times `columns`.
    """
    while key_line > 0 and drawing_key(lines[key_line]) is None and not _NEW_KEY.match(lines[key_line]):
        key_line -= 1  # the value of a key without "|" begins below it
    drawn = _lines_below(lines, key_line)
    for look in (_style, _comment, _ragged, _spaced, _spaces, _signs, _blank):
        found = look(lines, key_line, drawn, rows, columns)
        if found is not None:
            return found
    return None


def _lines_below(lines: Sequence[str], key_line: int) -> list[int]:
    """Return the lines of a drawing, from 0: all below its key until the next key or item."""
    found = []
    for number in range(key_line + 1, len(lines)):
        text = lines[number]
        if _NEW_KEY.match(text) or re.match(r" *- ", text):
            break
        found.append(number)
    while found and not lines[found[-1]].strip():
        found.pop()
    return found


def indent_of(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def drawing_key(line: str) -> re.Match[str] | None:
    """Return the parts of a line whose key holds a drawing; None for another line."""
    return _DRAWING_KEY.match(line)


def without_bar(lines: Sequence[str], key_line: int) -> DrawnFault | None:
    """Explain what stands after "drawing:" in place of a "|" at the end of its line; None where that is
    right.
    """
    key = drawing_key(lines[key_line])
    if key is None:
        return None
    after, column = key["after"], key.start("after")
    if re.fullmatch(r"\|[-+]?[0-9]?[-+]?( +#.*)?", after):
        if key["gap"]:
            return None
        message = _("cette ligne n'a pas la forme « clé: valeur »")
        return DrawnFault(key_line, len(key["indent"]), message, _("écrire une espace après le « : »"))
    begins = _("un dessin commence par « | » après « drawing: »")
    if not after:
        return DrawnFault(key_line, len(key["indent"]), begins, _("écrire « drawing: | »"))
    if after.startswith(">"):
        message = _("« > » met toutes les lignes d'un dessin bout à bout")
        return DrawnFault(key_line, column, message, _("écrire « | » à la place"))
    if len(after) <= 2 and after[0] not in ".#":
        hint = _("écrire « | » à la place de « {sign} » (souvent AltGr et 6)").format(sign=after)
        return DrawnFault(key_line, column, begins, hint)
    if after.startswith("|"):
        message = _("un dessin commence à la ligne qui suit « | »")
        return DrawnFault(key_line, column, message, _("passer à la ligne après « | »"))
    message = _("un dessin s'écrit en plusieurs lignes, sans guillemets")
    hint = _("écrire « drawing: | », puis une ligne du fichier par ligne de cases")
    return DrawnFault(key_line, column, message, hint)


def _style(
    lines: Sequence[str], key_line: int, drawn: list[int], _rows: int, _columns: int
) -> DrawnFault | None:
    key = drawing_key(lines[key_line])
    fault = without_bar(lines, key_line) if drawn or (key and key["after"]) else None
    if fault is not None:
        return fault
    flush = drawn and len(lines[drawn[0]]) - len(lines[drawn[0]].lstrip()) <= lines[key_line].find("drawing")
    if flush and lines[drawn[0]].strip():
        first = lines[drawn[0]]
        message = _("le dessin doit être plus à droite que « drawing »")
        hint = _("ajouter des espaces devant chaque ligne du dessin")
        return DrawnFault(drawn[0], len(first) - len(first.lstrip()), message, hint)
    return None


def _comment(
    lines: Sequence[str], _key_line: int, drawn: list[int], _rows: int, _columns: int
) -> DrawnFault | None:
    for number in drawn:
        found = re.match(r" *[.#]+\s+((?:#|//) *[^\W\d_]{2}.*)", lines[number])
        if found:
            message = _("une remarque dans un dessin en fait partie")
            return DrawnFault(number, found.start(1), message, _("l'enlever, ou l'écrire avant « drawing »"))
    return None


def _ragged(
    lines: Sequence[str], key_line: int, drawn: list[int], _rows: int, columns: int
) -> DrawnFault | None:
    """Find a line of cells at another indent than the first, below which YAML takes it for something else."""
    kept = [number for number in drawn if lines[number].strip()]
    if not kept or any(len(lines[number].strip()) != columns for number in kept):
        return None
    indents = [len(lines[number]) - len(lines[number].lstrip()) for number in kept]
    odd = next((number for number, indent in zip(kept, indents, strict=True) if indent != indents[0]), None)
    if odd is None or min(indents) > lines[key_line].find("drawing"):
        return None
    message = _("cette ligne du dessin est plus à gauche que les autres")
    return DrawnFault(odd, len(lines[odd]) - len(lines[odd].lstrip()), message, _("l'aligner sur la première"))


def _spaced(
    lines: Sequence[str], _key_line: int, drawn: list[int], rows: int, columns: int
) -> DrawnFault | None:
    """Find spaces or commas between the cells of every line."""
    for sign, said in (
        (" ", _("espaces")),
        ("\t", _("tabulations")),
        (",", _("virgules")),
        (";", _("points-virgules")),
        ("|", _("barres")),
    ):
        kept = [lines[number].strip() for number in drawn]
        apart = [re.sub(rf" *{re.escape(sign)} *" if sign != " " else " +", "", text) for text in kept]
        if (
            any(sign in text for text in kept)
            and len(apart) == rows
            and {len(text) for text in apart} == {columns}
        ):
            number = next(number for number in drawn if sign in lines[number].strip())
            first = lines[number]
            column = first.index(sign, len(first) - len(first.lstrip()))
            message = _("il y a des {signs} entre les cases du dessin").format(signs=said)
            return DrawnFault(
                number, column, message, _("les enlever : une case est un seul signe, « . » ou « # »")
            )
    return None


def _spaces(
    lines: Sequence[str], _key_line: int, drawn: list[int], _rows: int, columns: int
) -> DrawnFault | None:
    """Find spaces that stand for white cells."""
    texts = [lines[number] for number in drawn]
    if not texts or any(re.search(r"[^ .#]", text) for text in texts):
        return None
    left = min((len(text) - len(text.lstrip()) for text in texts if text.strip()), default=0)
    for number, text in zip(drawn, texts, strict=True):
        row = text[left:].rstrip()
        if " " in row or (row and len(row) < columns and WHITE not in "".join(texts)):
            column = left + (row.index(" ") if " " in row else len(row))
            message = _("une case blanche s'écrit « . », pas une espace")
            return DrawnFault(number, column, message, _("mettre un « . » dans chaque case blanche"))
    return None


def _signs(
    lines: Sequence[str], _key_line: int, drawn: list[int], _rows: int, columns: int
) -> DrawnFault | None:
    """Find other signs than "." and "#", and what each stands for."""
    left = min((indent_of(lines[number]) for number in drawn if lines[number].strip()), default=0)
    texts = [lines[number][left:].rstrip() for number in drawn]
    used = set("".join(texts))
    if any(0 < len(text) < columns for text in texts) and WHITE not in used:
        used.add(" ")  # white cells at the end of a line
    others = sorted(used - {BLACK, WHITE, " "})
    if not others or len(others) > 3:
        return None
    line = next(number for number, text in zip(drawn, texts, strict=True) if set(text) & set(others))
    column = next(at for at, character in enumerate(lines[line]) if at >= left and character in others)
    wrong = lines[line][column]
    message = _("« {character} » : un dessin n'a que . (blanc) et # (noir)").format(character=wrong)
    if "\t" in others:
        at = next(number for number in drawn if "\t" in lines[number])
        message = _("une tabulation : un dessin n'a que . (blanc) et # (noir)")
        return DrawnFault(at, lines[at].index("\t"), message, _("l'effacer ; une case est un seul signe"))
    if "…" in others:
        hint = _("« … » est un seul signe : taper « . » trois fois")
        return DrawnFault(line, lines[line].index("…"), message, hint)
    black = black_sign(used)
    if black is None:
        hint = _("écrire « # » pour une case noire, « . » pour une blanche")
        return DrawnFault(line, column, message, hint)
    ways = []
    for character in sorted(used - {BLACK, WHITE}):
        way = (
            _("« {put} » à la place de « {sign} »") if character != " " else _("« {put} » au lieu d'une espace")
        )
        ways.append(way.format(put=BLACK if character == black else WHITE, sign=character))
    return DrawnFault(line, column, message, _("écrire {ways}").format(ways=sentence_list(ways)))


def black_sign(used: Collection[str]) -> str | None:
    """Return which of two signs stands for black; None where that is not known."""
    if len(used) == 1:
        (only,) = used
        return only if _darkness(only) >= _DARK else None
    if len(used) != 2:
        return None
    first, second = sorted(used)
    pair = _PAIRS.get(first + second)
    if pair is not None:
        return pair
    if WHITE in used or " " in used or BLACK in used:
        # The sign that was kept says what the other is.
        kept = next(sign for sign in (BLACK, WHITE, " ") if sign in used)
        other = second if first == kept else first
        return BLACK if kept == BLACK else other
    return None if _darkness(first) == _darkness(second) else max(first, second, key=_darkness)


def _darkness(sign: str) -> int:
    return next((number for number, signs in enumerate(_FROM_WHITE_TO_BLACK) if sign in signs), -1)


def _blank(
    lines: Sequence[str], _key_line: int, drawn: list[int], rows: int, columns: int
) -> DrawnFault | None:
    if len(drawn) != rows:
        return None
    for number in drawn:
        if not lines[number].strip():
            message = _("une ligne vide dans le dessin")
            hint = _("une ligne de cases blanches s'écrit « {row} »").format(row=WHITE * columns)
            return DrawnFault(number, 0, message, hint)
    return None
