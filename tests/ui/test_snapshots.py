"""The main screens as text, at the smallest size and at two larger ones.

Set CONNECTE_SNAPSHOTS=write to keep the present screens, and read the difference before
committing it.
"""

from __future__ import annotations

import re

import pytest

from connecte.ui.base.dialogs.dialog import Dialog
from tests.ui.screen import SIZES, check_snapshot, classroom, growing, menu, press, until

SCREENS = {
    "draw": (["s", "s"], "Exemple 1"),
    "strips": (["s", "s", "tab"], "😍"),
    "examples": (["e"], "n° 15"),
    "count": (["s", "s", *["space"] * 3], "robot"),
    "card": (["s", "s", *["space"] * 19], "21 dépasse le seuil 17 de 4"),
    "announced": (["s", "s", "space", "t", "space", "1", "9", "enter"], "le signe de 😇"),
    "learn": (["m", "z", "z"], "9 sur 10"),
    "compare": (["m", *["right"] * 7, "a"], "jaune"),
    "vote": (["s", "s", "space", "t", "v", *"12", "down", *"7", "down"], "plusieurs"),
    "right": (["s", "s", "space", "t", *["enter"] * 11], "C'est juste"),
    "wrong": ([*["s"] * 7, "space", "t", *["enter"] * 11], "C'était un 3"),
    "several": ([*["s"] * 11, "space", "t", *["enter"] * 11], "hésite"),
    "none": ([*["s"] * 15, "space", "t", *["enter"] * 11], "Aucun neurone"),
    "train-simple": (["o", "5"], "50 000 fois"),
    "train": (["o", "5"], "50 000 / 100 000"),
    "train-weights": (["o", "5", "j", "p"], "Poids de"),
    "train-network": (["o", "5", *menu("quels liens")], "Les liens de"),
    "train-examples": (["o", "3", "j", "l"], "n° 0, un 0, dit 0"),
    "train-confusion": (["o", "3", "j", "q"], "exemple 14 : voulu 9"),
    "train-compare": (["o", "3", "a", "6"], "gagnés"),
    "train-hand": (["o", "j", "m"], "Sur 6 seuils bougés"),
    "step": (["o", "2", "enter", *["space"] * 7, *["right"] * 4], "retour"),
    "step-all": (["o", "2", "enter", "space", "space"], "réponses des sorties"),
    "why": (["o", "3", "q", "down"], "Pourquoi ?"),
    "menu": (["escape"], "Le menu"),
    "menu-train": (["o", "escape"], "Le menu"),
    "menu-found": (["escape", "v"], "Le menu"),
}


@pytest.mark.parametrize("name", SCREENS)
async def test_screen(name, workshop):
    """At the smallest size, and as the terminal grows."""
    keys, expected = SCREENS[name]
    app = classroom(workshop)
    async with app.run_test(size=SIZES[0]) as pilot:
        if keys[0] == "o":
            await press(pilot, "o")
            await until(pilot, "reconnus")
            keys = keys[1:] if name == "train-simple" else ["t", *keys[1:]]
        await press(pilot, *keys)
        async for size in growing(pilot):
            await until(pilot, expected)
            _check_keys(app, check_snapshot(app, f"{name}-{size}"))


def _check_keys(app, text):
    """Each key that the screen names is one that it has."""
    bound = {name for found in app.screen.active_bindings.values() for name in found.binding.key.split(",")}
    if not isinstance(app.screen, Dialog):  # under which the screen's own text is seen
        assert set(re.findall(r"(?:^|[ (│])([a-z]) : ", text, re.M)) <= bound
        assert re.search(r"Échap (Menu|Fermer)\b", text.splitlines()[-1]), "the foot is whole"
    assert "escape" in bound or isinstance(app.screen, Dialog)


async def test_choose():
    app = classroom()
    async with app.run_test(size=SIZES[0]) as pilot:
        async for size in growing(pilot):
            await until(pilot, "Quelle activité")
            check_snapshot(app, f"choose-{size}")
