"""What the class did, read from the states of its session: drawings, votes, errors, training.

Undone moves are not part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, TypeVar

from connecte.content.runs.trial import Trial
from connecte.core.cards.network import Number, Trace
from connecte.core.cards.sentences import source_title
from connecte.core.cards.verdict import Verdict
from connecte.core.grid.drawing import Drawing
from connecte.language.i18n import _
from connecte.language.value import Value, forget, replace
from connecte.session.guess.announced import Announced
from connecte.session.items import Item
from connecte.session.page import Page, page_name
from connecte.session.rules.notebook import kept_pages, page_here, page_of
from connecte.session.session import Session
from connecte.session.state import State
from connecte.session.story.diagnosis import diagnose

Ending = Literal["open", "found", "shown", "kept"]
"""What followed a wrong number: nothing yet; the pupil found the right one; the right one was shown;
the class continued with the wrong one."""


class Mistake(Value):
    """A wrong announced number."""

    who: str
    """Who announced what: "E, son calcul"."""
    said: int
    """The number announced."""
    right: Number
    """The correct number."""
    cause: str
    """The likeliest cause as a sentence; empty where none explains it."""
    ending: Ending = "open"


class Played(Value):
    """A drawing played to its verdict."""

    name: str
    """ "n° 6" or "d2"."""
    drawing: Drawing
    wanted: str | None
    """The label that it is meant to be, if known."""
    by: str
    """Who drew it; empty where nobody said."""
    votes: tuple[tuple[str, int], ...]
    """(choice, hands), before the verdict."""
    vote: str | None
    """What most hands were raised for."""
    verdict: Verdict
    """The verdict of the class, with pupils' errors."""
    exact: Verdict
    """What would have been said without errors."""
    mistakes: tuple[Mistake, ...]
    trace: Trace
    """What the class's cards found, with the numbers that were announced."""
    announced: tuple[tuple[str, int], ...] = ()
    """(who, number) of all that was announced, as it stood at the verdict."""
    foreseen: bool | None = None
    """Whether most hands were raised for what was then said; None without a vote."""
    votes_before: tuple[tuple[str, int], ...] = ()
    """(choice, hands) before the class discussed; empty where it voted once."""
    example: bool = False
    """It is one of the activity's."""


class Left(Value):
    """A drawing that was left before its verdict, as it was when it had come furthest."""

    name: str
    drawing: Drawing
    inputs: tuple[Number, ...]
    wanted: str | None
    by: str
    votes: tuple[tuple[str, int], ...]
    done: int
    """Items that were revealed, of `all`."""
    all: int
    mistakes: tuple[Mistake, ...]
    example: bool = False
    """Whether it is one of the activity's examples."""


class Story(Value):
    """`left` are attempts that did not come to a verdict; `watched` counts the iterations of the run
    that was watched furthest, `learned` the examples that it learned from.
    """

    state: State
    """The present state."""
    played: tuple[Played, ...]
    left: tuple[Left, ...]
    watched: int
    """The furthest iteration of training that was shown."""
    learned: int
    run: Trial | None = None
    """The run that was watched furthest."""

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """Those of drawings that were not played to their end."""
        return tuple(mistake for left in self.left for mistake in left.mistakes)

    @property
    def unfinished(self) -> tuple[Left, ...]:
        """Drawings that never came to a verdict, each once, where it had come furthest."""
        ended = {(played.drawing, played.trace.inputs) for played in self.played}
        furthest: dict[tuple[Drawing, tuple[Number, ...]], Left] = {}
        for left in self.left:
            key = (left.drawing, left.inputs)
            if key not in ended and (key not in furthest or furthest[key].done <= left.done):
                furthest[key] = left
        return tuple(furthest.values())


Attempt = TypeVar("Attempt", Played, Left)


def story(session: Session) -> Story:
    """Return the story of a session up to its present state."""
    path = list(session.timeline.items[: session.timeline.position + 1])
    played: list[Played] = []
    mistakes: dict[Item, Mistake] = {}
    left: list[Left] = []
    furthest = path[0]  # of the attempt at what lies before the class
    counted = False  # whether that has come to its verdict
    for before, after in pairwise(path):
        if _is_another(before, after) or (counted and _is_again(before, after)):
            left += [] if counted else _left(furthest, mistakes)
            mistakes, counted, furthest = {}, False, after
        _follow(mistakes, before, after)
        furthest = max(furthest, after, key=_how_far)
        if len(after.rounds) > len(before.rounds):
            played, counted = [*played, _played(after)], True
        elif len(after.rounds) < len(before.rounds):
            played, counted = played[: len(after.rounds)], False
        if counted:
            played[-1] = replace(played[-1], mistakes=tuple(mistakes.values()))
        forget(before)  # there are thousands, and the passes of each take 8 kB
    left += [] if counted else _left(furthest, mistakes)
    known = [_as_it_is_now(path[-1], one) for one in played]
    named = tuple(replace(one, verdict=one.verdict._replace(wanted=one.wanted)) for one in known)
    still = tuple(_as_it_is_now(path[-1], one) for one in left)
    trained = max((state for state in path if state.phase == "train"), key=lambda s: s.iteration, default=None)
    if trained is None:
        return Story(path[-1], named, still, 0, 0)
    learned = len(trained.activity.examples) - len(trained.run.left_out)
    run = trained.run if trained.iteration else None
    return Story(path[-1], named, still, trained.iteration, learned, run)


def _how_far(state: State) -> tuple[int, int, int]:
    """Return how far an attempt has come: what was revealed, announced, voted."""
    return (len(state.revealed), len(state.announced), sum(state.ballot.hands) + sum(state.ballot.before))


def _left(furthest: State, mistakes: dict[Item, Mistake]) -> list[Left]:
    """Return the attempt that ends without a verdict; none where nothing was done."""
    if not any(_how_far(furthest)) and not mistakes:
        return []
    return [
        Left(
            drawing_name(furthest), furthest.drawing, furthest.inputs, furthest.wanted, _by(furthest),
            _votes(furthest, furthest.ballot.final), len(furthest.revealed), len(furthest.items),
            tuple(mistakes.values()), furthest.example is not None,
        )
    ]  # fmt: skip


def _votes(state: State, hands: Sequence[int]) -> tuple[tuple[str, int], ...]:
    """Return (choice, hands) of the choices that got some."""
    return tuple((choice, number) for choice, number in zip(state.choices, hands, strict=False) if number)


def _by(state: State) -> str:
    number = page_of(state, state.drawing) if state.activity.is_drawn else None
    return state.by if number is None else state.pages[number].by


def _as_it_is_now(last: State, one: Attempt) -> Attempt:
    """What is known of a drawing at the end: pages are torn out, and the others move up; labels and
    names are written on them later too.
    """
    if one.example or not last.activity.has_cells:
        return one
    inputs = one.inputs if isinstance(one, Left) else one.trace.inputs
    number = page_here(replace(last, drawing=one.drawing, values=inputs))
    if number is None:
        return replace(one, name=_("un dessin hors du carnet"))
    page = kept_pages(last)[number]
    return replace(
        one, name=page_name(number), wanted=page.wanted, by=page.by if isinstance(page, Page) else ""
    )


def _is_again(before: State, after: State) -> bool:
    """Return whether the same drawing is played again, as after a change of cards."""
    verdict = Item("verdict")
    return before.is_revealed(verdict) and not after.is_revealed(verdict) and before.rounds == after.rounds


def _is_another(before: State, after: State) -> bool:
    """Return whether the drawing or the inputs changed."""
    return (before.drawing, before.values) != (after.drawing, after.values)


def _follow(open_: dict[Item, Mistake], before: State, after: State) -> None:
    """Update the mistakes of a drawing from one state to the next, and add new ones."""
    if _is_another(before, after):
        return
    said = {found.item: found for found in after.announced}
    for item, mistake in list(open_.items()):
        if mistake.ending in ("open", "kept"):
            open_[item] = replace(mistake, ending=_ending(after, item, said.get(item), mistake))
    for found in after.announced:
        if found not in before.announced and after.is_wrong(found.item) and not found.kept:
            open_[found.item] = _mistake(after, found)


def _ending(after: State, item: Item, said: Announced | None, mistake: Mistake) -> Ending:
    if said is None:
        return "shown" if after.is_revealed(item) else mistake.ending
    if not after.is_wrong(item):
        return "found"
    return "kept" if said.kept else "open"


def _mistake(state: State, said: Announced) -> Mistake:
    causes = diagnose(state, said.item)
    cause = causes[0].sentence if causes else ""
    return Mistake(who(state, said.item), said.value, state.expected(said.item), cause)


def who(state: State, item: Item) -> str:
    """Return who announces a number at an item, and which: "😇 ange", "A, son calcul"."""
    if item.kind == "count":
        source = state.activity.inputs[item.index]
        return source_title(source.symbol, source.name)
    name = state.activity.layers[item.layer].cards[item.index].neuron.name
    what = _("{name}, son calcul") if item.kind == "sum" else _("{name}, sa réponse")
    return what.format(name=name)


def _played(state: State) -> Played:
    last = state.rounds[-1]
    return Played(
        drawing_name(state),
        last.drawing,
        last.wanted,
        _by(state),
        _votes(state, last.hands),
        last.vote,
        last.verdict,
        state.exact_verdict,
        (),
        state.class_trace,
        tuple((who(state, said.item), said.value) for said in state.announced),
        last.foreseen if last.vote is not None else None,
        _votes(state, last.before),
        state.example is not None,
    )


def drawing_name(state: State) -> str:
    """Return the name of the present drawing: "n° 6", "d2"."""
    if state.example is not None:
        return _("n° {number}").format(number=state.example)
    if not state.activity.has_cells:
        return _("ces nombres")
    number = page_here(state)
    return page_name(number) if number is not None else _("un dessin hors du carnet")
