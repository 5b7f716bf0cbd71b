"""French words written for the file's English keys and values, and other ways to write yes and no."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from connecte.content.hour.plan import PARTS
from connecte.content.runs.method import NAMED_ACTIVATIONS, NAMED_LOSSES
from connecte.content.yaml.cures.cure import NONE, Cure
from connecte.content.yaml.cures.invisible import without_invisible
from connecte.content.yaml.cures.numbers import NUMBER_WORDS
from connecte.language.i18n import _
from connecte.language.lists import comma_list, inner
from connecte.language.nearest import suggestion

_KEYS = {
    "title": "titre nom_de_l_activité intitulé", "summary": "résumé description présentation",
    "minutes": "durée temps minute", "credit": "crédit auteur auteurs source", "otherwise": "sinon autrement",
    "grid": "grille", "rows": "lignes ligne rangées rang", "columns": "colonnes colonne",
    "inputs": "entrées entrée bandelettes bandelette", "name": "nom mot prénom",
    "symbol": "emoji symbole émoji",
    "code": "sigle abrégé", "between": "entre", "layers": "couches couche", "neurons": "neurones neurone",
    "neuron": "neurone", "sum": "calcul somme formule opération addition", "threshold": "seuil",
    "range": "plage intervalle étendue", "below": "dessous en_dessous", "answer": "réponse sortie",
    "label": "chiffre étiquette annonce solution", "color": "couleur colour", "shape": "forme",
    "letter": "lettre", "table": "tableau", "results": "résultats résultat", "shown": "réponses montré montrés",
    "examples": "exemples exemple dessins", "counts": "nombres comptes compte", "values": "valeurs valeur",
    "drawing": "dessin image", "in_class": "en_classe classe", "by_hand": "à_la_main main",
    "by_hand_step": "pas_à_la_main", "decision": "décision", "cover": "couverture recouvrement",
    "goals": "buts but objectifs", "cells": "cases cellules", "product": "produit",
    "questions": "question quiz", "choices": "choix propositions", "why": "pourquoi explication",
    "ages": "âges âge", "see": "voir", "screen": "écran", "example": "exemple",
    "iteration": "itération", "runs": "essais essai", "held_out": "de_côté mis_de_côté à_part",
    "hidden": "cachée cachées", "output": "sorties", "loss": "coût perte", "batch": "lot lots paquet",
    "epochs": "époques époque passages", "a": "raideur", "output_threshold_factor": "facteur_des_seuils",
    "move": "déplacement mouvement changement bouger", "training": "entraînement apprentissage entrainement",
    "rule": "règle", "step": "pas étape", "iterations": "itérations itération", "marks": "repères repère",
    "mask": "masque", "start": "départ début", "note": "remarque", "plan": "déroulé déroulement",
    "say": "dire", "ask": "demander questions question", "misunderstandings": "malentendus erreurs",
    "shorten": "raccourcir", "least": "minimum au_moins",
    "made": "fait ensemble forme_des_points", "points": "nombre_de_points", "noise": "bruit",
    "seed": "graine hasard", "times": "fois",
}  # fmt: skip
_VALUES = {
    "green": "vert verte", "blue": "bleu bleue", "pink": "rose", "yellow": "jaune",
    "circle": "rond cercle disque", "square": "carré carre", "triangle": "triangle",
    "diamond": "losange diamant", "excess": "dépassement excès",
    "above": "au-dessus dessus plus", "reach": "atteint atteindre dès", "computed": "calculé calculée calcul",
    "backpropagation": "rétropropagation retropropagation", "perceptron": "perceptron",
    "cyan": "turquoise bleu-clair", "bar": "barre trait",
    "red": "rouge", "orange": "orange", "purple": "violet violette", "black": "noir noire",
    "white": "blanc blanche", "brown": "marron brun", "grey": "gris grise", "star": "étoile",
    "cross": "croix", "heart": "cœur coeur",
    "hexagon": "hexagone", "pentagon": "pentagone", "largest": "maximum plus-grand plus-grande",
    "partial": "partiel partielle", "draw": "dessiner dessin", "count": "compter comptes compte",
    "hidden": "cachées cachée cartes-cachées", "output": "sorties sortie", "others": "autres autres-dessins",
    "clouds": "nuages nuage", "crossed": "carrés-croisés croisés", "moons": "lunes croissants",
    "spiral": "spirale",
    "learn": "apprendre", "train": "entraîner entraînement ordinateur", "end": "fin finir",
}  # fmt: skip
MEANINGS = {
    "green": _("vert"), "blue": _("bleu"), "pink": _("rose"), "yellow": _("jaune"), "circle": _("rond"),
    "square": _("carré"), "triangle": _("triangle"), "diamond": _("losange"), "red": _("rouge"),
    "orange": _("orange"), "purple": _("violet"), "black": _("noir"), "white": _("blanc"), "brown": _("marron"),
    "grey": _("gris"), "star": _("étoile"), "cross": _("croix"), "heart": _("cœur"), "hexagon": _("hexagone"),
    "pentagon": _("pentagone"), "excess": _("de combien le seuil est dépassé"),
    "above": _("1 au-dessus du seuil"), "reach": _("1 dès que le seuil est atteint"),
    "computed": _("la machine calcule"),
    "backpropagation": _("tous les exemples à la fois"), "perceptron": _("un exemple à la fois"),
    "cyan": _("turquoise"), "bar": _("barre"), "alone": _("celle qui est seule au-dessus de 0"),
    "largest": _("celle qui montre le plus"), "whole": _("toute la grille"), "partial": _("une partie"),
    "cards": _("les cartes"), "hand": _("après l'apprentissage à la main"), "random": _("au hasard"),
    "zero": _("zéro partout"), "normal": _("au hasard autour de 0"),
    "all": _("tous à la fois"), "one": _("un à la fois"),
    **{each.name: each.meaning for each in (*NAMED_ACTIVATIONS, *NAMED_LOSSES)},
    **{part.name: inner(part.title) for part in PARTS},
}  # fmt: skip
"""What the words of a file mean, for sentences."""
_YES = ("oui", "vrai", "yes", "true", "on", "1", "x", "o", "y", "ok", "✓", "✔", "☑")
_NO = ("non", "faux", "no", "false", "off", "0", "n", "✗", "✘", "☐")


def english_key(written: str, keys: Sequence[str]) -> str:
    """Return the key of `keys` that a French word means; "" where it means none of them."""
    return _meant(written, keys, _KEYS)


def _meant(written: str, words: Sequence[str], french: dict[str, str]) -> str:
    plain = without_accents(written.strip().lower().replace(" ", "_").replace("’", "'"))
    return next((word for word in words if plain in without_accents(french.get(word, "")).split()), "")


@lru_cache(maxsize=1024)  # each key of a file is compared with the same words
def without_accents(text: str) -> str:
    """Return a text with the letters that its accents stand on."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def key_cure(written: str, keys: Sequence[str]) -> tuple[str, Cure]:
    """Return the key that was certainly meant, with its cure; ("", NONE) where it can only be guessed."""
    english = english_key(written, keys)
    if english:
        hint = _("ici « {french} » s'écrit « {english} »").format(french=written, english=english)
        return english, Cure(hint, english)
    for key in keys:
        if written.rstrip(" :") == key:
            return key, Cure(_("écrire « {key}: », avec un seul « : »").format(key=key), key)
        if written.lower() == key:
            return key, Cure(_("écrire « {key} », en minuscules").format(key=key), key)
        if without_invisible(written) == key:
            hint = _("un caractère invisible est dans la clé : retaper « {key} »").format(key=key)
            if "\u00a0" in written or "\u202f" in written:
                hint = _("la clé contient une espace insécable : retaper « {key} »").format(key=key)
            return key, Cure(hint, key)
        if written.lower().replace("-", "_").replace(" ", "_") == key:
            return key, Cure(_("écrire « {key} », avec « _ »").format(key=key), key)
    return "", NONE


def choice_cure(written: str, words: Sequence[str]) -> Cure:
    """Return how to write here the word that a French one means."""
    meant = _meant(written.replace(" ", "-"), words, _VALUES)
    if meant:
        hint = _("« {french} » s'écrit ici « {english} »").format(french=written.strip(), english=meant)
        return Cure(hint, meant)
    if written.lower() in words:
        return Cure(_("écrire « {word} », en minuscules").format(word=written.lower()), written.lower())
    return NONE


def choice_meaning(words: Sequence[str]) -> str:
    """Return the words with what they mean in French: "green (vert), blue (bleu)"."""
    named = _("{english} ({meaning})")
    return comma_list(
        named.format(english=word, meaning=MEANINGS[word]) if word in MEANINGS else word for word in words
    )


def boolean_cure(written: str, quoted: bool) -> Cure:
    """Return `true` or `false` where the text means one of them."""
    plain = written.strip(" \u00a0.").lower()
    for words, english in ((_YES, "true"), (_NO, "false")):
        if plain in words:
            hint = _("enlever les guillemets") if quoted and plain == english else _("écrire {word}")
            return Cure(hint.format(word=english), english)
    return Cure(_("true veut dire oui, false veut dire non"))


def label_cure(written: str, labels: Sequence[str], near: str, has_otherwise: bool) -> Cure:
    """Return the label that was meant, as in `rien"` or "Rien"; `near` is the closest of them, "" for none."""
    bare = written.strip("\"'«»“” \u00a0").casefold()
    alike = (bare, bare.translate(str.maketrans("oli", "011")), str(NUMBER_WORDS.get(bare, bare)))
    for label in labels:
        if label.casefold() in alike:
            return Cure(_("écrire {text}").format(text=f'"{label}"'), f'"{label}"')
    if near:
        return Cure(suggestion(near), f'"{near}"')
    said = _("labels possibles : {labels}").format(labels=comma_list(labels))
    if has_otherwise:
        return Cure(said)
    more = _('{labels} ; si aucune sortie ne doit l\'annoncer, ajouter otherwise: "{label}"')
    return Cure(more.format(labels=said, label=written))
