"""The parts of the app that deal with sessions and their files. They are made with the first session,
because the first screen does without them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from connecte.session.store.keeper import Keeper
    from connecte.session.store.record import Record
    from connecte.ui.app.keeping import Keeping
    from connecte.ui.editor.live import Live


class Sessions:
    """The sessions of one run of the app. `app` is also a Classroom; `keeper` knows where sessions are kept."""

    def __init__(self, app: Any, keeper: Keeper | Callable[[], Keeper] | None) -> None:
        self._app = app
        self._given_keeper = keeper

    @cached_property
    def keeper(self) -> Keeper | None:
        """Where sessions are kept; None where they are not."""
        keeper = self._given_keeper
        return keeper() if callable(keeper) else keeper

    @cached_property
    def record(self) -> Record:
        """The sessions, each with its journal."""
        from connecte.session.store.record import Record

        return Record(self.keeper, self._tell_trouble)

    @cached_property
    def keeping(self) -> Keeping:
        """Asks the user about session files."""
        from connecte.ui.app.keeping import Keeping

        return Keeping(self._app, self._app, self.record)

    @cached_property
    def live(self) -> Live:
        """Follows the activity's file while its session is open."""
        from connecte.ui.editor.live import Live

        return Live(self._app, self._app)

    def look_at_file(self) -> None:
        """Read the activity's file again where it was saved."""
        if "live" in self.__dict__:
            self.live.look()

    def look_at_record(self) -> None:
        """Check whether the program was suspended, and whether all moves are written."""
        if "record" in self.__dict__:
            self.record.look_at_clock()
            self._app.show_fault(self._app.fault)

    def close(self) -> None:
        """Write the journals to disk, and release their locks."""
        if "record" in self.__dict__:
            self.record.close()

    def _tell_trouble(self, message: str) -> None:
        self._app.notify(message, severity="error", markup=False, timeout=10)
