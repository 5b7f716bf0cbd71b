"""The rules of the class's notebook: its drawings, their labels, which of them are learned.

Each drawing that the class walks through gets a page, and each that it saves for later. The verdict
on a page is shown once the class has walked through its drawing or tested the whole notebook.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from connecte.core.cards.network import Number
from connecte.core.grid.drawing import Drawing
from connecte.language.value import replace
from connecte.session.guess.tried.grey import Grey, OpenGrey
from connecte.session.guess.tried.greys import is_own_grey, number_of
from connecte.session.moves import (
    ChooseExample,
    Clear,
    DropPage,
    KeepDrawing,
    LabelPage,
    Move,
    OpenPage,
    SignPage,
    TestPages,
    TogglePage,
)
from connecte.session.page import Page, page_name
from connecte.session.room.names import tidy_name
from connecte.session.rules.walking import is_at_work
from connecte.session.state import State

MOST_PAGES = 200

AnyPage: TypeAlias = Page | Grey
"""What a notebook holds: pages, or pictures in grey where those are drawn."""


def notebook(state: State, move: Move) -> State | None:
    """Return the state after a move of the notebook, legal in every phase; None for any other move."""
    match move:
        case KeepDrawing():
            return keep(state)
        case TestPages():
            pages = tuple(replace(page, told=True) for page in state.pages)
            return replace(state, pages=pages, greys=tuple(replace(grey, told=True) for grey in state.greys))
        case DropPage(number) if 0 <= number < len(state.pages):
            left = (*state.pages[:number], *state.pages[number + 1 :])
            return replace(state, pages=left, followed=_followed_without(state, number))
        case TogglePage(number) if 0 <= number < len(state.pages) and state.pages[number].wanted is not None:
            page = state.pages[number]
            return _with_page(state, number, replace(page, learns=not page.learns))
        case LabelPage(number, label) if 0 <= number < len(state.pages):
            return _label(state, number, label)
        case SignPage(number, name) if 0 <= number < len(state.pages):
            return _sign(state, number, tidy_name(name))
        case OpenPage() | DropPage() | TogglePage() | LabelPage() | SignPage():
            return state
    return None


def _followed_without(state: State, number: int) -> str | None:
    """Return the name of the example followed once a page is gone: later pages move up."""
    names = [page_name(n) for n in range(len(state.pages))]
    if state.followed not in names:
        return state.followed
    at = names.index(state.followed)
    return None if at == number else names[at - (at > number)]


def keep(state: State) -> State:
    """Return the state with a page for the drawing on the grid, unless it is an example or empty.

    A page that exists gets the drawing's label and author. At MOST_PAGES the state is unchanged.
    """
    if not state.is_own:
        return state
    number = page_of(state, state.drawing)
    if number is not None:
        page = state.pages[number]
        return _with_page(
            state, number, replace(page, wanted=state.wanted or page.wanted, by=state.by or page.by)
        )
    if len(state.pages) >= MOST_PAGES:
        return state
    page = Page(state.drawing, state.wanted, state.by, learns=state.own)
    return replace(state, pages=(*state.pages, page))


def page_of(state: State, drawing: Drawing) -> int | None:
    """Return the number of the page with this drawing, or None."""
    return next((n for n, page in enumerate(state.pages) if page.drawing == drawing), None)


def kept_pages(state: State) -> tuple[AnyPage, ...]:
    """Return all that the notebook holds, in order."""
    return state.pages if state.activity.pixels is None else state.greys


def inputs_of(state: State, page: AnyPage) -> tuple[Number, ...]:
    """Return what the network reads of a page."""
    return page.values if isinstance(page, Grey) else state.activity.counts(page.drawing)


def is_page_told(state: State, page: AnyPage) -> bool:
    """Return whether the class has seen the network's verdict on a page."""
    if isinstance(page, Grey):
        return page.told or any(played.values == page.values for played in state.rounds)
    return page.told or any(played.drawing == page.drawing for played in state.rounds)


def is_page_shown(state: State, page: AnyPage) -> bool:
    """Return whether the verdict on a page may be shown: it is told, and the class is not at work on it."""
    return is_page_told(state, page) and not (is_at_work(state) and inputs_of(state, page) == state.inputs)


def page_here(state: State) -> int | None:
    """Return the number of the page with what is drawn, or None."""
    return page_of(state, state.drawing) if state.activity.pixels is None else number_of(state)


def is_unkept(state: State) -> bool:
    """Return whether the class's own drawing or picture is on no page."""
    is_own = state.is_own if state.activity.pixels is None else is_own_grey(state)
    return is_own and page_here(state) is None


def replaces_unkept(before: State, moves: Sequence[Move], after: State) -> bool:
    """Return whether moves have put another drawing, or none, in place of one that is on no page: only undo
    brings it back. Strokes change a drawing as they are meant to, and a game of fooling ends with another.
    """
    if before.fool is not None or not any(isinstance(move, _REPLACING) for move in moves):
        return False
    if (before.drawing, before.values) == (after.drawing, after.values):
        return False
    there = replace(after, drawing=before.drawing, values=before.values, example=None)
    return is_unkept(before) and is_unkept(there)


_REPLACING = (Clear, ChooseExample, OpenPage, OpenGrey)


def _with_page(state: State, number: int, page: Page) -> State:
    return replace(state, pages=(*state.pages[:number], page, *state.pages[number + 1 :]))


def _label(state: State, number: int, label: str | None) -> State:
    if label not in (None, *state.activity.answers):
        return state
    page = state.pages[number]
    labelled = replace(page, wanted=label, learns=page.learns and label is not None)
    after = _with_page(state, number, labelled)
    # If the grid shows the same drawing, it gets the same label.
    on_grid = state.is_own and state.drawing == page.drawing
    return replace(after, wanted=label) if on_grid else after


def _sign(state: State, number: int, name: str) -> State:
    page = state.pages[number]
    after = _with_page(state, number, replace(page, by=name))
    return replace(after, by=name) if state.is_own and state.drawing == page.drawing else after
