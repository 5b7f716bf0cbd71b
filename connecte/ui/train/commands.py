"""Keys of the training, of an opened iteration, and of why a number moved."""

from __future__ import annotations

from connecte.language.i18n import _
from connecte.ui.base.commands import EDIT, REDO, UNDO, Command

_MARK_KEYS = ("1,ampersand", "2,é", "3,quotation_mark", "4,apostrophe", "5,left_parenthesis",
              "6,minus", "7,è", "8,underscore", "9,ç")  # fmt: skip

TRAIN = (
    Command("play.1", "space", _("Espace"), _("Marche"), _("faire avancer l'apprentissage, ou l'arrêter")),
    Command(
        "play.-1", "backspace", "⌫", _("À rebours"), _("faire reculer l'apprentissage, ou l'arrêter"), False
    ),
    Command(
        "open_iteration",
        "enter",
        _("Entrée"),
        _("Ouvrir"),
        _("ouvrir l'itération qui commence ici, étape par étape"),
    ),
    Command("why", "q", "q", _("Pourquoi"), _("pourquoi un poids bouge, ou ne bouge pas")),
    Command("turn.1", "tab", "Tab", _("Image"), _("une autre image : poids, coût, réseau, exemples…")),
    Command("turn.-1", "shift+tab", "Maj+Tab", _("Image"), _("l'image d'avant"), False),
    Command("step.1", "right,pagedown", "→", _("+1"), _("une itération de plus"), False),
    Command("step.-1", "left,pageup", "←", _("−1"), _("une itération de moins"), False),
    Command("speed.1", "up", "↑", _("Vitesse"), _("plus vite"), False),
    Command("speed.-1", "down", "↓", _("Moins vite"), _("moins vite"), False),
    Command("go_to", "g", "g", _("Aller"), _("aller à une itération"), False),
    *(
        Command(f"mark.{n}", keys, str(n), _("Repère"), _("aller au repère {n}").format(n=n), False)
        for n, keys in enumerate(_MARK_KEYS, 1)
    ),
    Command("ends.0", "home", _("Début"), _("Début"), _("revenir au départ"), False),
    Command("ends.1", "end", _("Fin"), _("Fin"), _("aller à la fin"), False),
    Command("choose_neuron.1", "n", "n", _("Neurone"), _("choisir le neurone suivant"), False),
    Command("choose_neuron.-1", "N", "N", _("Neurone"), _("choisir le neurone d'avant"), False),
    Command("card", "c", "c", _("Carte"), _("la carte du neurone choisi, à cette itération"), False),
    Command("choose_example.1", "e", "e", _("Exemple"), _("choisir l'exemple suivant"), False),
    Command("choose_example.-1", "E", "E", _("Exemple"), _("choisir l'exemple d'avant"), False),
    Command(
        "axis", "x", "x", _("Axe"), _("l'axe des itérations : de dix en dix fois plus, ou régulier"), False
    ),
    Command(
        "seek.verdict_1",
        "v",
        "v",
        _("Verdict"),
        _("à la prochaine réponse qui change (Sorties, Exemples : celle de l'exemple choisi)"),
        False,
    ),
    Command("seek.verdict_-1", "V", "V", _("Verdict"), _("au changement de réponse d'avant"), False),
    Command(
        "seek.link_1", "f", "f", _("Signe"), _("aller au prochain lien qui apparaît ou change de signe"), False
    ),
    Command("seek.link_-1", "F", "F", _("Signe"), _("au lien apparu ou retourné d'avant"), False),
    Command("toggle_mark", "m", "m", _("Marquer"), _("marquer cette itération, ou enlever la marque"), False),
    Command(
        "next_mark.1", "ctrl+right,y", "y", _("Marque"), _("aller à la marque ou au repère d'après"), False
    ),
    Command(
        "next_mark.-1", "ctrl+left,Y", "Y", _("Marque"), _("aller à la marque ou au repère d'avant"), False
    ),
    Command("anchor", "a", "a", _("Avant"), _("comparer avec cette itération"), False),
    Command("trials", "j", "j", _("Essais"), _("d'autres essais : le pas, a, le départ, les exemples")),
    Command("to_cards", "k", "k", _("En cartes"), _("refaire des cartes de ces nombres, arrondis"), False),
    Command("write.picture", "i", "i", _("Image"), _("garder cette image seule (SVG)"), False),
    Command("write.recording", "z", "z", _("Garder"), _("garder l'enregistrement dans un fichier"), False),
    Command("write.page", "", "", _("Page"), _("une page web qui rejoue cet entraînement"), False),
    Command("start_from", "s", "s", _("Départ"), _("partir des cartes de la classe, ou du programme"), False),
    Command("walk", "escape,w", _("Échap"), _("Cartes"), _("revenir aux cartes de la classe"), False),
    Command("draw", "d", "d", _("Dessin"), _("revenir au dessin"), False),
    Command("to_learn", "l", "l", _("À la main"), _("apprendre à la main"), False),
    EDIT,
    UNDO,
    REDO,
)

ITERATION = (
    Command("phase.1", "space,pagedown", _("Espace"), _("Suite"), _("l'étape suivante")),
    Command("phase.-1", "backspace,pageup", "⌫", _("Retour"), _("l'étape d'avant")),
    Command("neuron.-1", "up", "↑", _("Neurone"), _("le neurone d'avant"), False),
    Command("neuron.1", "down", "↓", _("Neurone"), _("le neurone suivant"), False),
    Command("example.1", "right,e", "→", _("Exemple"), _("l'exemple suivant, seul")),
    Command("example.-1", "left,E", "←", _("Exemple"), _("l'exemple d'avant, seul"), False),
    Command("everyone", "a", "a", _("Tous"), _("tous les exemples ensemble, ou un seul"), False),
    Command("why", "enter,q", _("Entrée"), _("Pourquoi"), _("pourquoi les nombres de ce neurone bougent")),
    Command("leave", "escape", _("Échap"), _("Fermer"), _("revenir à l'apprentissage")),
)

WHY = (
    Command("move.0_-1", "left", "←", _("Nombre"), _("le nombre à gauche"), False),
    Command("move.0_1", "right", "→", _("Nombre"), _("le nombre à droite")),
    Command("move.-1_0", "up", "↑", _("Neurone"), _("le neurone au-dessus"), False),
    Command("move.1_0", "down", "↓", _("Neurone"), _("le neurone au-dessous")),
    Command("push.1", "n,pagedown", "n", _("Poussée"), _("la poussée suivante")),
    Command("push.-1", "N,pageup", "N", _("Poussée"), _("la poussée d'avant"), False),
    Command("open", "enter", _("Entrée"), _("Exemple"), _("ouvrir cet exemple, étape par étape")),
    Command("leave", "escape,q", _("Échap"), _("Fermer"), _("revenir")),
)
