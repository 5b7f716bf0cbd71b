"""What was meant where a list is expected and something else stands there, and the reverse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from connecte.content.yaml.cures.cure import NONE, Cure
from connecte.content.yaml.source import Source, shorten
from connecte.language.i18n import _
from connecte.language.lists import comma_list

_NUMBER = r"[-+−]?[0-9]+(?:\.[0-9]+)?"
_ENDS = re.compile(rf"(?:de )?({_NUMBER}) ?(?:-|–|—|à|a|;|/|\.\.+|…|et|→|->|<) ?({_NUMBER})")
_NUMBERS = re.compile(rf"{_NUMBER}(?: ?(?:[,;/+|\s-]| et ) ?{_NUMBER})*,?")
_DASHED = re.compile(r"-?(\S.*?) -(?=[^\W\d]| )")
"""Lines that YAML has joined because the first of them has lost its "-", or the space after it."""
_OPENED, _CLOSED = "([{", ")]}"


def text_for_list(text: str, least: int, most: int) -> Cure:
    """Return the list that a text means: "5, 2, 5", "(5, 2, 5)", "0 à 5", "5 2 5"."""
    inner = text.strip()
    if inner[:1] in tuple(_OPENED) or inner[-1:] in tuple(_CLOSED):
        inner = inner.strip("()[]{} ")
    ends = _ENDS.fullmatch(inner)
    if ends and least <= 2 <= most:
        return _brackets([ends[1], ends[2]])
    if _NUMBERS.fullmatch(inner):
        numbers = re.findall(r"[0-9]+(?:\.[0-9]+)?" if re.search(r"[0-9] ?-", inner) else _NUMBER, inner)
        if len(numbers) == 1 and least == most == 2:
            return _brackets([numbers[0], numbers[0]])
        return _brackets([number.lstrip("+") for number in numbers])
    lines = _DASHED.match(inner)
    if lines:
        hint = _("« - » et une espace devant chaque élément : écrire « - {first} »")
        return Cure(hint.format(first=shorten(lines[1])))
    words = [word.strip() for word in re.split("[,;]", inner)]
    if all(re.fullmatch(r"[\w <≤-]+", word) for word in words):
        return _brackets(words)
    return Cure(_("[a, b, c], ou une ligne « - » par élément"))


def _brackets(words: Sequence[str]) -> Cure:
    written = f"[{', '.join(words)}]"
    return Cure(_("écrire {written}, entre crochets").format(written=written), written)


def number_of_items(source: Source, least: int, most: int) -> Cure:
    """Return the cure of a list that is too short or too long: "[0..5]", "[2]", "[0, 1, 2, 3]"."""
    items = [item.value for item in source.value]
    if len(items) == 1 and isinstance(items[0], str) and most > 1:
        found = text_for_list(items[0], least, most)
        if found.put is not None and found.put.count(",") + 1 >= least:
            return found
        return Cure(_("séparer les éléments par des virgules"))
    whole = [int(item) for item in items if isinstance(item, str) and re.fullmatch(r"-?[0-9]{1,4}", item)]
    if least == most == 2 and len(whole) == len(items) > 2 and whole == list(range(whole[0], whole[-1] + 1)):
        written = f"[{whole[0]}, {whole[-1]}]"
        return Cure(_("écrire {written} : seulement le premier et le dernier").format(written=written), written)
    return NONE


def mapping_for_list(source: Source) -> str:
    """Return the hint for keys that stand where the items of a list are expected."""
    first = next(iter(source.value), None)
    if first is None:
        return _("une ligne « - » par élément")
    value = source.value[first]
    if isinstance(value.value, dict) or value.is_null:
        name = _("écrire « - name: {name} », et le reste au retrait de « name »")
        return name.format(name=first.text)
    if source.column < first.column:
        return _("écrire « - » et une espace devant « {{ »").replace("{{", "{")
    hint = _("il manque un « - » : écrire « - {key}: … », et le reste au retrait de « {key} »")
    return hint.format(key=first.text)


def list_for_mapping(source: Source, keys: Sequence[str]) -> str:
    """Return the hint for a list that stands where keys are expected."""
    items: list[Any] = [item.value for item in source.value]
    if items and all(isinstance(item, dict) and len(item) >= 1 for item in items):
        named = [key.text for item in items for key in item]
        keys_ = comma_list(named[:4]) + ("…" if len(named) > 4 else "")
        return _("enlever le « - » devant {keys}").format(keys=keys_)
    shown = comma_list(f"{key}: …" for key in list(keys)[:3])
    return _("écrire une ligne par clé : {keys}").format(keys=shown)
