"""A form for a run of the class's own: its numbers, read by the rules of the file and the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from connecte.content.runs.learner import examples_taken
from connecte.content.runs.method import (
    MOST_BATCH,
    MOST_DROPOUT,
    MOST_EPOCHS,
    MOST_PENALTY,
    Method,
    iterations_of,
    number_within,
    typed_batch,
    typed_dropout,
    typed_share,
    whole_within,
)
from connecte.content.runs.trial import (
    LIMITS,
    STARTS,
    Limits,
    Trial,
    can_be_left_out,
    method_of,
    why_no_start,
    why_not,
)
from connecte.core.measures.parts import kept_aside
from connecte.language.i18n import _
from connecte.language.lists import comma_list
from connecte.language.numbers import decimal, thousands
from connecte.session.state import State
from connecte.session.story.reasons import capital
from connecte.ui.base.dialogs.form import Form
from connecte.ui.train.pictures.curves.runs_text import start_name, uses_a


class UnreadableError(ValueError):
    """A field of the form that cannot be read: its name, and a sentence."""


class TrialForm(Form[Trial]):
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
            ("epochs", _("ou passages (époques)"), ""),
            (
                "start",
                _("départ (1 à {most})").format(most=len(STARTS)),
                str(STARTS.index(run.start) + 1 if run.start in STARTS else 1),
            ),
            ("seed", _("hasard n°"), str(run.seed)),
            ("left_out", _("exemples laissés (ex. 3 7)"), " ".join(map(str, run.left_out))),
            ("share", _("ou une part (ex. 25 %)"), ""),
            *_learning_fields(method_of(self._state.activity, run)),
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


def _learning_fields(method: Method) -> tuple[tuple[str, str, str], ...]:
    """Return the lines that say how the run learns: name, label, value."""
    batch = {0: "all", 1: "one"}.get(method.batch, str(method.batch))
    return (
        ("batch", _("exemples par lot (all, 4…)"), batch),
        ("l1", _("L1 : λ × somme(|poids|)"), decimal(method.l1, 12)),
        ("l2", _("L2 : λ × somme(poids²)"), decimal(method.l2, 12)),
        ("dropout", _("dropout (ex. 0,5)"), ";".join(decimal(p, 12) for p in method.dropout) or "0"),
    )


def read_trial(texts: dict[str, str], state: State) -> Trial | tuple[str, str]:
    """Read a filled form: the trial that it describes; or the field at fault, and a sentence. A line of how
    the run learns that is empty, or absent, keeps what the run in view has.
    """
    try:
        return _trial(texts, state)
    except UnreadableError as fault:
        field, sentence = fault.args
        return field, sentence


def _trial(texts: dict[str, str], state: State) -> Trial:
    activity, run = state.activity, state.run
    numbers = _numbers(texts)
    method = _method(texts, state)
    left = _left_out(texts, state, int(numbers["seed"]))
    count = len(activity.examples_of(run.examples_of)) - len(left)
    trial = Trial(
        numbers["step"],
        numbers["a"],
        _iterations(texts, state, int(numbers["iterations"]), count, method),
        STARTS[int(numbers["start"]) - 1],
        int(numbers["seed"]),
        left,
        method=None if activity.training and method == activity.training.method else method,
        examples_of=run.examples_of,
    )
    reason = why_no_start(activity, trial)
    if reason:
        raise UnreadableError("start", f"{capital(reason)}.")
    return trial


def _numbers(texts: dict[str, str]) -> dict[str, float]:
    """Read the numbers that every run has. Raises UnreadableError."""
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
            raise UnreadableError(name, sentence.format(most=thousands(int(limits[name].most))))
        numbers[name] = value
    return numbers


def _method(texts: dict[str, str], state: State) -> Method:
    """Read how the run learns. Raises UnreadableError, also where that makes no sense."""
    own = method_of(state.activity, state.run)
    penalty = _("{name} : un nombre de 0 à {most}.")
    most = thousands(MOST_PENALTY)
    readers: dict[str, tuple[Callable[[str], Any], str]] = {
        "batch": (
            typed_batch,
            _("Exemples par lot : all, one ou un nombre de 1 à {most}.").format(most=thousands(MOST_BATCH)),
        ),
        "l1": (_penalty, penalty.format(name="L1", most=most)),
        "l2": (_penalty, penalty.format(name="L2", most=most)),
        "dropout": (
            typed_dropout,
            _("Dropout : un nombre de 0 à {most}, ou un par couche cachée : 0,5;0,2.").format(
                most=decimal(MOST_DROPOUT, 2)
            ),
        ),
    }
    given = {name: _read(texts, name, *reader) for name, reader in readers.items()}
    method = own._replace(**{name: value for name, value in given.items() if value is not None})
    reason = why_not(state.activity, method)
    if reason:
        changed = (name for name in readers if getattr(method, name) != getattr(own, name))
        raise UnreadableError(next(changed, "batch"), f"{capital(reason)}.")
    return method


def _left_out(texts: dict[str, str], state: State, seed: int) -> tuple[int, ...]:
    """Read which examples are kept aside: those named, or a share drawn by the seed. Raises UnreadableError."""
    run = state.run
    examples = [example.number for example in state.activity.examples_of(run.examples_of)]
    words = texts["left_out"].replace(",", " ").split()
    if not all(word.isdecimal() and len(word) < 5 and int(word) in examples for word in words):
        message = _("Laissés de côté : des numéros d'exemples de 0 à {last}, par exemple 3 7.")
        raise UnreadableError("left_out", message.format(last=examples[-1]))
    left = tuple(sorted({int(word) for word in words}))
    share = _read(texts, "share", typed_share, _("Part : un nombre plus grand que 0, au plus 0,9 ou 90 %."))
    if share is not None and left not in ((), run.left_out):
        raise UnreadableError("share", _("Numéros et part mettent tous deux de côté : garder l'un des deux."))
    if share is not None and len(examples) > 1:
        return kept_aside(len(examples), share, seed)
    if share is not None or not can_be_left_out(state.activity, left, run.examples_of):
        message = _("Il faut laisser au moins un exemple pour apprendre.")
        raise UnreadableError("left_out" if share is None else "share", message)
    return left


def _iterations(texts: dict[str, str], state: State, typed: int, examples: int, method: Method) -> int:
    """Return how many iterations the run takes, or its epochs. Raises UnreadableError."""
    sentence = _("Passages : un nombre entier de 1 à {most}.").format(most=thousands(MOST_EPOCHS))
    epochs = _read(texts, "epochs", lambda text: whole_within("".join(text.split()), 1, MOST_EPOCHS), sentence)
    if epochs is None:
        return typed
    if typed != state.run.iterations:
        raise UnreadableError(
            "epochs", _("Itérations et passages disent la même chose : garder l'un des deux.")
        )
    found = iterations_of(epochs, examples, examples_taken(state.activity, method))
    if not LIMITS["iterations"].hold(found):
        message = _("Passages : {found} itérations, c'est trop ({most} au plus).")
        most = thousands(int(LIMITS["iterations"].most))
        raise UnreadableError("epochs", message.format(found=thousands(found), most=most))
    return found


def _read(texts: dict[str, str], name: str, reader: Callable[[str], Any], sentence: str) -> Any:
    """Read a line that may be empty: None. Raises UnreadableError with the sentence."""
    text = texts.get(name, "").strip()
    try:
        return reader(text) if text else None
    except ValueError:
        raise UnreadableError(name, sentence) from None


def _penalty(text: str) -> float:
    return number_within(text, 0, MOST_PENALTY)


def _float(text: str) -> float | None:
    try:
        value = float(text.replace(",", ".").replace("−", "-").replace(" ", ""))
    except ValueError:
        return None
    return value if value == value and abs(value) < 1e300 else None


def _whole(text: str) -> int | None:
    digits = "".join(text.split())
    return int(digits) if digits.isdecimal() and len(digits) < 10 else None
