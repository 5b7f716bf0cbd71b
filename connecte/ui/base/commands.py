"""Every command once: its keys, its word in the footer, its sentence in help and palette.

Bindings, footer, palette and help are all made from these. A screen answers a command with the
method `action_<id>`. Keys that need Shift on a French keyboard are doubled by those that do not.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding, BindingType

from connecte.language.i18n import _


@dataclass(frozen=True)
class Command:
    """`keys` as textual names them, `key` as the footer and the help show them."""

    id: str
    keys: str
    key: str
    label: str
    help: str
    shown: bool = True

    @property
    def action(self) -> str:
        """The name of the action, with its arguments where the id has some ("mark.3", "move.1_0")."""
        name, _dot, argument = self.id.partition(".")
        words = [word if word.lstrip("-").isdecimal() else f"'{word}'" for word in argument.split("_")]
        return f"{name}({', '.join(words)})" if argument else name


_UNDO = Command("undo", "u,ctrl+z", "u", _("Annuler"), _("annuler le dernier geste"), False)
_REDO = Command("redo", "r,ctrl+y", "r", _("Refaire"), _("refaire le geste annulé"), False)
_TO_TRAIN = Command("to_train", "t", "t", _("Ordi"), _("l'ordinateur apprend"))
_TO_LEARN = Command("to_learn", "l", "l", _("À la main"), _("apprendre à la main : déplacer des seuils"))

EDIT = Command("edit", "o", "o", _("Fichier"), _("ouvrir le fichier de l'activité, à la carte montrée"), False)

ROOM = (
    Command(
        "notes", "G,f4", "G", _("Notes"), _("pour l'enseignant : réponses, notes, heure ; ou les cacher"), False
    ),
    Command("scroll_notes.3", "ctrl+down", "Ctrl+↓", _("Notes"), _("la suite des notes"), False),
    Command("scroll_notes.-3", "ctrl+up", "Ctrl+↑", _("Notes"), _("les notes d'avant"), False),
    Command("notebook", "C", "C", _("Carnet"), _("le carnet des dessins de la classe"), False),
    Command("run_sheet", "T", "T", _("Temps"), _("le déroulé : où l'on en est, que raccourcir"), False),
    Command("pause", "P", "P", _("Pause"), _("arrêter l'horloge, ou la relancer"), False),
    Command("roles", "R", "R", _("Rôles"), _("qui fait quoi, pour ce dessin et les suivants"), False),
)
"""What is about the room, on every screen of the classroom."""

GLOBAL = (
    Command("help", "h,f2,question_mark", "h", _("Aide"), _("les touches de cet écran")),
    Command(
        "switch_theme", "p", "p", _("Projecteur"), _("noir sur blanc pour le projecteur, ou retour"), False
    ),
    Command(
        "blank", "b,full_stop", "b", _("Éteindre"), _("ne rien montrer à la classe, ou tout à nouveau"), False
    ),
    Command("save_picture", "ctrl+s", "Ctrl+S", _("Image"), _("garder une image de l'écran (SVG)"), False),
)

BUILT_IN = (
    Command("command_palette", "ctrl+p", "Ctrl+P", _("Commandes"), _("chercher une commande"), False),
    Command("quit", "ctrl+q", "Ctrl+Q", _("Quitter"), _("quitter le programme"), False),
)
"""What textual binds by itself: listed in the help, not bound again."""

CHOOSE = (
    Command("start", "enter,space", _("Entrée"), _("Commencer"), _("commencer l'activité choisie")),
    Command("leave", "q", "q", _("Quitter"), _("quitter le programme")),
)

DRAW = (
    Command("walk", "enter,pagedown", _("Entrée"), _("Compter"), _("passer aux cartes : compter, calculer")),
    Command("turn_cell", "space", _("Espace"), _("Noircir"), _("noircir ou effacer la case du curseur")),
    Command("examples", "e", "e", _("Exemples"), _("choisir un des exemples")),
    Command("cut", "c", "c", _("Découper"), _("montrer les bandelettes découpées, ou les cacher")),
    Command("wanted", "v", "v", _("C'est un…"), _("dire ce que le réseau devrait répondre"), False),
    Command("who", "w", "w", _("Qui ?"), _("dire qui dessine"), False),
    Command("keep_drawing", "k", "k", _("Garder"), _("garder le dessin dans le carnet, grille vide"), False),
    Command("fragile", "f", "f", _("Fragile"), _("montrer les cases qui changeraient le verdict"), False),
    Command("lookalikes", "s", "s", _("Sosies"), _("d'autres dessins qui ont les mêmes nombres"), False),
    Command("fool", "j", "j", _("Tromper"), _("jouer à tromper le réseau"), False),
    Command("code", "m", "m", _("Code"), _("le code du dessin, à dicter ; ou en taper un"), False),
    Command("clear", "x,delete", "x", _("Effacer"), _("effacer tout le dessin"), False),
    _TO_LEARN,
    _TO_TRAIN,
    Command("next_example", "n", "n", _("Suivant"), _("l'exemple suivant"), False),
    EDIT,
    _UNDO,
    _REDO,
    Command("choose", "escape", _("Échap"), _("Activités"), _("revenir au choix de l'activité"), False),
)

WALK = (
    Command("reveal", "space,pagedown", _("Espace"), _("Suite"), _("montrer la chose suivante, une seule")),
    Command("take_back", "backspace,pageup", "⌫", _("Retour"), _("cacher la dernière chose montrée")),
    Command("whole_card", "enter", _("Entrée"), _("Carte"), _("montrer toute cette carte, ou tout ce compte")),
    Command("reveal_rest", "f", "f", _("Tous"), _("montrer tous les nombres, ou toute la couche"), False),
    Command("pick.-1", "left", "←", _("Avant"), _("se tourner vers l'élève d'avant, sans rien montrer"), False),
    Command("pick.1", "right", "→", _("Après"), _("se tourner vers l'élève d'après, sans rien montrer"), False),
    Command("correct", "c", "c", _("Corriger"), _("montrer le bon nombre à la place d'un faux"), False),
    Command("keep", "k", "k", _("Laisser"), _("laisser courir un nombre annoncé faux"), False),
    Command("vote", "v", "v", _("Vote"), _("compter les mains levées pour chaque réponse")),
    Command("draw", "d,escape", "d", _("Dessin"), _("revenir au début ; les cartes gardent leur place"), False),
    Command("examples", "e", "e", _("Exemples"), _("choisir un des exemples"), False),
    Command("next_example", "n", "n", _("Suivant"), _("passer à l'exemple suivant"), False),
    _TO_LEARN,
    _TO_TRAIN,
    EDIT,
    _UNDO,
    _REDO,
)
"""Digits have no command: what is typed in the walk is a number that a pupil announces."""

LEARN = (
    Command("nudge.1", "up,plus,equals_sign", "↑", _("+1"), _("monter le seuil d'un cran")),
    Command("nudge.-1", "down,minus,6", "↓", _("−1"), _("baisser le seuil d'un cran")),
    Command("choose_card.-1", "left,pageup", "←", _("Carte"), _("la carte d'avant"), False),
    Command("choose_card.1", "right,pagedown", "→", _("Carte"), _("la carte d'après")),
    Command("compare", "c", "c", _("Comparer"), _("mettre une autre carte à côté")),
    Command("hint", "i", "i", _("Indice"), _("quels seuils aideraient le plus ?")),
    Command("solution", "s", "s", _("Solution"), _("un pas de la solution de l'atelier"), False),
    Command("restore", "x", "x", _("Rétablir"), _("revenir aux cartes imprimées"), False),
    Command("choose_set", "a", "a", _("Exemples"), _("ceux de la classe, tous, avec ses dessins"), False),
    Command(
        "toggle_example", "e", "e", _("Exemple"), _("mettre un exemple sur les cartes, ou l'enlever"), False
    ),
    Command(
        "print_cards", "m", "m", _("Imprimer"), _("écrire les cartes changées dans une page à imprimer"), False
    ),
    Command("walk", "escape,w", _("Échap"), _("Cartes"), _("revenir aux cartes, avec les seuils appris")),
    Command("draw", "d", "d", _("Dessin"), _("revenir au dessin"), False),
    _TO_TRAIN,
    EDIT,
    _UNDO,
    _REDO,
)

_MARK_KEYS = ("1,ampersand", "2,é", "3,quotation_mark", "4,apostrophe", "5,left_parenthesis",
              "6,minus", "7,è", "8,underscore", "9,ç")  # fmt: skip

TRAIN = (
    Command("play.1", "space", _("Espace"), _("Marche"), _("faire avancer l'apprentissage, ou l'arrêter")),
    Command(
        "play.-1", "backspace", "⌫", _("À rebours"), _("faire reculer l'apprentissage, ou l'arrêter"), False
    ),
    Command(
        "open_step",
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
    Command("save_chart", "i", "i", _("Image"), _("garder cette image seule (SVG)"), False),
    Command("keep_recording", "z", "z", _("Garder"), _("garder l'enregistrement dans un fichier"), False),
    Command("start_from", "s", "s", _("Départ"), _("partir des cartes de la classe, ou du programme"), False),
    Command("walk", "escape,w", _("Échap"), _("Cartes"), _("revenir aux cartes de la classe"), False),
    Command("draw", "d", "d", _("Dessin"), _("revenir au dessin"), False),
    Command("to_learn", "l", "l", _("À la main"), _("apprendre à la main"), False),
    EDIT,
    _UNDO,
    _REDO,
)


STEP = (
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
NOTEBOOK = (
    Command("open_page", "enter", _("Entrée"), _("Grille"), _("mettre ce dessin sur la grille")),
    Command("test", "t", "t", _("Tester"), _("demander au réseau ce qu'il dit de tous les dessins")),
    Command("toggle_learning", "a", "a", _("Apprendre"), _("l'apprendre à la main, ou ne plus l'apprendre")),
    Command("label", "v", "v", _("C'est un…"), _("dire ce que le dessin devait être")),
    Command("sign", "w", "w", _("Qui ?"), _("dire qui l'a dessiné"), False),
    Command("drop", "x,delete", "x", _("Arracher"), _("arracher la page"), False),
    Command(
        "tables", "tab", "Tab", _("Tableaux"), _("voulu et annoncé : avant, à la main, après l'ordinateur")
    ),
    Command("move.0_-1", "left,pageup", "←", _("Avant"), _("le dessin d'avant"), False),
    Command("move.0_1", "right,pagedown", "→", _("Après"), _("le dessin d'après"), False),
    Command("move.-1_0", "up", "↑", _("Rangée"), _("la rangée au-dessus"), False),
    Command("move.1_0", "down", "↓", _("Rangée"), _("la rangée au-dessous"), False),
    Command("undo", "u,ctrl+z", "u", _("Annuler"), _("annuler le dernier geste"), False),
    Command("leave", "escape,C,q", _("Échap"), _("Fermer"), _("revenir")),
)

LOOKALIKES = (
    Command("take", "enter", _("Entrée"), _("Grille"), _("mettre ce dessin sur la grille")),
    Command("others", "n,pagedown,space", "n", _("D'autres"), _("d'autres sosies")),
    Command("choose.1", "right,down", "→", _("Après"), _("le dessin d'après")),
    Command("choose.-1", "left,up", "←", _("Avant"), _("le dessin d'avant"), False),
    Command("leave", "escape,s,q", _("Échap"), _("Fermer"), _("revenir")),
)

RUN_SHEET = (
    Command("pause", "P,space", "P", _("Pause"), _("arrêter l'horloge, ou la relancer")),
    Command("minutes.1", "up", "↑", _("+5 min"), _("cinq minutes de plus")),
    Command("minutes.-1", "down", "↓", _("−5 min"), _("cinq minutes de moins")),
    Command("restart", "x", "x", _("Repartir"), _("l'heure commence maintenant")),
    Command("debrief", "d", "d", _("Finir"), _("les questions pour finir, au tableau")),
    Command("leave", "escape,T,q", _("Échap"), _("Fermer"), _("revenir")),
)

ROLES = (
    Command("pupils.1", "up,plus", "↑", _("+1"), _("un élève de plus ; ou taper leur nombre")),
    Command("pupils.-1", "down,minus", "↓", _("−1"), _("un élève de moins")),
    Command("drawing.1", "right,pagedown", "→", _("Dessin suivant"), _("les rôles du dessin suivant")),
    Command("drawing.-1", "left,pageup", "←", _("d'avant"), _("les rôles du dessin d'avant")),
    Command("leave", "escape,R,q", _("Échap"), _("Fermer"), _("revenir")),
)

CLOSING = (Command("leave", "escape,q,d", _("Échap"), _("Fermer"), _("revenir à la classe")),)

EDITOR = (
    Command("save", "ctrl+s", "Ctrl+S", _("Enregistrer"), _("enregistrer : la classe a les nouvelles cartes")),
    Command("next_fault", "ctrl+n,f8", "Ctrl+N", _("Faute"), _("aller à la faute suivante")),
    Command("undo_text", "ctrl+z", "Ctrl+Z", _("Annuler"), _("annuler ce qui vient d'être écrit")),
    Command("leave", "escape", _("Échap"), _("Fermer"), _("revenir à la classe")),
    Command("help", "f2,f1", "F2", _("Aide"), _("les touches de cet écran")),
)


def bindings(commands: tuple[Command, ...]) -> list[BindingType]:
    """The commands as textual's bindings; the first key of each shows in the footer."""
    return [
        Binding(c.keys, c.action, c.label, show=c.shown, key_display=c.key, tooltip=c.help) for c in commands
    ]
