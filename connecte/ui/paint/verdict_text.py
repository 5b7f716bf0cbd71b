"""The verdict in large letters, the class's vote beside it, and what an error has changed."""

from __future__ import annotations

from connecte.core.cards.sentences import a_label, choice_name, distance_sentence, verdict_sentence
from connecte.core.cards.verdict import Verdict
from connecte.language.i18n import _, ngettext
from connecte.language.lists import comma_list, labelled
from connecte.language.numbers import decimal, signed
from connecte.session.rules.guessing.voting import told_votes
from connecte.session.rules.walking import walked_distances
from connecte.session.state import State
from connecte.ui.paint.bigletters import big_block
from connecte.ui.paint.card_text import middle
from connecte.ui.paint.lines import Line
from connecte.ui.paint.marks import badge, colour
from connecte.ui.paint.wrapping import folded


def verdict_lines(state: State, verdict: Verdict, room: tuple[int, int]) -> list[Line]:
    """Say what the outputs say, in letters as large as (width, height) has room for: right, wrong, nothing
    and several look different.
    """
    if state.activity.is_numeric:
        return _distance_lines(state, room)
    claiming = state.network.claiming(state.class_trace.outputs)
    cards = [state.activity.layers[-1].cards[number] for number in claiming]
    marks: Line = []
    for card in cards:
        marks += [(f" {badge(card)} {card.neuron.name} ", f"bold {colour(card)}")]
    style = "$error" if verdict.right is False else colour(cards[0]) if len(cards) == 1 else "$warning"
    otherwise = bool(state.activity.otherwise) and verdict.labels == (state.activity.otherwise,)
    if otherwise and verdict.right is not False:
        style = "$success"
    cells = room[0] - 2
    largest_wins = state.activity.decision == "largest"
    about = folded([*marks, (f" {_remark(verdict, otherwise, largest_wins, len(cards) > 1)}", "")], cells)
    about += [line for more in (_exact_line(state), _vote_line(state)) if more for line in folded(more, cells)]
    lines = [*big_block(_headline(verdict, state), (cells, room[1] - len(about)), style), *about]
    frame = {"none": "·", "several": "?", "single": "×" if verdict.right is False else "━"}[verdict.kind]
    rule: Line = [(frame * cells, style)]
    if room[1] > len(lines):
        lines = [rule, *lines]
    if room[1] > len(lines):
        lines = [*lines, rule]
    return middle(lines, room)


def _distance_lines(state: State, room: tuple[int, int]) -> list[Line]:
    """Say in large letters which numbers the outputs show, and below how far they are from what they should."""
    found = walked_distances(state)
    about: Line = [(distance_sentence(found), "bold")]
    if any(each.goal is None for each in found):
        about.append((_(" Ces nombres n'ont pas de réponse attendue."), "$muted"))
    lines = folded(about, room[0] - 2)
    said = "   ".join(decimal(each.said, 2) for each in found)
    return middle([*big_block(said, (room[0] - 2, room[1] - len(lines)), "$accent"), *lines], room)


def _headline(verdict: Verdict, state: State) -> str:
    if verdict.kind == "none":
        return _("je ne sais pas")
    if verdict.kind == "several":
        return _(" ou ").join(verdict.labels) + " ?"
    if verdict.right is False:
        return _("dit {label} : faux").format(label=verdict.labels[0])
    if not state.activity.is_drawn:
        return f"{verdict.labels[0]} !"
    return _("c'est {label} !").format(label=a_label(verdict.labels[0]))


def _remark(verdict: Verdict, otherwise: bool, largest_wins: bool, together: bool) -> str:
    if otherwise or verdict.kind == "none":
        remark = _("Aucun neurone de sortie ne montre plus que 0.")
    elif largest_wins and verdict.kind == "several":
        remark = _("montrent autant : le réseau hésite.")
    elif largest_wins:
        remark = _("montre la plus grande réponse.")
    elif verdict.kind == "several":
        remark = _("annoncent ensemble : le réseau hésite.")
    elif together:
        remark = _("annoncent la même réponse.")
    else:
        remark = _("est seul à annoncer.")
    if verdict.right:
        return remark + _(" C'est juste.")
    return (
        remark
        if verdict.wanted is None
        else remark + _(" C'était {wanted}.").format(wanted=a_label(verdict.wanted))
    )


def _exact_line(state: State) -> Line:
    """Say whether the verdict would be the same without the wrong numbers that were accepted; nothing
    where there are none.
    """
    if state.class_trace == state.trace:
        return []
    # Whether it is right stands above; said twice it would not fit.
    exact = verdict_sentence(state.exact_verdict._replace(wanted=None))
    if state.verdict.labels == state.exact_verdict.labels:
        return [(_("Sans l'erreur, le même verdict : {verdict}").format(verdict=exact), "bold")]
    message = _("Sans l'erreur, un autre verdict : {verdict}").format(verdict=exact)
    return [(message, "bold $warning")]


def _vote_line(state: State) -> Line:
    """Write the votes, and the running score; nothing without a vote."""
    found = votes_in_words(state)
    return [(found, ""), (f"   {score_text(state)}", "bold")] if found else []


def votes_in_words(state: State) -> str:
    """Write the votes that the class may see, "Votes   0 : 12 · 3 : 5"; after a second vote each choice with
    both numbers and what changed, "0 : 12 → 15 (+3)"; empty without any.
    """
    votes = told_votes(state)
    parts = []
    for choice, *hands in zip(state.choices, *votes, strict=True):
        if any(hands):
            numbers = " → ".join(str(count) for count in hands)
            changed = hands[-1] - hands[0]
            numbers += f" ({signed(changed)})" if changed else ""
            parts.append(labelled(choice_name(choice), numbers).replace(" ", "\u00a0"))
    return _("Votes   {votes}").format(votes=" · ".join(parts)) if votes else ""


def score_text(state: State) -> str:
    """Say of how many rounds with a vote the class foresaw the network, and the network was right; nothing
    before a vote.
    """
    ours, network, played = state.score
    if not played:
        return ""
    rounds = ngettext("{count} vote", "{count} votes", played).format(count=played)
    parts = [_("classe juste {ours} fois").format(ours=ours)]
    # Only of a drawing that was meant to be something is the network right or wrong.
    known = sum(found.wanted is not None for found in state.rounds if found.vote)
    if known == played:
        parts.append(_("réseau juste {network} fois").format(network=network))
    elif known:
        message = _("réseau juste {network} fois sur {known}")
        parts.append(message.format(network=network, known=known))
    return labelled(rounds, comma_list(parts))
