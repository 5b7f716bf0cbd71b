"""Kinds of values, and the walk that checks a file against a table of them.

A field is declared once, with what it means: the walk turns sources into values and tells all
faults of a file in one go, and the same declaration says itself as JSON Schema. Names and numbers
that depend on other parts of the file (formulas, counts) are the business of `reader`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from connecte.content.yaml.emoji import breaks_width
from connecte.content.yaml.source import Key, Source
from connecte.language.errors import Fault
from connecte.language.i18n import _

_INTEGER = re.compile(r"[-+−]?(0|[1-9][0-9]*)\Z")
_NUMBER = re.compile(r"[-+−]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\Z")
_DECIMAL = re.compile(r"[-+−]?(0|[1-9][0-9]*)\.[0-9]+\Z")
_COMMA = re.compile(r"[-+−]?[0-9]+,[0-9]+\Z")
_LONGEST_NUMBER = 12
LONGEST_WORD = 40
MOST_HINTS = 100
_FRENCH = {
    "titre": "title", "résumé": "summary", "durée": "minutes", "grille": "grid", "lignes": "rows",
    "colonnes": "columns", "entrées": "inputs", "bandelettes": "inputs", "nom": "name", "emoji": "symbol",
    "symbole": "symbol", "couches": "layers", "neurones": "neurons", "neurone": "neuron", "calcul": "sum",
    "somme": "sum", "formule": "sum", "seuil": "threshold", "plage": "range", "chiffre": "label",
    "couleur": "color", "forme": "shape", "lettre": "letter", "résultats": "results", "exemples": "examples",
    "nombres": "counts", "dessin": "drawing", "entraînement": "training", "pas": "step", "repères": "marks",
    "masque": "mask", "départ": "start",
}  # fmt: skip
"""What an author may write by the way; keys are English in files."""


@dataclass
class Walk:
    """The faults of one file, gathered while its values are read."""

    file: str
    text: str = ""
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)

    def fault(self, source: Source | Key, message: str, hint: str = "", key: str = "", shift: int = 0) -> None:
        """Note a fault where `source` stands, `shift` characters further on."""
        self.faults.append(Fault(self.file, source.line, source.column + shift, message, hint, key))

    def warning(self, source: Source | Key, message: str, hint: str = "", key: str = "") -> None:
        """Note what the activity can be played with, but not well."""
        self.warnings.append(Fault(self.file, source.line, source.column, message, hint, key, "warning"))


class Value(NamedTuple):
    """A checked value and where it came from. `value` is None where it was at fault."""

    value: Any
    source: Source


JsonSchema = dict[str, Any]


class Kind(NamedTuple):
    """How a value is checked, and what it is in JSON Schema (draft-07)."""

    check: Callable[[Walk, Source, str], Any]
    schema: JsonSchema

    def __call__(self, walk: Walk, source: Source, key: str) -> Any:
        """The value, or None where it is at fault; `key` names the place."""
        return self.check(walk, source, key)


class Field(NamedTuple):
    """One key of a mapping. `about` says to an author what it is; `examples` are values of it."""

    kind: Kind
    required: bool = False
    about: str = ""
    examples: tuple[Any, ...] = ()

    @property
    def schema(self) -> JsonSchema:
        """The kind's, with what this key means."""
        said: JsonSchema = {"description": self.about, "markdownDescription": self.about} if self.about else {}
        if self.examples:
            said["examples"] = list(self.examples)
        return {**said, **self.kind.schema}


def expected(walk: Walk, source: Source, what: str, hint: str, key: str) -> None:
    """The common form of a fault: found this, expected that."""
    if source.value == "":
        walk.fault(
            source, _("il manque quelque chose ici : il faut {expected}").format(expected=what), hint, key
        )
        return
    message = _("{found} : il faut {expected}").format(found=source.kind, expected=what)
    walk.fault(source, message, hint, key)


def _text(walk: Walk, source: Source, key: str) -> str | None:
    if not isinstance(source.value, str):
        expected(walk, source, _("un texte"), "", key)
        return None
    if not source.value.strip() or source.is_null:
        walk.fault(source, _("un texte manque ici"), _("écrire le texte après le « : »"), key)
        return None
    if not source.value.isprintable() and any(not _can_be_shown(character) for character in source.value):
        walk.fault(source, _("un caractère invisible ou interdit est dans ce texte"), _("l'effacer"), key)
        return None
    return source.value.strip()


_TEXT: JsonSchema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
"""Editors read `label: 0` as a number; an activity takes it as the text that is written."""

text = Kind(_text, _TEXT)
"""Any text, not empty. Numbers and words like `no` are the text that was written."""


def _block(walk: Walk, source: Source, key: str) -> str | None:
    if source.is_null:
        walk.fault(source, _("un dessin manque ici"), _("écrire « | » après le « : »"), key)
        return None
    return _text(walk, source, key)


block = Kind(_block, _TEXT)
"""A text of several lines, which has to say so: what begins with # would be a remark otherwise."""


def _can_be_shown(character: str) -> bool:
    """Line ends aside, no control character, which a terminal would obey, and no half of one."""
    code = ord(character)
    return character == "\n" or not (code < 32 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000)


def _word(walk: Walk, source: Source, key: str) -> str | None:
    found = _text(walk, source, key)
    if found is not None and (len(found) > LONGEST_WORD or "\n" in found):
        told = _("ce nom est trop long ({most} caractères au plus)").format(most=LONGEST_WORD)
        walk.fault(source, told, "", key)
        return None
    if found is not None and not found.isascii():
        _warn_of_width(walk, source, found, key)
    return found


def _warn_of_width(walk: Walk, source: Source, found: str, key: str) -> None:
    reason = breaks_width(found)
    if reason:
        message = _("« {text} » décale l'écran de certains terminaux : {reason}")
        hint = _("un emoji simple d'avant 2020, comme 😇 ou 🦊")
        walk.warning(source, message.format(text=found, reason=reason), hint, key)


word = Kind(_word, {**_TEXT, "pattern": rf"^\s*\S([^\n]{{0,{LONGEST_WORD - 2}}}\S)?\s*$"})
"""A text short enough for a card's title, the spaces around it not counted."""


def _boolean(walk: Walk, source: Source, key: str) -> bool | None:
    if source.plain and source.value in ("true", "false"):
        return bool(source.value == "true")
    expected(walk, source, _("true ou false"), _("true veut dire oui, false veut dire non"), key)
    return None


boolean = Kind(_boolean, {"type": "boolean"})
"""`true` or `false`."""


def integer(least: int, most: int) -> Kind:
    """A whole number from `least` to `most`."""

    def check(walk: Walk, source: Source, key: str) -> int | None:
        if not (isinstance(source.value, str) and source.plain and _INTEGER.match(source.value)):
            expected(walk, source, _("un nombre entier"), _number_hint(source, whole=True), key)
            return None
        if len(source.value) > _LONGEST_NUMBER or not least <= int(source.value.replace("−", "-")) <= most:
            expected(walk, source, _("un entier de {least} à {most}").format(least=least, most=most), "", key)
            return None
        return int(source.value.replace("−", "-"))

    limits = {"minimum": least, "maximum": most}
    if least < 0:
        # A true minus makes a number for a card, and a text for an editor.
        return Kind(check, {"type": ["integer", "string"], "pattern": "^−(0|[1-9][0-9]*)$", **limits})
    return Kind(check, {"type": "integer", **limits})


def card_number(least: int, most: int) -> Kind:
    """A whole number, or one with decimals, which only a card that a machine computes may have."""
    whole = integer(least, most)

    def check(walk: Walk, source: Source, key: str) -> int | float | None:
        text = source.value
        if not (
            isinstance(text, str) and source.plain and _DECIMAL.match(text) and len(text) <= _LONGEST_NUMBER
        ):
            return whole.check(walk, source, key)  # type: ignore[no-any-return]
        value = float(text.replace("−", "-"))
        if least <= value <= most:
            return value
        expected(walk, source, _("un nombre de {least} à {most}").format(least=least, most=most), "", key)
        return None

    return Kind(
        check, {**whole.schema, "type": ["number", "string"], "pattern": r"^−(0|[1-9][0-9]*)(\.[0-9]+)?$"}
    )


def refuse_decimals(walk: Walk, source: Source, key: str) -> None:
    """The complaint about decimals where only whole numbers make sense."""
    expected(walk, source, _("un nombre entier"), _number_hint(source, whole=True), key)


def number(above: float, most: float) -> Kind:
    """A number greater than `above`, at most `most`, with a decimal point."""

    def check(walk: Walk, source: Source, key: str) -> float | None:
        if not (isinstance(source.value, str) and source.plain and _NUMBER.match(source.value)):
            expected(walk, source, _("un nombre"), _number_hint(source), key)
            return None
        value = float(source.value.replace("−", "-"))
        if not above < value <= most:
            what = _("un nombre plus grand que {above} et au plus {most}")
            expected(walk, source, what.format(above=f"{above:g}", most=f"{most:g}"), "", key)
            return None
        return value

    limits = {"exclusiveMinimum": above, "maximum": most}
    if above < 0:
        return Kind(check, {"type": ["number", "string"], "pattern": r"^−[0-9]+(\.[0-9]+)?$", **limits})
    return Kind(check, {"type": "number", **limits})


def _number_hint(source: Source, whole: bool = False) -> str:
    value = source.value
    if not isinstance(value, str):
        return ""
    if source.quoted:
        return _("enlever les guillemets")
    if whole and re.match(r"[-+−]?[0-9]+[.,][0-9]*\Z", value):
        return _("écrire un nombre sans virgule ni point")
    if _COMMA.match(value):
        return _("écrire {fixed}, avec un point").format(fixed=value.replace(",", "."))
    if re.match(r"[-+]?0[0-9]+\Z", value):
        return _("écrire {fixed}, sans zéro devant").format(fixed=value.lstrip("+-0") or "0")
    return ""


def choice(words: Sequence[str]) -> Kind:
    """One of these words."""

    def check(walk: Walk, source: Source, key: str) -> str | None:
        if isinstance(source.value, str) and source.value in words:
            return source.value
        hint = nearest(source.value, words) if isinstance(source.value, str) else ""
        expected(walk, source, _("un de ces mots : {words}").format(words=", ".join(words)), hint, key)
        return None

    return Kind(check, {"enum": list(words)})


def list_of(kind: Kind, least: int = 0, most: int = 1000) -> Kind:
    """A list of values of one kind; comes back as a list of Value."""

    def check(walk: Walk, source: Source, key: str) -> list[Value] | None:
        if not isinstance(source.value, list):
            hint = _("[a, b, c], ou une ligne « - » par élément")
            ends = re.fullmatch(r"(-?[0-9]+) ?(?:-|–|à|;|\.\.) ?(-?[0-9]+)", str(source.value))
            if ends:
                hint = _("écrire [{first}, {last}]").format(first=ends[1], last=ends[2])
            expected(walk, source, _("une liste"), hint, key)
            return None
        if not least <= len(source.value) <= most:
            counted = _("{number} éléments : il en faut de {least} à {most}")
            if least == most:
                counted = _("{number} éléments : il en faut {least}")
            hint = _("séparer les éléments par des virgules") if len(source.value) == 1 else ""
            walk.fault(source, counted.format(number=len(source.value), least=least, most=most), hint, key)
            return None
        return [Value(kind(walk, item, f"{key}[{i}]"), item) for i, item in enumerate(source.value)]

    return Kind(check, {"type": "array", "items": kind.schema, "minItems": least, "maxItems": most})


def mapping(fields: Mapping[str, Field], also: JsonSchema | None = None) -> Kind:
    """A mapping with these keys; comes back as a dict of Value, absent keys left out.

    `also` says in JSON Schema how keys go together, which `reader` checks in its own words.
    """

    def check(walk: Walk, source: Source, key: str) -> dict[str, Value] | None:
        if not isinstance(source.value, dict):
            wanted = _("des lignes « clé: valeur » ({keys})").format(keys=", ".join(fields))
            expected(walk, source, wanted, _("écrire une espace après le « : »"), key)
            return None
        found: dict[str, Value] = {}
        meant: set[str] = set()
        for name, item in source.value.items():
            if name.text not in fields:
                for word_ in _unknown_key(walk, name, fields, key):
                    meant.add(word_)
                    # There, but at fault: nobody is to be told that it is missing.
                    found.setdefault(word_, Value(None, item))
                continue
            path = f"{key}.{name.text}" if key else name.text
            found[name.text] = Value(fields[name.text].kind(walk, item, path), item)
        for name_, declared in fields.items():
            if declared.required and name_ not in found and name_ not in meant:
                message = _("il manque la clé « {key} »").format(key=name_)
                walk.fault(source, message, _("ajouter une ligne « {key}: … »").format(key=name_), key)
        return found

    schema: JsonSchema = {
        "type": "object",
        "properties": {name: declared.schema for name, declared in fields.items()},
        "additionalProperties": False,
    }
    required = [name for name, declared in fields.items() if declared.required]
    if required:
        schema["required"] = required
    return Kind(check, {**schema, **(also or {})})


def _unknown_key(walk: Walk, name: Key, fields: Mapping[str, Field], key: str) -> list[str]:
    """Tell an unknown key; which key was probably meant, so that it is not told missing too."""
    before, colon, _after = name.text.partition(":")
    if colon and before in fields:
        walk.fault(
            name, _("clé inconnue « {key} »").format(key=name.text), _("écrire une espace après le « : »"), key
        )
        return [before]
    english = _FRENCH.get(name.text.lower())
    if english in fields:
        hint = _("ici « {french} » s'écrit « {english} »").format(french=name.text, english=english)
        walk.fault(name, _("clé inconnue « {key} »").format(key=name.text), hint, key)
        return [str(english)]
    # Nobody reads a hundred hints, and looking for what was meant takes its time.
    meant = _closest(name.text, list(fields)) if len(walk.faults) < MOST_HINTS else []
    if meant:
        hint = _("peut-être « {word} »").format(word=meant[0])
    else:
        hint = _("clés possibles : {keys}").format(keys=", ".join(fields))
    if "\u00a0" in name.text or "\u202f" in name.text:
        hint = _("la clé contient une espace insécable : la retaper")
    walk.fault(name, _("clé inconnue « {key} »").format(key=name.text), hint, key)
    return meant


def _closest(wrong: str, words: Sequence[str]) -> list[str]:
    import difflib  # only a fault needs it

    close = difflib.get_close_matches(wrong.lower(), [w.lower() for w in words], n=1, cutoff=0.6)
    return [w for w in words if w.lower() in close][:1]


def nearest(wrong: str, words: Sequence[str]) -> str:
    """A hint that names the closest right word, or nothing."""
    close = _closest(wrong, words)
    return _("peut-être « {word} »").format(word=close[0]) if close else ""
