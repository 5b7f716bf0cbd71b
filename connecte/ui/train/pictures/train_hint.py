"""What the training says under its pictures: what goes on, and what one can do now."""

from __future__ import annotations

from connecte.content.runs.trial import start_network
from connecte.core.learning.iteration import rows_of
from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.language.numbers import thousands
from connecte.session.state import State
from connecte.ui.train.pictures.curves_text import start_name
from connecte.ui.train.pictures.train_view import TrainView, learned_rows
from connecte.ui.train.runs.playback import Playback


def train_hint(view: TrainView | None, state: State, playback: Playback) -> str:
    """Say what goes on in a run that plays, waits, stands, or is over, and what can be done."""
    recording = playback.recording
    if playback.waiting is not None:
        return _("On y va dès que c'est calculé : {reached} / {asked}").format(
            reached=thousands(recording.reached), asked=thousands(playback.waiting)
        )
    if recording.diverged_at is not None:
        message = _("Le calcul déborde à l'itération {at} : un pas plus petit ({escape}, D'autres essais).")
        return with_keys(message, at=thousands(recording.diverged_at))
    if playback.at_end:
        return with_keys(_("L'apprentissage est terminé.   {start} : revenir au départ   {back} : à rebours"))
    if playback.playing:
        message = _("Le réseau apprend.") if playback.playing > 0 else _("On revient en arrière.")
        return message + with_keys(_(" {next} : pause   ↑ ↓ : vitesse"))
    if view is not None and view.counts_mistakes:
        return _next_example(view)
    if playback.iteration == 0 and start_network(state.activity, state.run) != state.network:
        return with_keys(_("Ces nombres ne sont pas ceux de vos cartes.   {escape}, Départ : partir d'elles"))
    return with_keys(_("{next} : le réseau apprend   → ← : une itération   {enter} : l'ouvrir"))


def _next_example(view: TrainView) -> str:
    """Say which example the next iteration of a perceptron looks at, and what it will do."""
    numbers = learned_rows(view.activity, view.run)
    (row,) = rows_of(view.problem, view.iteration)
    example = view.activity.examples[numbers[row]]
    right = view.verdicts[example.number].right
    message = _("juste, rien ne bougera") if right else _("faux, les poids bougeront")
    return _("Suivant, n° {number} ({label}) : {told}.   → : le voir").format(
        number=example.number, label=example.label, told=message
    )


def start_note(state: State) -> str:
    """Say where the training starts from."""
    if state.trial is not None:
        run = state.run
        return _("Essai {n} : {start}.").format(n=state.trial + 1, start=start_name(run.start, run.seed))
    if state.from_class:
        return _("Départ : les cartes de la classe, avec les seuils appris à la main.")
    return state.activity.training.note if state.activity.training else ""
