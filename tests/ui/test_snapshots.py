"""The main screens as text, at the smallest size and at a larger one.

Set CONNECTE_SNAPSHOTS=write to keep the present screens, and read the difference before
committing it.
"""

from __future__ import annotations

import pytest

from tests.ui.screen import check_snapshot, classroom, press, until

SIZES = [(80, 24), (120, 40)]
SCREENS = {
    "draw": (["n", "n"], "Exemple 1"),
    "strips": (["n", "n", "c"], "😍"),
    "examples": (["e"], "n° 15"),
    "count": (["n", "n", "enter", "space", "space"], "robot"),
    "card": (["n", "n", "enter", *["space"] * 18], "21 dépasse le seuil 17 de 4"),
    "announced": (["n", "n", "enter", "f", "space", "1", "9", "enter"], "le signe de 😇"),
    "learn": (["l", "s", "s"], "9 sur 10"),
    "compare": (["l", *["right"] * 7, "c"], "jaune"),
    "vote": (["n", "n", "enter", "f", "v", *"12", "down", *"7", "down"], "plusieurs"),
    "right": (["n", "n", "enter", "f", *["enter"] * 11], "C'est juste"),
    "wrong": ([*["n"] * 7, "enter", "f", *["enter"] * 11], "C'était un 3"),
    "several": ([*["n"] * 11, "enter", "f", *["enter"] * 11], "hésite"),
    "none": ([*["n"] * 15, "enter", "f", *["enter"] * 11], "Aucun neurone"),
    "train": (["t", "5"], "50 000 / 100 000"),
    "train-weights": (["t", "5", "tab"], "Poids de"),
    "train-network": (["t", "5", *["tab"] * 5], "Les liens de"),
    "train-examples": (["t", "3", *["tab"] * 6], "Voulu"),
    "train-confusion": (["t", "3", *["tab"] * 7], "exemple 14 : voulu 9"),
    "train-compare": (["t", "3", "a", "6"], "gagnés"),
    "train-hand": (["t", "shift+tab"], "6 des 6 seuils"),
    "step": (["t", "2", "enter", *["space"] * 7, *["right"] * 4], "retour"),
    "step-all": (["t", "2", "enter", "space", "space"], "calculs des sorties"),
    "why": (["t", "3", "q", "down"], "Pourquoi ?"),
    "palette": (["ctrl+p"], "Chercher une commande"),
    "help": (["h"], "Les touches"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
async def test_screen(name, size, workshop):
    keys, expected = SCREENS[name]
    app = classroom(workshop)
    async with app.run_test(size=size) as pilot:
        if keys[0] == "t":
            await press(pilot, "t")
            await until(pilot, "reconnus")
            keys = keys[1:]
        await press(pilot, *keys)
        await until(pilot, expected)
        check_snapshot(app, f"{name}-{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_choose(size):
    app = classroom()
    async with app.run_test(size=size) as pilot:
        await until(pilot, "Quelle activité")
        check_snapshot(app, f"choose-{size[0]}x{size[1]}")
