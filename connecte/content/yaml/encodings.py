"""Finds out how a file's text is encoded, so that what else is wrong in it can be told too."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF32_BE, BOM_UTF32_LE
from typing import Literal

from connecte.content.yaml.source import LARGEST
from connecte.files.reader import is_utf_16
from connecte.language.errors import ActivityError, Fault
from connecte.language.i18n import _
from connecte.language.value import NamedTuple

# These are compiled when they are first used: a file without faults needs none of them.
_OTHER_INDENT = "(?m)^ *[\t\u00a0\u202f\u2007][ \t\u00a0\u202f\u2007]*(?=\\S)"
_SEVERAL_LINES = 3
_ACCENTS = "éèêàçùôîâûëïœÉÈÀÇ«»’…–—"
_TWICE = "[ÃÂâðÅ][\x80-\xbf\u0152-\u0178\u2013-\u203a\u20ac\u2122\u02c6\u02dc]"
"""A letter of UTF-8 that was read as one of Latin-1 or of Windows."""
_DOCUMENTS = (b"PK\x03\x04", b"{\\rtf", b"%PDF", b"\xd0\xcf\x11\xe0", b"<!DOCTYPE", b"<!doctype", b"<html")


class Decoded(NamedTuple):
    """The text of a file."""

    text: str
    kind: Literal["text", "other", "twice", "document"] = "text"
    """UTF-8; another encoding; UTF-8 that was read as another one and saved again; no text at all."""
    name: str = ""
    """The encoding, as an editor calls it, where the whole text is in another one."""
    at: int = 0
    """Where the first character is that was not in UTF-8."""


def may_be_twice(data: bytes) -> bool:
    """Whether a file may hold UTF-8 that was read as another encoding: a quick look that finds too much."""
    return any(sign in data for sign in (b"\xc3\x83", b"\xc3\x82\xc2", b"\xc3\xb0", b"\xc3\xa2\xe2"))


def is_as_written(data: bytes) -> bool:
    """Whether a file is read as it stands: UTF-8 without a mark at its start, and indents of spaces."""
    found = decoded(data)
    return found.kind == "text" and not data.startswith(BOM_UTF8) and not re.search(_OTHER_INDENT, found.text)


def decoded(data: bytes) -> Decoded:
    """Return the text of a file, with what is known of its encoding."""
    if data.lstrip().startswith(_DOCUMENTS):
        return Decoded("", "document")
    if data.startswith((BOM_UTF32_LE, BOM_UTF32_BE)):  # first: in little endian it begins like UTF-16
        return Decoded(data.decode("utf-32", "replace"), "other", "UTF-32")
    if is_utf_16(data):
        return Decoded(data.decode("utf-16", "replace"), "other", "UTF-16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _of_bytes(data, error.start)
    if text[1:2] == "\0" and text[3:4] == "\0":
        return Decoded(data.decode("utf-16-le", "replace"), "other", "UTF-16")
    return _twice(text) or Decoded(text)


def _of_bytes(data: bytes, start: int) -> Decoded:
    """Return a text in an encoding of one byte a letter: the one in which it has more French letters."""
    if data[1:2] == b"\0" and data[3:4] == b"\0":
        return Decoded(data.decode("utf-16-le", "replace"), "other", "UTF-16", 0)
    mixed = data.decode("utf-8-sig", "replace")
    if any(letter > "\xff" and letter != "\ufffd" for letter in mixed):
        return Decoded(mixed, "other", at=mixed.index("\ufffd"))  # a line of another encoding was pasted
    texts = {"Windows-1252": data.decode("cp1252", "replace"), "Mac Roman": data.decode("mac_roman")}
    name = max(texts, key=lambda name: sum(texts[name].count(letter) for letter in _ACCENTS))
    return Decoded(texts[name], "other", name, start)


def _twice(text: str) -> Decoded | None:
    """Return the text as it was before it was read as Windows-1252 or Latin-1; None for another."""
    found = re.search(_TWICE, text)
    if found is None:
        return None
    for encoding in ("cp1252", "latin1"):
        try:
            return Decoded(text.encode(encoding).decode("utf-8"), "twice", at=found.start())
        except UnicodeError:
            continue
    return None


def read_text(data: bytes, file: str) -> tuple[str, list[Fault]]:
    """Return the text of a file, and faults for what an editor has made of its letters and its indents.

    Raises ActivityError for a file that is too large, or no text.
    """
    if len(data) > LARGEST:
        message = _("le fichier est trop grand (plus de {most} ko)").format(most=LARGEST // 1024)
        raise ActivityError([Fault(file, 1, 1, message, _("une activité tient en quelques pages"))])
    found = decoded(data)
    if found.kind == "document":
        message = _("ce n'est pas un fichier de texte, mais un document de traitement de texte ou une page")
        hint = _("l'enregistrer en « texte seul », encodage UTF-8")
        raise ActivityError([Fault(file, 1, 1, message, hint)])
    if found.kind == "text":
        return _spaces_for_indents(found.text, file, [])
    line = found.text.count("\n", 0, found.at) + 1
    column = found.at - (found.text.rfind("\n", 0, found.at) + 1) + 1
    message = _("ce caractère n'est pas en UTF-8")
    if found.name:
        message = _("ce caractère n'est pas en UTF-8 : le fichier est en {name}").format(name=found.name)
    hint = _("dans l'éditeur : « Enregistrer avec l'encodage UTF-8 »")
    if found.kind == "twice":
        message = _("ces lettres accentuées ont été lues dans un autre encodage, puis enregistrées ainsi")
        hint = _("rouvrir l'original en UTF-8, ou retaper les accents et les emojis")
    return _spaces_for_indents(found.text, file, [Fault(file, line, column, message, hint)])


def _spaces_for_indents(text: str, file: str, faults: list[Fault]) -> tuple[str, list[Fault]]:
    """Return a text whose lines begin with spaces, and the faults, with one more where several lines begin with
    tabs or with hard spaces, as an editor writes them all.
    """
    found = list(re.finditer(_OTHER_INDENT, text))
    if len(found) < _SEVERAL_LINES:
        return text, faults
    line = text.count("\n", 0, found[0].start()) + 1
    message = _("des tabulations au début de plusieurs lignes : YAML ne comprend que les espaces")
    if not any("\t" in each[0] for each in found):
        message = _(
            "des espaces insécables au début de plusieurs lignes : YAML ne comprend que l'espace simple"
        )
    hint = _("dans l'éditeur, les remplacer partout par des espaces, deux par niveau")
    faults = [*faults, Fault(file, line, 1, message, hint)]
    spaced = re.sub(_OTHER_INDENT, lambda each: "".join("  " if c == "\t" else " " for c in each[0]), text)
    return spaced, faults
