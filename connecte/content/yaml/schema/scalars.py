"""Kinds of single values: texts, words, numbers, and choices among words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from connecte.content.yaml.cures.cure import NONE, Cure
from connecte.content.yaml.cures.invisible import invisible_in, quotes_around, without_invisible
from connecte.content.yaml.emoji import breaks_width
from connecte.content.yaml.schema.kind import JsonSchema, Kind
from connecte.content.yaml.schema.walk import Walk, as_a_comment, expected
from connecte.content.yaml.source import Source
from connecte.language.i18n import _
from connecte.language.lists import comma_list
from connecte.language.nearest import suggestion

_INTEGER = r"[-+]?(0|[1-9][0-9]*)"
_DECIMAL = rf"{_INTEGER}\.[0-9]+"
_NUMBER = rf"{_INTEGER}(\.[0-9]+)?([eE][-+]?[0-9]+)?"
_LONGEST_NUMBER = 12
_LONGEST_DECIMAL = 30
LONGEST_WORD = 40


def _text(walk: Walk, source: Source, key: str) -> str | None:
    if not isinstance(source.value, str):
        expected(walk, source, _("un texte"), _text_hint(walk, source), key)
        return None
    if not source.value.strip() or source.is_null:
        hint = as_a_comment(walk, source) or _("écrire le texte après le « : »")
        walk.fault(source, _("un texte manque ici"), hint, key)
        return None
    if source.plain and source.value.lower() in ("true", "false"):
        quoted = f'"{source.value}"'
        cure = Cure(_("écrire {text}, entre guillemets").format(text=quoted), quoted)
        expected(walk, source, _("un texte"), cure, key)
        return None
    usual = source.value.replace("\n", "").replace("\u00a0", "").replace("\u202f", "")
    if not (usual.isprintable() or all(_can_be_shown(character) for character in source.value)):
        walk.fault(source, _("un caractère invisible ou interdit est dans ce texte"), _("l'effacer"), key)
        return None
    return source.value.strip()


def _text_hint(walk: Walk, source: Source) -> str:
    """Return how to write the text that YAML reads as a list or as keys."""
    length = walk.written(source)
    written = walk.rest_of_line(source)[:length] if length else ""
    if not written:
        return _("écrire le texte entre guillemets, sur une ligne")
    text = written.strip("[]").replace(",", "") if key_is_sum(written) else written
    return _('écrire "{text}", entre guillemets').format(text=text)


def key_is_sum(written: str) -> bool:
    """Whether a list in brackets looks like the terms of a sum: "[A, -B]"."""
    return re.fullmatch(r"\[[^\[\]:]+\]", written) is not None


_TEXT: JsonSchema = {"type": ["string", "number"], "pattern": r"\S"}
"""Editors read `label: 0` as a number; an activity takes the text that is written."""

text = Kind(_text, _TEXT)
"""Any text that is not empty. Numbers and words like `no` count as the text that was written."""


def _block(walk: Walk, source: Source, key: str) -> str | None:
    if source.value == "" or source.is_null:
        from connecte.content.yaml.cures.drawings import drawing_fault

        fault = drawing_fault(walk.lines, source.line - 1, 0, 0)
        if fault is None:
            walk.fault(source, _("un dessin manque ici"), _("écrire « | » après le « : »"), key)
            return None
        place = source._replace(line=fault.line + 1, column=fault.column + 1)
        walk.fault(place, fault.message, fault.hint, key)
        return None
    if isinstance(source.value, list):
        hint = _("écrire « drawing: | », puis les lignes de cases sans « - » ni guillemets")
        expected(walk, source, _("un dessin"), hint, key)
        return None
    if isinstance(source.value, str) and "\t" in source.value:
        return source.value  # told with the drawing, whose size says whether it stands between cells
    return _text(walk, source, key)


block = Kind(_block, {"type": "string", "pattern": r"^\s*[.#]+([ \t]*\r?\n[ \t]*[.#]+)*\s*$"})
"""A text of several lines. It must be a YAML block: elsewhere a line that begins with # would be a comment."""


def _can_be_shown(character: str) -> bool:
    """Whether a character can be shown: line ends, but no other control character, which a terminal
    would obey, no half of a character, and none that changes the direction of the text around it.
    """
    code = ord(character)
    return character == "\n" or not any(code in codes for codes in _NEVER_SHOWN)


_NEVER_SHOWN = (
    range(32), range(0x7F, 0xA0), range(0x2028, 0x202F), range(0x2066, 0x206A), range(0xD800, 0xE000),
)  # fmt: skip


def _word(walk: Walk, source: Source, key: str) -> str | None:
    found = _text(walk, source, key)
    if found is not None and (len(found) > LONGEST_WORD or "\n" in found):
        message = _("ce nom est trop long ({most} caractères au plus)").format(most=LONGEST_WORD)
        walk.fault(source, message, "", key)
        return None
    if found is None or found.isascii():
        return found
    hidden = invisible_in(found)
    if hidden:
        message = _("un caractère invisible ({character}) est dans « {text} »")
        shown = without_invisible(found)
        hint = _("l'effacer : retaper « {text} »").format(text=shown)
        walk.fault(source, message.format(character=hidden, text=shown), Cure(hint, shown or None), key)
        return None
    _warn_of_width(walk, source, found, key)
    return found


def _warn_of_width(walk: Walk, source: Source, found: str, key: str) -> None:
    reason = breaks_width(found)
    if reason:
        message = _("« {text} » décale l'écran de certains terminaux : {reason}")
        hint = _("un emoji simple d'avant 2020, comme 😇 ou 🦊")
        walk.warning(source, message.format(text=found, reason=reason), hint, key)


def _name(walk: Walk, source: Source, key: str) -> str | None:
    found = _word(walk, source, key)
    if found is not None and source.plain and len(found) > 1 and found[-1] in ",;":
        bare = found[:-1].rstrip()
        message = _("« {text} » finit par « {sign} »").format(text=found, sign=found[-1])
        cure = Cure(_("écrire {text}, sans « {sign} »").format(text=bare, sign=found[-1]), bare)
        walk.fault(source, message, cure, key)
        return bare
    quotes = quotes_around(found) if found is not None and source.plain else NONE
    if quotes is NONE:
        return found
    walk.fault(source, _("les guillemets de {text} font partie du texte").format(text=found), quotes, key)
    return quotes.put.strip('"') if quotes.put else None


_WORD = rf"\s*\S([^\n]{{0,{LONGEST_WORD - 2}}}\S)?\s*$"
_QUOTED = r"(?!\s*[“„«‹‘`][^\n]*[”“»›’`\"]\s*$)"
_HIDDEN = r"(?![\s\S]*[\u00ad\u200b\u200c\u200e\u200f\u2060-\u2064\ufeff\u180e\u061c\u034f])"
phrase = Kind(_word, {**_TEXT, "pattern": f"^{_HIDDEN}{_WORD}"})
"""A text short enough for a title, which may begin and end with quotation marks."""

word = Kind(_name, {**_TEXT, "pattern": f"^{_HIDDEN}{_QUOTED}{_WORD}"})
"""A text short enough for a card's title; the spaces around it are not counted."""

code = Kind(_name, {"type": "string", "pattern": r"^\s*[A-Z]{2}\s*$"})
"""Two capitals; `content.reading` tells what else stands there."""

letter = Kind(_name, {"type": "string", "pattern": r"^\s*[A-Za-z]\s*$"})
"""One letter without accent; `content.reading` tells what else stands there."""

formula = Kind(_text, {**_TEXT, "pattern": r"^(?!\s*[“”„«»‹›‘’])\s*\S"})
"""A sum; `content.reading` reads it."""


def _boolean(walk: Walk, source: Source, key: str) -> bool | None:
    if source.plain and source.value in ("true", "false"):
        return bool(source.value == "true")
    from connecte.content.yaml.cures.words import boolean_cure

    cure = boolean_cure(source.value, source.quoted) if isinstance(source.value, str) else NONE
    if source.value == "":
        name = key.rpartition(".")[2]
        cure = Cure(_("écrire {key}: true (oui), ou enlever « {key} »").format(key=name))
    expected(walk, source, _("true ou false"), cure, key)
    return None


boolean = Kind(_boolean, {"type": "boolean"})
"""`true` or `false`."""


def _is(pattern: str, source: Source) -> bool:
    """Whether a value is a text that a pattern describes, with a true minus or one typed on a keyboard."""
    text = source.value
    # A pattern with a "−" in it takes Python several times as long to compile.
    return isinstance(text, str) and source.plain and re.fullmatch(pattern, text.replace("−", "-")) is not None


def integer(least: int, most: int) -> Kind:
    """Return the kind of a whole number from `least` to `most`."""

    def check(walk: Walk, source: Source, key: str) -> int | None:
        if not _is(_INTEGER, source):
            expected(walk, source, _("un nombre entier"), _number_cure(source, True, key), key)
            return None
        if len(source.value) > _LONGEST_NUMBER or not least <= int(source.value.replace("−", "-")) <= most:
            expected(walk, source, _("un entier de {least} à {most}").format(least=least, most=most), "", key)
            return None
        return int(source.value.replace("−", "-"))

    limits = {"minimum": least, "maximum": most}
    if least < 0:
        # A card reads "−3" with a true minus as a number; an editor reads it as a text.
        return Kind(check, {"type": ["integer", "string"], "pattern": "^−(0|[1-9][0-9]*)$", **limits})
    return Kind(check, {"type": "integer", **limits})


def card_number(least: int, most: int) -> Kind:
    """Return the kind of a number on a card: whole, or with decimals, which only a computed card may have."""
    whole, decimal = integer(least, most), _real(lambda value: least <= value <= most, f"{least}", f"{most}")

    def check(walk: Walk, source: Source, key: str) -> int | float | None:
        if not _is(_INTEGER, source) and (_is(_DECIMAL, source) or _may_have_decimals(walk)):
            return decimal(walk, source, key)
        return whole.check(walk, source, key)  # type: ignore[no-any-return]

    return Kind(
        check, {**whole.schema, "type": ["number", "string"], "pattern": r"^−(0|[1-9][0-9]*)(\.[0-9]+)?$"}
    )


def _may_have_decimals(walk: Walk) -> bool:
    """Whether the number belongs to a card without a table, or to the start of a training."""
    answer = walk.beside.get("answer")
    return "neuron" in walk.beside or (
        answer is not None and answer.value != "excess" and "range" not in walk.beside
    )


def refuse_decimals(walk: Walk, source: Source, key: str) -> None:
    """Note that decimals make no sense where only whole numbers do."""
    expected(walk, source, _("un nombre entier"), _number_cure(source, True, key), key)


def number(above: float, most: float) -> Kind:
    """Return the kind of a number greater than `above` and at most `most`, with a decimal point."""
    what = _("un nombre plus grand que {least} et au plus {most}")
    check = _real(lambda value: above < value <= most, f"{above:g}", f"{most:g}", what)
    limits = {"exclusiveMinimum": above, "maximum": most}
    if above < 0:
        return Kind(check, {"type": ["number", "string"], "pattern": r"^−[0-9]+(\.[0-9]+)?$", **limits})
    return Kind(check, {"type": "number", **limits})


def number_from(least: float, most: float) -> Kind:
    """Return the kind of a number from `least`, itself included, to `most`, with a decimal point."""
    check = _real(lambda value: least <= value <= most, f"{least:g}", f"{most:g}")
    return Kind(check, {"type": "number", "minimum": least, "maximum": most})


def _real(
    accepts: Callable[[float], bool], least: str, most: str, what: str = ""
) -> Callable[[Walk, Source, str], float | None]:
    """Return the check of a number with a decimal point; `what` says which numbers are accepted."""
    said = (what or _("un nombre de {least} à {most}")).format(least=least, most=most)

    def check(walk: Walk, source: Source, key: str) -> float | None:
        if not _is(_NUMBER, source):
            expected(walk, source, _("un nombre"), _number_cure(source, False, key), key)
            return None
        value = float(source.value.replace("−", "-"))
        if not accepts(value) or len(source.value) > _LONGEST_DECIMAL:
            expected(walk, source, said, "", key)
            return None
        return value

    return check


def _number_cure(source: Source, whole: bool, key: str) -> Cure:
    from connecte.content.yaml.cures.numbers import number_cure, number_in_list

    if isinstance(source.value, dict):
        return Cure(_("un nombre seul, sans nom ni « : » devant lui"))
    if isinstance(source.value, list):
        return number_in_list([item.value for item in source.value], whole)
    return number_cure(source.value, source.quoted, whole, key) if isinstance(source.value, str) else NONE


def choice(words: Sequence[str]) -> Kind:
    """Return the kind of a word that is one of these."""

    def check(walk: Walk, source: Source, key: str) -> str | None:
        if isinstance(source.value, str) and source.value in words:
            return source.value
        from connecte.content.yaml.cures.words import choice_cure, choice_meaning

        written = source.value if isinstance(source.value, str) else ""
        cure = choice_cure(written, words)
        meant = cure.put or walk.closest(written, words)
        if cure is NONE and meant:
            cure = Cure(suggestion(meant), meant)
        elif cure is NONE and written:
            cure = Cure(_("au choix : {words}").format(words=choice_meaning(words)))
        expected(walk, source, _("un de ces mots : {words}").format(words=comma_list(words)), cure, key)
        # What depends on the word is checked with the one that was meant.
        return meant or None

    return Kind(check, {"enum": list(words)})
