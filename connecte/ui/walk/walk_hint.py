"""The two lines under the walk: what was just said, and what the next key does."""

from __future__ import annotations

from connecte.core.cards.sentences import neuron_sentence, source_title, threshold_sentence
from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.language.numbers import card_number
from connecte.session.items import Item
from connecte.session.rules.trying import tells_work
from connecte.session.rules.walking import unsettled
from connecte.session.state import State
from connecte.session.story.story import who
from connecte.ui.base.dialogs.duel_text import walked_duel
from connecte.ui.paint.lines import Line
from connecte.ui.walk.walk_text import WalkView


def hint_lines(view: WalkView, _cells: int, _height: int) -> list[Line]:
    """Write two lines: an answer to what was announced, or guidance; then the keys that matter now."""
    if view.typed is not None and view.target is not None:
        said = _(" {who} : {typed}▌").format(who=who(view.state, view.target), typed=view.typed)
        return [[(said, "bold $accent")], [(with_keys(_(" {enter} : valider   {escape} : laisser")), "$muted")]]
    last = unsettled(view.state, view.picked) or view.at
    if last is not None and view.state.announcement(last) is not None:
        return _judged(view, last)
    told = introduction(view.state) if view.picked is None else ""
    second = (f" {told}", "bold") if told else (f" {_keys(view)}", "$muted")
    return [[(f" {_guidance(view)}", "bold $accent")], [second]]


def introduction(state: State) -> str:
    """Say what a neuron is while the first card is shown, and what a threshold is at its sum; "" elsewhere,
    and once a drawing was played to its verdict.
    """
    last = state.revealed[-1] if state.revealed else None
    if last is None or state.rounds or (last.layer, last.index) != (0, 0):
        return ""
    neuron = state.card(0, 0).neuron
    if last.kind == "card":
        return neuron_sentence(neuron)
    return threshold_sentence(neuron) if last.kind in ("sum", "place") else ""


def _judged(view: WalkView, item: Item) -> list[Line]:
    said = view.state.announcement(item)
    assert said is not None
    speaker = who(view.state, item)
    if not view.state.is_wrong(item):
        message = _(" ✓ {who} : {value}, c'est juste").format(who=speaker, value=card_number(said.value))
        return [[(message, "bold $success")], [(f" {_guidance(view)}", "$accent")]]
    message = _(" ✗ {who} : {value} n'est pas juste").format(who=speaker, value=card_number(said.value))
    keys = with_keys(_(" taper un autre nombre   {next} : montrer le bon   {let_run} : laisser courir"))
    if said.kept:
        message = with_keys(
            _(" ✗ {who} : {value} n'est pas juste, et l'erreur court ({right_number} : montrer le bon)"),
            who=speaker,
            value=card_number(said.value),
        )
        keys = f" {_guidance(view)}"
    return [[(message, "bold $error")], [(keys, "bold $accent")]]


def _guidance(view: WalkView) -> str:
    """Say what Space does."""
    state = view.state
    item = state.next_item
    if view.picked is not None:
        item = next(iter(view.unknown_of_picked), None)
        if item is None:
            return with_keys(_("{next} : reprendre la suite"))
    if item is None:
        return _what_next(state)
    if item.kind == "verdict":
        return with_keys(_("{next} : l'écart") if state.activity.is_numeric else _("{next} : le verdict"))
    if item.kind == "count":
        source = state.activity.inputs[item.index]
        if not state.activity.is_drawn:
            which = _("la première") if item.index == 0 else _("la {number}e").format(number=item.index + 1)
            message = _("{next} : {which} entrée, {title}")
            return with_keys(message, which=which, title=source_title(source.symbol, source.name))
        return with_keys(_("{next} : le nombre de {title}"), title=source_title(source.symbol, source.name))
    name = state.activity.layers[item.layer].cards[item.index].neuron.name
    what = {
        "card": _("{next} : la carte du neurone {name}"),
        "sum": _("{next} : le calcul du neurone {name}"),
        "place": _("{next} : la place du calcul dans la table du neurone {name}"),
        "answer": _("{next} : la réponse que montre le neurone {name}"),
    }
    return with_keys(what[item.kind], name=name)


def _what_next(state: State) -> str:
    """Say where the class can go after the verdict, and first, where it is wrong, how to see why."""
    if walked_duel(state) is not None:
        if state.activity.is_drawn:
            return with_keys(_("{why} : pourquoi ?   {next} : et ensuite ? (un exemple, un dessin, rejouer…)"))
        return with_keys(_("{why} : pourquoi ?   {next} : et ensuite ? (un exemple, rejouer…)"))
    if state.activity.is_drawn:
        return with_keys(_("{next} : et ensuite ? (exemple suivant, autre dessin, rejouer…)"))
    return with_keys(_("{next} : et ensuite ? (exemple suivant, rejouer…)"))


def _keys(view: WalkView) -> str:
    if view.target is None:
        if view.state.activity.training is None or tells_work(view.state):
            return _("← → : se tourner vers quelqu'un")
        return with_keys(_("← → : se tourner vers quelqu'un   {to_computer} : l'ordinateur apprend"))
    return _("ou taper le nombre annoncé ({who})   ← → : quelqu'un d'autre").format(
        who=who(view.state, view.target)
    )


def why_deaf(state: State) -> str:
    """Say why no number can be announced."""
    if not state.activity.is_whole:
        return with_keys(_("Nombres à virgule : c'est l'ordinateur qui calcule. {next} : la suite."))
    if state.next_item is None or state.next_item.kind == "verdict":
        return with_keys(_("Tous les nombres sont là. {next} : la suite."))
    if not state.activity.is_drawn and state.next_item.kind == "count":
        return with_keys(_("Ces nombres sont donnés. {next} : la suite."))
    return _("Il manque encore des nombres pour entendre cette annonce.")
