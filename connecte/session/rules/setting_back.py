"""What a move takes back of the class's work beside what it is made for, in one sentence.

A moved threshold hides what the cards answered, another drawing hides its walk, a number put right changes
what was computed from the wrong one, a set of examples leaves out the drawings chosen one by one. Each is
as it must be, and none happens without a word.
"""

from __future__ import annotations

from collections.abc import Sequence

from connecte.language.i18n import _, ngettext
from connecte.language.lists import comma_list
from connecte.session.guess.announced import item_value
from connecte.session.guess.slide_moves import CorrectHere, SayHere
from connecte.session.guess.sliding import held, hidden, spots
from connecte.session.guess.tried.grey import DropGrey
from connecte.session.items import VERDICT
from connecte.session.moves import (
    Announce,
    ChooseLearning,
    Correct,
    DropPage,
    DropTrial,
    Move,
    PlayAgain,
    TakeBack,
)
from connecte.session.rules.learning import chosen_set
from connecte.session.rules.notebook import replaces_unkept
from connecte.session.state import State


def set_back(before: State, moves: Sequence[Move], after: State) -> str:
    """Say without a full stop what these moves took back between two states; "" where they took back nothing
    but what they are made to.
    """
    if any(isinstance(move, PlayAgain) for move in moves):
        return ""
    left = (before.drawing, before.values) != (after.drawing, after.values)
    if before.activity.kernels:
        found = _map_left(before) if left else _squares(before, moves, after)
    elif left:
        found = _walk_left(before)
    elif any(isinstance(move, TakeBack) for move in moves):
        found = ""
    elif any(item not in after.known for item in before.revealed):
        steps = {"before": len(before.revealed), "after": len(after.revealed)}
        found = _("Carte changée : étape {before} → {after}, calculs à refaire").format(**steps)
    else:
        found = _recomputed(before, moves, after)
    return (
        found
        or _dropped(moves, after != before)
        or _unlearned(before, moves, after)
        or (_("Dessin remplacé") if replaces_unkept(before, moves, after) else "")
    )


def _dropped(moves: Sequence[Move], changed: bool) -> str:
    """Say which page or run was taken away; "" where none was."""
    for move in moves if changed else ():
        if isinstance(move, (DropPage, DropGrey)):
            return _("Page arrachée")
        if isinstance(move, DropTrial):
            return _("Essai {number} enlevé").format(number=move.number + 1)
    return ""


def _unlearned(before: State, moves: Sequence[Move], after: State) -> str:
    """Count the drawings that the class had chosen one by one, and that a set of examples leaves out; "" where
    none was. Sets that follow one another take nothing back: the next press brings each of them again.
    """
    if not any(isinstance(move, ChooseLearning) for move in moves) or chosen_set(before) is not None:
        return ""
    gone = sum(page.learns for page in before.pages) - sum(page.learns for page in after.pages)
    message = ngettext(
        "{number} dessin choisi n'est plus à apprendre",
        "{number} dessins choisis ne sont plus à apprendre",
        gone,
    )
    return message.format(number=gone) if gone > 0 else ""


def set_back_by_file(before: State, after: State) -> str:
    """Say what a change of the activity's file took back of the walk, as a sentence; "" where nothing."""
    steps = {"before": len(before.revealed), "after": len(after.revealed)}
    message = _("Le fichier a changé : étape {before} → {after}, la suite est à refaire.")
    return message.format(**steps) if steps["after"] < steps["before"] else ""


def _walk_left(before: State) -> str:
    """Say where the walk stood through inputs that are replaced; "" where it had not begun, or was done."""
    if not before.revealed or VERDICT in before.known:
        return ""
    message = _("Dessin quitté à l'étape {done} sur {all}")
    if before.example is not None:
        message = _("Exemple {example} quitté à l'étape {done} sur {all}")
    elif not before.activity.has_cells:
        message = _("Nombres quittés à l'étape {done} sur {all}")
    return message.format(example=before.example, done=len(before.revealed), all=len(before.items))


def _map_left(before: State) -> str:
    """Say how much was known of the map of a drawing that is replaced; "" where nothing or all was."""
    left, every = len(hidden(before, False)), len(spots(before, False))
    if left in (0, every):
        return ""
    return _("Carte du motif quittée à {done} sur {all}").format(done=every - left, all=every)


def _squares(before: State, moves: Sequence[Move], after: State) -> str:
    """Say what a number of the map that is taken back, or put right, does to the squares that are known."""
    pooled = [spot for spot in before.slid.known if spot.pooled]
    gone = [spot for spot in pooled if spot not in after.slid.known]
    if before.phase == "slide" and gone:
        message = ngettext("{number} carré est à refaire", "{number} carrés sont à refaire", len(gone))
        return message.format(number=len(gone))
    if not any(isinstance(move, (CorrectHere, SayHere)) for move in moves):
        return ""
    here = after.slid.at if after.phase == "pool" else None
    other = [s for s in pooled if (s.row, s.column) != here and held(before, s) != held(after, s)]
    message = ngettext(
        "Avec ce nombre, {number} carré change aussi",
        "Avec ce nombre, {number} carrés changent aussi",
        len(other),
    )
    return message.format(number=len(other)) if other else ""


def _recomputed(before: State, moves: Sequence[Move], after: State) -> str:
    """Name the cards whose numbers the class knew and which another number has changed."""
    said = [move.item for move in moves if isinstance(move, (Announce, Correct))]
    if not said:
        return ""
    names = dict.fromkeys(
        after.activity.layers[item.layer].cards[item.index].neuron.name
        for item in before.revealed
        if item.kind in ("sum", "answer")
        and item not in said
        and item_value(before.class_trace, item) != item_value(after.class_trace, item)
    )
    told = VERDICT in before.known and before.verdict.labels != after.verdict.labels
    changed = [*names, *([_("le verdict")] if told else [])]
    message = ngettext(
        "Avec ce nombre, change aussi : {names}", "Avec ce nombre, changent aussi : {names}", len(changed)
    )
    return message.format(names=comma_list(changed)) if changed else ""
