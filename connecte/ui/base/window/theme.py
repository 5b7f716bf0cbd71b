"""Two themes: a dark one, and black on white for a projector in a bright room.

Contrast of the output colours was chosen on each background; none is used alone.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="connecte",
    primary="#6cb6ff",
    secondary="#9aa7b5",
    accent="#ffcc4d",
    warning="#ffb454",
    error="#ff7a70",
    success="#5fd38d",
    foreground="#ecece6",
    background="#12161c",
    surface="#12161c",
    panel="#1e252e",
    dark=True,
    variables={
        "output-green": "#1fe11b",
        "output-blue": "#7d9ff5",
        "output-pink": "#e88ab5",
        "output-yellow": "#f9eab6",
        "output-orange": "#ff9f43",
        "output-purple": "#c294ff",
        "output-cyan": "#45d0dc",
        "output-grey": "#b4bcc4",
        "muted": "#8b96a3",
        "plus": "#ffb454",
        "minus": "#6cb6ff",
        "paper": "#f4f4ee",
        "paper-dot": "#b5b5aa",
        "ink": "#101010",
        "faded": "#b0b0a8",
        "footer-key-foreground": "#ffcc4d",
    },
)

PROJECTOR = Theme(
    name="projecteur",
    primary="#0c2a90",
    secondary="#404040",
    accent="#8a3b00",
    warning="#8a4b00",
    error="#a80f0f",
    success="#0b6b3a",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#eeeeee",
    dark=False,
    text_alpha=1.0,
    variables={
        "output-green": "#108567",
        "output-blue": "#0c2a90",
        "output-pink": "#b8327a",
        "output-yellow": "#776312",
        "output-orange": "#a34700",
        "output-purple": "#6b21a8",
        "output-cyan": "#006d7d",
        "output-grey": "#575757",
        "muted": "#5a5a5a",
        "plus": "#8a3b00",
        "minus": "#0c2a90",
        "paper": "#ffffff",
        "paper-dot": "#8a8a8a",
        "ink": "#000000",
        "faded": "#9a9a9a",
        "footer-key-foreground": "#8a3b00",
    },
)
