"""Work that could freeze a screen: its time grows about as fast as what it works on."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from pathlib import Path

import yaml

from connecte.content.catalog import load
from connecte.content.reading.reader import check_activity
from connecte.content.reviewing.review import review
from connecte.session.moves import ChooseExample, ChooseLearning, Learn, Walk
from connecte.session.rules.hand.hint import hints
from connecte.session.session import Session
from connecte.session.state import State
from connecte.session.store.journal import Header, Journal
from connecte.session.store.shelf import kept_sessions, odd_entries
from tests.benchmark.measure import median_ratio, tell
from tests.benchmark.starts import long_journal
from tests.slips import REPEATED
from tests.variants import TEXT, large

WORKSHOP = load()


def hint() -> None:
    """Hints for 1,700 examples on the board, against half as many."""
    many, half = learning(1700), learning(850)
    assert hints(many)
    ratio = median_ratio(lambda: hints(many), lambda: hints(half), 5)
    tell("a hint for 1,700 examples / for 850", ratio, 3, "x")


def learning(number: int) -> State:
    """The workshop's examples again and again, all on the learning board."""
    shown = WORKSHOP.examples
    examples = tuple(shown[n % len(shown)]._replace(number=n) for n in range(number))
    session = Session.start(WORKSHOP.replace(examples=examples))
    return session.play(Learn()).play(ChooseLearning("all")).state


def cards() -> None:
    """Checking and reviewing 820 valid cards, against half as many."""
    many, half = with_cards(100), with_cards(50)

    def work(data: bytes) -> Callable[[], object]:
        def check_and_review() -> None:
            checked = check_activity(data, "f", "f")
            assert checked.activity is not None, checked.faults[:3]
            assert checked.root is not None
            review(checked.activity, checked.root)

        return check_and_review

    tell("check of 820 cards / of 410", median_ratio(work(many), work(half), 5), 3, "x")


def with_cards(number: int) -> bytes:
    """The workshop with eight hidden layers of that many neurons, and a fifth as many outputs."""
    chance = random.Random(number)
    names = ["ange", "robot", "renard", "chat", "amour", "extraterrestre"]
    text = TEXT[TEXT.index("grid:") : TEXT.index("# Les cartes des neurones")]
    text = "title: Grand\nsummary: Grand.\nminutes: 50\n" + text + "layers:\n"
    for layer in range(9):
        text += f"  - name: l{layer}\n    neurons:\n"
        fresh = [f"{'ABCDEFGHS'[layer]}{n}" for n in range(number if layer < 8 else number // 5)]
        for at, name in enumerate(fresh):
            a, b, c = chance.sample(names, 3)
            label = f', label: "{at}"' if layer == 8 else ""
            text += f'    - {{name: {name}, sum: "{a} + {b} - {c}", threshold: 3, range: [0, 20]{label}}}\n'
        names = fresh
    return (text + "examples:\n" + TEXT[TEXT.index("  # Exemple 1\n") : TEXT.index("  # Exemple 3\n")]).encode()


def faults() -> None:
    """Files near the limit that are one slip again and again, against a sound one of that size."""
    text = large()
    ratios = {
        name: median_ratio(
            lambda data=data: check_activity(data, "f", "f"),  # type: ignore[misc]
            lambda: yaml.compose(text),
            3,
        )
        for name, data in REPEATED.items()
    }
    slowest = max(ratios, key=lambda name: ratios[name])
    tell(f"250 kB of one slip ({slowest}) / PyYAML's compose of 255 kB", ratios[slowest], 3, "x")


def listing() -> None:
    """Listing 20 sessions of 5,000 moves never listed before, of which one is replayed, against 20 short
    ones.
    """
    with tempfile.TemporaryDirectory() as long, tempfile.TemporaryDirectory() as short:
        for number in range(20):
            long_journal(Path(long) / f"{number}.jsonl")
            journal = Journal(Path(short) / f"{number}.jsonl", Header.of(WORKSHOP, "2026-03-02T10:42:00"))
            for move in (ChooseExample(1), Walk()):
                journal.append(move)
            journal.close()
        ratio = median_ratio(lambda: listed(Path(long)), lambda: listed(Path(short)), 5)
    tell("listing 20 sessions of 5,000 moves / 20 of two", ratio, 20, "x")


def listed(folder: Path) -> None:
    """What `connecte sessions` reads, without the summaries of an earlier list."""
    for summary in folder.glob(".*"):
        summary.unlink()
    assert len(kept_sessions(folder)) == 20
    odd_entries(folder)
