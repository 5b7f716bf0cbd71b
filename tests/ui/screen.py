"""An app under test: the clock it is handed, keys pressed and mice moved on it, its screen as text.

Nothing here waits for time. After an event the loop turns until it has nothing left to do, and what
works in a thread is waited for until it is done; then the calls that are made at intervals are made.
"""

from __future__ import annotations

import asyncio
import os
import types
import unicodedata
from collections.abc import AsyncGenerator, Callable, Generator
from functools import partial, wraps
from pathlib import Path
from typing import Any
from weakref import WeakSet

from textual import events
from textual._compositor import Compositor
from textual._context import active_app, visible_screen_stack
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from connecte.ui.app.app import ConnecteApp
from connecte.ui.app.menu.entries import fitting
from connecte.ui.app.menu.menu_text import MenuView
from connecte.ui.base.picture import Picture
from connecte.ui.board.board import BoardApp
from connecte.ui.draw.grid import DrawingGrid
from tests.ui.quick import shorten
from tests.ui.turned import TurnedClock

SNAPSHOTS = Path(__file__).parent / "snapshots"
_MOST_TURNS = 100_000
"""Of the event loop, for one event: what takes more goes in circles."""
_MOST_SECONDS = 300
"""Of a worker: only one that hangs takes as long."""
_ROUNDS = 4
"""Calls at intervals after which all is there: a saved file is seen twice before it is read."""


def classroom(*arguments: Any, **named: Any) -> ConnecteApp:
    """An app with a clock that the test turns; the sessions that it keeps have the same."""
    app: ConnecteApp = _tested(ConnecteApp, *arguments, **named)
    if app.record.keeper is not None:
        app.record.keeper.clock = app.clock
    return app


def new_board(*arguments: Any, **named: Any) -> BoardApp:
    """A board with a clock that the test turns."""
    return _tested(BoardApp, *arguments, **named)


def _tested(kind: type[Any], *arguments: Any, **named: Any) -> Any:
    app = kind(*arguments, **{"clock": TurnedClock()} | named)
    app.asked_seconds = {}
    app.notify = partial(_notify_for_long, app)
    _tested_apps.add(app)
    return app


def _notify_for_long(app: Any, message: str, **named: Any) -> None:
    """A notification leaves the screen when the app takes it away, and not with the time; how long it was to
    stand is in `asked_seconds`.
    """
    app.asked_seconds[message] = named.get("timeout")
    type(app).notify(app, message, **named | {"timeout": 100_000})


def _parse_rules_once() -> None:
    """A style sheet's rules are parsed for the first app that has them, and the next ones take these.

    They depend on the text, its place and the theme's variables; nothing writes into them.
    """
    parse = Stylesheet._parse_rules
    parsed: dict[tuple[Any, ...], list[RuleSet]] = {}
    variables: dict[frozenset[tuple[str, str]], int] = {}

    @wraps(parse)
    def parse_once(sheet: Stylesheet, *arguments: Any, **named: Any) -> list[RuleSet]:
        if getattr(sheet, "_numbered", None) is not sheet._variables:  # a sheet has many texts
            found = frozenset(sheet._variables.items())
            sheet._numbered, sheet._number = sheet._variables, variables.setdefault(found, len(variables))
        key = (arguments, *sorted(named.items()), sheet._number)
        if key not in parsed:
            parsed[key] = parse(sheet, *arguments, **named)
        return parsed[key]

    Stylesheet._parse_rules = parse_once  # type: ignore[method-assign]


shorten()
_parse_rules_once()


_tested_apps: WeakSet[App[int]] = WeakSet()


def _paint_what_is_looked_at() -> None:
    """Of the apps under test everything is laid out, and painted only as `screen_text` looks at it; after its
    keys `press` paints our own pictures and grids alone. Painting is a third of the work.
    """
    paint = Compositor.render_update

    @wraps(paint)
    def paint_later(compositor: Compositor, **named: Any) -> Any:
        if active_app.get() not in _tested_apps:
            return paint(compositor, **named)
        compositor._dirty_regions.clear()
        return None

    Compositor.render_update = paint_later  # type: ignore[method-assign]


_paint_what_is_looked_at()


def screen_text(app: App[int]) -> str:
    """What stands on the screen, a line a row."""
    visible_screen_stack.set(app._background_screens)  # those under a dialog
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def _paint_pictures(app: App[int]) -> None:
    """Paint what our painters paint on the screen that is shown, without putting it together: one that fails
    is a fault, though no test looks at this screen.
    """
    for widget in app.screen._compositor.visible_widgets:
        if isinstance(widget, Picture | DrawingGrid):
            widget.render_lines(widget.outer_size.region)


# -- letting things happen ---------------------------------------------------------------------


@types.coroutine
def _turn() -> Generator[None]:
    """One turn of the event loop for all others."""
    yield


async def drained(app: App[int]) -> None:
    """Until the event loop has nothing to do and the screen is painted, and those seen under a dialog."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    for _ in range(_MOST_TURNS):
        await _turn()
        if ready:
            continue
        dirty = [screen for screen in (app.screen, *app._background_screens) if _is_dirty(screen)]
        if not app.is_running or app._exit or not dirty:
            return
        # What textual does sixty times a second, in the screen's own task.
        for screen in dirty:
            screen.call_later(screen._on_timer_update)
    raise AssertionError(f"it goes in circles:\n{screen_text(app)}")


def _is_dirty(screen: Screen[Any]) -> bool:
    unlaid = screen._layout_required or screen._scroll_required or screen._recompose_required
    if screen is not screen.app.screen:  # one under a dialog stays to be painted, with the dialog
        return bool(unlaid or screen._callbacks)
    return bool(unlaid or screen._repaint_required or screen._dirty_widgets or screen._callbacks)


async def _worked(app: App[int]) -> bool:
    """Wait for what works in threads; whether there was some."""
    running = [worker._task for worker in app.workers if worker._task is not None and not worker._task.done()]
    if running:
        _done, pending = await asyncio.wait(running, timeout=_MOST_SECONDS)
        assert not pending, f"a worker hangs:\n{screen_text(app)}"
    return bool(running)


async def settled(pilot: Pilot[int], seconds: float = 0) -> None:
    """Until nothing is left to do, so many seconds later by the app's clock."""
    app = pilot.app
    await drained(app)
    app.clock.turn(seconds)  # type: ignore[attr-defined]
    await drained(app)
    while await _worked(app):
        await drained(app)
        app.clock.turn(0)  # type: ignore[attr-defined]
        await drained(app)


async def until(pilot: Pilot[int], wanted: str | Callable[[], object]) -> None:
    """Until the text is on the screen, or the condition holds; fails with the screen if it never is."""
    for _ in range(_ROUNDS):
        await settled(pilot)
        if wanted in screen_text(pilot.app) if isinstance(wanted, str) else wanted():
            return
    raise AssertionError(f"{wanted!r} never came:\n{screen_text(pilot.app)}")


# -- a hand on the keyboard and on the mouse ---------------------------------------------------


def key_event(key: str) -> events.Key:
    """The event of a key, as a terminal sends it; by its name or by its character."""
    if len(key) == 1:
        return events.Key(key if key.isalnum() else _character_to_key(key), key)
    try:
        character = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(key, key)))
    except KeyError:
        character = None
    return events.Key(key, character)


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one after another, each when what the one before did is done; then paint."""
    driver = pilot.app._driver
    assert driver is not None
    for key in keys:
        event = key_event(key)
        event.set_sender(pilot.app)
        driver.send_message(event)
        await drained(pilot.app)
    await settled(pilot)
    if pilot.app.is_running and not pilot.app._exit:
        _paint_pictures(pilot.app)


def menu(words: str) -> tuple[str, ...]:
    """The keys that choose in the menu what these letters find first."""
    return ("f2", *words, "enter")


async def choose(pilot: Pilot[int], words: str) -> None:
    """Choose in the menu what these letters find first, by as many of them as already find it first."""
    await press(pilot, "f2")
    view = getattr(pilot.app.screen, "view", None)
    if isinstance(view, MenuView):
        found = [fitting(view.commands, words[:size])[:1] for size in range(1, len(words) + 1)]
        words = words[: found.index(found[-1]) + 1]
    await press(pilot, *words, "enter")


async def command(pilot: Pilot[int], action: str, *keys: str) -> None:
    """Have a command of the screen shown done, as the menu does once it has closed; then press keys."""
    await pilot.app.run_action(action, pilot.app.screen)
    await press(pilot, *keys)


class Hand(Pilot[int]):
    """Textual's mouse, without its wait for an idle processor."""

    async def pause(self, delay: float | None = None) -> None:
        assert delay is None
        await drained(self.app)

    async def drag(self, widget: Widget, offset: tuple[int, int], button: int = 1) -> None:
        """Move with a button held down."""
        await self._post_mouse_events([events.MouseMove], widget, offset, button=button)


async def resized(pilot: Pilot[int], width: int, height: int) -> None:
    """Another size of the terminal; textual waits a moment for the next one, which does not come."""
    await Hand(pilot.app).resize_terminal(width, height)
    if pilot.app._resize_timer is not None:
        pilot.app._resize_timer.stop()
        pilot.app.call_later(pilot.app._check_resize)
    await drained(pilot.app)


SIZES = ((80, 24), (120, 40), (200, 50))
"""Of the terminals in which screens are looked at."""


async def growing(pilot: Pilot[int]) -> AsyncGenerator[str]:
    """Let the terminal have each size, from the one that the app started with; yields how it is named."""
    for width, height in SIZES:
        if pilot.app.size != (width, height):
            await resized(pilot, width, height)
        yield f"{width}x{height}"


def check_snapshot(app: App[int], name: str) -> str:
    """Compare with the text kept; CONNECTE_SNAPSHOTS=write keeps the present one instead. Returns it."""
    path = SNAPSHOTS / f"{name}.txt"
    text = screen_text(app) + "\n"
    if os.environ.get("CONNECTE_SNAPSHOTS") == "write":
        SNAPSHOTS.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text
    return text
