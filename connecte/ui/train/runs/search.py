"""The change that is looked for in a run, and what was found last."""

from __future__ import annotations

from connecte.content.activity import Activity
from connecte.core.learning.explain import Place
from connecte.core.replay.events import Event
from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.language.numbers import thousands
from connecte.session.store.clock import Clock
from connecte.ui.train.runs.runs import Run
from connecte.ui.train.runs.seeking import Seeking, event_sentence, number_of


class Search:
    """Goes on a little at each call, so that the screen answers in between."""

    def __init__(self) -> None:
        self._seeking: Seeking | None = None
        self._message = ""
        self._found: tuple[int, Place] | None = None

    @property
    def is_going_on(self) -> bool:
        """Whether something is looked for."""
        return self._seeking is not None

    def begin(self, seeking: Seeking) -> None:
        """Look for the next change."""
        self._seeking, self._message = seeking, ""

    def stop(self) -> None:
        """Look no further; what was found last is still here."""
        self._seeking = None

    def forget(self) -> None:
        """Look no further; what was found last is not here any more."""
        self._seeking, self._message, self._found = None, "", None

    def go_on(self, run: Run, activity: Activity, clock: Clock) -> list[Event]:
        """Search for a moment by this clock. The changes found, all of one iteration; else none."""
        assert self._seeking is not None
        found = self._seeking.go_on(run, activity, clock)
        if found is None:
            return []
        seeking, self._seeking = self._seeking, None
        if not found:
            message = (
                _("Il n'y en a plus après{of}.") if seeking.direction > 0 else _("Il n'y en a pas avant{of}.")
            )
            is_of_one = seeking.row(run, activity) is not None
            of = _(" pour l'exemple n° {number}").format(number=seeking.example) if is_of_one else ""
            self._message = message.format(of=of)
        return found

    def keep(self, run: Run, activity: Activity, found: list[Event]) -> None:
        """Remember what was found, once the screen stands there."""
        place = number_of(run, found[0])
        self._message = event_sentence(activity, run, found)
        self._found = (found[0].iteration, place) if place is not None else None

    def found_at(self, iteration: int) -> Place | None:
        """Give the weight whose change was found at an iteration, if one was."""
        return self._found[1] if self._found is not None and self._found[0] == iteration else None

    @property
    def has_found_a_weight(self) -> bool:
        """Whether the last change that was found is a weight's."""
        return self._found is not None

    def hint(self, run: Run) -> str:
        """Say what goes on; nothing where there is nothing to say."""
        if self._seeking is None:
            return self._message
        at = thousands(run.events.searched)
        return with_keys(_("On cherche… à {at}   {escape} : ne plus chercher"), at=at)
