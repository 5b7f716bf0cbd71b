"""What the training says under its pictures: what goes on, and what one can do now."""

from __future__ import annotations

from connecte.content.runs.settings import DRAWN
from connecte.content.runs.trial import start_network
from connecte.core.landscape.rises import passage
from connecte.core.learning.iteration import rows_of
from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.language.numbers import thousands
from connecte.session.rules.learning import Group, seen
from connecte.session.rules.walking import work_waits
from connecte.session.state import State
from connecte.session.story.slope_words import (
    both_sentence,
    rises_sentence,
    start_sentence,
    surprise_sentence,
)
from connecte.ui.paint.lines import Line, cut
from connecte.ui.train.pictures.curves.runs_text import start_name
from connecte.ui.train.pictures.curves.seen_text import parting_hint
from connecte.ui.train.pictures.looking import SIMPLE
from connecte.ui.train.pictures.said.gaps_text import gaps_sentence
from connecte.ui.train.pictures.train_text import status
from connecte.ui.train.pictures.train_view import TrainView, learned_rows
from connecte.ui.train.runs.runs import Run
from connecte.ui.train.runs.search import Search

_COUNTED = 5000
"""Iterations of which those are counted at which the cost rises."""


def train_hint(view: TrainView | None, state: State, run: Run, search: Search, cells: int) -> str:
    """Say what is looked for or was found; else what goes on in a run that plays, waits, stands, or is over,
    and what can be done. One line of so many cells; without a view, nothing.
    """
    return "" if view is None else cut(search.hint(run) or _hint(view, state, run, cells), cells)


def train_title(view: TrainView | None, state: State, cells: int) -> Line:
    """Say where the run stands; without a view, what has to come before it."""
    return [(f" {work_waits(state)}", "bold")] if view is None else status(view, cells)


def _hint(view: TrainView, state: State, run: Run, cells: int) -> str:
    recording, playback = run.recording, run.playback
    is_simple = view.picture == SIMPLE
    if playback.waiting is not None:
        return _("On y va dès que c'est calculé : {reached} / {asked}").format(
            reached=thousands(recording.reached), asked=thousands(playback.waiting)
        )
    if recording.diverged_at is not None:
        if is_simple:
            return _("Les nombres sont devenus trop grands : chaque itération corrigeait trop fort.")
        message = _("Débordé à l'itération {at} : un pas plus petit ({escape}, D'autres essais).")
        return with_keys(message, at=thousands(recording.diverged_at))
    if playback.at_end:
        return _("Terminé. {both}").format(both=_both(view, run))
    parting = parting_hint(view)
    if parting:
        return parting
    if playback.playing:
        message = _("Le réseau apprend.") if playback.playing > 0 else _("On revient en arrière.")
        return message + with_keys(_(" {next} : pause   ↑ ↓ : vitesse"))
    if view.counts_mistakes:
        return _next_example(view)
    drawn = state.run.start in DRAWN
    if playback.iteration == 0 and (drawn or start_network(state.activity, state.run) != state.network):
        reason = _start_sentence(view, state)
        more = with_keys(_("{reason}   ({escape}, Départ)"), reason=reason)
        return more if len(more) <= cells else reason
    if is_simple:
        message = _("{next} : il apprend   ↑ ↓ : vitesse")
        more = _("   {neuron} : un autre neurone") if view.has_others else ""
        return with_keys(message + more) + _marks(view)
    surprise = _surprise(view, run)
    if surprise:
        return surprise
    return with_keys(_("{next} : il apprend   → ← : une itération   {enter} : l'ouvrir")) + _marks(view)


def _marks(view: TrainView) -> str:
    """Say what the digits on the line of the iterations are."""
    if len(view.marks) < 2:
        return _("   1 : repère") if view.marks else ""
    return _("   1 à {last} : repères").format(last=min(9, len(view.marks)))


def _both(view: TrainView, run: Run) -> str:
    """Say how many are right of the learned, of the never seen, of the class's own drawings; or how far off
    outputs are that are numbers.
    """
    if view.activity.is_numeric:
        crawls = _(" Le coût baisse lentement : le pas est petit.") if run.crawls else ""
        return gaps_sentence(view) + "." + crawls
    return both_sentence(Group(*view.learned), Group(*view.held), Group(*view.owned))


def _start_sentence(view: TrainView, state: State) -> str:
    """Say why the start's numbers differ from those that the class ended with by hand."""
    if state.run.start in DRAWN:
        return _("Départ : des nombres tirés au hasard.")
    if not state.activity.has_tallies:
        return _("Ces nombres ne sont pas ceux de vos cartes.")
    start = start_network(state.activity, state.run)
    others = [
        one.name
        for ours, theirs in zip(state.network.layers, start.layers, strict=True)
        for one, other in zip(ours.neurons, theirs.neurons, strict=True)
        if one.weights != other.weights
    ]
    here = Group(view.recognised, len(view.activity.examples))
    sentence = start_sentence(seen(state).learned, here, others)
    return sentence or _("Ces nombres ne sont pas ceux de vos cartes.")


def _surprise(view: TrainView, run: Run) -> str:
    """Say what surprises about the iteration that led here; where the cost is shown, how often it rose."""
    if view.iteration == 0 or view.counts_mistakes or not view.problem.takes_all:
        return ""
    found = surprise_sentence(passage(view.problem, view.before, view.values))
    if not found and view.picture == "cost" and view.iteration >= _COUNTED <= run.recording.reached:
        found = rises_sentence(run.rises(_COUNTED), _COUNTED)
    return found


def _next_example(view: TrainView) -> str:
    """Say which example the next iteration of a perceptron looks at, and what it will do."""
    numbers = learned_rows(view.activity, view.run)
    (row,) = rows_of(view.problem, view.iteration)
    example = view.activity.examples[numbers[row]]
    right = view.verdicts[example.number].right
    message = _("juste, rien ne bougera") if right else _("faux, les poids bougeront")
    return _("Suivant, n° {number} ({label}) : {message}.   → : le voir").format(
        number=example.number, label=example.label, message=message
    )


def start_note(state: State) -> str:
    """Say where the training starts from."""
    if state.trial is not None:
        run = state.run
        return _("Essai {n} : {start}.").format(n=state.trial + 1, start=start_name(run.start, run.seed))
    if state.from_class:
        return _("Départ : les cartes de la classe, avec les seuils appris à la main.")
    return state.activity.training.note if state.activity.training else ""
