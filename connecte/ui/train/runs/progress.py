"""How much of what is shown has been computed, while it goes on being computed."""

from __future__ import annotations

from connecte.language.i18n import _
from connecte.ui.train.host import TrainHost


class Progress:
    """Tells what is new since the last look, and once that a run has overflowed."""

    def __init__(self, host: TrainHost) -> None:
        self._host = host
        self._shown: tuple[object, ...] = ()
        self._has_told_overflow = False

    def _reached(self) -> tuple[object, ...]:
        runs = self._host.runs
        shown = runs.all if self._host.looking.picture == "runs" else [runs.current]
        return tuple((run.recording.reached, run.recording.diverged_at) for run in shown)

    @property
    def is_new(self) -> bool:
        """Whether more has been computed than is shown."""
        return self._reached() != self._shown

    def seen(self) -> None:
        """Remember that what has been computed until now is shown."""
        self._shown = self._reached()

    def begin(self) -> None:
        """Look at another run."""
        self._shown, self._has_told_overflow = (), False

    def tell_overflow(self) -> None:
        """Say once that the run in view has overflowed; the picture of all runs says it itself."""
        if self._host.runs.current.recording.diverged_at is None or self._has_told_overflow:
            return
        self._has_told_overflow = True
        if self._host.looking.picture != "runs":
            self._host.say_warning(_("Le calcul déborde : le pas est trop grand."))
