"""What was meant by a text where a number is expected: "0,7", "2 000", "20 min", "70 %", "moins 1"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from connecte.content.yaml.cures.cure import Cure
from connecte.language.i18n import _

_SPACES = " \u00a0\u202f\u2007\u2009"
_SIGN = r"[-+−]?"
_DIGITS = rf"{_SIGN}[0-9]+"
_DECIMALS = rf"{_SIGN}[0-9]+(?:[.,][0-9]+)?"
_GROUPED = re.compile(rf"({_SIGN}[0-9]{{1,3}})((?:[{_SPACES}_'’][0-9]{{3}})+)([.,][0-9]+)?")
_POINTED = re.compile(rf"({_SIGN}[1-9][0-9]{{0,2}})((?:[.,]000)+|(?:[.,][0-9]{{3}}){{2,}})")
_SEVERAL = re.compile(rf"{_DECIMALS}(?: ?[;{_SPACES}/] ?{_DECIMALS})+")
_REMARK = re.compile(rf"({_DECIMALS}) *(//|#|--|/\*)(.*)")
_END = re.compile(rf"({_DECIMALS}) ?([,;.])")
_ABOUT = r"environ|env\.?|max\.?|maximum|minimum|au plus|au moins"
_BEFORE = re.compile(rf"(>=|<=|=>|->|≥|≤|=|>|<|:|→|~|≈|[Nn][°º]|[Nn]o\.?|{_ABOUT}) ?({_DECIMALS})")
_DASHED = re.compile(r"[-−–—‒‑﹣－] ?([0-9]+(?:[.,][0-9]+)?)")
_AROUND = re.compile(rf"([(\[{{«“”'‹*_]+) ?({_DECIMALS}) ?([)\]}}»“”'›*_]+)")
_MIXED = re.compile(r"([0-9]{1,6}) ?([0-9]{1,3}) ?[/⁄] ?([1-9][0-9]{0,2})")
_HOURS = re.compile(r"([0-9]{1,2}) ?(?:h(?:eures?)?|:) ?([0-9]{1,2})?(?: ?min(?:utes)?)?", re.IGNORECASE)
_UNIT = re.compile(rf"({_DECIMALS}) ?(?:[^\W\d_]{{1,12}}\.?|['’′″°€])")
_SHARE = re.compile(rf"({_DECIMALS}) ?%")
_FRACTION = re.compile(r"([0-9]{1,6}) ?[/⁄] ?([1-9][0-9]{0,5})")
_POWER = re.compile(rf"(?:({_DECIMALS}) ?[x×*·] ?)?10 ?(?:\^|\*\*)? ?([-−]?[0-9]{{1,2}})")
_HIGH = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_EXPONENT = re.compile(rf"({_SIGN}[0-9]+(?:[.,][0-9]+)?)[eE]([-+]?[0-9]{{1,2}})")
NUMBER_WORDS = {
    "zéro": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "vingt": 20, "trente": 30, "quarante": 40, "quarante-cinq": 45, "cinquante": 50, "cinquante-cinq": 55,
    "soixante": 60, "cent": 100, "mille": 1000,
}  # fmt: skip
_MINUS_WORD = re.compile(rf"(?:moins|minus)[{_SPACES}]({_DECIMALS})", re.IGNORECASE)
_PLUS_WORD = re.compile(rf"plus[{_SPACES}]({_DECIMALS})", re.IGNORECASE)
_LONGEST = 100
"""Characters of a text that is taken for one number; numbers this long do not overflow."""
_LETTERS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})


def number_cure(text: str, quoted: bool, whole: bool, key: str = "") -> Cure:
    """Return how to write the number that was meant by `text`; `key` is its place in the activity."""
    if quoted:
        bare = text.strip()
        is_number = re.fullmatch(_DIGITS if whole else rf"{_SIGN}[0-9]+(?:\.[0-9]+)?", bare)
        inner = bare if is_number else number_cure(bare, False, whole, key).put
        hint = _("enlever les guillemets")
        if inner is not None and inner != bare:
            hint = _("écrire {number}, sans guillemets").format(number=inner)
        return Cure(hint, inner)
    for guess in _GUESSES if len(text) <= _LONGEST else ():
        found = guess(text, whole, key)
        if found is not None:
            return found
    return Cure(_("un seul nombre, en chiffres, comme {example}").format(example="4" if whole else "0.5"))


def number_in_list(items: Sequence[object], whole: bool) -> Cure:
    """Return the cure of a list that stands where one number is expected."""
    if (
        len(items) == 1
        and isinstance(items[0], str)
        and re.fullmatch(_DIGITS if whole else _DECIMALS, items[0])
    ):
        return _write(items[0].replace(",", "."), _("écrire {number}, sans crochets"))
    return Cure(_("un seul nombre, sans crochets ni « - »"))


def _written(value: float, whole: bool) -> str | None:
    """Return a number as a file holds it; None where a whole one is asked for and this is not."""
    if whole and value != int(value):
        return None
    if value == int(value) and abs(value) < 1e12:
        return str(int(value))
    return f"{value:.10f}".rstrip("0").rstrip(".") if abs(value) >= 1e-9 else None


def _write(number: str, why: str) -> Cure:
    return Cure(why.format(number=number), number)


def _float(text: str) -> float:
    return float(text.replace(",", ".").replace("−", "-"))


def _thousands(text: str, whole: bool, _key: str) -> Cure | None:
    grouped = _GROUPED.fullmatch(text)
    if grouped:
        bare = grouped[1] + re.sub(r"[^0-9]", "", grouped[2]) + (grouped[3] or "").replace(",", ".")
        return _write(bare, _("écrire {number}, d'un seul tenant"))
    pointed = _POINTED.fullmatch(text) if whole else None
    if pointed:
        return _write(re.sub(r"[.,]", "", text), _("écrire {number}, sans séparer les milliers"))
    return None


def _comma(text: str, whole: bool, _key: str) -> Cure | None:
    if whole and re.fullmatch(rf"{_SIGN}[0-9]+[.,][0-9]+", text):
        value = _float(text)
        if value == int(value):
            return _write(str(int(value)), _("écrire {number}, sans virgule ni point"))
        return Cure(_("écrire un nombre sans virgule ni point"))
    if re.fullmatch(rf"{_SIGN}[0-9]+,[0-9]+", text):
        return _write(text.replace(",", "."), _("écrire {number}, avec un point"))
    short = re.fullmatch(rf"({_SIGN})[.,]([0-9]+)", text)
    if short:
        return _write(f"{short[1]}0.{short[2]}", _("écrire {number}, avec un zéro devant"))
    return None


def _zeros(text: str, _whole: bool, _key: str) -> Cure | None:
    if not re.fullmatch(r"[-+]?0[0-9]+", text):
        return None
    return _write(text.lstrip("+-0") or "0", _("écrire {number}, sans zéro devant"))


def _minus(text: str, whole: bool, _key: str) -> Cure | None:
    found = _DASHED.fullmatch(text)
    if not found or (whole and not found[1].isdecimal()):
        return None
    number = f"-{found[1].replace(',', '.')}"
    return _write(number, _("écrire {number}, avec le tiret du clavier et sans espace"))


def _digits(text: str, whole: bool, key: str) -> Cure | None:
    """Cure digits of other scripts and sizes, and fractions that are one sign: "４", "4½"."""
    apart = re.sub("([0-9])([½¼¾⅓⅔])", r"\1 \2", text)
    usual = "".join(str(unicodedata.decimal(c, c)) for c in unicodedata.normalize("NFKC", apart))
    if usual == text or not re.fullmatch(r"[-+−0-9.,/⁄ ]+", usual):
        return None
    if re.fullmatch(_DIGITS, usual):
        return _write(usual, _("écrire {number}, avec les chiffres du clavier"))
    return number_cure(usual, False, whole, key)


def _mixed(text: str, whole: bool, _key: str) -> Cure | None:
    found = _MIXED.fullmatch(text)
    number = _written(int(found[1]) + int(found[2]) / int(found[3]), whole) if found else None
    return None if number is None else _write(number, _("écrire {number}, en chiffres avec un point"))


def _named(text: str, whole: bool, _key: str) -> Cure | None:
    """Cure a number after the name of what it counts: "🦊 5"."""
    found = re.fullmatch(rf"([^\s0-9]{{1,12}}) ({_DIGITS if whole else _DECIMALS})", text)
    if not found or found[1].lower() in ("moins", "minus", "plus") or found[1][-1] in "-−–+":
        return None
    number = found[2].replace(",", ".")
    return Cure(_("écrire {number} seul, sans « {sign} »").format(number=number, sign=found[1]), number)


def _around(text: str, whole: bool, key: str) -> Cure | None:
    found = _AROUND.fullmatch(text)
    if not found:
        return None
    bare = found[2] if re.fullmatch(_DIGITS, found[2]) else number_cure(found[2], False, whole, key).put
    if bare is None:
        return None
    hint = _("écrire {number} seul, sans « {sign} »").format(number=bare, sign=found[1])
    return Cure(hint, bare)


def _space(text: str, _whole: bool, _key: str) -> Cure | None:
    bare = text.strip("\u00a0\u202f\u2007\u2009\u200b\ufeff ")
    if bare == text or not re.fullmatch(_DECIMALS, bare):
        return None
    return _write(bare, _("une espace insécable ou un caractère invisible s'y cache : retaper {number}"))


def _remark(text: str, _whole: bool, _key: str) -> Cure | None:
    found = _REMARK.fullmatch(text)
    if not found:
        return None
    remark = f"{found[1]}  # {found[3].strip(' #/*')}".rstrip(" #") if found[3].strip() else found[1]
    if found[2] == "#":
        return Cure(_("écrire une espace avant le « # » d'une remarque"), remark)
    hint = _("une remarque commence par une espace et « # », non par « {sign} »")
    return Cure(hint.format(sign=found[2]), remark)


def _end(text: str, _whole: bool, _key: str) -> Cure | None:
    found = _END.fullmatch(text)
    if not found:
        return None
    hint = _("écrire {number}, sans « {sign} » à la fin").format(number=found[1], sign=found[2])
    return Cure(hint, found[1])


def _before(text: str, _whole: bool, _key: str) -> Cure | None:
    found = _BEFORE.fullmatch(text)
    if not found:
        return None
    hint = _("écrire {number} seul, sans « {sign} »").format(number=found[2], sign=found[1])
    return Cure(hint, found[2])


def _several(text: str, _whole: bool, _key: str) -> Cure | None:
    if not _SEVERAL.fullmatch(text) or "/" in text:
        return None
    numbers = ", ".join(number.replace(",", ".") for number in re.findall(_DECIMALS, text))
    hint = _("plusieurs nombres : les séparer par des virgules, {numbers}")
    return Cure(hint.format(numbers=numbers), numbers)


def _unit(text: str, whole: bool, key: str) -> Cure | None:
    hours = _HOURS.fullmatch(text)
    if hours and key.endswith(("minutes", "least")):
        minutes = str(60 * int(hours[1]) + int(hours[2] or 0))
        return _write(minutes, _("écrire {number} : des minutes, sans unité"))
    found = _UNIT.fullmatch(text)
    if not found or (whole and not re.fullmatch(_DIGITS, found[1])):
        return None
    return _write(found[1].replace(",", "."), _("écrire {number} seul, sans unité"))


def _share(text: str, whole: bool, _key: str) -> Cure | None:
    found, divided = _SHARE.fullmatch(text), _FRACTION.fullmatch(text)
    value = _float(found[1]) / 100 if found else int(divided[1]) / int(divided[2]) if divided else None
    number = None if value is None else _written(value, whole)
    if number is None:
        return None
    return _write(number, _("écrire {number}, en chiffres avec un point"))


def _power(text: str, whole: bool, _key: str) -> Cure | None:
    high = text.translate(_HIGH)
    found = _POWER.fullmatch(high if high == text else re.sub(r"10(?=-?[0-9])", "10^", high))
    exponent = _EXPONENT.fullmatch(text)
    if found and (found[1] or "^" in found[0] or "*" in found[0]):
        value = _float(found[1] or "1") * 10.0 ** int(found[2].replace("−", "-"))
    elif exponent:
        value = _float(exponent[1]) * 10.0 ** int(exponent[2])
    else:
        return None
    number = _written(value, whole)
    return None if number is None else _write(number, _("écrire {number}"))


def _words(text: str, _whole: bool, _key: str) -> Cure | None:
    number = NUMBER_WORDS.get(text.lower())
    minus, plus = _MINUS_WORD.fullmatch(text), _PLUS_WORD.fullmatch(text)
    if number is not None:
        return _write(str(number), _("écrire {number}, en chiffres"))
    if minus or plus:
        signed = f"-{minus[1]}" if minus else f"+{plus[1]}" if plus else ""
        return _write(signed.replace(",", "."), _("écrire {number}, avec le signe"))
    return None


def _letters(text: str, _whole: bool, _key: str) -> Cure | None:
    digits = text.translate(_LETTERS)
    if digits == text or not re.fullmatch(rf"{_SIGN}(?:0|[1-9][0-9]*)", digits):
        return None
    hint = _("écrire {number} avec des chiffres, non avec la lettre « {letter} »")
    letter = next(character for character in text if character in "OolI")
    return Cure(hint.format(number=digits, letter=letter), digits)


_GUESSES: tuple[Callable[[str, bool, str], Cure | None], ...] = (
    _space, _thousands, _comma, _zeros, _remark, _end, _before, _minus, _mixed, _digits, _around, _letters,
    _share, _power, _several, _unit, _words, _named,
)  # fmt: skip
"""What to try, the surest first."""
