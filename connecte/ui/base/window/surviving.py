"""What our apps do with an exception: live on where the screen is whole, else end and keep it."""

from __future__ import annotations

from datetime import datetime, timedelta
from traceback import walk_tb
from typing import Any

from textual.app import App
from textual.css.query import NoMatches
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import MountError, Widget
from textual.worker import Worker, WorkerFailed
from textual.worker_manager import WorkerManager

from connecte.files.fault_log import note_fault
from connecte.language.i18n import _

_CALLBACKS = frozenset(
    method.__code__
    for method in (
        Timer._tick,
        MessagePump._flush_next_callbacks,
        Screen._invoke_and_clear_callbacks,
    )
)
"""Where textual calls what was put off: an exception there leaves the screen as it was."""

_REST = timedelta(seconds=10)


class _Workers(WorkerManager):
    """Every worker's exception comes to the app, also where it is not to end it."""

    def _new_worker(self, *arguments: Any, **options: Any) -> Worker[Any]:
        return super()._new_worker(*arguments, **options | {"exit_on_error": True})


class SurvivingApp(App[int]):
    """`fatal` is the exception that ended the app, `ended_by` the number of the signal that did."""

    def __init__(self) -> None:
        super().__init__()
        self._workers = _Workers(self)
        self.fatal: BaseException | None = None
        self.ended_by = 0
        self._last_told: datetime | None = None

    def end_by(self, signal: int) -> None:
        """End the app, and close what is open, because of a signal; SIGHUP also where its terminal is gone."""
        self.ended_by = self.ended_by or signal
        self.exit()

    def tell_fault(self, message: str) -> None:
        """Say that something failed beside what is on the screen."""
        self.notify(message, severity="error", markup=False, timeout=10)

    def _handle_exception(self, error: Exception) -> None:
        """Receive every exception from textual; live on where the screen is whole."""
        if isinstance(error, WorkerFailed):
            self._survive(error.error)
        elif _was_put_off(error):
            self._survive(error)
        elif _was_left(error):
            # A screen that was closed before it was there has nothing to be mounted on or found in.
            if not isinstance(error, (MountError, NoMatches)):
                note_fault(error, datetime.now())
        else:
            # Not textual's own way, which prints the variables of every frame.
            note_fault(error, datetime.now())  # at once: it may never come to an end
            self.fatal = self.fatal or error
            self._return_code = 1
            if self._exception is None:  # a pilot raises it again
                self._exception = error
                self._exception_event.set()
            self._close_messages_no_wait()

    def _survive(self, error: BaseException) -> None:
        now = datetime.now()
        path = note_fault(error, now)
        if self._last_told is not None and now - self._last_told < _REST:
            return  # what fails at every picture would cover the screen with messages
        self._last_told = now
        message = _("Une partie du programme a échoué ; la séance continue.")
        if path is not None:
            message += "\n" + _("Le détail est dans {path}").format(path=path)
        self.tell_fault(message)


def _was_put_off(error: Exception) -> bool:
    """Whether it happened in what a timer called, or what was to be called after something."""
    return any(frame.f_code in _CALLBACKS for frame, _line in walk_tb(error.__traceback__))


def _was_left(error: Exception) -> bool:
    """Whether what it happened in is no longer on the screen, or never was."""
    if error.__traceback__ is None:
        return False
    pump = error.__traceback__.tb_frame.f_locals.get("self")
    return isinstance(pump, Widget) and (not pump.is_attached or pump._closing or pump._pruning)
