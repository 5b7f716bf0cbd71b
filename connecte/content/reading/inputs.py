"""Reads the inputs section of an activity file: strips of the grid, or plain numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import inf

from connecte.content.inputs import NO_STRIP, PLAIN_KEYS, Input, whole_if_it_is
from connecte.content.reading.drawn.strips import check_cut, read_piece
from connecte.content.yaml.cures.cure import Cure
from connecte.content.yaml.emoji import breaks_width
from connecte.content.yaml.schema.walk import Value, Walk
from connecte.content.yaml.source import Source
from connecte.core.grid.drawing import Grid
from connecte.language.i18n import _

_NO_SYMBOL = "#0123456789+-−–*×·\"'"


def items(part: Value | None) -> list[Value]:
    """Return the values of a list; an empty list where there is none or it has a fault."""
    return part.value if part and isinstance(part.value, list) else []


def read_inputs(
    walk: Walk, part: Value | None, grid: Grid | None, partial: bool = False
) -> tuple[Input, ...] | None:
    """Return all inputs, or None where one has a fault. Where the cover is `partial`, strips may overlap and
    leave cells out.
    """
    if part is None or not isinstance(part.value, list):
        return None
    inputs: list[Input] = []
    before = len(walk.faults)
    for item in part.value:
        if item.value is None:
            continue
        strip = NO_STRIP if is_plain(item) else read_piece(walk, item, grid)
        least, most = _between(walk, item)
        factors = _factors(walk, item, inputs)
        if factors:
            least, most = _range(inputs, factors)
        name, symbol, code = (_text(item, key) for key in ("name", "symbol", "code"))
        if code is not None and not _is_code(code):
            walk.fault(
                item.value["code"].source,
                _("« {code} » : il faut deux majuscules sans accent").format(code=code),
                _code_cure(code),
            )
        if symbol is not None:
            _check_symbol(walk, item.value["symbol"].source, symbol)
        if name and symbol and code and strip:
            inputs.append(Input(name, symbol, code, strip, least, most, factors))
    _refuse_twins(walk, part.value)
    if len(inputs) < len(part.value):
        return None
    if len(walk.faults) == before and grid is not None and grid.rows and not partial:
        check_cut(walk, part, inputs, grid)
    return tuple(inputs) if len(walk.faults) == before else None


def is_plain(item: Value) -> bool:
    """Whether an input, whose value is there, is a number and no strip."""
    return any(key in item.value for key in PLAIN_KEYS)


def _is_code(text: str) -> bool:
    """Whether a text is two capitals without accent."""
    return len(text) == 2 and text.isascii() and text.isalpha() and text.isupper()


def _code_cure(written: str) -> Cure:
    """Return the two capitals that were meant."""
    from connecte.content.yaml.cures.words import without_accents

    plain = without_accents(written).upper()
    return Cure(_("écrire {code}").format(code=plain), plain) if _is_code(plain) else Cure(_("par exemple AN"))


def _factors(walk: Walk, item: Value, inputs: Sequence[Input]) -> tuple[int, ...]:
    """Return the earlier inputs whose product an input is; () for one that is given."""
    part = item.value.get("product")
    if part is None or part.value is None:
        return ()
    if "between" in item.value:
        walk.fault(part.source, _("une entrée est donnée ou calculée : « between » et « product » s'excluent"))
    names = {name: n for n, source in enumerate(inputs) for name in (source.symbol, source.name, source.code)}
    words = [word.strip() for word in re.split("[*×·]", part.value)]
    for word in words:
        if word not in names:
            message = _("« {name} » : un produit d'entrées écrites plus haut, comme « x * x »")
            walk.fault(part.source, message.format(name=word), walk.nearest(word, list(names)))
            return ()
    if len(words) == 1:
        walk.fault(part.source, _("un produit a deux facteurs au moins, comme « x * x »"))
    return tuple(names[word] for word in words)


def _range(inputs: Sequence[Input], factors: Sequence[int]) -> tuple[float, float]:
    """Return the limits of a product, from those of its factors."""
    least, most = 1.0, 1.0
    for factor in factors:
        ends = [end * bound for end in (least, most) for bound in (inputs[factor].least, inputs[factor].most)]
        least, most = min(ends), max(ends)
    return least, most


def input_ends(inputs: Sequence[Input], grid: Grid) -> list[tuple[float, float]]:
    """Return the smallest and the largest value of each input."""
    return [(s.least, s.most) if s.strip == NO_STRIP else (0, s.strip.size(grid)) for s in inputs]


def _check_symbol(walk: Walk, source: Source, symbol: str) -> None:
    if _reads_otherwise(symbol):
        message = _("« {symbol} » : dans un calcul, « {sign} » est un nombre ou un signe, pas un symbole")
        if len(symbol) > 1 and breaks_width(symbol):
            message = _(
                "« {symbol} » est fait de « {sign} » et de caractères invisibles : dans un calcul, "
                "« {sign} » est un nombre ou un signe, pas un symbole"
            )
        hint = _("un emoji simple d'avant 2020, comme 😇 ou 🦊, ou une lettre")
        walk.fault(source, message.format(symbol=symbol, sign=symbol[0]), hint)
    elif len(symbol) > 2 and not breaks_width(symbol):
        walk.fault(source, _("un seul symbole est attendu ici"), _("un emoji simple"))


def _reads_otherwise(symbol: str) -> bool:
    """Whether a formula would read the beginning of a symbol as a number or a sign: "1️⃣", "-"."""
    return symbol[0] in _NO_SYMBOL


def formula_names(part: Value | None) -> list[list[str]] | None:
    """Return the names that formulas may use for the inputs, even where a strip has a fault; None where
    a name or a symbol has one.
    """
    if part is None or not isinstance(part.value, list) or any(item.value is None for item in part.value):
        return None
    names = [[_text(item, key) or "" for key in ("symbol", "name", "code")] for item in part.value]
    if any(found[0] and _reads_otherwise(found[0]) for found in names):
        return None
    flat = [name for found in names for name in dict.fromkeys(found)]
    return names if all(flat) and len(set(flat)) == len(flat) else None


def _text(item: Value, key: str) -> str | None:
    found = item.value.get(key)
    return found.value if found else None


def _between(walk: Walk, item: Value) -> tuple[float, float]:
    """Return the limits of a plain number; those of Input where the file gives none, and none at all where
    they have a fault.
    """
    part = item.value.get("between")
    if part is None:
        return 0, 1
    if part.value is None or any(end.value is None for end in part.value):
        return -inf, inf
    for key in ("columns", "rows", "cells"):
        if key in item.value:
            message = _("une entrée est une bandelette ou un nombre : « {key} » et « between » s'excluent")
            walk.fault(item.value[key].source, message.format(key=key))
    least, most = (whole_if_it_is(end.value) for end in part.value)
    if not least < most:
        put = f"[{most}, {least}]"
        cure = "" if least == most else Cure(_("écrire {written}").format(written=put), put)
        walk.fault(part.source, _("« between » va du plus petit au plus grand"), cure)
    return least, most


def _refuse_twins(walk: Walk, items: Sequence[Value]) -> None:
    seen: set[str] = set()
    for item in items:
        mine: set[str] = set()
        for key in ("name", "symbol", "code"):
            text = _text(item, key) if item.value else None
            if text is not None and text in seen:
                message = _("« {text} » est déjà pris par une autre entrée").format(text=text)
                walk.fault(item.value[key].source, message)
            mine.add(text or "")
        seen |= mine - {""}
