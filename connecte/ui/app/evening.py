"""What sessions and their files need, made with the first of them: the first screen does without."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from connecte.session.store.keeper import Keeper
    from connecte.session.store.record import Record
    from connecte.ui.app.keeping import Keeping
    from connecte.ui.editor.live import Live


class Evening:
    """The sessions of one run of the app. `app` is a Classroom too; `keeper` says where they are kept."""

    def __init__(self, app: Any, keeper: Keeper | Callable[[], Keeper] | None) -> None:
        self._app = app
        self._given_keeper = keeper

    @cached_property
    def keeper(self) -> Keeper | None:
        """Where sessions are kept; None where they are not."""
        given = self._given_keeper
        return given() if callable(given) else given

    @cached_property
    def record(self) -> Record:
        """The sessions, each with its journal."""
        from connecte.session.store.record import Record

        return Record(self.keeper, self._tell_trouble)

    @cached_property
    def keeping(self) -> Keeping:
        """What is asked about the files of sessions."""
        from connecte.ui.app.keeping import Keeping

        return Keeping(self._app, self._app, self.record)

    @cached_property
    def live(self) -> Live:
        """The activity's file, followed while its session is open."""
        from connecte.ui.editor.live import Live

        return Live(self._app, self._app)

    def look_at_file(self) -> None:
        """Read the activity's file once it was saved, where one is open."""
        if "live" in self.__dict__:
            self.live.look()

    def look_at_record(self) -> None:
        """Find out whether the program was stopped, and whether all that was done is written."""
        if "record" in self.__dict__:
            self.record.look_at_clock()
            self._app.show_fault(self._app.fault)

    def close(self) -> None:
        """Sync what was written, and let others go on with it."""
        if "record" in self.__dict__:
            self.record.close()

    def _tell_trouble(self, message: str) -> None:
        self._app.notify(message, severity="error", markup=False, timeout=10)
