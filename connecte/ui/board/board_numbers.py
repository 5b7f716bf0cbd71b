"""Paints the learning by hand on the board where numbers are moved by steps: how good, the line, the gaps."""

from __future__ import annotations

from connecte.session.room.room_events import FIRST_LOOK
from connecte.session.rules.hand.fits import places
from connecte.session.session import Session
from connecte.ui.learn.numbers.numbers_text import NumbersView, advice_lines, heading_lines, picture_lines
from connecte.ui.paint.lines import Line, down_to

_ADVICE = 2


def numbers_board(session: Session, cells: int, height: int) -> list[Line]:
    """Paint for (cells, height), with the card that the facilitator has in hand."""
    watch = session.room.watch or FIRST_LOOK
    found = places(session.state)
    place = next((each for each in found if each[:2] == (watch.layer, watch.neuron)), found[0])
    earlier = session.before_change
    before = None if earlier is None else earlier.network
    view = NumbersView(session, place, before, is_valley=watch.turned, axes=max(0, watch.axes), keys=False)
    head = heading_lines(view, cells, 2)
    room = height - len(head) - _ADVICE
    body = down_to(picture_lines(view, cells, room), room)
    return [*head, *body, *advice_lines(view, cells, _ADVICE)]
