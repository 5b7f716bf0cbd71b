"""Paints the strip at work large: its name, its count, the sums of all counts; or the plain number."""

from __future__ import annotations

from connecte.content.inputs import Input
from connecte.core.cards.sentences import source_title, strip_place
from connecte.language.i18n import _, ngettext
from connecte.language.lists import labelled
from connecte.language.numbers import card_number
from connecte.session.items import Item
from connecte.session.rules.walking import strip_sums
from connecte.session.state import State
from connecte.session.story.diagnosis import explain
from connecte.ui.paint.bigletters import big_text
from connecte.ui.paint.card_text import middle
from connecte.ui.paint.lines import Line, pad, width
from connecte.ui.paint.wrapping import wrapped

_LARGEST_LETTER = 4


def strip_lines(state: State, at: Item | None, room: tuple[int, int]) -> list[Line]:
    """Paint for (width, height) the strip, or the plain number, of the item `at`; all where it is None."""
    if state.activity.pixels is not None:
        texts = (
            _("Chaque carte est une image : on la pose sur le dessin."),
            _("Case par case, le gris × le nombre de la carte ; puis tout additionner."),
        )
        return middle([[(line, "bold")] for text in texts for line in wrapped(text, room[0])], room)
    if not state.activity.is_drawn:
        return _number_lines(state, at, room)
    if at is None:
        return _all_strips(state, room)
    heading = strip_name(state.activity.inputs[at.index])
    if not state.is_revealed(at):
        return middle([[(heading, "bold")], [], [(_("combien de cases noires ?"), "")]], room)
    count = int(state.class_trace.inputs[at.index])
    said = ngettext("{count} case noire", "{count} cases noires", count).format(count=count)
    if not state.is_wrong(at) or state.is_kept(at):
        sums = sums_line(state)
        below: list[Line] = [[], sums] if sums else []
        letters = big_text(said, (room[0], room[1] - 2 - len(below)), "", _LARGEST_LETTER)
        return middle([[(heading, "bold")], [], *letters, *below], room)
    causes: list[Line] = [[(message, "bold $error")] for message in explain(state, at)]
    causes += filter(None, [sums_line(state)])
    letters = big_text(said, (room[0], room[1] - 1 - len(causes)), "$error", _LARGEST_LETTER)
    return middle([[(heading, "bold")], *letters, *causes], room)


def strip_name(source: Input) -> str:
    """Write a strip's emoji and name, and which columns or rows it has: "😇  ange : colonnes 1 à 2"."""
    return labelled(source_title(source.symbol, source.name, "  "), strip_place(source.strip))


def _all_strips(state: State, room: tuple[int, int]) -> list[Line]:
    """Name every strip, side by side where there are too many for one column."""
    inputs = state.activity.inputs
    cut = ngettext(
        "Le dessin est coupé en {number} bandelette.",
        "Le dessin est coupé en {number} bandelettes.",
        len(inputs),
    ).format(number=len(inputs))
    message = _("Chacun compte les cases noires de la sienne.")
    lines: list[Line] = [[(cut, "bold")], [(message, "bold")], *([[]] if room[1] > 5 else [])]
    columns = -(-len(inputs) // max(1, room[1] - len(lines)))
    rows = -(-len(inputs) // columns)
    size = room[0] // columns
    short = [source_title(source.symbol, source.name) for source in inputs]
    ways = ([strip_name(source) for source in inputs], short, [source.symbol for source in inputs])
    sizes = [max(width([(name, "")]) for name in names) + 3 for names in ways]
    best = next((n for n, found in enumerate(sizes) if found <= size), len(ways) - 1)
    for row in range(rows):
        lines.append([(pad(name, sizes[best]), "") for name in ways[best][row::rows]])
    return middle(lines, room)


def sums_line(state: State) -> Line:
    """Compare the counts of all columns with those of all rows, as soon as all are there; else nothing."""
    sums = strip_sums(state)
    if sums is None:
        return []
    if sums[0] == sums[1]:
        message = _("Colonnes {columns}, lignes {rows} : d'accord.")
    else:
        message = _("Colonnes {columns}, lignes {rows} : quelqu'un s'est trompé.")
    style = "bold $success" if sums[0] == sums[1] else "bold $error"
    return [(message.format(columns=sums[0], rows=sums[1]), style)]


def _number_lines(state: State, at: Item | None, room: tuple[int, int]) -> list[Line]:
    """Paint a plain number large, or say that there are some."""
    if at is None:
        numbers = len(state.activity.inputs)
        message = ngettext(
            "{number} nombre à donner aux neurones.", "{number} nombres à donner aux neurones.", numbers
        ).format(number=numbers)
        return middle([[(message, "bold")]], room)
    source = state.activity.inputs[at.index]
    heading: Line = [(source_title(source.symbol, source.name, "  "), "bold")]
    if source.factors:
        product = " × ".join(state.activity.inputs[of].symbol for of in source.factors)
        heading.append((f"  = {product}", ""))
    if not state.is_revealed(at):
        return middle([heading, [], [(_("quel nombre ?"), "")]], room)
    number = card_number(state.inputs[at.index])
    return middle([heading, [], *big_text(number, (room[0], room[1] - 2), "", _LARGEST_LETTER)], room)
