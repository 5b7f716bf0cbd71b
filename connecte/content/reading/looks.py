"""Reads the marks of outputs: colour, shape and letter."""

from __future__ import annotations

from collections.abc import Sequence

from connecte.content.activity import Card, Look
from connecte.content.yaml.schema.walk import Value, Walk
from connecte.language.i18n import _


def read_look(walk: Walk, item: Value) -> Look | None:
    """Return the marks of an output; None where it has none, or they have a fault."""
    marks = [key for key in ("color", "shape", "letter") if key in item.value]
    if not marks:
        return None
    if len(marks) < 3:
        walk.fault(
            item.source,
            _("une couleur va avec une forme et une lettre"),
            _("écrire ensemble color, shape et letter"),
        )
        return None
    color, shape, letter = (item.value[key].value for key in ("color", "shape", "letter"))
    if letter is not None and not (len(letter) == 1 and letter.isascii() and letter.isalpha()):
        walk.fault(item.value["letter"].source, _("« letter » est une seule lettre sans accent"))
        return None
    return Look(color, shape, letter) if color and shape and letter else None


def refuse_same_looks(walk: Walk, neurons: Sequence[Value], cards: Sequence[Card | None]) -> None:
    """Note outputs that a class would take for one another: of the same colour and shape, or of the same
    shape and letter, which colour alone would tell apart.
    """
    seen: list[Card] = []
    for neuron, card in zip(neurons, cards, strict=True):
        if card is None or card.look is None:
            continue
        for other in seen:
            assert other.look is not None
            if card.look.shape == other.look.shape and (
                card.look.color == other.look.color or card.look.letter == other.look.letter
            ):
                same = "color" if card.look.color == other.look.color else "letter"
                message = _("« {name} » a déjà cette forme et cette couleur")
                if same == "letter":
                    message = _(
                        "« {name} » a déjà cette forme et cette lettre : la couleur seule ne suffit pas"
                    )
                hint = _("choisir une autre forme, ou une autre couleur et une autre lettre")
                walk.fault(neuron.value[same].source, message.format(name=other.neuron.name), hint)
                break
        seen.append(card)
