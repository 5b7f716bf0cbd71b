"""Makes a small activity that tells some letters or digits apart, with cards that do it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import combinations, product
from operator import mul
from typing import NamedTuple

from connecte.content.activity import COLORS, SHAPES
from connecte.core.cards.formula import format_formula
from connecte.core.grid.drawing import Drawing, Grid, Strip
from connecte.language.errors import UsageError
from connecte.language.glyphs import GLYPHS
from connecte.language.i18n import _

_GRID = Grid(5, 5)
_INPUTS = (
    ("ange", "😇", "AN", Strip(False, 0, 1)),
    ("robot", "🤖", "RO", Strip(False, 2, 2)),
    ("renard", "🦊", "RE", Strip(False, 3, 4)),
    ("chat", "🐱", "CH", Strip(True, 0, 0)),
    ("panda", "🐼", "PA", Strip(True, 1, 1)),
    ("amour", "😍", "AM", Strip(True, 2, 2)),
    ("grenouille", "🐸", "GR", Strip(True, 3, 3)),
    ("extraterrestre", "👽", "EX", Strip(True, 4, 4)),
)
_NAMES = ("vert", "bleu", "rose", "jaune", "orange", "violet", "turquoise", "gris")
"""The colours of COLORS in French, each the name of an output."""
_MOST_TERMS = 4


class Rule(NamedTuple):
    """A card that tells one letter from the others."""

    weights: tuple[int, ...]
    threshold: int
    low: int
    high: int
    """The first and the last result of its table: above the last no drawing goes."""


def letters_text(letters: str, head: str) -> str:
    """Return the activity file of these letters and digits, after `head`, which ends with its title.

    Raises UsageError for characters that have no drawing, for fewer than two and for more than eight, and
    for two whose drawings have the same counts.
    """
    chosen = _chosen(letters)
    strips = [strip for _name, _symbol, _code, strip in _INPUTS]
    drawings = {letter: _drawing(letter) for letter in chosen}
    counts = {letter: tuple(map(drawing.count, strips)) for letter, drawing in drawings.items()}
    for one, other in combinations(chosen, 2):
        if counts[one] == counts[other]:
            message = _("--letters : {one} et {other} ont les mêmes nombres, aucune carte ne les distingue")
            raise UsageError(message.format(one=one, other=other))
    lines = [
        head,
        "summary: " + _("Des lettres dessinées, huit bandelettes, une carte par lettre."),
        "minutes: 20",
        "",
        *_remarks(_about_strips()),
        f"grid: {{rows: {_GRID.rows}, columns: {_GRID.columns}}}",
        "",
        "inputs:",
    ]
    for name, symbol, code, strip in _INPUTS:
        where = f"{'rows' if strip.across else 'columns'}: [{strip.first + 1}, {strip.last + 1}]"
        lines.append(f"  - {{name: {name}, symbol: {symbol}, code: {code}, {where}}}")
    lines += ["", *_remarks(_about_cards()), "layers:", "  - name: sortie", "    neurons:"]
    for place, letter in enumerate(chosen):
        lines += _card(place, letter, _rule(counts, letter))
    lines += ["", *_remarks(_about_examples()), "examples:"]
    for number, letter in enumerate(chosen):
        lines += [f"  # {_('Exemple {number}').format(number=number)}", f'  - label: "{letter}"']
        lines += ["    in_class: true", "    drawing: |", *(f"      {row}" for row in drawings[letter].rows)]
    lines += [
        "",
        "training:",
        "  step: 0.0001",
        "  a: 0.5",
        "  iterations: 2000",
        "  marks: [10, 100, 1000, 2000]",
    ]
    return "\n".join(lines) + "\n"


def _remarks(text: str) -> list[str]:
    return [f"# {line}" for line in text.splitlines()]


def _about_strips() -> str:
    return _(
        "La grille, et les bandelettes que l'on y compte : celles de colonnes la couvrent une fois, celles\n"
        "de lignes aussi."
    )


def _about_cards() -> str:
    return _(
        "Les cartes : sum est le calcul, threshold le seuil (jusqu'à lui on montre 0, ensuite 1, 2, 3…),\n"
        "range le premier et le dernier résultat imprimés. Qui montre plus que 0 annonce son label."
    )


def _about_examples() -> str:
    return _(
        "Les exemples : le dessin (. blanc, # noir) et ce qu'il faut trouver. En ajouter : un seul par\n"
        "lettre ne suffit pas pour apprendre. Ils sont numérotés à partir de 0, comme sur les écrans."
    )


def _chosen(letters: str) -> list[str]:
    found = list(letters.upper())
    wrong = [letter for letter in found if not (letter.isascii() and letter.isalnum())]
    if wrong or not 2 <= len(found) <= len(COLORS) or len(set(found)) < len(found):
        message = _("--letters {letters} : de 2 à {most} lettres ou chiffres différents, sans accent")
        raise UsageError(message.format(letters=letters, most=len(COLORS)) + _(" ; par exemple LTO"))
    return found


def _drawing(letter: str) -> Drawing:
    """Return a letter in the middle of the grid."""
    rows = [row.replace("1", "#").replace("0", ".") for row in GLYPHS[letter].split()]
    left = (_GRID.columns - len(rows[0])) // 2
    return Drawing.from_rows([("." * left + row).ljust(_GRID.columns, ".") for row in rows])


def _rule(counts: dict[str, tuple[int, ...]], letter: str) -> Rule:
    """Return the card with which the letter's sum exceeds all others by most, with few terms."""
    others = [each for other, each in counts.items() if other != letter]
    best: tuple[int, tuple[int, ...]] | None = None
    for weights in _weights():
        gap = _sum(weights, counts[letter]) - max(_sum(weights, each) for each in others)
        if best is None or gap > best[0]:
            best = gap, weights
    assert best is not None
    weights = best[1]
    # Where the letter stands out by one, the threshold is just below it, else between it and the others.
    threshold = _sum(weights, counts[letter]) - max(1, best[0] // 2)
    sums = [_sum(weights, each) for each in counts.values()]
    most = sum(
        max(0, sum(w for w, (_n, _s, _c, strip) in zip(weights, _INPUTS, strict=True) if cell in strip))
        for cell in _GRID.cells()
    )
    return Rule(weights, threshold, min(*sums, threshold) - 1, most)


@cache
def _weights() -> tuple[tuple[int, ...], ...]:
    """Return weights of 1 and −1, those with the fewest terms first; some term has to add."""
    all_ = []
    for terms in range(1, _MOST_TERMS + 1):
        for places in combinations(range(len(_INPUTS)), terms):
            for signs in product((1, -1), repeat=terms):
                if 1 in signs:
                    found = dict(zip(places, signs, strict=True))
                    all_.append(tuple(found.get(place, 0) for place in range(len(_INPUTS))))
    return tuple(all_)


def _sum(weights: Sequence[int], counts: Sequence[int]) -> int:
    return sum(map(mul, weights, counts))


def _card(place: int, letter: str, rule: Rule) -> list[str]:
    # What adds comes first: a sum that begins with a minus is hard to say aloud.
    terms = sorted(zip(rule.weights, _INPUTS, strict=True), key=lambda term: -term[0])
    formula = format_formula([weight for weight, _input in terms], [source[1] for _weight, source in terms])
    name = _NAMES[place]
    return [
        f"      - name: {name}",
        f'        label: "{letter}"',
        f"        color: {COLORS[place]}",
        f"        shape: {SHAPES[place]}",
        f"        letter: {letter if letter.isalpha() else name[0].upper()}",
        f'        sum: "{formula}"',
        f"        threshold: {rule.threshold}",
        f"        range: [{rule.low}, {rule.high}]",
    ]
