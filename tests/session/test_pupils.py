"""The class's name and its pupils' names."""

from __future__ import annotations

import pytest

from connecte.session.moves import ChooseExample
from connecte.session.room.pupils import pasted_names
from connecte.session.room.room import Room
from connecte.session.room.room_events import SetClassName, SetPupilNames
from connecte.session.store.codec import decode, encode
from connecte.session.store.keeper import Keeper
from connecte.session.store.record import Record
from connecte.session.story.report import report


@pytest.mark.parametrize(("text", "names"), [
    ("Ana\nLéo\n", ("Ana", "Léo")),
    ("Ana, Léo;Zoé", ("Ana", "Léo", "Zoé")),
    ("Ana\tLéo", ("Ana", "Léo")),
    ("MARTIN\tAna\r\nBEN ALI\tLéo\r\n", ("MARTIN Ana", "BEN ALI Léo")),
    ("Ana, Léo,\n  Zoé  \n\n,", ("Ana", "Léo", "Zoé")),
    ("\x1b[31mAna\u202e", ("[31mAna",)),
    (" \n\t,; ", ()),
])  # fmt: skip
def test_a_list_is_taken_apart(text, names):
    assert pasted_names(text).names == names


def test_what_is_too_long_or_not_taken_is_said():
    found = pasted_names("\n".join(["Marie-Antoinette-Joséphine", *map(str, range(100, 161))]))
    assert len(found.names) == 60
    assert found.cut == ("Marie-Antoinette-Jos",)
    assert found.left_out == 62 - 60
    assert found.message == (
        "60 noms pris. 1 nom est coupé à 20 caractères : Marie-Antoinette-Jos… "
        "2 noms ne sont pas pris : 60 élèves au plus."
    )
    assert pasted_names("Ana").message == "1 nom pris."


def test_a_room_keeps_tidy_names():
    room = Room().after(SetClassName("  5e\nB" + "x" * 50)).after(SetPupilNames(("Ana", " ", "L\x00éo")))
    assert room.class_name == "5e B" + "x" * 16
    assert room.names == ("Ana", "L éo")
    assert room.after(SetPupilNames(("a",) * 61)) == room
    again = Room()
    for event in room.room_events:
        again = again.after(decode(encode(event)))
    assert again == room


@pytest.mark.parametrize("names", ["Ana", [1], [["a"]], None, {"a": 1}])
def test_a_damaged_list_of_names_is_no_event(names):
    with pytest.raises((ValueError, TypeError)):
        decode({"move": "SetPupilNames", "names": names})


def test_the_report_names_the_class_and_no_pupil(tmp_path, workshop):
    record = Record(Keeper(tmp_path), print)
    record.begin(workshop, (SetClassName("5eB"), SetPupilNames(("Ana", "Léo"))))
    assert not list(tmp_path.glob("*.jsonl")), "nothing was done yet"
    record.make(ChooseExample(1))
    html = report(record.session, "2026-03-02T10:42:00")
    assert "classe 5eB · 02/03/2026" in html
    assert "Ana" not in html
    path = record.journals[record.current].path
    record.close()
    again = Record(Keeper(tmp_path), print).resume(path)
    assert (again.room.class_name, again.room.names) == ("5eB", ("Ana", "Léo"))
