"""Work of textual that is done again and again in tests, done in a shorter way with the same result."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from inspect import CO_VARARGS, CO_VARKEYWORDS
from types import FunctionType, MethodType
from typing import Any

from rich.segment import Segment
from textual import _callback, log, message_pump
from textual._compositor import Compositor
from textual.app import App
from textual.cache import FIFOCache
from textual.constants import DEBUG, LOG_FILE
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.document import _wrapped_document
from textual.message import Message
from textual.message_pump import MessagePump
from textual.strip import Strip

_SHORTENED: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_callback, ("_count_parameters", "isawaitable")),
    (_wrapped_document, ("compute_wrap_offsets", "get_tab_widths")),
    (message_pump, ("log",)),
    (App, ("get_css_variables",)),
    (Compositor, ("render_update",)),
    (MessagePump, ("_get_dispatch_methods", "prevent")),
    (RuleSet, ("__hash__",)),
    (Strip, ("__init__",)),
    (Stylesheet, ("_parse_rules", "rules_map")),
)
OWN = [(place, name, vars(place)[name]) for place, names in _SHORTENED for name in names if name in vars(place)]
"""What is shortened, here or in `screen`: where it is, its name, and how textual does it."""


def shorten() -> None:
    """Let textual do it so for all apps under test."""
    _count_by_code()
    _look_up_handlers_once()
    _keep_no_pieces_of_strips()
    _fold_lines_once()
    _say_nothing_of_messages()
    _prevent_nothing_quickly()
    _await_no_none()
    _tell_rules_by_identity()
    _map_same_rules_once()
    _work_out_themes_once()


def _count_by_code() -> None:
    """Parameters are counted as Python keeps them: their signature is made anew for each call later on."""
    count = getattr(_callback, "_count_parameters", None)
    if count is None:
        return

    def count_by_code(func: Callable[..., Any]) -> int:
        call = vars(type(func)).get("__call__")
        if isinstance(call, FunctionType) and not hasattr(call, "__wrapped__"):
            func = MethodType(call, func)  # a thing that can be called, as textual's waits for widgets are
        code = getattr(func, "__code__", None)
        if code is None or hasattr(func, "__wrapped__"):
            return count(func)
        stars = sum(bool(code.co_flags & flag) for flag in (CO_VARARGS, CO_VARKEYWORDS))
        return int(code.co_argcount + code.co_kwonlyargcount + stars - hasattr(func, "__self__"))

    _callback._count_parameters = count_by_code


def _look_up_handlers_once() -> None:
    """Which classes handle a message by a method's name is looked up once for each kind of receiver.

    Where one has decorated handlers, which depend on the sender too, textual looks itself.
    """
    look_up = MessagePump._get_dispatch_methods
    known: dict[tuple[type, type, str], list[tuple[type, str]] | None] = {}

    def found_by_name(
        pump: MessagePump, method_name: str, message: Message
    ) -> Iterable[tuple[type, Callable[..., Any]]]:
        key = (type(pump), type(message), method_name)
        if key not in known:
            known[key] = _by_name(*key)
        places = known[key]
        if places is None:
            yield from look_up(pump, method_name, message)
            return
        for kind, name in places:
            if message._no_default_action:
                break
            yield kind, kind.__dict__[name].__get__(pump, kind)

    MessagePump._get_dispatch_methods = found_by_name  # type: ignore[assignment, method-assign]


def _by_name(receiver: type, message: type, method_name: str) -> list[tuple[type, str]] | None:
    """Find the methods of a name, in the order of the classes; None where some are decorated."""
    places = []
    for kind in receiver.__mro__:
        decorated = kind.__dict__.get("_decorated_handlers") or {}
        if any(each in decorated for each in message.__mro__):
            return None
        name = next((name for name in (f"_{method_name}", method_name) if kind.__dict__.get(name)), None)
        if name is not None:
            if getattr(kind.__dict__[name], "_textual_on", None):
                return None
            places.append((kind, name))
    return places


class _Nothing(FIFOCache[Any, Any]):
    """A cache that keeps nothing."""

    def set(self, key: object, value: object) -> None:
        """Forget it."""

    __setitem__ = set  # noqa: A003 - the method above


def _keep_no_pieces_of_strips() -> None:
    """A strip has seven caches, whose making costs more than they save where each is looked at once or
    twice; the one for what the filters make of it stays. Strips that have other places are left alone.
    """
    nothing = _Nothing(0)

    def make(strip: Strip, segments: Iterable[Segment], cell_length: int | None = None) -> None:
        strip._segments = list(segments)
        strip._cell_length = cell_length
        strip._divide_cache = strip._crop_cache = strip._style_cache = nothing
        strip._line_length_cache = strip._crop_extend_cache = strip._offsets_cache = nothing
        strip._filter_cache = FIFOCache(4)
        strip._render_cache = strip._link_ids = strip._cell_count = None

    if {name for name in make.__code__.co_names if name.startswith("_")} == {*Strip.__slots__}:
        Strip.__init__ = make  # type: ignore[method-assign]


def _fold_lines_once() -> None:
    """A text area folds all lines of its text eight times as it opens, and tests open the same text."""
    fold = _wrapped_document.compute_wrap_offsets
    places: dict[tuple[str, int, int], list[int]] = {}

    def fold_once(
        text: str, width: int, tab_size: int, *, precomputed_tab_sections: list[tuple[str, int]]
    ) -> list[int]:
        key = (text, width, tab_size)
        if key not in places:
            places[key] = fold(text, width, tab_size, precomputed_tab_sections=precomputed_tab_sections)
        return [*places[key]]

    _wrapped_document.compute_wrap_offsets = fold_once  # type: ignore[assignment]
    _wrapped_document.get_tab_widths = cache(_wrapped_document.get_tab_widths)


def _say_nothing_of_messages() -> None:
    """Each message is told to a log, by two new loggers that find that nobody reads it."""
    if not (LOG_FILE or DEBUG or os.environ.get("TEXTUAL")):
        message_pump.log = _NoEvents()  # type: ignore[assignment]


class _NoEvents:
    """Textual's log, without its events."""

    def __getattr__(self, name: str) -> Any:
        return getattr(log, name)

    @property
    def event(self) -> _NoEvents:
        return self

    def verbosity(self, _verbose: bool) -> Callable[..., None]:
        """Return a logger that says nothing."""
        return self._nothing

    def _nothing(self, *_said: object) -> None:
        pass


def _prevent_nothing_quickly() -> None:
    """Where no messages are prevented, which is nearly always, no context is made to prevent none."""
    prevent, nothing = MessagePump.prevent, nullcontext()

    def prevent_some(pump: MessagePump, *types: type[Message]) -> AbstractContextManager[None]:
        return prevent(pump, *types) if types else nothing

    MessagePump.prevent = prevent_some  # type: ignore[assignment, method-assign]


def _await_no_none() -> None:
    """Handlers return None: that this cannot be awaited needs no look at all that can be."""
    look = _callback.isawaitable
    _callback.isawaitable = lambda result: result is not None and look(result)  # type: ignore[assignment]


def _tell_rules_by_identity() -> None:
    """A rule's hash is its identity, which Python tells without a call of a function of Python."""
    RuleSet.__hash__ = object.__hash__  # type: ignore[assignment, method-assign]


def _map_same_rules_once() -> None:
    """Which rules a name has is found once for all sheets of the same rules; nothing writes into it."""
    look_up = Stylesheet.rules_map.fget
    known: dict[tuple[int, ...], tuple[list[RuleSet], dict[str, list[RuleSet]]]] = {}

    def found_once(sheet: Stylesheet) -> dict[str, list[RuleSet]]:
        if sheet._rules_map is None:
            rules = sheet.rules
            key = (*map(id, rules),)
            if key not in known:
                known[key] = list(rules), look_up(sheet)  # the rules live on, so that no other has such an id
            sheet._rules_map = known[key][1]
        return sheet._rules_map

    Stylesheet.rules_map = property(found_once)  # type: ignore[assignment, method-assign]


def _work_out_themes_once() -> None:
    """The colours that follow from a theme's own are worked out once for all apps of a kind."""
    work_out = App.get_css_variables
    known: dict[tuple[type, str], dict[str, str]] = {}

    def found_once(app: App[Any]) -> dict[str, str]:
        key = (type(app), repr(app.current_theme))
        if key not in known:
            known[key] = work_out(app)
        app.theme_variables = {**known[key]}
        return app.theme_variables

    App.get_css_variables = found_once  # type: ignore[method-assign]
