"""Follows the activity's file while its session is open, and opens it in an editor."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from textual.app import App, SuspendNotSupported

from connecte.content.catalog import SCHEMA, is_shipped, own_copy
from connecte.content.reading.reader import Checked, check_activity, read_bytes
from connecte.content.writing.file_text import FileText
from connecte.content.yaml.places import Part, part_source
from connecte.content.yaml.source import LARGEST
from connecte.files.reader import read
from connecte.language.errors import ActivityError, FileError, system_reason
from connecte.language.i18n import _
from connecte.ui.base.classroom import Classroom
from connecte.ui.base.dialogs.ask import AskScreen
from connecte.ui.editor.editor_command import EditorCommand, editor_command
from connecte.ui.editor.file_watch import FileWatch


class Live:
    """Follows the file of a session, and opens it. `fault` says why the file cannot be read."""

    def __init__(self, app: App[int], classroom: Classroom) -> None:
        self._app = app
        self._classroom = classroom
        self._watch: FileWatch | None = None
        self.fault = ""

    def follow(self, path: Path) -> None:
        """Follow the file of this session from now on."""
        self._watch = FileWatch(path)
        self._say("")

    def look(self) -> None:
        """Read the file again where it was saved. The app calls this regularly."""
        if self._watch is not None and self._watch.saved():
            self.read(self._watch.path)

    def read(self, path: Path) -> None:
        """Read the file in a thread, so that the screen keeps answering."""

        def work() -> None:
            try:
                data = read_bytes(path)
            except ActivityError:
                return  # the file is gone: the next check reports it
            checked = check_activity(data, str(path), path.stem)
            self._app.call_from_thread(self._was_read, path, data, checked)

        self._app.run_worker(work, thread=True, exclusive=True, group="file", exit_on_error=False)

    def _was_read(self, path: Path, data: bytes, checked: Checked) -> None:
        if self._watch is None or self._watch.path != path:
            return
        if self._classroom.is_editing:
            from connecte.ui.editor.screen import EditScreen  # of no use to a session that is gone on with

            for screen in self._app.screen_stack:
                if isinstance(screen, EditScreen):
                    screen.file_changed(data)
        if checked.activity is None:
            first = checked.faults[0]
            if not self.fault and not self._classroom.is_editing:
                kept = _("Le fichier a une faute : la classe garde la version d'avant.")
                self._app.clear_notifications()
                self._app.notify(kept, severity="warning", markup=False, timeout=4)
            message = _("ligne {line} (menu, Fichier : corriger) : {message}")
            self._say(message.format(line=first.line, message=first.message))
            return
        self._say("")
        try:
            self._classroom.reload(checked.activity)
        except Exception as error:
            # A running session must survive any change of its file.
            self._app.notify(
                _("Ce changement ne peut pas être repris ici : {error}").format(error=error), markup=False
            )

    def _say(self, fault: str) -> None:
        self.fault = fault
        self._classroom.show_fault(fault)

    # -- editing -------------------------------------------------------------------------------

    def edit(self, part: Part) -> None:
        """Open the file at a card or an example; copy it first where it is a shipped activity."""
        path = Path(self._classroom.session.state.activity.path)
        if not is_shipped(path):
            self._open(path, part)
            return
        try:
            here = Path.cwd()
        except OSError as error:  # the current folder has been deleted
            self._say_no_copy(system_reason(error))
            return
        question = _(
            "Cette activité est fournie avec connecte et ne change pas. Une copie à vous sera faite "
            "dans {folder} ; la séance continue avec elle."
        ).format(folder=here)
        answers = [("copy", _("copier et ouvrir la copie")), ("stay", _("ne rien faire (ou Échap)"))]
        there = here / path.name
        if there.exists():
            answers.insert(0, ("there", _("ouvrir {name}, qui est déjà là").format(name=there.name)))
        self._app.push_screen(AskScreen(question, answers), self._decided(path, part, there))

    def _say_no_copy(self, reason: str) -> None:
        message = _("La copie ne peut pas être faite ici ({reason}).").format(reason=reason)
        self._app.notify(message, severity="error", markup=False)

    def _decided(self, path: Path, part: Part, there: Path) -> Callable[[str | None], None]:
        def decided(answer: str | None) -> None:
            if answer not in ("copy", "there"):
                return
            try:
                mine = there if answer == "there" else own_copy(path, there.parent)
                data = read(mine, LARGEST)
            except FileError as error:
                self._say_no_copy(error.reason)
                return
            activity = check_activity(data, str(mine), mine.stem).activity
            if activity is not None:
                self._classroom.reload(activity)
            self.follow(mine)  # even with a fault: the class gets the cards once it is corrected
            message = _("Votre fichier : {path}\n({schema}, à côté, sert aux éditeurs de texte)")
            self._app.notify(message.format(path=mine, schema=SCHEMA), markup=False)
            self._open(mine, part)

        return decided

    def _open(self, path: Path, part: Part) -> None:
        try:
            data = read_bytes(path)
        except ActivityError as error:
            self._app.notify(error.faults[0].message, severity="error", markup=False)
            return
        checked = check_activity(data, str(path), path.stem)
        line = checked.faults[0].line if checked.faults else 1
        if not checked.faults and checked.root is not None and part.kind != "other":
            line = part_source(checked.root, part).line
        command = editor_command(os.environ, path, line)
        if command is None or not self._run(command):
            self._open_here(path, data, line)

    def _run(self, command: EditorCommand) -> bool:
        """Open the user's own editor; return False where that fails."""
        try:
            if command.own_window:
                # The editor has its own window: nobody waits for it, and a save is found by the regular checks.
                subprocess.Popen(command.words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                return True
            with self._app.suspend():
                subprocess.run(command.words, check=False)
        except (OSError, SuspendNotSupported):
            return False
        self._app.refresh(layout=True)
        self.look()
        return True

    def _open_here(self, path: Path, data: bytes, line: int) -> None:
        from connecte.ui.editor.screen import EditScreen

        file = FileText(data)
        try:
            file.text  # noqa: B018 - for its error
        except UnicodeDecodeError:
            self._app.notify(_("Ce fichier n'est pas du texte en UTF-8."), severity="error", markup=False)
            return
        classroom = self._classroom
        editor = EditScreen(path, file, line, classroom.drafts, classroom.clock, classroom.session.state)
        self._app.push_screen(editor, lambda _done: self._classroom.renew())
