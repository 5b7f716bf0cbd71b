"""The commands of the training, of an opened iteration, and of why a number moved."""

from __future__ import annotations

from connecte.language.i18n import _
from connecte.language.keys import table
from connecte.ui.base.commands import CLOSE, COMPUTER, FILE, PHASES, REDO, UNDO, Command
from connecte.ui.train.pictures.pictures import PICTURES


def _in_menu(name: str, label: str, sentence: str, group: str = COMPUTER) -> Command:
    """Return a command without a key."""
    return Command(name, None, label, sentence, False, group)


def _by_key(name: str, key: table.Key, label: str, sentence: str, shown: bool = False) -> Command:
    return Command(name, key, label, sentence, shown, COMPUTER)


TRAIN = (
    _by_key("simple.0", table.ALL, _("Tout montrer"), _("toutes les images de l'entraînement"), True),
    _by_key("simple.1", table.ALL, _("Vue simple"), _("combien sont justes, une courbe, le réseau")),
    _by_key("play.1", table.NEXT, _("Marche"), _("faire avancer l'apprentissage, ou l'arrêter"), True),
    _by_key("play.-1", table.BACK, _("À rebours"), _("faire reculer l'apprentissage, ou l'arrêter")),
    _by_key("open_iteration", table.ENTER, _("Ouvrir"), _("ouvrir l'itération qui commence ici"), True),
    _by_key("step.1", table.RIGHT, _("+1"), _("une itération de plus")),
    _by_key("step.-1", table.LEFT, _("−1"), _("une itération de moins")),
    _by_key("speed.1", table.UP, _("Plus vite"), _("jouer plus vite")),
    _by_key("speed.-1", table.DOWN, _("Moins vite"), _("jouer moins vite")),
    _by_key(
        "turn.1", table.OTHER_VIEW, _("Image"), _("l'image suivante : jamais vus, exemples, poids, coût…"), True
    ),
    _by_key("why", table.WHY, _("Pourquoi"), _("pourquoi un poids bouge, ou ne bouge pas"), True),
    _by_key("go_to", table.GO_TO, _("Aller à"), _("aller à une itération, ou à une image"), True),
    *(
        _by_key(f"mark.{n}", key, _("Repère {n}").format(n=n), _("aller au repère {n}").format(n=n))
        for n, key in enumerate(table.NUMBERS[:9], 1)
    ),
    _by_key("ends.0", table.START, _("Début"), _("revenir au départ")),
    _by_key("ends.1", table.END, _("Fin"), _("aller à la fin")),
    _by_key("choose_neuron.1", table.NEURON, _("Neurone"), _("choisir le neurone suivant")),
    _by_key("examples", table.EXAMPLES, _("Exemple"), _("choisir l'exemple regardé")),
    _by_key(
        "next_example",
        table.NEXT_EXAMPLE,
        _("Suivant"),
        _("exemple suivant, ou nombre, ou brouillard"),
    ),
    _by_key("anchor", table.COMPARE, _("Comparer"), _("comparer avec cette itération")),
    Command(
        "write.recording", table.KEEP, _("Garder"), _("garder l'enregistrement dans un fichier"), False, FILE
    ),
    _in_menu("card", _("Carte"), _("la carte du neurone choisi, à cette itération")),
    *(_in_menu(f"picture.{found.name}", found.label, found.help) for found in PICTURES),
    _in_menu("axis", _("Axe"), _("l'axe des itérations : de dix en dix fois plus, ou régulier")),
    _in_menu("axes", _("Autres entrées"), _("le plan de deux autres entrées")),
    _in_menu("seek.verdict_1", _("Verdict suivant"), _("à la prochaine réponse qui change")),
    _in_menu("seek.verdict_-1", _("Verdict d'avant"), _("au changement de réponse d'avant")),
    _in_menu("seek.link_1", _("Signe suivant"), _("au prochain lien qui apparaît ou change de signe")),
    _in_menu("seek.link_-1", _("Signe d'avant"), _("au lien apparu ou retourné d'avant")),
    _in_menu("toggle_mark", _("Marquer"), _("marquer cette itération, ou enlever la marque")),
    _in_menu("next_mark.1", _("Marque suivante"), _("aller à la marque ou au repère d'après")),
    _in_menu("next_mark.-1", _("Marque d'avant"), _("aller à la marque ou au repère d'avant")),
    _in_menu("trials", _("D'autres essais"), _("essayer un autre pas, a, départ, d'autres exemples")),
    _in_menu("without_mask", _("Sans le masque"), _("le même apprentissage, tous les liens permis")),
    _in_menu("start_from", _("Départ"), _("partir des cartes de la classe, ou du programme")),
    _in_menu("to_cards", _("En cartes"), _("refaire des cartes de ces nombres, arrondis")),
    _in_menu("write.picture", _("Image seule"), _("garder cette image seule (SVG)"), FILE),
    _in_menu("write.page", _("Page web"), _("une page web qui rejoue cet entraînement"), FILE),
    *PHASES,
    UNDO,
    REDO,
)

OF_RUN = {found.name.partition(".")[0] for found in TRAIN} - {"trials", "start_from", "go", "undo", "redo"}
"""Those that show something of the run in view."""

ITERATION = (
    _by_key("phase.1", table.NEXT, _("Suite"), _("la phase suivante"), True),
    _by_key("phase.-1", table.BACK, _("Retour"), _("la phase d'avant")),
    _by_key("neuron.-1", table.UP, _("Neurone"), _("le neurone d'avant")),
    Command("neuron.1", (table.DOWN, table.NEURON), _("Neurone"), _("le neurone suivant"), False, COMPUTER),
    Command(
        "example.1",
        (table.RIGHT, table.NEXT_EXAMPLE),
        _("Exemple"),
        _("l'exemple suivant, seul"),
        True,
        COMPUTER,
    ),
    _by_key("example.-1", table.LEFT, _("Exemple"), _("l'exemple d'avant, seul")),
    _by_key("choose_example", table.EXAMPLES, _("Exemple"), _("choisir l'exemple regardé")),
    _by_key("everyone", table.ALL, _("Tous"), _("tous les exemples ensemble, ou un seul")),
    _by_key(
        "shorten",
        table.OTHER_VIEW,
        _("3 ou tout"),
        _("en trois phases (répondre, mesurer, corriger), ou toutes"),
        True,
    ),
    Command(
        "why",
        (table.ENTER, table.WHY),
        _("Pourquoi"),
        _("pourquoi les nombres de ce neurone bougent"),
        True,
        COMPUTER,
    ),
    CLOSE,
)

WHY = (
    _by_key("move.0_1", table.RIGHT, _("Nombre"), _("le nombre à droite"), True),
    _by_key("move.0_-1", table.LEFT, _("Nombre"), _("le nombre à gauche")),
    _by_key("move.1_0", table.DOWN, _("Neurone"), _("le neurone au-dessous"), True),
    _by_key("move.-1_0", table.UP, _("Neurone"), _("le neurone au-dessus")),
    _by_key("push.1", table.NEXT, _("Poussée"), _("la poussée suivante"), True),
    _by_key("push.-1", table.BACK, _("Poussée"), _("la poussée d'avant")),
    _by_key("open", table.ENTER, _("Exemple"), _("ouvrir cet exemple, phase par phase"), True),
    Command("leave", (table.ESCAPE, table.WHY), _("Fermer"), _("fermer, et revenir"), True, COMPUTER),
)

TRAINED_CARD = (
    Command("turn.1", (table.RIGHT, table.NEXT, table.NEURON), _("Carte"), _("la carte d'après")),
    Command("turn.-1", (table.LEFT, table.BACK), _("Carte"), _("la carte d'avant")),
    Command("leave", (table.ESCAPE, table.ENTER), _("Fermer"), _("fermer, et revenir")),
)
