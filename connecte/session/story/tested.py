"""The notebook as a test set: verdicts on the class's drawings before and after learning.

The networks compared are the printed cards, the class's cards as far as the class has seen what they do,
and the trained network.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from connecte.core.cards.network import Network
from connecte.core.cards.verdict import Verdict
from connecte.language.i18n import _, ngettext
from connecte.session.rules.notebook import AnyPage, inputs_of, is_page_shown, kept_pages
from connecte.session.state import State


class Said(NamedTuple):
    """The verdicts of one network."""

    title: str
    """The name of the network in French."""
    verdicts: tuple[Verdict, ...]
    """One a page."""

    @property
    def right(self) -> int:
        """Number of drawings with a known label that the network gets right."""
        return sum(bool(verdict.right) for verdict in self.verdicts)


def told_pages(state: State) -> list[AnyPage]:
    """Return the pages on which the network's verdict may be shown."""
    return [page for page in kept_pages(state) if is_page_shown(state, page)]


def all_said(state: State, pages: Sequence[AnyPage], trained: Network | None = None) -> list[Said]:
    """Return the verdicts of the printed cards, of the class's cards where it can change some, and of
    `trained`, if given.
    """
    networks = [(_("cartes imprimées"), state.activity.network())]
    if state.activity.learns_by_hand:
        networks.append((_("cartes de la classe"), state.seen_network))
    if trained is not None:
        networks.append((_("après l'ordinateur"), trained))
    return [Said(title, tuple(said_of(state, network, page) for page in pages)) for title, network in networks]


def said_of(state: State, network: Network, page: AnyPage) -> Verdict:
    """Return the verdict of a network on a page."""
    return network.verdict(network.forward(inputs_of(state, page)).outputs, page.wanted)


def own_drawings_question(state: State, trained: Network | None) -> list[str]:
    """Compare the trained network with the class's cards on drawings that it has never seen."""
    pages = [page for page in told_pages(state) if page.wanted is not None]
    if trained is None or not pages:
        return []
    ours, learned = (found.right for found in all_said(state, pages, trained)[-2:])
    message = ngettext(
        "De {count} dessin de la classe, vos cartes en lisent {ours} et l'ordinateur, qui ne l'a jamais vu, "
        "{learned} : qu'a-t-il appris, et qu'a-t-il seulement retenu ?",
        "De {count} dessins de la classe, vos cartes en lisent {ours} et l'ordinateur, qui ne les a "
        "jamais vus, {learned} : qu'a-t-il appris, et qu'a-t-il seulement retenu ?",
        len(pages),
    )
    return [message.format(count=len(pages), ours=ours, learned=learned)]
