"""Asks the user about session files: moves that are not written, and moves after damage."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from connecte.content.activity import Activity
from connecte.language.i18n import _, ngettext
from connecte.language.program import command
from connecte.session.room.room_events import RoomEvent, SetClassName
from connecte.session.rules.guessing.asking import asked_again, first_ages
from connecte.session.store.lines import JournalError, reason
from connecte.session.store.record import Record
from connecte.ui.base.classroom import Classroom
from connecte.ui.base.dialogs.ask import AskScreen
from connecte.ui.base.dialogs.form import Form
from connecte.ui.base.dialogs.write import ClassScreen


class PlaceScreen(Form[str]):
    """Returns the name of a file to write, or None."""

    BINDINGS = [Binding("escape", "leave", _("Fermer"))]

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place

    def compose(self) -> ComposeResult:
        """Lay out the question and a field."""
        with Vertical(classes="dialog wide"):
            yield Static(_("Où enregistrer la séance ? (une clé USB, un autre dossier)"), markup=False)
            yield Input(self._place)
            yield Static(_("Entrée : enregistrer   Échap : fermer"), classes="muted", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Return the name that was typed."""
        self.leave(event.value.strip() or None)


class Keeping:
    """Asks before moves are lost, and offers the moves that a damaged file still holds."""

    def __init__(self, app: App[int], classroom: Classroom, record: Record) -> None:
        self._app = app
        self._classroom = classroom
        self._record = record
        self._asking = False

    def say_what_is_kept(self, activity: Activity) -> None:
        """Tell the user that an earlier session of this activity can be resumed."""
        keeper = self._record.keeper
        kept = keeper.last() if keeper is not None else None
        if kept is not None and kept.summary.title == activity.title:
            message = _("La dernière séance est gardée : {command} la reprend.")
            self._app.notify(message.format(command=command("resume")), markup=False, timeout=4)

    def begin_anew(self, activity: Activity, asked_for: Sequence[RoomEvent]) -> None:
        """Begin a new session, also where one of the same activity is open. First ask which class plays,
        unless the command line said it or nothing is kept.
        """
        keeper = self._record.keeper

        def begin(name: str | None) -> None:
            if name is not None:
                self._record.leave(activity.path)
                self._classroom.begin(activity)
                self._classroom.record_event(SetClassName(name or self._record.session.room.class_name))

        if keeper is None or any(isinstance(event, SetClassName) for event in asked_for):
            begin("")
        else:
            classes = filter(None, (kept.summary.class_name for kept in keeper.kept()))
            self._app.push_screen(ClassScreen(known=list(dict.fromkeys(classes)), begins=True), begin)

    def resumed(self, path: Path) -> Activity | None:
        """Resume a kept session and return its activity; where that is impossible, say why and return None."""
        try:
            return self._record.resume(path).state.activity
        except (JournalError, OSError) as error:
            self._app.notify(reason(error), severity="warning", markup=False)
            return None

    def close(self) -> None:
        """Quit, after asking what to do with moves that are in no file."""
        if self._asking:
            return
        if self._record.settle():
            self._app.exit()
            return
        answers = [
            ("again", _("essayer encore")),
            ("place", _("enregistrer ailleurs")),
            ("quit", _("quitter quand même, et perdre ce qui n'est pas enregistré")),
            ("stay", _("revenir à la séance")),
        ]
        question = "\n".join(filter(None, [self._record.trouble, self._record.reason]))
        self._asking = True
        self._app.push_screen(AskScreen(question, answers), self._decided)

    def _decided(self, answer: str | None) -> None:
        self._asking = False
        if answer == "again":
            self.close()
        elif answer == "quit":
            self._app.exit()
        elif answer == "place":
            self._asking = True
            self._app.push_screen(PlaceScreen(str(Path("~") / "seance.jsonl")), self._placed)

    def _placed(self, place: str | None) -> None:
        self._asking = False
        if place is None:
            self.close()
            return
        try:
            self._record.write_to(Path(place).expanduser().absolute())
        except (
            JournalError,
            OSError,
            RuntimeError,
            ValueError,
        ) as error:  # an unknown "~user", or a name that no file can have
            self._app.notify(reason(error), severity="error", markup=False)
        self.close()

    def offer_questions(self) -> None:
        """Offer the questions of the last time again, in a session that is resumed and had some answered."""
        state = self._record.session.state
        again = len(asked_again(state, first_ages(state)))
        if not again:
            return
        question = ngettext(
            "{count} question de la dernière fois ?", "{count} questions de la dernière fois ?", again
        ).format(count=again)
        ask = _("la poser à nouveau") if again == 1 else _("les poser à nouveau")
        answers = [("ask", ask), ("stay", _("continuer la séance"))]

        def decided(answer: str | None) -> None:
            if answer == "ask":
                self._classroom.open_lesson("questions")

        self._app.push_screen(AskScreen(question, answers), decided)

    def offer_later_moves(self) -> None:
        """Offer to make the moves again that a damaged journal holds after the damage."""
        later = self._record.later_moves()
        if not later:
            self.offer_questions()
            return
        question = ngettext(
            "Après l'endroit abîmé, {number} geste se lit encore. Il a été fait après un geste perdu : le "
            "refaire peut donner autre chose.",
            "Après l'endroit abîmé, {number} gestes se lisent encore. Ils ont été faits après un geste perdu : "
            "les refaire peut donner autre chose.",
            len(later),
        ).format(number=len(later))
        answers = [("again", _("les refaire")), ("stay", _("rester ici"))]

        def decided(answer: str | None) -> None:
            if answer == "again":
                for move in later:
                    self._record.make(move)
                self._classroom.play()

        self._app.push_screen(AskScreen(question, answers), decided)
