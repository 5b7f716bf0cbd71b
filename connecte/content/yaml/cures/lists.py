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
_WITH_COMMA = r"[-+−]?[0-9]+(?:[.,][0-9]+)?"
_ENDS = re.compile(
    rf"(?:de |entre |from |between )?({_WITH_COMMA}) ?"
    rf"(?:-|–|—|à|a|to|and|jusqu'à|;|/|\.\.+|…|et|→|->|<=?|≤|: ?) ?({_WITH_COMMA})",
    re.IGNORECASE,
)
_DECIMALS_APART = re.compile(rf"{_WITH_COMMA}(?:(?: ?; ?|, +|\s+|/){_WITH_COMMA})+")
"""Numbers with decimal commas, apart by something else than a comma alone."""
_NUMBERS = re.compile(rf"{_NUMBER}(?: ?(?:[,;/+|\s-]| et ) ?{_NUMBER})*,?")
_DASHED = re.compile(r"-?(\S.*?) -(?=[^\W\d]| )")
"""Lines that YAML has joined because the first of them has lost its "-", or the space after it."""
_OPENED, _CLOSED = "([{<", ")]}>"


def text_for_list(text: str, least: int, most: int) -> Cure:
    """Return the list that a text means: "5, 2, 5", "(5, 2, 5)", "0 à 5", "5 2 5", "0,5; 2,5"."""
    inner = text.strip()
    if inner[:1] in tuple(_OPENED) or inner[-1:] in tuple(_CLOSED):
        inner = inner.strip("()[]{}<> ")
    ends = _ENDS.fullmatch(inner)
    if ends and least <= 2 <= most:
        return _brackets([_pointed(ends[1]), _pointed(ends[2])])
    named = re.findall(rf"[^\W\d]\w* ?[=:] ?({_NUMBER})", inner)
    if named and not re.sub(rf"[^\W\d]\w* ?[=:] ?{_NUMBER}|[,; ]", "", inner):
        return _brackets(named)
    if "," in inner and _DECIMALS_APART.fullmatch(inner) and re.search("[0-9],[0-9]", inner):
        return _brackets([_pointed(number) for number in re.findall(_WITH_COMMA, inner)])
    if _NUMBERS.fullmatch(inner):
        numbers = re.findall(r"[0-9]+(?:\.[0-9]+)?" if re.search(r"[0-9] ?-", inner) else _NUMBER, inner)
        if len(numbers) == 1 and least == most == 2:
            return Cure(_("deux nombres entre crochets : [premier, dernier]"))
        return _brackets([number.lstrip("+") for number in numbers])
    lines = _DASHED.match(inner)
    if lines:
        hint = _("« - » et une espace devant chaque élément : écrire « - {first} »")
        return Cure(hint.format(first=shorten(lines[1])))
    words = [word.strip() for word in re.split("[,;]", inner)]
    if all(re.fullmatch(r"[\w <≤-]+", word) for word in words):
        return _brackets(words)
    return Cure(_("[a, b, c], ou une ligne « - » par élément"))


def _pointed(number: str) -> str:
    return number.replace(",", ".").lstrip("+")


def written_list(text: str, least: int, most: int) -> Cure | None:
    """Return the cure of a list whose items are not apart as they should: "[0,5; 2]", "[0,5, 2]"; None
    where its text shows nothing of the kind.
    """
    inner = text.strip()[1:-1].strip()
    if not (text.startswith("[") and text.endswith("]")) or not re.search("[0-9],[0-9]", inner):
        return None
    if not _DECIMALS_APART.fullmatch(inner):
        return None
    numbers = re.findall(_WITH_COMMA, inner)
    return _brackets(list(map(_pointed, numbers))) if least <= len(numbers) <= most else None


def _brackets(words: Sequence[str]) -> Cure:
    written = f"[{', '.join(words)}]"
    return Cure(_("écrire {written}, entre crochets").format(written=written), written)


def numeric(written: str | None) -> bool:
    """Whether a list that is to be written holds numbers only."""
    return written is not None and re.fullmatch(rf"\[{_NUMBER}(?:, {_NUMBER})*\]", written) is not None


def number_of_items(source: Source, least: int, most: int) -> Cure:
    """Return the cure of a list that is too short or too long: "[0..5]", "[2]", "[0, 1, 2, 3]"."""
    items = [item.value for item in source.value]
    if len(items) == 1 and isinstance(items[0], str) and most > 1:
        found = text_for_list(items[0], least, most)
        if found.put is not None and found.put.count(",") + 1 >= least:
            return found
        hint = _("deux nombres entre crochets : [premier, dernier]")
        return Cure(hint if least == most == 2 else _("séparer les éléments par des virgules"))
    whole = [int(item) for item in items if isinstance(item, str) and re.fullmatch(r"-?[0-9]{1,4}", item)]
    if least == most == 2 and len(whole) == len(items) > 2 and whole == list(range(whole[0], whole[-1] + 1)):
        written = f"[{whole[0]}, {whole[-1]}]"
        return Cure(_("écrire {written} : seulement le premier et le dernier").format(written=written), written)
    return NONE


def mapping_for_list(source: Source) -> str | Cure:
    """Return the hint for keys that stand where the items of a list are expected."""
    first = next(iter(source.value), None)
    if first is None:
        return _("une ligne « - » par élément")
    value = source.value[first]
    texts = [item.value for item in source.value.values()]
    if all(isinstance(text, str) and re.fullmatch(_NUMBER, text) for text in texts):
        return _("écrire [{numbers}] : les nombres seuls, entre crochets").format(numbers=", ".join(texts))
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
        if len({item.line for item in source.value}) == 1 and len(items) > 1:
            return _("remplacer les crochets par des accolades : {{ … }}").format()
        keys_ = comma_list(named[:4]) + ("…" if len(named) > 4 else "")
        return _("enlever le « - » devant {keys}").format(keys=keys_)
    shown = comma_list(f"{key}: …" for key in list(keys)[:3])
    return _("écrire une ligne par clé : {keys}").format(keys=shown)
