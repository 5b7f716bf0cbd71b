"""Playing a run that may still be going on, without a clock and without a screen."""

from __future__ import annotations

import pytest

from connecte.ui.train.runs.playback import SPEEDS, Playback
from tests.runs import new_recording


@pytest.fixture
def growing(workshop):
    """A playback of 1,000 iterations, and its runner, which has not begun."""
    recording = new_recording(workshop, 1000)
    return Playback(recording), recording.run()


def test_asking_beyond_what_is_computed_waits(growing):
    playback, runner = growing
    assert not playback.ask(250)
    assert (playback.iteration, playback.waiting) == (0, 250)
    next(runner), next(runner)
    assert not playback.arrived()
    next(runner)
    assert playback.arrived()
    assert (playback.iteration, playback.waiting) == (250, None)


def test_playing_goes_as_fast_as_it_says_and_not_beyond_the_run(growing):
    playback, runner = growing
    for _reached in runner:
        pass
    playback.start()
    playback.advance(0.5)
    assert playback.iteration == playback.speed // 2
    playback.advance(0.5)
    assert playback.iteration == playback.speed
    playback.faster(99)
    assert playback.speed == SPEEDS[-1]
    for _half_second in range(4):
        playback.advance(0.5)
    assert playback.at_end
    assert not playback.playing
    playback.start()
    assert not playback.playing, "at the end there is nothing left to play"


def play_on(playback):
    """For as long as a hundred iterations take, and longer."""
    for _half_second in range(10):
        playback.advance(0.5)


def test_playing_waits_for_the_run(growing):
    playback, runner = growing
    next(runner)
    playback.start()
    play_on(playback)
    assert playback.iteration == 100
    assert playback.playing
    next(runner)
    play_on(playback)
    assert playback.iteration == 200


def test_a_program_that_was_stopped_goes_on_where_it_was(growing):
    playback, runner = growing
    for _reached in runner:
        pass
    playback.start()
    playback.advance(0.5)
    playback.advance(45)
    assert playback.iteration <= playback.speed // 2 + 2


def test_slow_speeds_add_up(growing):
    playback, runner = growing
    next(runner)
    playback.faster(-99)
    playback.start()
    for _ in range(20):
        playback.advance(0.05)
    assert playback.iteration == 1


def test_what_was_seen_stays_seen(growing):
    playback, runner = growing
    for _reached in runner:
        pass
    playback.ask(700)
    playback.ask(-5)
    assert (playback.iteration, playback.seen) == (0, 700)
    assert playback.ask(99_999)
    assert playback.iteration == 1000


def test_a_run_that_overflowed_is_looked_at_as_far_as_it_went(workshop):
    recording = new_recording(workshop, 1000, 0.0002)
    playback = Playback(recording)
    assert not playback.ask(800)
    for _reached in recording.run():
        pass
    assert playback.arrived()
    assert playback.iteration == 4


def test_another_run_is_played_at_the_speed_that_is_nearest(workshop):
    """Each run has a speed that ends it in a minute: 1,000 iterations 17 a second, 6,000 100 a second."""
    short, long = (Playback(new_recording(workshop, planned)) for planned in (1_000, 6_000))
    short.play_at(30)
    long.play_at(short.speed)
    assert (short.speed, long.speed) == (30, 30)
    short.play_at(short.minute_speed)
    long.play_at(short.speed)
    assert (short.speed, long.speed) == (17, 10)
