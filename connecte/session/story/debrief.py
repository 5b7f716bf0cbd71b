"""Questions for the closing discussion, each about something that this class did.

They are made from the story, the most instructive first, then from the activity's own examples if the
class has not done enough. No pupil's name appears in them.
"""

from __future__ import annotations

from collections.abc import Iterator

from connecte.core.cards.network import Network
from connecte.core.cards.sentences import a_label, labels_or_nothing
from connecte.core.cards.verdict import NOTHING, SEVERAL
from connecte.core.grid.crossings import Blocks
from connecte.core.grid.drawing import Drawing
from connecte.core.grid.fillings import TooManyError
from connecte.core.grid.fragile import fragile_cells
from connecte.core.grid.lookalikes import Lookalikes
from connecte.language.i18n import _, ngettext
from connecte.language.lists import sentence_list
from connecte.language.numbers import card_number, decimal, iterations, moved_text, thousands
from connecte.language.value import replace
from connecte.session.guess.slid_story import map_questions
from connecte.session.page import example_name
from connecte.session.rules.hand.needed import acting_changes
from connecte.session.rules.learning import lesson_of, shown, shown_lessons, stand
from connecte.session.state import State
from connecte.session.story.story import Mistake, Played, Story
from connecte.session.story.tested import own_drawings_question

MOST = 5
"""Number of questions."""
_MOST_MOVES = 6
"""Threshold moves listed in a question."""


def questions(story: Story, trained: Network | None = None) -> list[str]:
    """Return MOST questions, or fewer if the activity gives no more.

    `trained` is the network after training, if the class saw it.
    """
    if story.state.activity.kernels:
        return map_questions(story.state)
    # A drawing torn out of the notebook, or numbers that are no example, have no name to ask about them by.
    story = replace(story, played=tuple(one for one in story.played if one.example or one.name[1:].isdecimal()))
    found = own_drawings_question(story.state, trained)
    for makers in (
        (_of_mistakes, _of_verdicts, _of_votes, _of_learning, _of_cells, _of_training),
        (_of_examples,),
    ):
        waiting = [make(story) for make in makers]
        # One question of each kind before a second of any.
        while waiting and len(found) < MOST:
            for asked in list(waiting):
                question = next(asked, None)
                if question is None:
                    waiting.remove(asked)
                elif question not in found and len(found) < MOST:
                    found.append(question)
    return found


def _of_mistakes(story: Story) -> Iterator[str]:
    for played in story.played:
        ran = [mistake for mistake in played.mistakes if mistake.ending == "kept"]
        if ran:
            yield _ran_on(played, ran)
    for played in story.played:
        for mistake in played.mistakes:
            if mistake.ending != "kept":
                message = _(
                    "Pour {name}, on a annoncé {said} au lieu de {right} ({who}). À quoi pouvait-on s'en "
                    "apercevoir sans connaître la réponse ?"
                )
                yield message.format(
                    name=_the(played.name),
                    who=mistake.who,
                    said=card_number(mistake.said),
                    right=card_number(mistake.right),
                )


def _ran_on(played: Played, ran: list[Mistake]) -> str:
    """Ask about errors that the class continued with, and whether they changed the verdict."""
    numbers = [
        _("{said} au lieu de {right} ({who})").format(
            said=card_number(one.said), right=card_number(one.right), who=one.who
        )
        for one in ran
    ]
    message = ngettext(
        "Pour {name}, on a annoncé {numbers}, et l'erreur a couru. ",
        "Pour {name}, on a annoncé {numbers}, et ces erreurs ont couru. ",
        len(ran),
    ).format(name=_the(played.name), numbers=sentence_list(numbers))
    if played.exact.labels == played.verdict.labels:
        return message + _("Le verdict n'a pas changé : pourquoi ?")
    if len(ran) > 1:
        return message + _("Le verdict a changé : laquelle y est arrivée, ou lesquelles, et par quel chemin ?")
    return message + _("Le verdict a changé : par quel chemin l'erreur est-elle arrivée jusqu'à la sortie ?")


def _of_verdicts(story: Story) -> Iterator[str]:
    """Ask about wrong verdicts that no pupil's error caused: errors have questions of their own."""
    if story.state.activity.is_numeric:
        yield from _of_distances(story)
        return
    for played in story.played:
        verdict = played.verdict
        if played.exact.labels != verdict.labels:
            continue
        if verdict.kind == "single" and verdict.right is False:
            message = _(
                "{name} était {wanted}, et le réseau a dit {said} : est-ce un calcul qui est faux, "
                "ou une carte ?"
            )
            yield message.format(
                name=_cap(_the(played.name)), wanted=a_label(verdict.wanted or ""), said=verdict.labels[0]
            )
        elif verdict.kind == "several":
            message = _("Pour {name}, {labels} ont annoncé ensemble : comment est-ce possible ?")
            if len(verdict.labels) == 2 and story.state.activity.has_cells:
                message = _(
                    "Pour {name}, {labels} ont annoncé ensemble : qu'a ce dessin de l'un et de l'autre ?"
                )
            yield message.format(name=_the(played.name), labels=sentence_list(verdict.labels))
        elif verdict.kind == "none":
            message = _("Pour {name}, le réseau n'a rien annoncé : est-ce pire, ou mieux, que se tromper ?")
            yield message.format(name=_the(played.name))


def _of_distances(story: Story) -> Iterator[str]:
    """Ask about outputs that are numbers."""
    goals = {example.counts: example.goals for example in story.state.activity.examples}
    for played in story.played:
        said = sentence_list([decimal(value, 2) for value in played.trace.outputs])
        wanted = [decimal(value, 2) for value in goals.get(played.trace.inputs, ())]
        if not wanted or said == sentence_list(wanted):
            continue
        message = _(
            "Pour {name}, le réseau a dit {said} : trop, ou trop peu ? Quel nombre de la carte y changer ?"
        )
        yield message.format(name=_the(played.name), said=said)
    if story.state.weights:
        yield _("En bougeant un seul nombre à la fois, pourquoi n'arrive-t-on pas tout de suite au plus bas ?")
    yield _("Pourquoi compter les carrés des écarts, et non les écarts eux-mêmes ?")
    yield _("Un point très loin des autres : que fait-il à la droite, et pourquoi tant ?")
    yield _("Un pas trop petit, un pas trop grand : à quoi les reconnaît-on ?")
    yield _("Que dirait le réseau d'un nombre bien plus grand que tous ceux qu'il a vus : faut-il le croire ?")


def _of_votes(story: Story) -> Iterator[str]:
    for played in story.played:
        said = played.verdict.labels
        if played.vote in (None, NOTHING, SEVERAL) or said == (played.vote,) or said != played.exact.labels:
            continue  # what a pupil's error made it say is nothing that it did not see
        hands = dict(played.votes)[played.vote]
        message = ngettext(
            "Pour {name}, {hands} main disait {vote}, et le réseau {said} : que regardiez-vous qu'il ne "
            "voit pas ?",
            "Pour {name}, {hands} mains disaient {vote}, et le réseau {said} : que regardiez-vous qu'il ne "
            "voit pas ?",
            hands,
        )
        answer = labels_or_nothing(said)
        yield message.format(name=_the(played.name), hands=hands, vote=played.vote, said=answer)


def _of_learning(story: Story) -> Iterator[str]:
    """Ask about the thresholds that made examples right or wrong, whoever moved them."""
    state = story.state
    if not state.seen_changes or not state.activity.has_tallies:
        return
    changes, found = acting_changes(state)
    if not changes and found.after == len(shown_lessons(state)):
        return  # all were right before, so there is no threshold to look for
    named = []
    for layer, neuron, by in (changes or state.seen_changes)[:_MOST_MOVES]:
        named.append(moved_text(state.network.layers[layer].neurons[neuron].name, by))
    named += [_("d'autres seuils")] if len(changes or state.seen_changes) > _MOST_MOVES else []
    moves = sentence_list(named)
    if not changes:
        message = _(
            "Avec {moves}, aucun exemple ne devient juste ni faux : comment choisir le prochain seuil ?"
        )
        yield message.format(moves=moves)
        return
    message = ngettext(
        "Avec {moves}, les cartes passent de {before} à {after} exemple juste. ",
        "Avec {moves}, les cartes passent de {before} à {after} exemples justes. ",
        found.after,
    ).format(moves=moves, before=found.before, after=found.after)
    if found.lost:
        lost = sentence_list([_number(name) for name in found.lost])
        yield message + _("Qu'a-t-on perdu avec {lost}, et fallait-il l'accepter ?").format(lost=lost)
    else:
        gained = sentence_list([_number(name) for name in found.gained])
        why = ngettext(
            "Pourquoi ce seuil-là répare-t-il {gained} ?",
            "Pourquoi ces seuils-là réparent-ils {gained} ?",
            len(changes),
        )
        yield message + why.format(gained=gained)


def _of_cells(story: Story) -> Iterator[str]:
    """Ask about single cells that change the verdict, and about look-alikes."""
    if not story.state.activity.is_drawn:
        return
    for played in reversed(story.played):
        yield from _about_cells(story.state, _the(played.name), played.drawing)


def _about_cells(state: State, name: str, drawing: Drawing) -> Iterator[str]:
    blocks = Blocks(state.activity.grid, state.activity.strips)
    for (row, column), verdict in sorted(fragile_cells(state.seen_network, blocks, drawing).items())[:1]:
        answers = sentence_list(verdict.labels)
        becomes = _("réponde {said}").format(said=answers) if answers else _("ne dise plus rien")
        message = _(
            "Sur {name}, changer une case (ligne {row}, colonne {column}) suffit pour que le réseau "
            "{becomes} : devrait-il dépendre d'une case ?"
        )
        yield message.format(name=name, row=row + 1, column=column + 1, becomes=becomes)
    try:
        others = Lookalikes(blocks, drawing).others
    except TooManyError:
        return
    if others:
        message = ngettext(
            "{others} autre dessin donne les mêmes nombres que {name} : que perd-on en ne comptant que "
            "des cases ?",
            "{others} autres dessins donnent les mêmes nombres que {name} : que perd-on en ne comptant que "
            "des cases ?",
            others,
        )
        yield message.format(others=thousands(others), name=name)


def _of_training(story: Story) -> Iterator[str]:
    if not story.watched or story.state.activity.training is None:
        return
    message = ngettext(
        "L'ordinateur a appris {count} exemple en {iterations} : que dirait-il {what} qu'il n'a jamais "
        "vu{page} ?",
        "L'ordinateur a appris {count} exemples en {iterations} : que dirait-il {what} qu'il n'a jamais "
        "vu{page} ?",
        story.learned,
    )
    what = _("d'un dessin") if story.state.activity.is_drawn else _("d'un exemple")
    pages = [number for number, page in enumerate(story.state.pages) if not page.learns]
    page = _(", comme le dessin d{number}").format(number=pages[-1] + 1) if pages else ""
    yield message.format(count=story.learned, iterations=iterations(story.watched), what=what, page=page)


def _of_examples(story: Story) -> Iterator[str]:
    """Ask about the activity's own examples."""
    state = story.state
    if state.activity.is_numeric:
        return
    told = shown(state, tuple(map(lesson_of, state.activity.examples)))
    found = stand(state.seen_network, told)
    wrong = [each.lesson for each in found if not each.verdict.right]
    for lesson in wrong[:3]:
        message = _(
            "L'exemple n° {number} est {label}, et ces cartes ne le disent pas : que faudrait-il y changer ?"
        )
        yield message.format(number=lesson.name, label=a_label(lesson.label))
    right = {each.lesson.name: each.verdict.right for each in found}
    for example in state.activity.examples:
        if str(example.number) not in right:
            continue
        name = _("l'exemple n° {number}").format(number=example.number)
        if state.activity.is_drawn:
            yield from _about_cells(state, name, example.drawing)
        if right[str(example.number)]:
            message = _("Que faudrait-il changer à {name} pour que le réseau ne le reconnaisse plus ?")
            yield message.format(name=name)
        message = _(
            "Pour {name}, quel neurone a pesé le plus lourd, et que donnerait une erreur d'un dans son calcul ?"
        )
        yield message.format(name=name)


def _number(name: str) -> str:
    """Return an example or a page of the board with its article: "le n° 4", "le dessin d2"."""
    return _("le {title}").format(title=example_name(name))


def _the(name: str) -> str:
    """Return the name of a drawing with its article: "le n° 6", "le dessin d2"."""
    if name.startswith(_("n° {number}").format(number="")):
        return _("le {name}").format(name=name)
    return _("le dessin {name}").format(name=name) if name[1:].isdecimal() else name


def _cap(text: str) -> str:
    return text[:1].upper() + text[1:]
