"""What the report says of each drawing: its cards, how far it came."""

from __future__ import annotations

from connecte.cli import main
from connecte.content.catalog import load
from connecte.core.cards.network import Nudge
from connecte.session.items import Item
from connecte.session.moves import (
    Announce,
    ChooseExample,
    Clear,
    Draw,
    Keep,
    LabelPage,
    Learn,
    Paint,
    RaiseHands,
    Reveal,
    Walk,
)
from connecte.session.rules.learning import solution_move
from connecte.session.session import Session
from connecte.session.store.journal import Header, Journal
from connecte.session.story.report import report
from connecte.session.story.report_drawings import drawings, mistakes
from connecte.session.story.story import story
from tests.browser import needs_browser
from tests.session.scripted import BAR, COUNT, WORKSHOP, Wellformed, plain, session, words


def test_the_cards_that_judged_a_drawing_are_those_of_that_time():
    """Number 6 is played with the printed cards (C 17) and again once C is 18."""
    found = session()
    while (move := solution_move(found.state)) is not None:
        found = found.play(move)
    for move in (Draw(), ChooseExample(6), Walk(), RaiseHands("3", 20), Reveal(99)):
        found = found.play(move)
    one = next(one for one in drawings(story(found), None, False) if one["name"] == "n° 6")
    assert [time["said"] for time in one["times"]] == ["9", "3"]
    assert [time["votes"] for time in one["times"]] == [[("3", 14)], [("3", 20)]]
    # C adds 🦊 + 🐱 + 😍 = 6 + 7 + 6 = 19: it shows 2 above 17, 1 above 18.
    assert [time["cards"][0][2] for time in one["times"]] == [("C", "19", "17", "2"), ("C", "19", "18", "1")]


def test_a_drawing_whose_verdict_was_not_reached_is_there_with_how_far_it_came():
    """A walk through the workshop is 6 counts, 4 items for each of 10 cards and the verdict: 47."""
    found = Session.start(WORKSHOP)
    for move in (ChooseExample(6), Walk(), RaiseHands("3", 24), Announce(COUNT, 9), Keep(COUNT), Reveal(45)):
        found = found.play(move)
    for more in ((), (Draw(), ChooseExample(4), Walk(), Reveal(99))):
        for move in more:
            found = found.play(move)
        (left,) = story(found).unfinished
        assert (left.name, left.done, left.all, left.votes) == ("n° 6", 46, 47, (("3", 24),))
        text = words(report(found, ""))
        assert "étape 46 sur 47" in text and "3 : 24" in text and "n° 6 👽 extraterrestre 9 6" in text
    for move in (Draw(), ChooseExample(6), Walk(), Reveal(99)):
        found = found.play(move)
    assert story(found).unfinished == ()
    assert [mistake.said for mistake in story(found).mistakes] == [9]


def test_an_activity_of_numbers_has_a_report_too():
    found = Session.start(load("xor"))
    for move in (ChooseExample(1), Walk(), Reveal(99), Draw(), ChooseExample(2), Walk(), Reveal(2)):
        found = found.play(move)
    html = report(found, "")
    Wellformed().feed(html)
    assert "1 exemple joué" in words(html) and 'class="drawing"' not in html


@needs_browser
def test_the_report_is_printed_as_a_pdf(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    journal = Journal(tmp_path / "s.jsonl", Header.of(WORKSHOP, "2026-03-02T10:42:00"))
    for move in (ChooseExample(6), Walk(), Reveal(99)):
        journal.append(move)
    journal.close()
    assert main(["report", "s.jsonl", "--pdf"]) == 0
    assert (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF")
    assert main(["report", "s.jsonl", "--pdf"]) == 1
    assert "--force" in capsys.readouterr().err


def test_without_a_browser_there_is_no_pdf_and_a_sentence(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("connecte.commands.paper.printed.browser", lambda: None)
    Journal(tmp_path / "s.jsonl", Header.of(WORKSHOP, "")).close()
    assert main(["report", "s.jsonl", "--pdf"]) == 1
    assert "aucun Chromium" in capsys.readouterr().err
    assert not (tmp_path / "s.pdf").exists()


def one(*moves, activity=WORKSHOP):
    """What the report says of the only drawing that was played."""
    found = Session.start(activity)
    for move in moves:
        found = found.play(move)
    (told,) = drawings(story(found), None, False)
    return told


def test_what_would_have_been_said_is_told_where_an_error_changed_it():
    """§4: number 1 is a 0; with 9 for 👽 it still is, with 9 shown by yellow both are claimed."""
    yellow = Item("answer", 1, 3)
    same = one(ChooseExample(1), Walk(), Announce(COUNT, 9), Keep(COUNT), Reveal(99))
    assert [(time["said"], time["exact"]) for time in same["times"]] == [("0", "")]
    moved = one(ChooseExample(1), Walk(), Reveal(45), Announce(yellow, 9), Keep(yellow), Reveal(99))
    assert [(plain(time["said"]), time["exact"]) for time in moved["times"]] == [("0 et 9", "0")]


def test_a_drawing_has_a_code_and_numbers_are_listed():
    drawn = one(Paint(BAR, True), Walk(), Reveal(99))
    assert (drawn["inputs"], drawn["wanted"], len(drawn["code"]), len(drawn["grid"].black)) == ("", "", 14, 9)
    numbers = one(ChooseExample(2), Walk(), Reveal(99), activity=load("xor"))
    assert (plain(numbers["inputs"]), plain(numbers["wanted"])) == ("1 ; 0", "« oui »")
    assert (numbers["code"], numbers["grid"]) == ("", None)


def test_a_number_left_wrong_is_in_the_report_of_errors():
    found = Session.start(WORKSHOP).play(ChooseExample(1)).play(Walk()).play(Announce(COUNT, 9))
    assert [(name, plain(told.ending)) for name, told in mistakes(story(found))] == [("n° 1", "resté ainsi")]


def test_what_is_said_last_of_a_drawing_that_was_left_is_told():
    found = Session.start(WORKSHOP)
    for move in (Paint(BAR, True), Walk(), Reveal(3), Draw(), Clear(), LabelPage(0, "3")):
        found = found.play(move)
    (left,) = story(found).unfinished
    assert (left.name, left.wanted, left.done) == ("d1", "3", 3)
    assert story(found.undo()).unfinished[0].wanted is None


def test_an_error_of_a_drawing_that_is_played_again_is_not_that_of_its_first_time():
    """After a card was changed, number 1 is computed anew; A's sum is 7, and 19 is announced."""
    found = Session.start(WORKSHOP)
    for move in (ChooseExample(1), Walk(), Reveal(99), Learn(), Nudge(0, 2, 1), Walk(), Reveal(1)):
        found = found.play(move)
    told = story(found.play(Announce(Item("sum", 0, 0), 19)))
    assert [played.mistakes for played in told.played] == [()]
    assert [(left.name, mistake.said) for left in told.left for mistake in left.mistakes] == [("n° 1", 19)]
