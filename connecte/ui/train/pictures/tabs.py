"""The line of tabs over the pictures of the training: the tabs of one group, and the names of the others."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from connecte.content.activity import Activity
from connecte.ui.paint.lines import Line, fit, width
from connecte.ui.train.pictures.looking import SIMPLE
from connecte.ui.train.pictures.pictures import GROUPS, TrainPicture, group_name, pictures_of, shown_picture
from connecte.ui.train.pictures.train_view import TrainView

_GAP, _MISSING = "  ", "…"
_BORDER, _WIDE_BORDER, _WIDE = "│", "  │  ", 110


class _Tab(NamedTuple):
    """A word of the line."""

    text: str
    picture: str
    """The picture that a click on it shows; "" for none."""
    style: str
    group: str


def tabs_line(view: TrainView, cells: int, _height: int) -> list[Line]:
    """Write the tabs of the group in view, the picture that is shown lit, and the names of the other groups;
    where there is no room for all, "…" stands for tabs that are missing. The simple view has none.
    """
    if view.picture == SIMPLE:
        return []
    spans: Line = [(" ", "")]
    for tab, gap in _shown_tabs(view, cells - 1):
        spans += [(tab.text, tab.style), (gap, "$muted")]
    return [fit(spans, cells)]


def tab_at(view: TrainView, cell: int, cells: int) -> str | None:
    """Find the picture whose tab stands at a cell; of another group's name, the first picture of it."""
    if view.picture == SIMPLE:
        return None
    at = 1
    for tab, gap in _shown_tabs(view, cells - 1):
        size = width([(tab.text, "")])
        if at <= cell < at + size:
            return tab.picture or None
        at += size + width([(gap, "")])
    return None


def _shown_tabs(view: TrainView, cells: int) -> list[tuple[_Tab, str]]:
    """List the words that have room, each with the gap after it: those around the picture in view first."""
    shown, pictures = shown_picture(view.looking), pictures_of(view.activity)
    mine = [found for found in pictures if found.group == shown.group]
    border = _BORDER if cells < _WIDE else _WIDE_BORDER
    at, first, last = mine.index(shown), 0, len(mine)
    while True:
        tabs = _with_gaps(
            _tabs(view.activity, pictures, shown, mine[first:last], first > 0, last < len(mine)), border
        )
        if sum(width([(tab.text + gap, "")]) for tab, gap in tabs) <= cells:
            return tabs
        if last - first == 1:  # no room even for the names of the groups
            return [found for found in tabs if found[0].group == shown.group]
        if at - first > last - 1 - at:
            first += 1
        else:
            last -= 1


def _tabs(
    activity: Activity,
    pictures: tuple[TrainPicture, ...],
    shown: TrainPicture,
    kept: list[TrainPicture],
    before: bool,
    after: bool,
) -> list[_Tab]:
    """List the words of all groups, that of the picture in view with the tabs that are kept."""
    tabs: list[_Tab] = []
    for group in GROUPS:
        there = [found for found in pictures if found.group == group]
        if group != shown.group:
            tabs += [_Tab(group_name(group, activity), there[0].name, "$muted", group)] if there else []
            continue
        tabs += [_Tab(_MISSING, "", "$muted", group)] if before else []
        for found in kept:
            style = "bold reverse" if found is shown else ""
            tabs.append(_Tab(found.label, found.name, style, group))
        tabs += [_Tab(_MISSING, "", "$muted", group)] if after else []
    return tabs


def _with_gaps(tabs: list[_Tab], border: str) -> list[tuple[_Tab, str]]:
    gaps = [_GAP if here.group == there.group else border for here, there in pairwise(tabs)]
    return list(zip(tabs, [*gaps, ""], strict=True))
