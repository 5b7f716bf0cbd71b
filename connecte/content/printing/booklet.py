"""Which sheets go together: everything, some cards, or only the cards that changed."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.content.activity import Activity
from connecte.content.printing.cards import ToPrint, all_cards, card_sheets, changed_cards
from connecte.content.printing.page import document
from connecte.content.printing.sheets import drawing_sheets, grid_sheet, results_sheet, strip_sheets
from connecte.content.printing.teacher import key_sheets, notes_sheets, roles_sheets, run_sheet
from connecte.core.cards.network import Network


def everything(
    activity: Activity, network: Network, minutes: int = 0, pupils: int = 0, drawings: int = 4
) -> list[str]:
    """All that a class needs, the facilitator's pages last; who is what, for so many pupils."""
    return [
        *card_sheets(activity, all_cards(activity, network)),
        *(
            [grid_sheet(activity), *strip_sheets(activity), *drawing_sheets(activity)]
            if activity.is_drawn
            else []
        ),
        results_sheet(activity),
        *key_sheets(activity, network),
        run_sheet(activity, minutes),
        *notes_sheets(activity, minutes),
        *(roles_sheets(activity, pupils, drawings) if pupils else []),
    ]


def chosen(activity: Activity, network: Network, names: Sequence[str]) -> list[str]:
    """The cards of these neurons alone."""
    cards = [card for card in all_cards(activity, network) if card.now.name in names]
    return card_sheets(activity, cards)


def changes(activity: Activity, before: Network, after: Network, names: Sequence[str] = ()) -> list[str]:
    """The cards that differ between two states, of these neurons if some are named."""
    return card_sheets(activity, named(changed_cards(activity, before, after), names))


def named(cards: Sequence[ToPrint], names: Sequence[str]) -> list[ToPrint]:
    """Those of these neurons; all where none is named."""
    return [card for card in cards if not names or card.now.name in names]


def as_file(activity: Activity, sheets: Sequence[str]) -> str:
    """The sheets as one HTML file."""
    return document(activity.title, sheets)
