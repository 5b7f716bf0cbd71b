"""The report: what the class did, as one HTML file to keep, to print or to send to families.

Everything in it comes from the journal; templates write it. No pupil's name unless it is asked
for; what was typed in class is inert in it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from connecte.content.activity import Activity
from connecte.content.hour.plan import part_title
from connecte.content.printing.pages.line_pictures import curve_picture, images, net
from connecte.content.printing.render import page
from connecte.content.runs.after_training import Learned
from connecte.core.cards.network import Network
from connecte.language.i18n import _, ngettext
from connecte.language.lists import choice_list, sentence_list
from connecte.language.numbers import card_number, decimal, significant, thousands
from connecte.session.guess.slid_story import about_kernels, maps_told
from connecte.session.page import example_name
from connecte.session.room.pace import pace
from connecte.session.rules.hand.fits import fits, mean_gap
from connecte.session.rules.learning import lesson_of, progress, shown_lessons, stand
from connecte.session.session import Session
from connecte.session.story.debrief import questions
from connecte.session.story.prediction_words import in_words
from connecte.session.story.question_words import answered
from connecte.session.story.report_drawings import drawings, grid, mistakes, notebook
from connecte.session.story.story import Story, story


def report(session: Session, started: str, learned: Learned | None = None, names: bool = False) -> str:
    """Return the whole page. `learned` is the training, where the class saw it; `names`: with those of the
    pupils who drew.
    """
    told = story(session)
    activity = told.state.activity
    trained = learned.after if learned is not None else None
    return page(
        "web/report.html",
        title=_("Séance : {title}").format(title=activity.title),
        activity=activity.title,
        credit=activity.credit,
        drawn=activity.is_drawn,
        about=about_kernels() if activity.kernels else _about(activity),
        maps=maps_told(told.state),
        drawn_now=grid(told.state.drawing) if activity.kernels else None,
        facts=_facts(session, told, started),
        times=_times(session, activity),
        drawings=drawings(told, trained, names),
        mistakes=mistakes(told),
        predictions=[in_words(activity, found) for found in told.state.predictions],
        by_hand=_by_hand(told),
        stepped=_stepped(told),
        computer=_computer(told, learned),
        notebook=notebook(told.state, trained, names),
        answered=answered(told.state),
        questions=questions(told, trained),
    )


# -- what it is, when, how long -------------------------------------------------------------


def _about(activity: Activity) -> list[str]:
    """Say what the workshop is, in three sentences."""
    inputs = len(activity.inputs)
    hidden = sum(len(layer.cards) for layer in activity.layers[:-1])
    outputs = len(activity.layers[-1].cards)
    first = ngettext(
        "La classe joue un réseau de neurones : {count} élève compte les cases noires d'une bande. ",
        "La classe joue un réseau de neurones : {count} élèves comptent les cases noires d'une bande. ",
        inputs,
    )
    if not activity.is_drawn:
        first = ngettext(
            "La classe joue un réseau de neurones, qui lit {count} nombre. ",
            "La classe joue un réseau de neurones, qui lit {count} nombres. ",
            inputs,
        )
    cards = ngettext(
        "{count} carte fait un petit calcul et montre un nombre ; ",
        "{count} cartes font chacune un petit calcul et montrent un nombre ; ",
        hidden,
    )
    outs = ngettext(
        "{count} sortie annonce ce qui est reconnu : {labels}.",
        "{count} sorties annoncent ce qui est reconnu : {labels}.",
        outputs,
    )
    if activity.is_numeric:
        outs = ngettext(
            "{count} sortie dit un nombre, qui doit être près de celui qu'on attend.",
            "{count} sorties disent chacune un nombre, qui doit être près de celui qu'on attend.",
            outputs,
        )
    second = cards.format(count=hidden) if hidden else ""
    said = outs.format(count=outputs, labels=choice_list(activity.answers))
    return [first.format(count=inputs), second + said, _about_learning(activity)]


def _about_learning(activity: Activity) -> str:
    """Say in a sentence how the network learns."""
    learning = _("Quand le réseau se trompe, on change les nombres des cartes : c'est apprendre.")
    if activity.training is not None:
        by = _(
            "Quand le réseau se trompe, l'ordinateur change les nombres des cartes, et recommence {count} "
            "fois : c'est apprendre."
        )
        if activity.learns_by_hand:
            by = _(
                "Quand le réseau se trompe, on change les nombres des cartes, à la main puis par l'ordinateur, "
                "qui recommence {count} fois : c'est apprendre."
            )
        learning = by.format(count=thousands(activity.training.iterations))
    return learning


def _facts(session: Session, told: Story, started: str) -> list[str]:
    counted = ngettext("{count} dessin joué", "{count} dessins joués", len(told.played))
    if not told.state.activity.is_drawn:
        counted = ngettext("{count} exemple joué", "{count} exemples joués", len(told.played))
    minutes = round(session.room.clock.total / 60)
    lasted = ngettext("{minutes} minute", "{minutes} minutes", minutes).format(minutes=minutes)
    name = session.room.class_name
    classed = _("classe {name}").format(name=name) if name else ""
    facts = [classed, _date(started), counted.format(count=len(told.played)), lasted if minutes else ""]
    foreseen, _right, voted = told.state.score
    if voted:
        guessed = ngettext(
            "réponse du réseau prévue par la classe : {foreseen} sur {count} tour avec un vote",
            "réponse du réseau prévue par la classe : {foreseen} sur {count} tours avec un vote",
            voted,
        )
        facts.append(guessed.format(foreseen=foreseen, count=voted))
    came_true, predicted = told.state.foretold
    if predicted:
        message = ngettext(
            "{right} prédiction juste sur {count}", "{right} prédictions justes sur {count}", came_true
        )
        facts.append(message.format(right=came_true, count=predicted))
    return [fact for fact in facts if fact]


def _date(started: str) -> str:
    try:
        return f"{datetime.fromisoformat(started):%d/%m/%Y, %H:%M}"
    except ValueError:
        return ""


def _times(session: Session, activity: Activity) -> list[tuple[str, int, int]]:
    """Return (part, minutes that it took, minutes that were planned); nothing where the clock has not run."""
    clock = session.room.clock
    if not round(clock.total / 60):
        return []
    found = pace(session)
    return [
        (part_title(part.name, activity), round(spent), part.minutes)
        for part, spent in zip(found.plan, found.spent, strict=True)
    ]


# -- what was learned -----------------------------------------------------------------------


class Change(NamedTuple):
    """A card that the class has changed: its thresholds before and after."""

    name: str
    before: str
    after: str


def _by_hand(told: Story) -> dict[str, Any] | None:
    """Return what the class changed on the cards, and what that repaired."""
    state = told.state
    if not state.changes or not state.activity.has_tallies:
        return None
    examples = shown_lessons(state)
    found = progress(stand(state.activity.network(), examples), stand(state.network, examples))
    changes = []
    for layer, number, by in state.changes:
        before = state.activity.layers[layer].cards[number].neuron.threshold
        name = state.network.layers[layer].neurons[number].name
        changes.append(Change(name, card_number(before), card_number(before + by)))
    return {
        "changes": changes,
        "before": found.before,
        "after": found.after,
        "count": len(examples),
        "gained": sentence_list([example_name(name) for name in found.gained]),
        "lost": sentence_list([example_name(name) for name in found.lost]),
    }


def _stepped(told: Story) -> dict[str, Any] | None:
    """Return the weights and thresholds that the class has moved by steps, and how good that made the cards."""
    state = told.state
    if not state.weights:
        return None
    printed, changes = state.activity.network(), []
    for layer, neuron, source, _steps in state.weights:
        before, after = (network.number(layer, neuron, source) for network in (printed, state.network))
        name = printed.layers[layer].neurons[neuron].name
        what = _("seuil") if source is None else state.activity.source_names(layer)[source]
        changes.append(
            Change(_("{name}, {what}").format(name=name, what=what), card_number(before), card_number(after))
        )
    good = [
        _how_good(state.activity, when, network)
        for when, network in ((_("avant"), printed), (_("après"), state.network))
    ]
    return {"changes": changes, "good": good}


def _computer(told: Story, learned: Learned | None) -> dict[str, Any] | None:
    """Return what the computer learned while the class watched: figures, curve, weights before and after."""
    if not told.watched:
        return None
    activity = told.state.activity
    lines = [_how_good(activity, _("avec les cartes imprimées"), activity.network())]
    found: dict[str, Any] = {
        "watched": thousands(told.watched),
        "lines": lines,
        "count": len(activity.examples),
        "curve": None,
        "before": None,
        "images": (),
    }
    if learned is None:
        return found
    if learned.after is not None:
        lines.append(_how_good(activity, _("à la fin de l'entraînement"), learned.after))
        found["images"] = images(learned.activity, learned.after)
        found["before"] = net(learned.activity, learned.before)
        found["after"] = net(learned.activity, learned.after)
    last = learned.points[-1].iteration
    marks = sorted({0, last, *(m for m in (activity.training.marks if activity.training else ()) if m < last)})
    found["curve"] = curve_picture(learned.points, learned.examples, marks)
    found["numeric"] = activity.is_numeric
    found["label"] = _("La courbe de l'apprentissage : le coût, itération par itération.")
    if activity.is_numeric:
        found["curve"] = found["curve"]._replace(known="", counts=())
    found["marks"] = [
        (thousands(point.iteration), "…" if point.cost is None else significant(point.cost), point.known)
        for point in learned.points
        if point.iteration in marks
    ]
    found["learned"] = learned.examples
    return found


def _how_good(activity: Activity, when: str, network: Network) -> str:
    """Say how many examples are right, or how far off they are where outputs are numbers."""
    if activity.is_numeric:
        found = [lesson_of(example) for example in activity.examples]
        gap = decimal(mean_gap(fits(network, found)), 2)
        return _("Écart moyen {when} : {gap}.").format(when=when, gap=gap)
    message = _("Exemples justes {when} : {right} sur {count}.")
    said = (network.verdict(network.forward(e.counts).outputs, e.label) for e in activity.examples)
    right = sum(bool(verdict.right) for verdict in said)
    return message.format(when=when, right=right, count=len(activity.examples))
