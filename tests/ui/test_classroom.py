"""The class speaks, votes, learns by hand, and goes on tomorrow: through the real screens."""

from __future__ import annotations

import asyncio
import os
import re
import threading

from connecte.session.items import Item
from connecte.session.store.journal import read
from connecte.session.store.keeper import Keeper
from connecte.ui.app.app import ConnecteApp
from connecte.ui.learn.screen import LearnScreen
from tests.ui.screen import choose, classroom, drained, press, screen_text, until

SMALL = (80, 24)


async def test_nothing_is_judged_while_typing(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "s", "s", "space", "1", "6")
        assert "16▌" in screen_text(app)
        assert app.session.state.announced == ()
        await press(pilot, "backspace", "backspace", "6")
        assert "juste" not in screen_text(app)
        await press(pilot, "enter")
        assert "6, c'est juste" in screen_text(app)
        await press(pilot, "9", "escape")
        assert len(app.session.state.announced) == 1, "left without a word"


async def test_a_wrong_number_is_explained_then_corrected(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "s", "s", "space", "t", "space", "1", "9", "enter")
        await until(pilot, "n'est pas juste")
        text = screen_text(app)
        assert "le signe de 😇 a été oublié" in text
        assert "✗19" in text
        await press(pilot, "7", "enter")
        assert "A, son calcul : 7, c'est juste" in screen_text(app), "another try is a try"
        await press(pilot, "minus", "1", "enter")
        assert "✗−1" in screen_text(app)
        await press(pilot, "r")
        assert app.session.state.announcement(Item("answer", 0, 0)) is None
        assert app.session.state.is_revealed(Item("answer", 0, 0))


async def test_an_error_runs_on_beside_the_exact_network(workshop):
    """🦊 announced as 12 instead of 9: C = 24 instead of 21, and so on to the verdict."""
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "s", "s", *["space"] * 3, "1", "2", "enter", "l")
        assert "12≠" in screen_text(app)
        assert "12≠9" not in screen_text(app), "the exact number is an answer"
        await press(pilot, "t", "t", "t")
        assert "24≠ " in screen_text(app)
        await press(pilot, "space")
        text = screen_text(app)
        assert "24≠21" in text
        survives = app.session.state.verdict.labels == ("0",)
        told = "le même verdict" if survives else "un autre verdict"
        assert f"Sans l'erreur, {told} : C'est un 0 !" in text


async def test_pupils_speak_in_any_order(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "s", "s", "space", "left", "right", "right", "right")
        await press(pilot, "9", "enter")
        state = app.session.state
        assert [said.item for said in state.announced] == [Item("count", 0, 2)]
        await press(pilot, "right", "space")
        assert app.session.state.is_revealed(Item("count", 0, 3)), "the one that one has turned to"
        assert not app.session.state.is_revealed(Item("count", 0, 0))
        await press(pilot, "space")
        assert app.session.state.is_revealed(Item("count", 0, 0)), "then the next in order"


async def test_looking_at_someone_whose_numbers_are_not_known_reveals_nothing(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "s", "s", "space", *["right"] * 9, "space", "enter")
        assert [item.kind for item in app.session.state.revealed] == ["count"]


async def test_the_vote_is_counted_by_key_and_shown_beside_the_verdict(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        # Down to 3: 15 hands; down twice to 9: typed on the upper row of a French keyboard, 12; down twice
        # to several, one hand.
        await press(pilot, *["s"] * 7, "space", "v", "down", *"15", "down", "down", "&", "é", "enter")
        await press(pilot, "down", "right", "right", "left")
        assert app.session.state.ballot.hands == (0, 15, 0, 12, 0, 1)
        assert app.session.room.project.what == "" and not app.session.state.ballot.done
        await press(pilot, "down", "enter")
        assert app.session.room.project.what == "vote" and app.session.state.ballot.done
        await until(pilot, "voter une deuxième fois")
        await press(pilot, "enter", "down", *"4", "enter", "down", *"20", "enter")
        await until(pilot, "avant 15")
        await press(pilot, *["down"] * 2, "enter")
        assert app.session.state.ballot.hands == (0, 4, 0, 20, 0, 0) and app.session.state.ballot.done
        await press(pilot, "enter")
        await until(pilot, lambda: app.session.room.project.what == "")
        await press(pilot, "t", "t", "t", "space")
        text = screen_text(app)
        assert "3 : 15 → 4 (−11)" in text.replace("\u00a0", " ")
        told = " ".join(text.replace("│", " ").split())
        assert "1 vote : classe juste 1 fois" in told
        assert re.search(r"étape \d+ / 47 *$", text.replace("\u00a0", " ").splitlines()[0])
        await press(pilot, "v")
        await until(pilot, "Le vote se fait")


async def test_learning_by_hand_to_ten_of_ten(workshop):
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "m")
        await until(pilot, "Sur les cartes : 8 justes sur 10")
        await press(pilot, "right", "right", "up", "right", "down")
        await until(pilot, "8 → 9 sur 10   devient juste : n° 10")
        await press(pilot, *["z"] * 4)
        await until(pilot, "sur 10")
        assert app.session.state.network == workshop.network("hand")
        assert "Sur les cartes : 10 justes sur 10" in screen_text(app)
        await choose(pilot, "seuils imprimés")
        await until(pilot, "10 → 8 sur 10")
        await press(pilot, "u", "i")
        await until(pilot, "Tous les exemples sur les cartes sont justes")
        await choose(pilot, "seuils imprimés")
        await press(pilot, "i")
        await until(pilot, "Regarder la carte C")
        await choose(pilot, "quels exemples")
        await until(pilot, "Tous les exemples")
        await press(pilot, "e", "1", "5", "enter")
        await until(pilot, "15 exemples sur les 16")


async def test_escape_stops_the_search_for_a_hint(workshop, monkeypatch):
    started, stopped = threading.Event(), threading.Event()

    def endless(_state, stop):
        started.set()
        while not stop():
            pass
        stopped.set()

    monkeypatch.setattr("connecte.session.rules.hand.hint.best_hint", endless)
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "m")
        app.screen.action_hint()
        await drained(app)
        assert "…cherche" in screen_text(app) and "Échap Fermer" in screen_text(app)
        assert await asyncio.to_thread(started.wait, 60)
        await press(pilot, "escape")
        # A worker that is cancelled is no longer waited for; its thread ends at its next look.
        assert await asyncio.to_thread(stopped.wait, 60)
        await until(pilot, "a : comparer")
        assert isinstance(app.screen, LearnScreen) and "Échap Menu" in screen_text(app)
        await press(pilot, "escape")
        assert "Le menu" in screen_text(app)


async def test_what_was_learned_stays_and_training_may_start_there(brief):
    app = classroom(brief)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, *["s"] * 7, "m", *["z"] * 6, "c", "t", "t", "t", "space")
        assert "C'est juste" in screen_text(app), "number 6 is a 3 now"
        await press(pilot, "o", "t")
        await choose(pilot, "départ")
        await until(pilot, "les cartes de la classe")
        await press(pilot, "home")
        await until(pilot, " 0 / 200   coût")
        # With the cards' own B, and the thresholds of the class: ten of sixteen (§5).
        await until(pilot, "reconnus 10 / 16")


async def test_changed_cards_are_written_to_be_printed(workshop, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    app = classroom(workshop)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "m")
        await choose(pilot, "cartes changées")
        await until(pilot, "Aucune carte n'a changé")
        await press(pilot, "z", "z")
        await choose(pilot, "cartes changées")
    page = (tmp_path / "cartes-1.html").read_text("utf-8")
    assert page.count('<article class="card') == 4  # C and D, to play with and to write on
    assert "Neurone <bdi>C</bdi>" in page
    assert "seuil 18" in page
    # Card C after C + 1: 18 shows 0, 19 shows 1, 23 shows 5.
    shown = "".join(f'<td class="{"fires" if n else "zero"}">{n}</td>' for n in range(6))
    assert f"{shown}</tr>" in page
    for fetched in ("://", "src=", "url(", "@import"):
        assert fetched not in page


async def test_a_session_goes_on_where_it_stood(workshop, tmp_path):
    keeper = Keeper(tmp_path)
    app = classroom(workshop, keeper=keeper)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "s", "s", "space", "t", *["space"] * 11)
        state = app.session.state
        assert state.next_item == Item("answer", 0, 2)
    for journal in app.record.journals.values():
        journal.close()
    again = classroom(keeper=Keeper(tmp_path))
    async with again.run_test(size=SMALL) as pilot:
        await until(pilot, "Reprendre une séance")
        assert "C, étape 3" in screen_text(again)
        await press(pilot, "enter")
        await until(pilot, "étape 17 / 47")
        assert again.session.state == state
        await press(pilot, "u", "u")
        assert len(again.session.state.revealed) == 15
    assert (
        len(read(next(tmp_path.glob("*.jsonl"))).moves) == 3 + 1 + 11 + 1 + 2
    )  # one says that it was opened again


async def test_every_move_is_on_disk_before_it_is_shown(workshop, tmp_path, monkeypatch):
    """The screen is told of a state only when the journal already leads to it."""
    app = classroom(workshop, keeper=Keeper(tmp_path))
    behind = []
    show = ConnecteApp._show_state

    def checked(self):
        files = list(tmp_path.glob("*.jsonl"))
        if files and read(files[0]).session().state != self.session.state:
            behind.append(self.session.state)
        show(self)

    monkeypatch.setattr(ConnecteApp, "_show_state", checked)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(
            pilot, "s", "space", "3", "enter", "r", "t", "space", "u", "y", "m", "up", "u", "o", "right"
        )
    assert behind == []
    assert len(read(next(tmp_path.glob("*.jsonl"))).moves) > 8


async def test_a_folder_that_cannot_be_written_does_not_stop_the_class(workshop, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    app = classroom(workshop, keeper=Keeper(blocked / "sessions"))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "s")
        await until(pilot, "n'est pas enregistrée")
        await press(pilot, "space", "space")
        assert len(app.session.state.revealed) == 1


async def test_a_session_open_elsewhere_or_damaged_is_a_sentence(workshop, tmp_path):
    app = classroom(workshop, keeper=Keeper(tmp_path))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "s")
        path = next(tmp_path.glob("*.jsonl"))
        other = classroom(keeper=Keeper(tmp_path), resume=path)
        async with other.run_test(size=SMALL, notifications=True) as second:
            if os.name == "posix":
                await until(second, "ouverte")  # a long path may part it from "déjà"
            await until(second, "Quelle activité")


async def test_beginning_anew_says_that_the_last_session_is_kept(workshop, tmp_path):
    for expected in (False, True):
        app = classroom(workshop, keeper=Keeper(tmp_path))
        async with app.run_test(size=SMALL, notifications=True) as pilot:
            await press(pilot, "s")
            assert ("La dernière séance" in screen_text(app)) == expected
        for journal in app.record.journals.values():
            journal.close()
