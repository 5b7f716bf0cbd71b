"""The trained numbers on cards again: rounded how, and what each rounding keeps right."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from connecte.content.trained import roundings, trained_network, trained_text
from connecte.core.rounding import rounded
from connecte.i18n import _, decimal, thousands
from connecte.ui.screens.dialog import Dialog
from connecte.ui.text.train_view import TrainView


class ToCardsScreen(Dialog[str]):
    """Gives the text of an activity with these cards, or None."""

    BINDINGS = [Binding("escape", "leave", _("Fermer"))]

    def __init__(self, view: TrainView) -> None:
        super().__init__()
        self._view = view
        self._choices = list(roundings(view.problem, view.values))

    def compose(self) -> ComposeResult:
        """One line a rounding."""
        view = self._view
        learned = len(view.problem.inputs)
        with Vertical(classes="dialog wide"):
            told = _("Les nombres de l'itération {at}, sur des cartes : arrondis comment ?")
            yield Static(told.format(at=thousands(view.iteration)), id="card-title", markup=False)
            yield OptionList(
                *(_label(unit, known, learned) for unit, known in self._choices), compact=True, markup=False
            )
            yield Static(
                _("Entrée : écrire ce fichier d'activité et y passer, avec le dessin   Échap : fermer"),
                classes="muted",
                markup=False,
            )

    def on_mount(self) -> None:
        """The first rounding is one decimal, as the published weights have."""
        options = self.query_one(OptionList)
        options.highlighted = 1
        options.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Cards of these numbers."""
        unit, known = self._choices[event.option_index]
        view = self._view
        values = rounded(view.values, unit)
        story = _(
            "{title} : les cartes après {at} itérations de l'ordinateur, {how} ({known} justes sur {total})."
        )
        story = story.format(
            title=view.activity.title,
            at=thousands(view.iteration),
            how=_name(unit),
            known=known,
            total=len(view.problem.inputs),
        )
        self.leave(trained_text(view.activity, trained_network(view.activity, values), story))


def _name(unit: float) -> str:
    if unit == 1:
        return _("arrondies à l'entier")
    return _("arrondies à {unit}").format(unit=decimal(unit, 3))


def _label(unit: float, known: int, total: int) -> str:
    told = {
        0.001: _("trois décimales"),
        0.1: _("une décimale"),
        0.5: _("demis"),
        1.0: _("nombres entiers, avec une table sur la carte"),
    }[unit]
    return _("{known} justes sur {total}   {how}").format(known=f"{known:>2}", total=total, how=told)
