"""What the class did, read from the states of its session: drawings, votes, errors, training.

Undone moves are not part of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from connecte.core.cards.network import Number
from connecte.core.cards.verdict import Verdict
from connecte.core.grid.drawing import Drawing
from connecte.language.i18n import _
from connecte.session.announced import Announced
from connecte.session.page import page_name
from connecte.session.rules.notebook import page_of
from connecte.session.session import Session
from connecte.session.state import State
from connecte.session.steps import Step
from connecte.session.story.diagnosis import diagnose

Ending = Literal["open", "found", "shown", "kept"]
"""What followed a wrong number: nothing yet; the pupil found the right one; the right one was shown;
the class continued with the wrong one."""


@dataclass(frozen=True)
class Mistake:
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


@dataclass(frozen=True)
class Played:
    """A drawing played to its verdict."""

    name: str
    """Its name: "n° 6" or "d2"."""
    drawing: Drawing
    wanted: str | None
    """The label that it is meant to be, if known."""
    by: str
    """Who drew it; empty where nobody said."""
    votes: tuple[tuple[str, int], ...]
    """(choice, hands) for each choice with hands."""
    vote: str | None
    """The choice with most hands, if there is one."""
    verdict: Verdict
    """The verdict of the class, with pupils' errors."""
    exact: Verdict
    """The verdict without pupils' errors."""
    mistakes: tuple[Mistake, ...]
    example: bool = False
    """Whether it is one of the activity's examples."""


@dataclass(frozen=True)
class Story:
    """What a class did in a session."""

    state: State
    """The present state."""
    played: tuple[Played, ...]
    """The drawings played to their verdict, in order."""
    mistakes: tuple[Mistake, ...]
    """Mistakes in drawings that were not played to their verdict."""
    watched: int
    """The furthest iteration of training that was shown."""
    learned: int
    """Number of examples of that run."""


def story(session: Session) -> Story:
    """Return the story of a session up to its present state."""
    path = list(session.timeline.items[: session.timeline.position + 1])
    played: list[Played] = []
    mistakes: dict[Step, Mistake] = {}
    left: list[Mistake] = []
    counted = False  # whether the present drawing has been played to its verdict
    for before, after in pairwise(path):
        if _is_another(before, after) or (counted and _is_again(before, after)):
            left += [] if counted else mistakes.values()
            mistakes, counted = {}, False
        _follow(mistakes, before, after)
        if len(after.rounds) > len(before.rounds):
            played, counted = [*played, _played(after)], True
        elif len(after.rounds) < len(before.rounds):
            played, counted = played[: len(after.rounds)], False
        if counted:
            played[-1] = replace(played[-1], mistakes=tuple(mistakes.values()))
    trained = max((state for state in path if state.phase == "train"), key=lambda s: s.iteration, default=None)
    named = tuple(_as_it_is_now(path[-1], one) for one in played)
    open_ = () if counted else tuple(mistakes.values())
    if trained is None:
        return Story(path[-1], named, (*left, *open_), 0, 0)
    learned = len(trained.activity.examples) - len(trained.run.left_out)
    return Story(path[-1], named, (*left, *open_), trained.iteration, learned)


def _as_it_is_now(last: State, played: Played) -> Played:
    """Return a played drawing with its present page name, label and author.

    They may have changed since: deleting a page renumbers the others, and labels can be set later.
    """
    if played.example or not last.activity.is_drawn:
        return played
    number = page_of(last, played.drawing)
    if number is None:
        return replace(played, name=_("un dessin hors du carnet"))
    page = last.pages[number]
    verdict = played.verdict._replace(wanted=page.wanted)
    return replace(played, name=page_name(number), wanted=page.wanted, by=page.by, verdict=verdict)


def _is_again(before: State, after: State) -> bool:
    """Return whether the same drawing is played again, as after a change of cards."""
    verdict = Step("verdict")
    return before.is_revealed(verdict) and not after.is_revealed(verdict) and before.rounds == after.rounds


def _is_another(before: State, after: State) -> bool:
    """Return whether the drawing or the inputs changed."""
    return (before.drawing, before.values) != (after.drawing, after.values)


def _follow(open_: dict[Step, Mistake], before: State, after: State) -> None:
    """Update the mistakes of a drawing from one state to the next, and add new ones."""
    if _is_another(before, after):
        return
    said = {found.step: found for found in after.announced}
    for step, mistake in list(open_.items()):
        if mistake.ending in ("open", "kept"):
            open_[step] = replace(mistake, ending=_ending(after, step, said.get(step), mistake))
    for found in after.announced:
        if found not in before.announced and after.is_wrong(found.step) and not found.kept:
            open_[found.step] = _mistake(after, found)


def _ending(after: State, step: Step, said: Announced | None, mistake: Mistake) -> Ending:
    if said is None:
        return "shown" if after.is_revealed(step) else mistake.ending
    if not after.is_wrong(step):
        return "found"
    return "kept" if said.kept else "open"


def _mistake(state: State, said: Announced) -> Mistake:
    causes = diagnose(state, said.step)
    cause = causes[0].sentence if causes else ""
    return Mistake(who(state, said.step), said.value, state.expected(said.step), cause)


def who(state: State, step: Step) -> str:
    """Return who announces a number at a step, and which: "😇 ange", "A, son calcul"."""
    if step.kind == "count":
        source = state.activity.inputs[step.index]
        return f"{source.symbol} {source.name}"
    name = state.activity.layers[step.layer].cards[step.index].neuron.name
    what = _("{name}, son calcul") if step.kind == "sum" else _("{name}, sa réponse")
    return what.format(name=name)


def _played(state: State) -> Played:
    last = state.rounds[-1]
    votes = tuple((choice, hands) for choice, hands in zip(state.choices, last.hands, strict=False) if hands)
    number = page_of(state, last.drawing) if state.activity.is_drawn else None
    return Played(
        drawing_name(state),
        last.drawing,
        last.wanted,
        state.pages[number].by if number is not None else "",
        votes,
        last.vote,
        last.verdict,
        state.exact_verdict,
        (),
        state.example is not None,
    )


def drawing_name(state: State) -> str:
    """Return the name of the present drawing: "n° 6", "d2"."""
    if state.example is not None:
        return _("n° {number}").format(number=state.example)
    if not state.activity.is_drawn:
        return _("ces nombres")
    number = page_of(state, state.drawing)
    return page_name(number) if number is not None else _("un dessin hors du carnet")
