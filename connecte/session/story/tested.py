"""The notebook as a test set: what the network says of the class's drawings, before it learned,
with the thresholds moved by hand, after the training.
"""

from __future__ import annotations

from typing import NamedTuple

from connecte.core.cards.network import Network
from connecte.core.cards.verdict import Verdict
from connecte.language.i18n import _
from connecte.session.page import Page
from connecte.session.rules.notebook import is_page_told
from connecte.session.state import State


class Said(NamedTuple):
    """One network's verdicts, one for each page asked about."""

    title: str
    verdicts: tuple[Verdict, ...]

    @property
    def right(self) -> int:
        """How many of the drawings whose label is known are said right."""
        return sum(bool(verdict.right) for verdict in self.verdicts)


def told_pages(state: State) -> list[Page]:
    """The pages that the class has heard the network's answer of."""
    return [page for page in state.pages if is_page_told(state, page)]


def all_said(state: State, pages: list[Page], trained: Network | None = None) -> list[Said]:
    """The printed cards, those of the class, and where it is given the trained network."""
    networks = [(_("cartes imprimées"), state.activity.network())]
    networks.append((_("cartes de la classe"), state.network))
    if trained is not None:
        networks.append((_("après l'ordinateur"), trained))
    return [Said(title, tuple(said_of(state, network, page) for page in pages)) for title, network in networks]


def said_of(state: State, network: Network, page: Page) -> Verdict:
    """What a network says of a page's drawing."""
    trace = network.forward(state.activity.counts(page.drawing))
    return network.verdict(trace.outputs, page.wanted)
