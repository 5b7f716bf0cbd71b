"""What an author most probably meant by a formula that cannot be read, and how to write it.

The grammar of formulas is small: signs, whole coefficients before names, and nothing else. Authors
know more of arithmetic than that: "A × 2", "2 (B − A)", "A − B + 1".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from connecte.language.i18n import _
from connecte.language.numbers import MINUS

_NUMBER = r"[0-9]+(?:[.,][0-9]+)?"
_TIMES = "(?:[*×·xX.]|fois)"
_SIGN = f"[-+{MINUS}–—]"
_WORDS = {"plus": "+", "moins": "-", "minus": "-", "et": "+", "fois": ""}
_SIGNS_ALIKE = str.maketrans(
    {"＋": "+", "➕": "+", "﹢": "+", "➖": "-", "－": "-", "﹣": "-", "‒": "-", "‑": "-"}
)
_COMPARED = re.compile("[<>≤≥]=?|=>")


class FormulaCure(NamedTuple):
    """What is wrong with a formula."""

    position: int
    """Where, from 0."""
    message: str
    hint: str
    formula: str = ""
    """The whole formula to write; "" where it is not known."""


def formula_cure(text: str, names: Sequence[str]) -> FormulaCure | None:
    """Return what is wrong with a formula that cannot be read; None where nothing is known."""
    if not names:
        return None
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    found = (guess(text, known) for guess in _GUESSES)
    return next((cure for cure in found if cure is not None), None)


def _write(position: int, message: str, formula: str, more: str = "") -> FormulaCure:
    return FormulaCure(position, message, _('écrire "{formula}"').format(formula=formula) + more, formula)


def _brackets(text: str, known: str) -> FormulaCure | None:
    place = next((at for at, character in enumerate(text) if character in "()[]{}"), None)
    if place is None:
        return None
    pattern = rf"(^|{_SIGN}) *({_NUMBER})? *{_TIMES}? *[(\[{{]([^()\[\]{{}}]*)[)\]}}] *{_TIMES}? *({_NUMBER})?"
    written = re.sub(pattern, lambda found: _opened(found, known), text)
    hint = _("sans parenthèses, chaque nom avec son nombre")
    message = _("un calcul s'écrit sans parenthèses")
    if not re.search(r"[()\[\]{}]", written):
        return _write(place, message, _tidy(written))
    return FormulaCure(place, message, hint)


def _opened(found: re.Match[str], known: str) -> str:
    """Return a bracket multiplied out; unchanged where it holds anything but terms."""
    if found[2] and found[4]:
        return found[0]
    factor = found[2] or found[4] or "1"
    terms = re.findall(rf"({_SIGN}?) *({_NUMBER})? *{_TIMES}? *({known})", found[3])
    if not terms or re.sub(rf"{known}|{_SIGN}|{_NUMBER}|{_TIMES}|\s", "", found[3]):
        return found[0]
    written = ""
    for sign, number, name in terms:
        minus = (sign in ("-", MINUS, "–", "—") and sign != "") != (
            found[1] in ("-", MINUS, "–", "—") and found[1] != ""
        )
        product = float(factor.replace(",", ".")) * float((number or "1").replace(",", "."))
        written += f" {'-' if minus else '+'} {_coefficient(product)}{name}"
    return written


def _coefficient(number: float) -> str:
    return "" if number == 1 else f"{number:g} "


def _tidy(written: str) -> str:
    return re.sub(r"\s+", " ", written).strip().removeprefix("+ ").strip()


def _number_after(text: str, known: str) -> FormulaCure | None:
    found = re.search(rf"({known}) ?{_TIMES} ?({_NUMBER})(?!\w)", text)
    if found is None:
        return None
    message = _("le nombre se met avant le nom")
    hint = _("écrire « {number} {name} »").format(number=found[2], name=found[1])
    return FormulaCure(found.end(1), message, hint)


def _letter_for_times(text: str, known: str) -> FormulaCure | None:
    found = re.search(rf"({_NUMBER}) ?([xX]) ?({known})(?!\w)", text)
    if found is None:
        return None
    message = _("« {sign} » n'est pas un signe de calcul ici").format(sign=found[2])
    formula = f"{text[: found.start()]}{found[1]} {found[3]}{text[found.end() :]}"
    return _write(found.start(2), message, formula)


def _words_for_signs(text: str, known: str) -> FormulaCure | None:
    pattern = re.compile(rf"(?<!\w)({'|'.join(_WORDS)})(?!\w)", re.IGNORECASE)
    found = pattern.search(text)
    if found is None or found[1] in known.split("|"):
        return None
    written = re.sub(r"\s+", " ", pattern.sub(lambda word: _WORDS[word[1].lower()], text)).strip()
    message = _("« {word} » : un calcul s'écrit avec des signes").format(word=found[1])
    return _write(found.start(1), message, written)


def _compared(text: str, _known: str) -> FormulaCure | None:
    found = _COMPARED.search(text)
    if found is None:
        return None
    message = _("« {sign} » : un calcul ne compare pas").format(sign=found[0])
    rest = text[: found.start()].strip()
    return _write(found.start(), message, rest, _(" ; le seuil va dans « threshold »"))


def _equals(text: str, _known: str) -> FormulaCure | None:
    at = text.find("=")
    if at < 0:
        return None
    sides = [side.strip() for side in text.split("=")]
    formula = max(sides, key=len)
    return _write(at, _("« = » : un calcul s'écrit seul"), formula)


def _divided(text: str, _known: str) -> FormulaCure | None:
    at = next((at for at, character in enumerate(text) if character in "/÷:½¼¾"), None)
    if at is None:
        return None
    hint = _("doubler plutôt les autres termes et le seuil")
    return FormulaCure(at, _("un calcul de carte n'a pas de division"), hint)


def _number_alone(text: str, known: str) -> FormulaCure | None:
    for found in re.finditer(rf"(^|{_SIGN}) *({_NUMBER}) *(?=$|{_SIGN})", text):
        rest = _tidy(text[: found.start()] + " " + text[found.end() :])
        if not re.search(known, rest):
            continue
        message = _("un nombre seul ne va pas dans un calcul")
        number = found[2]
        hint = _("écrire « {formula} » et augmenter « threshold » de {number}")
        if found[1] in ("", "+"):
            hint = _("écrire « {formula} » et baisser « threshold » de {number}")
        return FormulaCure(found.start(2), message, hint.format(formula=rest, number=number))
    return None


def _two_signs(text: str, _known: str) -> FormulaCure | None:
    found = re.search(rf"{_SIGN}\s*({_SIGN})", text)
    if found is None:
        return None
    return FormulaCure(found.start(1), _("deux signes se suivent"), _("n'en garder qu'un"))


def _ends_early(text: str, _known: str) -> FormulaCure | None:
    found = re.search(rf"({_SIGN})\s*$", text)
    if found is None:
        return None
    message = _("la formule s'arrête trop tôt : il manque un nom")
    hint = _("enlever le « {sign} » de la fin, ou écrire un nom après lui").format(sign=found[1])
    return FormulaCure(len(text), message, hint)


def _remark(text: str, known: str) -> FormulaCure | None:
    found = re.search(r"\s*(#|//).*$", text)
    if found is None or not re.search(known, text[: found.start()]):
        return None
    formula = text[: found.start()].strip()
    return _write(found.start(1), _("une remarque se met après les guillemets du calcul"), formula)


def _other_signs(text: str, _known: str) -> FormulaCure | None:
    usual = text.translate(_SIGNS_ALIKE)
    if usual == text:
        return None
    at = next(at for at, (one, other) in enumerate(zip(text, usual, strict=True)) if one != other)
    message = _("« {sign} » n'est pas un signe du clavier").format(sign=text[at])
    return _write(at, message, usual)


def _end(text: str, known: str) -> FormulaCure | None:
    found = re.search(r"\s*([.;,!])\s*$", text)
    if found is None or found[1] in known.split("|"):
        return None
    message = _("« {sign} » à la fin du calcul").format(sign=found[1])
    return _write(found.start(1), message, text[: found.start()])


def _not_added(text: str, known: str) -> FormulaCure | None:
    """Find names that stand side by side, or with a comma or "&" between them."""
    if re.search(r"[^\W\d_]{2}", re.sub(known, "", text)):
        return None
    found = re.search(rf"(?:{known})\s*([,;&/|]?)\s*(?=(?:{known}))", text)
    if found is None:
        return None
    written = re.sub(rf"({known})\s*[,;&/|]?\s*(?=(?:{known}))", r"\1 + ", text)
    if re.search(r"[,;&/|]", written):
        return None
    at = found.start(1) if found[1] else found.end()
    return _write(at, _("il manque un + ou un − entre deux noms"), _tidy(written))


_GUESSES: tuple[Callable[[str, str], FormulaCure | None], ...] = (
    _remark, _other_signs, _brackets, _compared, _equals, _end, _number_after, _letter_for_times,
    _words_for_signs, _not_added, _divided, _two_signs, _ends_early, _number_alone,
)  # fmt: skip
"""What to look for, the surest first."""
