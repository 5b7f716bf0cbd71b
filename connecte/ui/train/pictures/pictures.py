"""The pictures of the training, each described once: what it answers, who draws it, for which activities."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from connecte.content.activity import Activity
from connecte.language.i18n import _
from connecte.language.lists import comma_list
from connecte.language.numbers import thousands
from connecte.language.value import replace
from connecte.session.state import State
from connecte.ui.chart.plane_view import has_plane
from connecte.ui.paint.lines import Line
from connecte.ui.train.pictures.curves.curves_text import (
    chart_panel,
    cost_picture,
    outputs_picture,
    thresholds_picture,
    weights_picture,
)
from connecte.ui.train.pictures.curves.runs_text import runs_picture
from connecte.ui.train.pictures.curves.seen_text import seen_picture
from connecte.ui.train.pictures.curves.slope_picture import slope_picture
from connecte.ui.train.pictures.curves.valley_picture import has_valley, valley_picture
from connecte.ui.train.pictures.decision.plane_picture import plane_picture, plane_title
from connecte.ui.train.pictures.decision.roc_picture import roc_picture
from connecte.ui.train.pictures.looking import FOOLED, LINE, SEEN, SIMPLE, SLOPE, SUMMARY, Looking
from connecte.ui.train.pictures.network.images_text import fooled_picture, images_picture, reads_pictures
from connecte.ui.train.pictures.network.network_text import network_picture
from connecte.ui.train.pictures.said.compare_text import compare_picture, hand_picture
from connecte.ui.train.pictures.said.gaps_text import line_picture
from connecte.ui.train.pictures.said.known_text import confusion_picture, examples_picture
from connecte.ui.train.pictures.simple_text import simple_picture
from connecte.ui.train.pictures.train_view import TrainView

GROUPS = {
    "right": _("Justes"),
    "answers": _("Réponses"),
    "numbers": _("Nombres"),
    "cost": _("Coût"),
    "compare": _("Comparer"),
}
"""The groups of tabs by name, in their order: what the pictures of each are about."""


def _everywhere(_activity: Activity) -> bool:
    return True


def _with_labels(activity: Activity) -> bool:
    """Whether the outputs claim labels, so that an answer is right or wrong."""
    return not activity.is_numeric


def _of_numbers(activity: Activity) -> bool:
    """Whether the outputs are numbers to come close to."""
    return activity.is_numeric


def group_name(group: str, activity: Activity) -> str:
    """Name a group of tabs: where outputs are numbers nothing is right or wrong, but near or far."""
    return _("Écarts") if group == "right" and activity.is_numeric else GROUPS[group]


def _by_hand(activity: Activity) -> bool:
    """Whether the class moves thresholds by hand on examples of its own."""
    return activity.has_tallies and any(example.in_class for example in activity.examples)


@dataclass(frozen=True)
class TrainPicture:
    """One picture of the training."""

    name: str
    """Its name in journals."""
    group: str
    """The group of tabs that it stands in, one of GROUPS."""
    label: str
    """Its tab: what it answers, in a few words that a class knows; all of a group have room in 80 cells."""
    help: str
    """Its sentence in the menu: what it shows."""
    painter: Callable[[TrainView, int, int], list[Line]]
    """Paints it for (view, width, height)."""
    is_for: Callable[[Activity], bool] = _everywhere
    """For which activities it exists."""
    upwards: str = ""
    """What its chart over iterations shows upwards; "" where it has no such chart."""
    is_chart: bool = False
    """Whether it is a chart alone, under two lines of text: there the mouse asks for an iteration."""
    of_one_example: bool = False
    """Whether one example is in hand: there the next change of a verdict is that example's."""
    of_one_neuron: bool = False
    """Whether one neuron is in hand."""
    about: Callable[[TrainView], str] | None = None
    """Says what else its title needs."""


PICTURES = (
    TrainPicture(SUMMARY, "right", _("Résumé"), _("les poids, leurs courbes et les réponses"),
                 chart_panel, upwards=_("poids"), of_one_neuron=True),
    TrainPicture(LINE, "right", _("De combien ?"), _("la droite ou la courbe, ses points, leurs écarts"),
                 line_picture, _of_numbers),
    TrainPicture(SEEN, "right", _("Et jamais vus ?"), _("réponses et coût : appris, et jamais vus"),
                 seen_picture),
    TrainPicture("roc", "right", _("Le seuil tourne"), _("précision, rappel, et la courbe du seuil"),
                 roc_picture, _with_labels, of_one_neuron=True),
    TrainPicture("examples", "answers", _("Lesquels ?"), _("chaque exemple : voulu, annoncé, juste ou faux"),
                 examples_picture, of_one_example=True),
    TrainPicture("confusion", "answers", _("Qui dit quoi ?"), _("voulu et annoncé, dans un tableau"),
                 confusion_picture, _with_labels),
    TrainPicture("plane", "answers", _("Où ?"), _("le plan : ce qui est dit partout, la frontière, les points"),
                 plane_picture, has_plane, of_one_neuron=True, about=plane_title),
    TrainPicture("outputs", "answers", _("Un exemple"), _("les réponses pour un exemple, selon les itérations"),
                 outputs_picture, upwards=_("réponses"), is_chart=True, of_one_example=True),
    TrainPicture(FOOLED, "answers", _("Le tromper"), _("l'image que le réseau prend le plus pour un chiffre"),
                 fooled_picture, reads_pictures, of_one_neuron=True),
    TrainPicture("weights", "numbers", _("Quels poids ?"), _("les poids selon les itérations"),
                 weights_picture, upwards=_("poids"), is_chart=True, of_one_neuron=True),
    TrainPicture("thresholds", "numbers", _("Quels seuils ?"), _("les seuils selon les itérations"),
                 thresholds_picture, upwards=_("seuils"), is_chart=True, of_one_neuron=True),
    TrainPicture("network", "numbers", _("Quels liens ?"), _("le réseau, ses liens épais ou fins"),
                 network_picture, of_one_neuron=True),
    TrainPicture("images", "numbers", _("Poids en images"), _("les poids des neurones qui lisent l'image"),
                 images_picture, reads_pictures, of_one_neuron=True),
    TrainPicture("cost", "cost", _("Combien ?"), _("le coût selon les itérations"),
                 cost_picture, upwards=_("coût"), is_chart=True),
    TrainPicture(SLOPE, "cost", _("Descend-il la pente ?"), _("le coût autour d'un nombre, et le pas suivant"),
                 slope_picture, of_one_neuron=True),
    TrainPicture("valley", "cost", _("Par quel chemin ?"), _("la vallée du coût, et le chemin de l'essai"),
                 valley_picture, has_valley),
    TrainPicture("compare", "compare", _("Avant / après"), _("deux itérations côte à côte"),
                 compare_picture, of_one_neuron=True),
    TrainPicture("runs", "compare", _("Essais"), _("le coût de chaque essai"), runs_picture, upwards=_("coût")),
    TrainPicture("hand", "compare", _("Comme à la main ?"), _("les seuils bougés à la main, et la pente"),
                 hand_picture, _by_hand),
)  # fmt: skip
"""All pictures, group by group, the most important first."""

SIMPLE_PICTURE = TrainPicture(
    SIMPLE, "", _("Vue simple"), _("combien sont justes, une courbe, le réseau"), simple_picture,
    of_one_neuron=True,
)  # fmt: skip
"""What is looked at first, without tabs."""

_BY_NAME = {found.name: found for found in (SIMPLE_PICTURE, *PICTURES)}


def pictures_of(activity: Activity) -> tuple[TrainPicture, ...]:
    """Return the pictures that exist for an activity, in the order of their tabs."""
    return tuple(found for found in PICTURES if found.is_for(activity))


def has_picture(activity: Activity, name: str) -> bool:
    """Whether a picture exists for an activity."""
    return name in _BY_NAME and _BY_NAME[name].is_for(activity)


def shown_picture(looking: Looking) -> TrainPicture:
    """Return the description of the picture that is looked at."""
    return _BY_NAME[looking.picture]


def fitting(looking: Looking, state: State) -> Looking:
    """Keep what the activity still has: picture, neuron, example."""
    if not has_picture(state.activity, looking.picture):
        looking = replace(looking, picture=SUMMARY)
    return looking.fitting(state)


def next_picture(looking: Looking, activity: Activity, by: int) -> str:
    """Return the name of the picture whose tab stands after the one in view, or before it; the simple view,
    which has no tab, stands before the first.
    """
    names = [found.name for found in pictures_of(activity)]
    if looking.picture == SIMPLE:
        return names[0 if by > 0 else -1]
    return names[(names.index(looking.picture) + by) % len(names)]


def picture(view: TrainView, cells: int, height: int) -> list[Line]:
    """Paint the picture in view; of the summary, its chart."""
    return shown_picture(view.looking).painter(view, cells, height)


def picture_title(view: TrainView) -> str:
    """Say what the picture in view shows: whose numbers, and along which axis."""
    shown, (layer, neuron) = shown_picture(view.looking), view.looking.chosen
    parts = [shown.label]
    if shown.of_one_neuron:
        name = view.activity.layers[layer].cards[neuron].neuron.name
        parts.append(_("neurone {name}").format(name=name))
    if shown.about is not None:
        parts.append(shown.about(view))
    if shown.of_one_example:
        parts.append(_("exemple n° {number}").format(number=view.looking.example))
    if shown.upwards:
        every = _("de dix en dix fois plus") if view.looking.axis_is_log else _("à pas réguliers")
        axes = _("{upwards} selon les itérations, {every}")
        parts.append(axes.format(upwards=shown.upwards, every=every))
    else:
        parts.append(_("itération {iteration}").format(iteration=thousands(view.iteration)))
    return comma_list([part for part in parts if part])
