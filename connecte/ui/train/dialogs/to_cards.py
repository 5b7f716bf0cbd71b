"""The trained numbers on cards again: rounded how, and what each rounding keeps right."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from connecte.content.runs.trained import Rounding, learned_so, roundings
from connecte.language.i18n import _, ngettext
from connecte.language.numbers import decimal, iterations, thousands
from connecte.ui.base.dialogs.dialog import Dialog
from connecte.ui.train.pictures.said.gaps_text import gap_text
from connecte.ui.train.pictures.train_view import TrainView, learned_rows


class ToCardsScreen(Dialog[str]):
    """Ask how to round; give the text of an activity with these cards, or None."""

    BINDINGS = [Binding("escape", "leave", _("Fermer"))]

    def __init__(self, view: TrainView) -> None:
        super().__init__()
        self._view = view
        self._learned = [view.activity.examples[n] for n in learned_rows(view.activity, view.run)]
        activity = learned_so(view.activity, view.run)
        self._choices = list(roundings(activity, view.values, view.problem, self._learned, self._story))

    def compose(self) -> ComposeResult:
        """Lay out one line for each rounding."""
        with Vertical(classes="dialog wide"):
            message = _("Les nombres de l'itération {at}, sur des cartes : arrondis comment ?")
            yield Static(message.format(at=thousands(self._view.iteration)), id="card-title", markup=False)
            numeric = self._view.activity.is_numeric
            labels = [_label(choice, len(self._learned), numeric) for choice in self._choices]
            yield OptionList(*labels, compact=True, markup=False)
            yield Static(
                _("Entrée : en faire une activité et y passer, avec le dessin   Échap : fermer"),
                id="answer",
                classes="muted",
                markup=False,
            )

    def on_mount(self) -> None:
        """Offer one decimal first, as the published weights have."""
        options = self.query_one(OptionList)
        options.highlighted = 1
        options.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the activity of these numbers, if cards can hold them."""
        choice = self._choices[event.option_index]
        if choice.text:
            self.leave(choice.text)
        else:
            message = _("Ces nombres sont trop grands pour une carte : choisir une autre itération.")
            self.query_one("#answer", Static).update(message)

    def _story(self, unit: float, known: float) -> str:
        """Write the first line of the file."""
        how = _("arrondies à l'entier") if unit == 1 else _("arrondies à {unit}").format(unit=decimal(unit, 3))
        if self._view.activity.is_numeric:
            message = _("{title} : les cartes après {at} de l'ordinateur, {how} (écart moyen {gap}).")
            at = iterations(self._view.iteration)
            return message.format(title=self._view.activity.title, at=at, how=how, gap=gap_text(known))
        message = ngettext(
            "{title} : les cartes après {at} de l'ordinateur, {how} ({known} juste sur {total}).",
            "{title} : les cartes après {at} de l'ordinateur, {how} ({known} justes sur {total}).",
            int(known),
        )
        return message.format(
            title=self._view.activity.title,
            at=iterations(self._view.iteration),
            how=how,
            known=int(known),
            total=len(self._learned),
        )


def _label(choice: Rounding, total: int, is_numeric: bool) -> str:
    message = {
        0.001: _("trois décimales"),
        0.1: _("une décimale"),
        0.5: _("demis"),
        1.0: _("nombres entiers, avec une table sur la carte") if choice.has_tables else _("nombres entiers"),
    }[choice.unit]
    if not choice.text:
        return _("trop grands pour une carte   {how}").format(how=message)
    if is_numeric:
        return _("écart moyen {gap}   {how}").format(gap=gap_text(choice.known), how=message)
    known = int(choice.known)
    right = ngettext("{known} juste sur {total}   {how}", "{known} justes sur {total}   {how}", known)
    return right.format(known=f"{known:>2}", total=total, how=message)
