"""The keys at the foot of a screen."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from connecte.language.value import NamedTuple


class _Shown(NamedTuple):
    """What the foot shows of a key."""

    key: str
    display: str
    description: str
    action: str
    disabled: bool
    tooltip: str


class _Key(FooterKey):
    compact = reactive(False)
    """Textual's keys begin compact and then cease to be: the styles of each would be worked out twice."""


def _with_room(keys: tuple[_Shown, ...], cells: int) -> tuple[_Shown, ...]:
    """Leave out the last keys that have no room whole, but for those that close and open the menu, which end
    the line.
    """
    kept = list(keys)
    # Each has a space before, between and after; the last one needs none after.
    while len(kept) > 2 and sum(cell_len(k.display) + cell_len(k.description) + 3 for k in kept) - 1 > cells:
        del kept[-3]
    return tuple(kept)


class Keys(Footer):
    """Textual's footer, made anew only where the keys that it shows are others."""

    _keys: tuple[_Shown, ...] = ()

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)

    def compose(self) -> ComposeResult:
        """Lay out a widget for each key; nothing before the screen's keys are known."""
        if self._bindings_ready:
            self._keys = self._shown()
            yield from (_Key(*shown) for shown in self._keys)

    def _shown(self) -> tuple[_Shown, ...]:
        first: dict[str, _Shown] = {}
        for _node, binding, enabled, tooltip in self.screen.active_bindings.values():
            if binding.show and binding.action not in first:
                display = self.app.get_key_display(binding)
                first[binding.action] = _Shown(
                    binding.key, display, binding.description, binding.action, not enabled, tooltip
                )
        return _with_room(tuple(first.values()), self.app.size.width)

    def on_resize(self) -> None:
        """Show as many keys as the new width has room for."""
        self.bindings_changed(self.screen)

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Show the screen's keys anew where they are others."""
        if not self._bindings_ready or (self.is_attached and self._shown() != self._keys):
            super().bindings_changed(screen)
