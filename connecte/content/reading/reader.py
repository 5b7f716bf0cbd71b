"""From a checked file to an Activity: all that one field alone cannot tell.

Each function here reads one part, notes what is wrong and goes on, so that one reading tells
every fault of a file. Where a part is at fault, what depends on it is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from connecte.content.activity import NO_GRID, NO_STRIP, Activity, CardLayer, Input
from connecte.content.reading.examples import read_by_hand, read_examples, whole_if_it_is
from connecte.content.reading.neurons import read_layers
from connecte.content.reading.plan_section import read_plan
from connecte.content.reading.training import read_training
from connecte.content.yaml.emoji import breaks_width
from connecte.content.yaml.quick import quick_source
from connecte.content.yaml.schema.table import ACTIVITY
from connecte.content.yaml.schema.walk import Value, Walk
from connecte.content.yaml.source import LARGEST, Source
from connecte.core.grid.drawing import Grid, Strip
from connecte.files.reader import TooLargeError, read
from connecte.language.errors import ActivityError, Fault, FileError, in_order
from connecte.language.i18n import _

_CODE = re.compile(r"[A-Z]{2}\Z")
_NO_SYMBOL = "#0123456789+-−–*×·\"'"


def read_activity(path: Path) -> Activity:
    """Read one file. Raises ActivityError with all its faults."""
    return parse_activity(read_bytes(path), str(path), path.stem)


def read_bytes(path: Path) -> bytes:
    """What an activity's file holds. Raises ActivityError for what is no file that can be read."""
    try:
        return read(path, LARGEST)
    except FileError as error:
        hint = _("vérifier son nom et ses droits")
        if isinstance(error, TooLargeError):
            hint = _("une activité tient en quelques pages")
        message = _("le fichier ne peut pas être lu ({reason})").format(reason=error.reason)
        raise ActivityError([Fault(str(path), 1, 1, message, hint)]) from error


def parse_activity(data: bytes, file: str, name: str) -> Activity:
    """Read an activity from bytes; `file` is how messages name it. Raises ActivityError."""
    checked = check_activity(data, file, name)
    if checked.activity is None:
        raise ActivityError(checked.faults)
    return checked.activity


class Checked(NamedTuple):
    """All that is to be said of a file. `activity` is None exactly where there are faults.

    `root` is what the file holds, as far as it could be read.
    """

    activity: Activity | None
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...] = ()
    root: Source | None = None


def check_activity(data: bytes, file: str, name: str) -> Checked:
    """Read an activity and tell all its faults and warnings, in file order. Raises nothing."""
    root = quick_source(data)
    if root is not None:
        walk, activity = _walk(root, data, file, name)
        if activity is not None:
            return Checked(activity, (), in_order(walk.warnings), root)
    return _check_with_care(data, file, name)


def _walk(root: Source, data: bytes, file: str, name: str) -> tuple[Walk, Activity | None]:
    walk = Walk(file, data.decode("utf-8", "replace"))
    parts = ACTIVITY(walk, root, "")
    return walk, None if parts is None else _assemble(walk, parts, file, name)


def _check_with_care(data: bytes, file: str, name: str) -> Checked:
    from connecte.content.yaml.careful import read_whole  # most files have no fault

    try:
        root, faults = read_whole(data, file)
    except ActivityError as error:
        return Checked(None, error.faults)
    if root is None:
        return Checked(None, in_order(faults))
    walk, activity = _walk(root, data, file, name)
    # What stands on a line that could not be read as written is not the author's doing.
    slips = {fault.line for fault in faults}
    faults += [fault for fault in walk.faults if fault.line not in slips]
    if faults:
        return Checked(None, in_order(faults), in_order(walk.warnings), root)
    return Checked(activity, (), in_order(walk.warnings), root)


def _assemble(walk: Walk, parts: dict[str, Value], file: str, name: str) -> Activity | None:
    grid = _grid(walk, parts)
    inputs = _inputs(walk, parts.get("inputs"), grid)
    layers = read_layers(walk, parts.get("layers"), _names(parts.get("inputs")))
    otherwise = _otherwise(walk, parts.get("otherwise"), layers)
    examples = read_examples(walk, parts.get("examples"), grid, inputs, layers, otherwise)
    by_hand = read_by_hand(walk, parts.get("by_hand"), layers)
    training = read_training(walk, parts.get("training"), inputs, layers)
    plan = read_plan(walk, parts.get("plan"), parts["minutes"].value if "minutes" in parts else None)
    if walk.faults or grid is None or inputs is None or layers is None or examples is None:
        return None

    def plain(key: str, default: Any = "") -> Any:
        return parts[key].value if key in parts else default

    return Activity(
        name,
        file,
        plain("title"),
        " ".join(plain("summary").split()),
        plain("minutes"),
        plain("credit"),
        grid,
        inputs,
        layers,
        examples,
        by_hand,
        training,
        walk.text,
        otherwise,
        plan,
    )


def _otherwise(walk: Walk, part: Value | None, layers: Sequence[CardLayer] | None) -> str:
    """What it means that no output claims; empty where it means nothing."""
    if part is None or part.value is None:
        return ""
    if layers and part.value in [card.neuron.label for card in layers[-1].cards]:
        message = _("« {label} » est déjà annoncé par un neurone").format(label=part.value)
        walk.fault(part.source, message, _("« otherwise » est ce qu'on dit quand aucun n'annonce"))
    return str(part.value)


def _grid(walk: Walk, parts: dict[str, Value]) -> Grid | None:
    """The grid; NO_GRID where all inputs are plain numbers. A grid without strips is a fault."""
    part = parts.get("grid")
    plain = [item for item in _items(parts.get("inputs")) if item.value and "between" in item.value]
    strips = [item for item in _items(parts.get("inputs")) if item.value and "between" not in item.value]
    if part is None:
        if strips and not walk.faults:
            hint = _("ajouter « grid », ou donner à chaque entrée « between » au lieu d'une bandelette")
            walk.fault(strips[0].source, _("une bandelette, mais pas de grille"), hint)
        return NO_GRID if plain and not strips else None
    if plain:
        hint = _("enlever « grid », ou donner une bandelette à chaque entrée")
        walk.fault(plain[0].value["between"].source, _("un nombre simple à côté d'une grille"), hint)
        return None
    if part.value is None:
        return None
    rows, columns = part.value.get("rows"), part.value.get("columns")
    if not rows or not columns or not rows.value or not columns.value:
        return None
    return Grid(rows.value, columns.value)


def _items(part: Value | None) -> list[Value]:
    return part.value if part and part.value else []


def _inputs(walk: Walk, part: Value | None, grid: Grid | None) -> tuple[Input, ...] | None:
    if part is None or part.value is None:
        return None
    inputs: list[Input] = []
    before = len(walk.faults)
    for item in part.value:
        if item.value is None:
            continue
        strip = NO_STRIP if "between" in item.value else _strip(walk, item, grid)
        least, most = _between(walk, item)
        name, symbol, code = (_text(item, key) for key in ("name", "symbol", "code"))
        if code is not None and not _CODE.match(code):
            walk.fault(
                item.value["code"].source,
                _("« {code} » : il faut deux majuscules sans accent").format(code=code),
                _("par exemple AN"),
            )
        if symbol is not None:
            _check_symbol(walk, item.value["symbol"].source, symbol)
        if name and symbol and code and strip:
            inputs.append(Input(name, symbol, code, strip, least, most))
    _refuse_twins(walk, part.value)
    if len(inputs) < len(part.value):
        return None
    if len(walk.faults) == before and grid is not None and grid.rows:
        _check_cut(walk, part, inputs, grid)
    return tuple(inputs) if len(walk.faults) == before else None


def _check_symbol(walk: Walk, source: Source, symbol: str) -> None:
    if _reads_otherwise(symbol):
        message = _("« {symbol} » : dans un calcul, « {sign} » est un nombre ou un signe, pas un symbole")
        hint = _("un emoji simple d'avant 2020, comme 😇 ou 🦊, ou une lettre")
        walk.fault(source, message.format(symbol=symbol, sign=symbol[0]), hint)
    elif len(symbol) > 2 and not breaks_width(symbol):
        walk.fault(source, _("un seul symbole est attendu ici"), _("un emoji simple"))


def _reads_otherwise(symbol: str) -> bool:
    """Whether a formula would read the beginning of a symbol as a number or a sign: "1️⃣", "-"."""
    return symbol[0] in _NO_SYMBOL


def _names(part: Value | None) -> list[list[str]] | None:
    """What formulas may call the inputs, even where a strip is at fault; None where a name or symbol is."""
    if part is None or part.value is None or any(item.value is None for item in part.value):
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
    """The limits of a plain number; those of Input where it has none."""
    part = item.value.get("between")
    if part is None or part.value is None or any(end.value is None for end in part.value):
        return 0, 1
    for key in ("columns", "rows"):
        if key in item.value:
            told = _("une entrée est une bandelette ou un nombre : « {key} » et « between » s'excluent")
            walk.fault(item.value[key].source, told.format(key=key))
    least, most = (whole_if_it_is(end.value) for end in part.value)
    if not least < most:
        walk.fault(part.source, _("« between » va du plus petit au plus grand"))
    return least, most


def _strip(walk: Walk, item: Value, grid: Grid | None) -> Strip | None:
    given = [key for key in ("columns", "rows") if key in item.value]
    if len(given) != 1:
        walk.fault(
            item.source,
            _("une bandelette a soit « columns », soit « rows »"),
            _("par exemple columns: [1, 2]"),
        )
        return None
    part = item.value[given[0]]
    if part.value is None or any(end.value is None for end in part.value):
        return None
    first, last = (end.value for end in part.value)
    across = given[0] == "rows"
    size = (grid.rows if across else grid.columns) if grid else last
    if not first <= last <= size:
        walk.fault(
            part.source,
            _("la bandelette va de {first} à {last} : il faut de 1 à {size}, le plus petit d'abord").format(
                first=first, last=last, size=size
            ),
        )
        return None
    return Strip(across, first - 1, last - 1)


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


def _check_cut(walk: Walk, part: Value, inputs: Sequence[Input], grid: Grid) -> None:
    """Strips of columns cut the whole grid once; so do strips of rows."""
    for across, size in ((False, grid.columns), (True, grid.rows)):
        strips = [source.strip for source in inputs if source.strip.across == across]
        what = _("la ligne") if across else _("la colonne")
        for line in range(size) if strips else ():
            holders = [i for i, source in enumerate(inputs) if _holds(source.strip, across, line)]
            if len(holders) > 1:
                message = _("{what} {number} est déjà dans une autre bandelette").format(
                    what=what, number=line + 1
                )
                walk.fault(part.value[holders[1]].source, message, _("les bandelettes ne se recouvrent pas"))
                break
            if not holders:
                message = _("{what} {number} n'est dans aucune bandelette").format(what=what, number=line + 1)
                walk.fault(part.source, message, _("les bandelettes couvrent toute la grille"))
                break


def _holds(strip: Strip, across: bool, line: int) -> bool:
    return strip.across == across and strip.first <= line <= strip.last
