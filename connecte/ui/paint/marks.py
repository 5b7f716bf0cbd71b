"""Shapes, letters and colours of labels, and signs of links. Nothing is shown by a colour alone."""

from __future__ import annotations

from connecte.content.activity import Card
from connecte.language.numbers import MINUS

SHAPES = {
    "circle": "●",
    "square": "■",
    "triangle": "▲",
    "diamond": "◆",
    "star": "★",
    "heart": "♥",
    "cross": "✚",
    "bar": "▬",
}

PLUS_STYLE = "$plus"
MINUS_STYLE = "$minus"


def badge(card: Card) -> str:
    """Write shape and letter of an output, "● V"; nothing for a neuron without a look."""
    return f"{SHAPES[card.look.shape]} {card.look.letter}" if card.look else ""


def colour(card: Card) -> str:
    """Choose the style of an output's own colour."""
    return f"$output-{card.look.color}" if card.look else ""


def sign(weight: float) -> str:
    """Write the sign of a weight, + or −."""
    return MINUS if weight < 0 else "+"


def sign_style(weight: float) -> str:
    """Choose the colour that goes with a sign."""
    return MINUS_STYLE if weight < 0 else PLUS_STYLE
