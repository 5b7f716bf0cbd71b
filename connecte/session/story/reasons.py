"""Say why: what an output lacks, what a moved threshold does to one example, what a move is for.

Every number in these sentences is computed from the network and the drawing at hand (reference §5).
"""

from __future__ import annotations

from collections.abc import Sequence

from connecte.content.activity import Activity
from connecte.core.cards.duel import Duel, Side
from connecte.core.cards.follow import Margin, NeuronChange, neuron_changes
from connecte.core.cards.formula import read_formula
from connecte.core.cards.network import Network, NeuronTrace, Nudge
from connecte.core.pictures.pictures import is_picture
from connecte.language.i18n import _, ngettext
from connecte.language.lists import sentence_list
from connecte.language.numbers import card_number, moved_text
from connecte.session.rules.learning import Seen


def capital(text: str) -> str:
    """Return a sentence with a capital at its start."""
    return text[:1].upper() + text[1:]


def clauses(parts: Sequence[str]) -> str:
    """Join clauses into one sentence without a full stop."""
    return _(" ; ").join(parts)


# -- the duel ------------------------------------------------------------------------------


def duel_sentence(title: str, found: Duel) -> str:
    """Say where both outputs stand: "n° 6 : jaune vaut 6, son seuil est 4 ; bleu vaut 4, il lui faut plus
    que 6".
    """
    return _("{title} : {clauses}").format(title=title, clauses=clauses([_standing(s) for s in found.sides]))


def _standing(side: Side) -> str:
    trace = side.trace
    if side.is_misread:
        message = _("{name} vaut {sum}, son seuil est {threshold}, mais la classe a annoncé {said}")
    elif side.to_beat is not None and side.has_size:
        message = _("{name} vaut {sum}, son seuil est {threshold}, il montre {shown}")
        if side.wanted:
            message = _(
                "{name} vaut {sum}, son seuil est {threshold}, il montre {shown} et doit dépasser {bar}"
            )
    elif side.speaks:
        message = _("{name} vaut {sum}, plus que son seuil {threshold}")
        if not side.wanted:
            message = _("{name} vaut {sum}, son seuil est {threshold}")
    elif side.wanted:
        message = _("{name} vaut {sum}, {lacking}")
    else:
        message = _("{name} vaut {sum}, il se tait : son seuil est {threshold}")
    return message.format(
        name=trace.neuron.name,
        sum=card_number(trace.sum),
        threshold=card_number(trace.threshold),
        said=card_number(trace.shown),
        shown=card_number(trace.shown),
        bar=card_number(max(0, side.to_beat or 0)),
        lacking=lacking(trace),
    )


def lacking(trace: NeuronTrace) -> str:
    """Say what a silent output needs to speak."""
    message = _("il lui faut plus que {threshold}")
    if trace.neuron.answer == "reach":
        message = _("il lui faut au moins {threshold}")
    return message.format(threshold=card_number(trace.threshold))


def turning_sentence(found: Duel, is_whole: bool = True) -> str:
    """Say what would make the verdict right: how much each wrong output must lose or gain. Where sums are
    not whole (`is_whole` false), a little beyond the limit is enough.
    """
    if not any(side.wanted for side in found.sides) and len(found.sides) > 1:
        return ""
    wanted = [_change(side, is_whole) for side in (*found.sides, *found.others) if not side.is_right]
    return _("Pour que ce soit juste : {changes}.").format(changes=sentence_list(wanted))


def _change(side: Side, is_whole: bool) -> str:
    if side.is_misread:
        return _("{name} doit montrer {due}").format(name=side.trace.neuron.name, due=card_number(side.due))
    change = side.missing if is_whole else side.to_limit
    size = card_number(abs(change))
    gains = side.wanted if size == "0" else change > 0
    message = _("{name} doit gagner {size}") if gains else _("{name} doit perdre {size}")
    if size == "0":  # with decimals a sum at its limit needs any amount more, or less
        message = _("{name} doit gagner un peu") if gains else _("{name} doit perdre un peu")
    elif side.is_beyond and not is_whole:
        message = _("{name} doit gagner plus de {size}") if gains else _("{name} doit perdre plus de {size}")
    return message.format(name=side.trace.neuron.name, size=size)


def own_formula(activity: Activity, found: Duel, side: Side) -> str:
    """Return the terms of a side that the other does not share, in the order of its card: "D − C"."""
    layer = len(activity.layers) - 1
    names = activity.source_names(layer)
    left = {term.source: term.weight for term in found.own_terms(side)}
    order = [source for source in activity.layers[layer].cards[side.output].order if source in left]
    # A term with a plus comes first: "D − C" is read more easily than "−C + D".
    order.sort(key=lambda source: left[source] < 0)
    weights, sources = [left[source] for source in order], [names[source] for source in order]
    return read_formula(weights, sources, is_picture(activity.pixels, layer))


def left_sentence(activity: Activity, found: Duel) -> str:
    """Say what is left without the shared terms: "bleu : D − C contre jaune : C − D"."""
    if len(found.sides) < 2:
        return ""
    sides = [
        _("{name} : {formula}").format(name=s.trace.neuron.name, formula=own_formula(activity, found, s))
        for s in reversed(found.sides)
    ]
    return _("{one} contre {other}").format(one=sides[0], other=sides[1])


# -- following an example ------------------------------------------------------------------


def follow_sentence(title: str, before: Network, after: Network, counts: Sequence[float], label: str) -> str:
    """Say what moved thresholds do to one example: its outputs that matter, and its verdict.

    An output matters if it should speak, spoke, or starts to speak.
    """
    old, new = before.forward(counts), after.forward(counts)
    last = len(after.layers) - 1
    labels = after.labels
    changed = neuron_changes(old, new)
    told = [
        change
        for change in changed
        if change.layer == last
        and (labels[change.neuron] == label or change.before.shown > 0 or change.after.shown > 0)
    ]
    told.sort(key=lambda change: labels[change.neuron] == label)
    sizes = after.decision == "largest"
    parts = [_changed(change, labels[change.neuron] == label, sizes) for change in told]
    sentence = _("{title} : {clauses}").format(title=title, clauses=clauses(parts or [_unmoved(changed, last)]))
    was, now = before.verdict(old.outputs, label), after.verdict(new.outputs, label)
    if was.labels == now.labels:
        return sentence + "."
    first = _("il disait {labels}") if was.labels else _("il ne disait rien")
    then = _("il dit {labels}") if now.labels else _("il ne dit rien")
    if now.right:
        then += _(", c'est juste")
    both = (_("{first}, {then}")).format(
        first=first.format(labels=sentence_list(was.labels)), then=then.format(labels=sentence_list(now.labels))
    )
    return _("{sentence}. {both}.").format(sentence=sentence, both=capital(both))


def _changed(change: NeuronChange, wanted: bool, sizes: bool) -> str:
    """Say what one output does; with `sizes`, how much it shows, because the largest answer wins."""
    before, after = change.before, change.after
    named = {
        "name": after.neuron.name,
        "old": card_number(before.sum),
        "new": card_number(after.sum),
        "low": card_number(before.threshold),
        "high": card_number(after.threshold),
        "then": _("il montre {shown}").format(shown=card_number(after.shown))
        if sizes
        else _then(change, wanted),
    }
    if before.sum == after.sum:
        return _("le seuil de {name} passe de {low} à {high}, {name} vaut {new} : {then}").format(**named)
    if before.threshold != after.threshold:
        message = _("{name} passe de {old} à {new} et son seuil de {low} à {high}, {then}")
        return message.format(**named)
    return _("{name} passe de {old} à {new}, {then}").format(**named)


def _then(change: NeuronChange, wanted: bool) -> str:
    if change.after.shown > 0:
        return _("il parle") if change.claim_changed else _("il parle encore")
    if change.claim_changed:
        return _("il se tait")
    return lacking(change.after) if wanted else _("il se tait toujours")


def _unmoved(changed: Sequence[NeuronChange], last: int) -> str:
    """Say why nothing that matters moves: a neuron shows the same as before, or others make up for it."""
    hidden = [change for change in changed if change.layer < last]
    same = [change for change in hidden if change.before.shown == change.after.shown]
    if hidden and same == hidden:
        neuron = same[0].after
        return _("{name} montre {shown} avant comme après, rien ne bouge").format(
            name=neuron.neuron.name, shown=card_number(neuron.shown)
        )
    return _("les sorties qui comptent pour lui ne bougent pas")


# -- what a move is for --------------------------------------------------------------------


def margin_sentence(name: str, label: str, before: Margin, after: Margin) -> str:
    """Say what a move of an output's threshold is for when it changes no verdict.

    It takes margin only if the smallest distance to the threshold grows; else it is said from which
    side it was taken.
    """
    sides = []
    if before.own is not None and after.own is not None:
        message = _("les {label} dépassent le seuil d'au moins {after} ({before} avant)")
        sides.append(message.format(label=label, after=card_number(after.own), before=card_number(before.own)))
    if before.others is not None and after.others is not None:
        message = _("les autres restent sous le seuil d'au moins {after} ({before} avant)")
        sides.append(message.format(after=card_number(after.others), before=card_number(before.others)))
    if not sides:
        return _("Rien ne change, pour aucun exemple.")
    reason = _("la marge de {name} change de côté")
    if before.least is not None and after.least is not None and after.least > before.least:
        reason = _("on prend de la marge")
    message = _("Rien ne change : {reason}. {sides}.")
    return message.format(reason=reason.format(name=name), sides=capital(clauses(sides)))


# -- on the cards or not ---------------------------------------------------------------------


def seen_sentence(found: Seen) -> str:
    """Say how many are right of those on the cards, of those that are not, of the class's own drawings."""
    right = [
        ngettext("{right} juste sur {count}", "{right} justes sur {count}", group.right).format(
            right=group.right, count=group.total
        )
        for group in found
    ]
    parts = [_("Sur les cartes : {right}."), _("Pas sur les cartes : {right}."), _("Vos dessins : {right}.")]
    groups = zip(parts, right, found, strict=True)
    return " ".join(part.format(right=words) for part, words, group in groups if group.total)


def needed_sentence(moves: Sequence[Nudge], needed: Sequence[Nudge], names: Sequence[str]) -> str:
    """Say whether all moves of a solution were needed; `names` are those of the needed ones' neurons."""
    if len(needed) == len(moves):
        message = ngettext("Ce coup est nécessaire.", "Chacun de ces {count} coups est nécessaire.", len(moves))
        return message.format(count=len(moves))
    if not needed:
        message = ngettext(
            "Ce coup n'était pas nécessaire : il déplace la marge.",
            "Aucun de ces {count} coups n'était nécessaire : ils déplacent la marge.",
            len(moves),
        )
        return message.format(count=len(moves))
    texts = [moved_text(name, move.change) for name, move in zip(names, needed, strict=True)]
    message = ngettext(
        "{needed} coup suffisait sur {count} : {moves}. Les autres déplacent la marge.",
        "{needed} coups suffisaient sur {count} : {moves}. Les autres déplacent la marge.",
        len(needed),
    )
    return message.format(needed=len(needed), count=len(moves), moves=sentence_list(texts))
