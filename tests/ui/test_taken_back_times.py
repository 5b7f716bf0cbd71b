"""How long the sentences stand that say what was taken back: each by the time that it was given."""

from __future__ import annotations

from types import SimpleNamespace

from connecte.content.catalog import load
from connecte.core.cards.network import Nudge
from connecte.session.moves import ChooseExample, Learn, Reveal, Walk
from connecte.session.session import Session
from connecte.ui.app.menu.taken_back import TakenBack


class Clocked:
    """An app's messages, which leave by a clock that the test has in hand."""

    def __init__(self):
        self.asked = []
        self._notifications = []

    def notify(self, message, *, markup, timeout):
        self.asked.append(timeout)
        self._notifications.append(SimpleNamespace(message=message, time_left=timeout))

    def _unnotify(self, shown):
        self._notifications.remove(shown)

    def clear_notifications(self):
        self._notifications.clear()

    def later(self, seconds):
        for shown in self._notifications:
            shown.time_left -= seconds
        self._notifications = [shown for shown in self._notifications if shown.time_left > 0]


def test_a_sentence_kept_true_stands_no_longer_and_one_that_is_gone_is_said_again_only_at_the_walk():
    """Six seconds: after two of them undo leaves four, and after the four redo none."""
    app, session = Clocked(), Session.start(load())
    back = TakenBack(app)
    for move in (ChooseExample(1), Walk(), Reveal(16), Learn()):
        session = session.play(move)
    before, nudge = back.before(session), Nudge(0, 1, 1)
    moved = session.play(nudge).play(nudge)
    back.after(before, (nudge, nudge), moved)
    assert app.asked == [6]
    for seconds, session in ((2, moved.undo()), (4, moved)):
        app.later(seconds)
        back.follow(session)
        assert app.asked == [6, 4]
    assert app._notifications == []
    before, walking = back.before(moved), moved.play(Walk())
    back.after(before, (Walk(),), walking)
    assert app.asked == [6, 4, 6]


def test_of_a_file_what_it_takes_back_stands_longer_than_that_it_has_changed():
    app, opening = Clocked(), Session.start(load()).state
    back = TakenBack(app)
    back.by_file(opening, opening, in_editor=True)
    assert app.asked == [], "the editor has a message of its own"
    back.by_file(opening, opening, in_editor=False)
    assert app.asked == [3]
