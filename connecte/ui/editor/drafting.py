"""Keeps text that is not saved as a draft, so that nothing is lost when the program is killed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.app import App

from connecte.language.i18n import _
from connecte.session.store.clock import Clock
from connecte.session.store.disk.syncer import WITHIN
from connecte.session.store.drafts import Drafts
from connecte.ui.base.dialogs.ask import AskScreen


class Drafting:
    """The draft of one file. `drafts` is None where no drafts are kept.

    Each change is written before it is painted. It is synced when the user rests, and while they type
    within the time that holds for a session's moves.
    """

    def __init__(self, drafts: Drafts | None, path: Path, clock: Clock) -> None:
        self._drafts = drafts
        self._path = path
        self._clock = clock
        self._synced = float("-inf")
        self._waiting: str | None = None  # the draft that is not synced yet
        self._reason = ""

    def offer(self, app: App[int], text: str, take: Callable[[str], object]) -> str:
        """Where an earlier run left a draft that differs from the file's text, ask whether to use it.

        Return a sentence where another window has the file open: its draft is its own, and there is none here.
        Only the answer that says so forgets it: the first key typed would replace a draft that is neither
        taken nor forgotten.
        """
        if self._drafts is not None and not self._drafts.hold(self._path):
            self._drafts = None
            return _unkept(_("une autre fenêtre l'a déjà ouvert"))
        draft = self._drafts.of(self._path) if self._drafts is not None else None
        if self._drafts is None or draft is None:
            return ""
        if draft == text:
            self.forget()  # the program was killed between saving and forgetting
            return ""
        question = _("Un texte écrit ici la dernière fois n'a pas été enregistré.")
        if self._drafts.is_older(self._path):
            question += "\n" + _("Le fichier a changé depuis.")
        answers = [("drop", _("l'oublier et prendre le fichier")), ("take", _("reprendre ce texte"))]

        def decided(answer: str | None) -> None:
            if answer == "drop":
                self.forget()
            else:
                take(draft)

        app.push_screen(AskScreen(question, answers), decided)
        return ""

    def close(self) -> None:
        """Leave the draft to other editors, because this one is closed."""
        if self._drafts is not None:
            self._drafts.release(self._path)

    def edited(self, text: str, modified: bool) -> str:
        """Write the draft, or remove it where the text is the file's. Return a sentence where the draft
        cannot be written and that was not said yet, else "".
        """
        if not modified:
            self.forget()
            return ""
        return self._write(text, self._clock.monotonic() - self._synced >= WITHIN)

    def rested(self) -> str:
        """Sync the draft while the user does not type. Return a sentence as `edited` does."""
        return "" if self._waiting is None else self._write(self._waiting, True)

    def _write(self, text: str, sync: bool) -> str:
        if self._drafts is None:
            return ""
        reason = self._drafts.keep(self._path, text, sync)
        self._waiting = None if sync and not reason else text
        if sync:
            self._synced = self._clock.monotonic()  # also where it failed: not one try a key
        before = self._reason
        if sync or reason:
            self._reason = reason  # a write without a sync does not end the fault of a sync
        return "" if reason in ("", before) else _unkept(reason)

    def forget(self) -> None:
        """Remove the draft, because the text is saved or dropped."""
        self._waiting, self._reason = None, ""
        if self._drafts is not None:
            self._drafts.drop(self._path)


def _unkept(reason: str) -> str:
    text = _("Ce texte ne peut pas être gardé à mesure ({reason}) : l'enregistrer souvent.")
    return text.format(reason=reason)
