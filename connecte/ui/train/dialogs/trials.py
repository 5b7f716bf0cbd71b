"""Runs of the class's own: which there are, and what can be done with them."""

from __future__ import annotations

from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from connecte.content.runs.measured import folds_of
from connecte.content.runs.search.choosing import Chosen
from connecte.content.runs.trial import Trial, named_trials, step_trials
from connecte.language.i18n import _
from connecte.language.lists import comma_list
from connecte.language.numbers import plain_number
from connecte.session.moves import AddTrial, DropTrial, ShowTrial
from connecte.session.rules.trying import MOST_TRIALS
from connecte.session.state import State
from connecte.ui.base.dialogs.dialog import Dialog
from connecte.ui.train.dialogs.many_runs import missing
from connecte.ui.train.dialogs.trial_form import TrialForm
from connecte.ui.train.dialogs.trial_text import trial_label

_PARTS = 5
"""Into how many parts examples are dealt where the file does not say."""

Moves = list[AddTrial | ShowTrial | DropTrial]


class _Choice(NamedTuple):
    """A line of the list."""

    what: str
    """What choosing it does: "show", "form", "named", "three", "leave one out", "choose", "missing", "drop"."""
    moves: tuple[AddTrial | ShowTrial | DropTrial, ...]
    """The moves that it makes."""
    label: str


class TrialsScreen(Dialog[Moves]):
    """Show the runs; give the moves that look at one, add some, or take one away."""

    BINDINGS = [Binding("escape", "leave", _("Fermer"))]

    def __init__(self, state: State) -> None:
        super().__init__()
        self._state = state
        self._choices = _choices(state)

    def compose(self) -> ComposeResult:
        """Lay out the runs, then what can be done."""
        with Vertical(classes="dialog wide"):
            yield Static(_("Quel essai ?"), id="card-title", markup=False)
            yield OptionList(*(choice.label for choice in self._choices), compact=True, markup=False)
            yield Static(_("↑ ↓ : choisir   Entrée : faire   Échap : fermer"), classes="muted", markup=False)

    def on_mount(self) -> None:
        """Offer to add a run first."""
        options = self.query_one(OptionList)
        options.highlighted = next((n for n, choice in enumerate(self._choices) if choice.what == "form"), 0)
        options.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the moves of a line, or ask for the numbers first."""
        choice = self._choices[event.option_index]
        if choice.what in ("form", "missing"):
            self.app.push_screen(TrialForm(self._state), self._filled)
        elif choice.what == "leave one out":
            from connecte.ui.train.dialogs.leave_one_out import LeaveOneOutScreen

            run = self._state.run
            self.app.push_screen(LeaveOneOutScreen(self._state.activity.of_run(run.examples_of), run))
        elif choice.what == "folds":
            from connecte.ui.train.dialogs.folds import FoldsScreen

            run = self._state.run
            activity = self._state.activity.of_run(run.examples_of)
            self.app.push_screen(FoldsScreen(activity, run, _parts(self._state)))
        elif choice.what == "choose":
            from connecte.ui.train.dialogs.many_runs import ManyRunsScreen

            self.app.push_screen(ManyRunsScreen(self._state), self._best)
        else:
            self.leave(list(choice.moves))

    def _best(self, chosen: Chosen | None) -> None:
        if chosen is not None:
            self.leave([AddTrial(chosen.trial)])

    def _filled(self, trial: Trial | None) -> None:
        if trial is not None:
            self.leave([AddTrial(trial)])


def _choices(state: State) -> list[_Choice]:
    shown = 0 if state.trial is None else state.trial + 1
    named = named_trials(state.activity)
    names = {trial: f"{name}   " for name, trial in named.items()}
    found = [
        _Choice(
            "show",
            (ShowTrial(None if number == 0 else number - 1),),
            f"{'▸' if number == shown else ' '}{number}  {names.get(trial, '')}{_label(state, trial)}",
        )
        for number, trial in enumerate(state.runs)
    ]
    if len(state.trials) < MOST_TRIALS:
        found.append(_Choice("form", (), _("   un essai de plus…")))
    for name, trial in named.items():
        if trial not in state.trials and len(state.trials) < MOST_TRIALS:
            label = _("   essai de l'activité : {name}   ({trial})")
            found.append(
                _Choice(
                    "named",
                    (AddTrial(trial),),
                    label.format(name=name, trial=_label(state, trial)),
                )
            )
    three = step_trials(state.runs[0])
    is_workshop = state.runs[0].start == "activity" and not state.activity.is_numeric
    if len(state.trials) + 2 <= MOST_TRIALS and is_workshop:
        steps = comma_list(plain_number(trial.step) for trial in three)
        adding = (AddTrial(three[0]), AddTrial(three[2]), ShowTrial(None))
        message = _("   pas trop petit, bon pas, pas trop grand ({steps})").format(steps=steps)
        found.append(_Choice("three", adding, message))
    if len(state.activity.examples_of(state.run.examples_of)) > 1:
        found.append(_Choice("leave one out", (), _("   chaque exemple laissé de côté à son tour")))
        lacking = missing(state)
        message = _("   beaucoup d'essais d'un coup, le meilleur choisi")
        message += f" ({lacking})" if lacking else ""
        if not state.activity.is_numeric:
            found.append(_Choice("missing" if lacking else "choose", (), message))
    if _parts(state) > 1:
        message = _("   des parts mises de côté à leur tour : {parts}").format(parts=_parts(state))
        found.append(_Choice("folds", (), message))
    if state.trial is not None:
        message = _("   enlever l'essai {n}").format(n=state.trial + 1)
        found.append(_Choice("drop", (DropTrial(state.trial),), message))
    return found


def _parts(state: State) -> int:
    """Into how many parts the examples of the run in view are dealt: as the file says, else five."""
    run = state.run
    learned = len(state.activity.examples_of(run.examples_of)) - len(run.left_out)
    return min(folds_of(state.activity, run) or _PARTS, learned)


def _label(state: State, trial: Trial) -> str:
    return trial_label(state.activity, trial)
