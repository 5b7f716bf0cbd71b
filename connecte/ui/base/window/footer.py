"""The keys at the foot of a screen."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rich.cells import cell_len
from textual import events
from textual.binding import ActiveBinding
from textual.screen import Screen

from connecte.language.keys.table import ESCAPE
from connecte.language.value import NamedTuple
from connecte.ui.base.commands import CLOSE
from connecte.ui.base.picture import Picture
from connecte.ui.paint.lines import Line


class _Shown(NamedTuple):
    """What the foot shows of a key."""

    key: str
    display: str
    description: str
    action: str
    disabled: bool
    tooltip: str

    def spans(self, lit: bool) -> Line:
        """Paint the key with a space before, between and after; `lit` as the one under the mouse."""
        dim = " dim" if self.disabled else ""
        ground = " on $block-hover-background" if lit else ""
        return [
            (f" {self.display} ", f"bold{dim} $footer-key-foreground{ground}"),
            (
                f"{self.description} " if self.description else "",
                f"{dim} $footer-description-foreground{ground}",
            ),
        ]

    @property
    def cells(self) -> int:
        """How wide it is."""
        return sum(cell_len(text) for text, _style in self.spans(False))


def _with_room(keys: tuple[_Shown, ...], cells: int) -> tuple[_Shown, ...]:
    """Leave out the last keys that have no room whole, but for those that close and open the menu, which end
    the line.
    """
    kept = list(keys)
    # The last one needs no space after it.
    while len(kept) > 2 and sum(key.cells for key in kept) - 1 > cells:
        del kept[-3]
    return tuple(kept)


def _in_force(screen: Screen[object]) -> Iterable[ActiveBinding]:
    """Find the bindings in force of the keys of which one is to be shown, as textual's `active_bindings`
    does. It asks of all others too whether their action is possible, which takes most of the time.
    """
    chain = screen._modal_binding_chain
    shown = {key for _node, bindings in chain for key, binding in bindings if binding.show}
    found: dict[str, ActiveBinding] = {}
    for node, bindings in chain:
        for key, binding in bindings:
            before = found.get(key)
            if key not in shown or (before is not None and not (binding.priority > before.binding.priority)):
                continue
            possible = screen.app._check_action_state(binding.action, node)
            if possible is not False:
                found[key] = ActiveBinding(node, binding, bool(possible), binding.tooltip)
    return found.values()


class _Foot(NamedTuple):
    """The keys of a screen, and the one under the mouse."""

    keys: tuple[_Shown, ...]
    lit: _Shown | None = None


def _foot_lines(foot: _Foot, _width: int, _height: int) -> list[Line]:
    return [[span for key in foot.keys for span in key.spans(key == foot.lit)]]


class Keys(Picture):
    """The keys of the screen that a binding shows, in one line; a click is the key. Those are left out whose
    action is among the screen's `idle` ones: it has nothing to do, and the key says why.

    Textual's footer has a widget a key, whose styles take most of the time in which a screen opens.
    """

    DEFAULT_CSS = "Keys { background: $footer-background; }"

    def __init__(self) -> None:
        super().__init__(_foot_lines)
        # Where the style sheet says how large pictures are, and in an app that has another sheet.
        self.styles.dock, self.styles.width, self.styles.height = "bottom", "100%", 1
        self.view = _Foot(())

    def on_mount(self) -> None:
        """Follow the screen's keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def on_resize(self) -> None:
        """Show as many keys as the new width has room for."""
        self._changed(self.screen)

    def _changed(self, screen: Screen[object]) -> None:
        """Show the screen's keys anew where they are others."""
        if self.is_attached and screen is self.screen and screen.app.app_focus:
            shown = self._shown()
            if shown != self.view.keys:
                self._show(_Foot(shown))

    def _shown(self) -> tuple[_Shown, ...]:
        first: dict[str, _Shown] = {}
        idle: Collection[str] = getattr(self.screen, "idle", ())
        for _node, binding, enabled, tooltip in _in_force(self.screen):
            if binding.show and binding.action not in first and binding.action not in idle:
                display, label = self.app.get_key_display(binding), binding.description
                if binding.key == ESCAPE.names and getattr(self.screen, "has_open", False):
                    label = CLOSE.label
                first[binding.action] = _Shown(
                    binding.key, display, label, binding.action, not enabled, tooltip
                )
        return _with_room(tuple(first.values()), self.app.size.width)

    def _at(self, column: int) -> _Shown | None:
        """Return the key that stands there."""
        for key in self.view.keys:
            column -= key.cells
            if column < 0:
                return key
        return None

    def _show(self, foot: _Foot) -> None:
        self.tooltip = foot.lit.tooltip or None if foot.lit is not None else None
        self.view = foot

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press the key."""
        key = self._at(event.x)
        if key is not None and key.disabled:
            self.app.bell()
        elif key is not None:
            self.app.simulate_key(key.key)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Light the key under the mouse."""
        self._show(self.view._replace(lit=self._at(event.x)))

    def on_leave(self) -> None:
        """Light no key."""
        self._show(self.view._replace(lit=None))
