"""What the report says of each drawing: the cards that judged it, votes, numbers announced, errors; and of
the notebook.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from connecte.core.cards.network import Network, Number
from connecte.core.cards.sentences import a_label, choice_name, labels_or_nothing, of_name
from connecte.core.cards.verdict import NOTHING, SEVERAL, confusion, distances
from connecte.core.grid.code import code
from connecte.core.grid.drawing import Cell, Drawing
from connecte.core.pictures.pictures import Pixels
from connecte.language.i18n import _
from connecte.language.numbers import card_number, decimal, signed_decimal
from connecte.session.page import Page, page_name
from connecte.session.rules.notebook import AnyPage, kept_pages
from connecte.session.state import State
from connecte.session.story.story import Left, Mistake, Played, Story
from connecte.session.story.tested import Said, all_said, told_pages

_MOST_NEURONS = 16
"""Beyond it, a table of what every card found tells nobody anything."""


class Grid(NamedTuple):
    """A drawing as pages draw it."""

    rows: int
    columns: int
    black: tuple[Cell, ...]


def grid(drawing: Drawing) -> Grid:
    """Return the values of a drawing's picture."""
    return Grid(drawing.grid.rows, drawing.grid.columns, tuple(sorted(drawing.black)))


class Shades(NamedTuple):
    """A picture in grey as pages draw it."""

    rows: int
    columns: int
    cells: tuple[tuple[int, int, float], ...]
    """(row, column, grey) of the cells that are not white, black being 1."""


def shades(pixels: Pixels, values: Sequence[Number]) -> Shades:
    """The values of a picture in grey."""
    cells = ((*pixels.place(cell), round(float(value), 3)) for cell, value in enumerate(values) if value)
    return Shades(pixels.rows, pixels.columns, tuple(cells))


def drawings(told: Story, trained: Network | None, names: bool) -> list[dict[str, Any]]:
    """Return every drawing once, in the order in which the class came to it, with each time it was played."""
    found: dict[tuple[Drawing, tuple[Number, ...]], dict[str, Any]] = {}
    for played in told.played:
        key = (played.drawing, _exact(told, played))
        if key not in found:
            found[key] = _head(told, played, key[1], names)
        found[key]["times"].append(_time(told, played))
    for (_drawing, inputs), each in found.items():
        each["since"] = _since(told, inputs, each["label"], trained)
    for left in told.unfinished:
        each = _head(told, left, left.inputs, names)
        each["left"] = {"done": left.done, "all": left.all, "votes": _votes(left.votes)}
        found[left.drawing, left.inputs] = each
    return list(found.values())


def _exact(told: Story, played: Played) -> tuple[Number, ...]:
    """Return the drawing's true inputs, whatever was announced."""
    activity = told.state.activity
    return activity.counts(played.drawing) if activity.is_drawn else played.trace.inputs


def _head(told: Story, one: Played | Left, inputs: tuple[Number, ...], names: bool) -> dict[str, Any]:
    drawn, pixels = told.state.activity.is_drawn, told.state.activity.pixels
    return {
        "name": one.name,
        "label": one.wanted,
        "wanted": a_label(one.wanted) if one.wanted is not None else "",
        "by": of_name(one.by) if names and one.by else "",
        "grid": grid(one.drawing) if drawn else None,
        "code": code(one.drawing) if drawn else "",
        "shades": None if pixels is None else shades(pixels, inputs),
        "inputs": "" if drawn or pixels is not None else _(" ; ").join(card_number(value) for value in inputs),
        "times": [],
        "since": [],
        "left": None,
    }


def _votes(votes: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    return [(choice_name(choice), hands) for choice, hands in votes]


def _time(told: Story, played: Played) -> dict[str, Any]:
    """Return one time that a drawing was played to its verdict."""
    verdict, numeric = played.verdict, told.state.activity.is_numeric
    layers = [layer for layer in played.trace.layers if len(layer.neurons) <= _MOST_NEURONS]
    counts = list(zip(told.state.activity.inputs, played.trace.inputs, strict=True))
    counts = [] if told.state.activity.pixels is not None else counts  # the picture says them
    return {
        "votes": _votes(played.votes),
        "before": _votes(played.votes_before),
        "foreseen": played.foreseen,
        "said": _distances_said(told, played) if numeric else labels_or_nothing(verdict.labels),
        "right": None if numeric else verdict.right,
        "exact": labels_or_nothing(played.exact.labels) if played.exact.labels != verdict.labels else "",
        "announced": [(who, card_number(value)) for who, value in played.announced],
        "mistakes": [_mistake(mistake) for mistake in played.mistakes],
        "counts": [(source.symbol, card_number(value)) for source, value in counts],
        "cards": [
            [
                (each.neuron.name, card_number(each.sum), card_number(each.threshold), card_number(each.shown))
                for each in layer.neurons
            ]
            for layer in layers
        ],
    }


def _distances_said(told: Story, played: Played) -> str:
    """Say what the outputs said where they are numbers, and how far that is from what an example wants."""
    activity = told.state.activity
    goals = next((e.goals for e in activity.examples if e.counts == played.trace.inputs), ())
    found = distances(activity.network().labels, played.trace.outputs, goals)
    return _(" ; ").join(
        decimal(each.said, 2)
        if each.goal is None
        else _("{said} pour {goal}, écart {gap}").format(
            said=decimal(each.said, 2), goal=decimal(each.goal, 2), gap=signed_decimal(each.gap, 2)
        )
        for each in found
    )


def _since(
    told: Story, inputs: tuple[Number, ...], wanted: str | None, trained: Network | None
) -> list[tuple[str, str, bool | None]]:
    """Return (which cards, what they say, whether that is right): before anything was learned, and since."""
    state = told.state
    networks = [(_("cartes imprimées"), state.activity.network())]
    networks += [(_("cartes de la classe"), state.network)] if state.changes or state.weights else []
    networks += [(_("après l'ordinateur"), trained)] if trained is not None else []
    if len(networks) == 1:
        return []
    found: list[tuple[str, str, bool | None]] = []
    for title, network in networks:
        if state.activity.is_numeric:
            said = _(" ; ").join(decimal(value, 2) for value in network.forward(inputs).outputs)
            found.append((title, said, None))
            continue
        verdict = network.verdict(network.forward(inputs).outputs, wanted)
        found.append((title, labels_or_nothing(verdict.labels), verdict.right))
    return found


# -- the notebook ---------------------------------------------------------------------------


def notebook(state: State, trained: Network | None, names: bool) -> dict[str, Any] | None:
    """Return the pages of the notebook with what each network says of them; None without any."""
    kept, pixels = kept_pages(state), state.activity.pixels
    if not kept:
        return None
    told = told_pages(state)
    results = all_said(state, told, trained)
    pages = [
        {
            "name": page_name(number),
            "wanted": a_label(page.wanted) if page.wanted is not None else "",
            "by": page.by if names and isinstance(page, Page) else "",
            "drawing": _drawn(page, pixels),
            "said": [
                (result.title, labels_or_nothing(result.verdicts[told.index(page)].labels))
                for result in results
                if page in told
            ],
        }
        for number, page in enumerate(kept)
    ]
    known = any(page.wanted is not None for page in told)
    return {"pages": pages, "tables": [_confusion(result, state) for result in results] if known else []}


def _drawn(page: AnyPage, pixels: Pixels | None) -> Grid | Shades:
    if isinstance(page, Page):
        return grid(page.drawing)
    assert pixels is not None
    return shades(pixels, page.values)


def _confusion(result: Said, state: State) -> dict[str, Any]:
    answers = state.activity.answers
    keys: Sequence[str] = (*answers, NOTHING, SEVERAL)
    table = confusion(result.verdicts, answers)
    known = sum(verdict.wanted is not None for verdict in result.verdicts)
    return {
        "title": _("{title} : {right} sur {known}").format(title=result.title, right=result.right, known=known),
        "heads": [choice_name(key) for key in keys],
        "rows": [(wanted, [row[key] or "·" for key in keys]) for wanted, row in table.items()],
    }


# -- errors --------------------------------------------------------------------------------


class ToldMistake(NamedTuple):
    """A wrong number in words."""

    who: str
    said: str
    right: str
    cause: str
    ending: str


def mistakes(told: Story) -> list[tuple[str, ToldMistake]]:
    """Return (drawing, mistake) of all that was announced wrong."""
    found = [(played.name, _mistake(mistake)) for played in told.played for mistake in played.mistakes]
    return found + [(left.name, _mistake(mistake)) for left in told.left for mistake in left.mistakes]


def _mistake(mistake: Mistake) -> ToldMistake:
    ending = {
        "open": _("resté ainsi"),
        "found": _("l'élève a trouvé le bon"),
        "shown": _("le bon nombre a été montré"),
        "kept": _("l'erreur a couru"),
    }[mistake.ending]
    return ToldMistake(
        mistake.who, card_number(mistake.said), card_number(mistake.right), mistake.cause, ending
    )
