"""Paints two outputs side by side as bars of their terms; terms that both share can be struck out."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from connecte.content.activity import Activity
from connecte.core.cards.duel import Duel, Side, duel
from connecte.core.cards.network import Term, Trace, summed
from connecte.core.cards.sentences import a_label
from connecte.core.pictures.pictures import Pixels
from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.language.lists import sentence_list
from connecte.language.numbers import card_number, term_number
from connecte.language.value import Value, replace
from connecte.session.items import VERDICT
from connecte.session.page import example_name, page_name
from connecte.session.room.room_events import Project
from connecte.session.rules.learning import Lesson, all_lessons, shown
from connecte.session.rules.notebook import page_of
from connecte.session.state import State
from connecte.session.story.reasons import (
    capital,
    duel_sentence,
    left_sentence,
    own_formula,
    turning_sentence,
)
from connecte.ui.base.dialogs.duel_picture import picture_sides, reads_picture
from connecte.ui.paint.lines import Line, beside, fit, pad, within
from connecte.ui.paint.marks import MINUS_STYLE, PLUS_STYLE, badge, colour, sign
from connecte.ui.paint.wrapping import wrapped

_NAME = 4
_NUMBER = 6
_MOST_NAMED = 2
"""Cards that are named beside a key: more are "the cards"."""


class DuelView(Value):
    """What the duel is painted from."""

    activity: Activity
    duel: Duel
    title: str
    """What is looked at: "n° 6"."""
    name: str | None
    """The name under which it can be followed in the learning by hand; None where it cannot."""
    heading: str
    """What it is, and what the network says."""
    projected: Project
    """What tells the boards to show it, with nothing struck out."""
    about: str = ""
    """Which numbers it is computed with, where the class let an error run; else empty."""
    struck: bool = False
    """Whether the shared terms are struck out."""

    @property
    def opens_by_hand(self) -> bool:
        """Whether the learning by hand can follow it."""
        return self.name is not None and self.activity.has_tallies

    @property
    def has_shared(self) -> bool:
        """Whether terms that both share can be struck out: pictures show the difference instead."""
        return bool(self.duel.shared) and not reads_picture(self.activity)

    @property
    def deciding_names(self) -> tuple[str, ...]:
        """The names of the sources that are not shared."""
        names = self.activity.source_names(len(self.activity.layers) - 1)
        return tuple(names[source] for source in self.duel.deciding)


def walked_duel(state: State) -> DuelView | None:
    """Return the duel on the drawing of the walk; None before its verdict, or where that is right."""
    if not state.is_revealed(VERDICT) or state.activity.is_numeric:
        return None
    if state.example is not None:
        name: str | None = str(state.example)
    else:
        page = page_of(state, state.drawing) if state.activity.is_drawn else None
        name = None if page is None else page_name(page)
    if state.wanted is None:
        name = None  # the learning by hand needs to know what it is
    title = example_name(name) if name is not None else _("ce dessin")
    if name is None and not state.activity.has_cells:
        title = _("ces nombres")
    found = _view(state, state.class_trace, title, name, state.wanted, Project("duel", 0))
    if found is None or state.class_trace == state.trace:
        return found
    return replace(found, about=_("Calculé avec les nombres annoncés par la classe, erreurs comprises."))


def lesson_duel(state: State, lesson: Lesson) -> DuelView | None:
    """Return the duel on an example of the learning by hand; None where it is right, or where the class is at
    work on it.
    """
    if not shown(state, (lesson,)):
        return None
    trace = state.seen_network.forward(lesson.counts)
    projected = Project("lesson_duel", 2 * all_lessons(state).index(lesson))
    found = _view(state, trace, example_name(lesson.name), lesson.name, lesson.label, projected)
    erred = tuple(lesson.counts) == tuple(state.inputs) and state.class_trace != state.trace
    if found is None or not erred:
        return found
    return replace(found, about=_("Calculé avec les nombres justes, sans l'erreur annoncée."))


def projected_duel(state: State, project: Project) -> DuelView | None:
    """Return the duel that the facilitator has opened; None where none is, or where the class's work has
    none.
    """
    view, at = None, max(0, project.at)
    if project.what == "duel" and state.phase == "walk":
        view = walked_duel(state)
    elif project.what == "lesson_duel" and state.phase == "learn":
        found = all_lessons(state)[at // 2 : at // 2 + 1]
        view = lesson_duel(state, found[0]) if found else None
    return None if view is None else replace(view, struck=at % 2 == 1 and view.has_shared)


def _view(
    state: State, trace: Trace, title: str, name: str | None, wanted: str | None, projected: Project
) -> DuelView | None:
    found = duel(state.network, trace, wanted)
    if found is None:
        return None
    labels = state.network.verdict(trace.outputs, wanted).labels
    says = (_("le réseau dit {said}") if labels else _("le réseau ne dit rien")).format(
        said=sentence_list(labels)
    )
    what = _("{title}, {wanted}").format(title=title, wanted=a_label(wanted)) if wanted else title
    heading = _("{what} : {says}").format(what=capital(what), says=says)
    return DuelView(state.activity, found, title, name, heading, projected)


def duel_hint(view: DuelView, cells: int) -> str:
    """Say what the keys do now, with the names of the cards where there is room; the foot has Escape too."""
    strike = _("{next} : tout remettre") if view.struck else _("{next} : barrer ce qui est pareil")
    shared = [with_keys(strike)] if view.has_shared else []
    closes = [with_keys(_("{escape} : fermer"))]
    ways: list[list[str]] = [[*shared, *closes]]
    if view.opens_by_hand:
        names = view.deciding_names
        few = len(view.duel.sides) > 1 and len(names) <= _MOST_NAMED
        calls = [sentence_list(names)] if few else []
        opens = [with_keys(_("{enter} : {cards}, à la main"), cards=c) for c in (*calls, _("les cartes"))]
        ways = [[*shared, opened, *last] for last in (closes, []) for opened in opens]
    texts = ["   ".join(parts) for parts in ways]
    return next((text for text in texts if cell_len(text) <= cells), texts[-1])


def duel_lines(view: DuelView, cells: int, height: int) -> list[Line]:
    """Paint the bars of both sums, source by source, and below them what they mean; of outputs that read a
    picture, pictures.
    """
    pixels = view.activity.pixels
    if pixels is not None and reads_picture(view.activity):
        return _picture_lines(view, pixels, cells, height)
    sources = sorted({term.source for side in view.duel.sides for term in side.trace.terms})
    scale = max((abs(t.product) for s in view.duel.sides for t in s.trace.terms), default=1) or 1
    size = cells // len(view.duel.sides)
    columns = [_side_lines(view, side, sources, size - 2, scale) for side in view.duel.sides]
    words = _words(view, cells)
    lines: list[Line] = [[], *beside(columns, [size] * len(columns)), [], *words]
    if len(lines) > height:  # blank lines are the first to go
        lines = [line for line in lines if line]
    return within(lines, height)


def _picture_lines(view: DuelView, pixels: Pixels, cells: int, height: int) -> list[Line]:
    about = [view.about, _("La plus grande réponse l'emporte ; − : là, la deuxième carte compte plus.")]
    words: list[Line] = []
    for text in filter(None, about):
        words += [[(f" {line}", "bold")] for line in wrapped(text, cells - 2)]
    sides = picture_sides(view.activity, pixels, view.duel, (cells - 1, height - len(words) - 2))
    return within([[], *[[(" ", ""), *line] for line in sides], [], *words], height)


def _words(view: DuelView, cells: int) -> list[Line]:
    sentences = [view.about, duel_sentence(view.title, view.duel) + "."]
    if view.struck and left_sentence(view.activity, view.duel):
        shared = _("Ce qui est pareil des deux côtés ne décide rien : il reste {left}.")
        sentences.append(shared.format(left=left_sentence(view.activity, view.duel)))
    if view.struck or not view.duel.shared:
        sentences.append(turning_sentence(view.duel, view.activity.is_whole))
    lines: list[Line] = []
    for sentence in filter(None, sentences):
        lines += [[(f" {text}", "bold")] for text in wrapped(sentence, cells - 2)]
    return lines


def _side_lines(view: DuelView, side: Side, sources: Sequence[int], cells: int, scale: float) -> list[Line]:
    """Paint one output: its name, a bar for each source, its sum beside its threshold."""
    card = view.activity.layers[-1].cards[side.output]
    names = view.activity.source_names(len(view.activity.layers) - 1)
    role = _("a parlé") if side.speaks else _("le plus près de parler")
    if side.wanted:
        role = _("a parlé, à raison") if side.speaks else _("devait parler")
    mark = badge(card) or card.neuron.name
    label = card.neuron.label
    claims = _(" annonce {label}").format(label=label) if label else ""
    heading: Line = [(f" {mark}{claims}  ", f"bold {colour(card)}"), (role, "$muted")]
    terms = {term.source: term for term in side.trace.terms}
    rows = [
        _term_line(view, terms.get(source), names[source], cells, scale) for source in sources
    ]  # one line a source, so that both sides stand level
    rule: Line = [(" " + "─" * min(cells - 1, _NAME + _NUMBER + 12), "$muted")]
    total = card_number(side.trace.sum)
    threshold = card_number(side.trace.threshold)
    passes = side.due > 0
    verdict = _("dépasse le seuil {threshold}") if passes else _("ne dépasse pas le seuil {threshold}")
    if side.trace.neuron.answer == "reach":
        verdict = _("atteint le seuil {threshold}") if passes else _("n'atteint pas le seuil {threshold}")
    end: Line = [
        (pad(" =", _NAME), ""),
        (pad(total, _NUMBER, ">"), "bold"),
        (f"  {verdict.format(threshold=threshold)}", ""),
    ]
    own: Line = []
    if view.struck and view.duel.shared:
        rest = summed([term.product for term in view.duel.own_terms(side)])
        left = _(" reste {formula} = {rest}")
        formula = own_formula(view.activity, view.duel, side)
        own = [(left.format(formula=formula, rest=card_number(rest)), "bold $accent")]
    lines = [heading, *rows, *_error_line(side), rule, end, *_answer_line(side), own]
    return [fit(line, cells) for line in lines]


def _term_line(view: DuelView, term: Term | None, name: str, cells: int, scale: float) -> Line:
    if term is None:
        return [(pad(f" {name}", _NAME), "$muted"), (pad("·", _NUMBER, ">"), "$muted")]
    product = term.product
    if view.struck and term.source in view.duel.shared:
        width = max(0, min(12, cells - _NAME - _NUMBER - 10))
        return [(pad(f" {name}", _NAME), "$muted"), (pad("", _NUMBER - 1), ""), ("─" * width, "$muted"),
                (f" {_('pareil')}", "$muted")]  # fmt: skip
    text = term_number(product)
    room = max(1, cells - _NAME - _NUMBER - 3)
    length = round(abs(product) / scale * min(room, 18))
    bar = ("█" if product > 0 else "░") * max(length, 1 if product else 0)
    return [
        (pad(f" {name}", _NAME), "bold"),
        (pad(text, _NUMBER, ">"), "bold"),
        (f"  {bar}", PLUS_STYLE if sign(product) == "+" else MINUS_STYLE),
    ]


def _error_line(side: Side) -> list[Line]:
    """Say by how much the sum that was announced differs from that of the terms; nothing where it does
    not.
    """
    off = side.trace.sum - side.trace.sum_of_terms
    if not off:
        return []
    text = term_number(off)
    return [[(pad("", _NAME), ""), (pad(text, _NUMBER, ">"), "bold $error"), (_("  annoncé faux"), "$error")]]


def _answer_line(side: Side) -> list[Line]:
    """Say which answer was announced instead of the one to the sum; nothing where it is that one."""
    if side.trace.shown == side.due:
        return []
    text = _("  annoncé, et non {due}").format(due=card_number(side.due))
    said = card_number(side.trace.shown)
    return [[(pad(_(" dit"), _NAME), ""), (pad(said, _NUMBER, ">"), "bold $error"), (text, "$error")]]
