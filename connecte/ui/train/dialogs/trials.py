"""Runs of the class's own: which there are, and a form for one more."""

from __future__ import annotations

from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, OptionList, Static

from connecte.content.runs.measured import folds_of
from connecte.content.runs.search.choosing import Chosen
from connecte.content.runs.trial import (
    LIMITS,
    STARTS,
    Limits,
    Trial,
    can_be_left_out,
    named_trials,
    step_trials,
)
from connecte.language.i18n import _
from connecte.language.lists import comma_list
from connecte.language.numbers import decimal, plain_number, thousands
from connecte.session.moves import AddTrial, DropTrial, ShowTrial
from connecte.session.rules.trying import MOST_TRIALS
from connecte.session.state import State
from connecte.ui.base.dialogs.dialog import Dialog
from connecte.ui.train.dialogs.many_runs import missing
from connecte.ui.train.dialogs.trial_text import trial_label, uses_a
from connecte.ui.train.pictures.curves.runs_text import start_name

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
        if choice.what == "form":
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
        elif choice.what == "missing":
            self.app.push_screen(TrialForm(self._state), self._filled)
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


class TrialForm(Dialog[Trial]):
    """Ask for the numbers of a run; give a trial, or None."""

    BINDINGS = [Binding("escape", "leave", _("Fermer"))]

    def __init__(self, state: State) -> None:
        super().__init__()
        self._state = state

    def compose(self) -> ComposeResult:
        """Lay out a line for each number, filled with those of the run in view."""
        run = self._state.run
        starts = comma_list(f"{n} {start_name(name, run.seed)}" for n, name in enumerate(STARTS, 1))
        fields = (
            ("step", _("le pas"), decimal(run.step, 12)),
            *((("a", _("la raideur a"), decimal(run.a, 12)),) if uses_a(self._state.activity, run) else ()),
            ("iterations", _("itérations"), str(run.iterations)),
            (
                "start",
                _("départ (1 à {most})").format(most=len(STARTS)),
                str(STARTS.index(run.start) + 1 if run.start in STARTS else 1),
            ),
            ("seed", _("hasard n°"), str(run.seed)),
            ("left_out", _("exemples laissés (ex. 3 7)"), " ".join(map(str, run.left_out))),
        )
        with Vertical(classes="dialog wide"):
            yield Static(_("Un essai de plus"), id="card-title", markup=False)
            for name, label, value in fields:
                with Horizontal(classes="field"):
                    yield Static(label, classes="label", markup=False)
                    yield Input(value, id=f"field-{name}", compact=True, max_length=60)
            yield Static(starts, classes="muted", markup=False)
            yield Static(
                _("Tab : la ligne suivante   Entrée : faire cet essai   Échap : fermer"),
                id="answer",
                classes="muted",
                markup=False,
            )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the trial; or say what is wrong with it, and keep all that was typed."""
        event.stop()
        run = self._state.run
        texts = {"a": decimal(run.a, 12)} | {
            (each.id or "").removeprefix("field-"): each.value for each in self.query(Input)
        }
        found = read_trial(texts, self._state)
        if isinstance(found, Trial):
            self.leave(found)
            return
        field, sentence = found
        self.query_one("#answer", Static).update(sentence)
        self.query_one(f"#field-{field}", Input).focus()


def read_trial(texts: dict[str, str], state: State) -> Trial | tuple[str, str]:
    """Read a filled form: the trial that it describes; or the field at fault, and a sentence."""
    examples = [example.number for example in state.activity.examples_of(state.run.examples_of)]
    sentences = {
        "step": _("Le pas : un nombre plus grand que 0, par exemple 0,0001."),
        "a": _("a : un nombre plus grand que 0, au plus {most}."),
        "iterations": _("Itérations : un nombre entier de 1 à {most}."),
        "start": _("Départ : un numéro de 1 à {most}."),
        "seed": _("Hasard : un nombre entier de 0 à {most}."),
    }
    limits = {**LIMITS, "start": Limits(1, len(STARTS))}
    numbers: dict[str, float] = {}
    for name, sentence in sentences.items():
        value = _float(texts[name]) if name in ("step", "a") else _whole(texts[name])
        if value is None or not limits[name].hold(value):
            return name, sentence.format(most=thousands(int(limits[name].most)))
        numbers[name] = value
    left = texts["left_out"].replace(",", " ").split()
    if not all(word.isdecimal() and len(word) < 5 and int(word) in examples for word in left):
        message = _("Laissés de côté : des numéros d'exemples de 0 à {last}, par exemple 3 7.")
        return "left_out", message.format(last=examples[-1])
    if not can_be_left_out(state.activity, [int(word) for word in left], state.run.examples_of):
        return "left_out", _("Il faut laisser au moins un exemple pour apprendre.")
    return Trial(
        numbers["step"],
        numbers["a"],
        int(numbers["iterations"]),
        STARTS[int(numbers["start"]) - 1],
        int(numbers["seed"]),
        tuple(sorted({int(word) for word in left})),
        method=state.run.method,
        examples_of=state.run.examples_of,
    )


def _float(text: str) -> float | None:
    try:
        value = float(text.replace(",", ".").replace("−", "-").replace(" ", ""))
    except ValueError:
        return None
    return value if value == value and abs(value) < 1e300 else None


def _whole(text: str) -> int | None:
    digits = "".join(text.split())
    return int(digits) if digits.isdecimal() and len(digits) < 10 else None
