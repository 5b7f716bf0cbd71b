"""A duel on the board strikes out only what can be struck out: pictures show the difference instead."""

from __future__ import annotations

from connecte.content.catalog import load
from connecte.session.items import VERDICT
from connecte.session.moves import ChooseExample, Reveal, Walk
from connecte.session.room.room_events import Project
from connecte.session.session import Session
from connecte.ui.base.dialogs.duel_text import projected_duel


def walked(name: str):
    """The first example that the cards get wrong, once its verdict is known."""
    activity = load(name)
    network = activity.network()
    said = ((each, network.forward(each.counts).outputs) for each in activity.examples)
    wrong = next(each.number for each, outputs in said if not network.verdict(outputs, each.label).right)
    state = Session.start(activity).play(ChooseExample(wrong)).play(Walk()).play(Reveal(500)).state
    assert state.is_revealed(VERDICT)
    return state


def test_terms_are_struck_out_and_pictures_are_not():
    for name, strikes in (("connecte-tes-neurones", True), ("chiffres", False)):
        duels = [projected_duel(walked(name), Project("duel", at)) for at in (0, 1)]
        assert [duel is not None and duel.struck for duel in duels] == [False, strikes]
