"""What the class did, read from the states that it went through: its drawings, votes and errors,
what it moved, how far it watched the computer. What was undone is no part of it.
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
"""What became of a wrong number: nothing yet, the pupil said the right one, the right one was
shown, it was let run on."""


@dataclass(frozen=True)
class Mistake:
    """A number announced wrong: by whom ("E, son calcul"), what was said and what was right, the
    likeliest cause in words (empty where none explains it), and what became of it.
    """

    who: str
    said: int
    right: Number
    cause: str
    ending: Ending = "open"


@dataclass(frozen=True)
class Played:
    """A drawing played to its verdict. `name` is "n° 6" or "d2", `votes` are (choice, hands),
    `vote` what most hands were raised for; `exact` what would have been said without errors;
    `example`: it is one of the activity's.
    """

    name: str
    drawing: Drawing
    wanted: str | None
    by: str
    votes: tuple[tuple[str, int], ...]
    vote: str | None
    verdict: Verdict
    exact: Verdict
    mistakes: tuple[Mistake, ...]
    example: bool = False


@dataclass(frozen=True)
class Story:
    """`mistakes` are those of drawings that were not played to their end; `watched` counts
    the iterations of the run that was watched furthest, `learned` the examples that it learned from.
    """

    state: State
    played: tuple[Played, ...]
    mistakes: tuple[Mistake, ...]
    watched: int
    learned: int


def story(session: Session) -> Story:
    """What was done up to the present state."""
    path = list(session.timeline.items[: session.timeline.position + 1])
    played: list[Played] = []
    mistakes: dict[Step, Mistake] = {}
    left: list[Mistake] = []
    counted = False  # whether what lies before the class has come to its verdict
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
    """What is known of a drawing at the end: pages are torn out, and the others move up; labels and
    names are written on them later too.
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
    """Whether the same drawing is begun anew, as it is with changed cards."""
    verdict = Step("verdict")
    return before.is_revealed(verdict) and not after.is_revealed(verdict) and before.rounds == after.rounds


def _is_another(before: State, after: State) -> bool:
    """Whether something else lies before the class now."""
    return (before.drawing, before.values) != (after.drawing, after.values)


def _follow(open_: dict[Step, Mistake], before: State, after: State) -> None:
    """What became of the wrong numbers between two states, and which are new."""
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
    """Who speaks at a step, and what about: "😇 ange", "A, son calcul"."""
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
    """What lies before the class, as one calls it: "n° 6", "d2"."""
    if state.example is not None:
        return _("n° {number}").format(number=state.example)
    if not state.activity.is_drawn:
        return _("ces nombres")
    number = page_of(state, state.drawing)
    return page_name(number) if number is not None else _("un dessin hors du carnet")
