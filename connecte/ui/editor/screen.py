"""The editor: the activity's text, marks of its faults in the margin, the current card beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widgets import Static
from textual.worker import get_current_worker

from connecte.content.reading.reader import check_activity
from connecte.content.writing.file_text import FileText
from connecte.content.yaml.places import Part, part_at
from connecte.content.yaml.source import Source
from connecte.files.writer import write
from connecte.language.errors import Fault, FileError
from connecte.language.i18n import _
from connecte.session.state import State
from connecte.session.store.drafts import Drafts
from connecte.ui.base.clock import TICKING, Pending, TickingClock
from connecte.ui.base.commands import BUILT_IN, bindings
from connecte.ui.base.dialogs.ask import AskScreen
from connecte.ui.base.picture import Picture
from connecte.ui.base.window.footer import Keys
from connecte.ui.base.window.steady import SteadyScreen
from connecte.ui.editor.checked_text import Examined, examined
from connecte.ui.editor.commands import EDITOR
from connecte.ui.editor.drafting import Drafting
from connecte.ui.editor.edit_text import EditView, fault_lines, margin_lines, preview_lines
from connecte.ui.editor.find_bar import FindBar, Finding
from connecte.ui.editor.message_line import Said, saved_sentence
from connecte.ui.editor.yaml_area import YamlArea
from connecte.ui.learn.learn_text import LearnView

_PAUSE = 0.12
"""Seconds without a key after which the text is checked."""


class EditScreen(SteadyScreen[None]):
    """Edits one file. Lines that are not edited keep their bytes, and nothing is overwritten without asking."""

    BINDINGS = bindings(EDITOR)
    COMMANDS_HERE = (*EDITOR, *BUILT_IN)
    AUTO_FOCUS = "YamlArea"

    view: reactive[EditView | None] = reactive(None, init=False, repaint=False)

    def __init__(
        self,
        path: Path,
        file: FileText,
        line: int,
        drafts: Drafts | None = None,
        clock: TickingClock = TICKING,
        state: State | None = None,
    ) -> None:
        super().__init__()
        self._state = state
        self._asks = False  # whether the question about unsaved text is open
        self._clock = clock
        self._path = path
        self._drafting = Drafting(drafts, path, clock)
        self._file = file
        self._line = line
        self._root: Source | None = None
        self._messages: tuple[Fault, ...] = ()
        self._board: LearnView | None = None
        self._waiting: Pending | None = None
        self._finding = Finding(self)
        self.action_find = self._finding.show

    def compose(self) -> ComposeResult:
        """Lay out margin, text and preview, and the faults below."""
        yield Static(id="title", markup=False)
        yield Said(self._clock)
        with Horizontal(id="edit-area"):
            yield Picture(margin_lines, id="edit-margin").data_bind(view=EditScreen.view)
            yield YamlArea(
                self._file.text, self._keep_draft, show_line_numbers=True, soft_wrap=True,
                tab_behavior="indent", id="edit-text",
            )  # fmt: skip
            yield Picture(preview_lines, id="edit-preview").data_bind(view=EditScreen.view)
        yield FindBar()
        yield Picture(fault_lines, id="edit-faults").data_bind(view=EditScreen.view)
        yield Keys()

    def on_mount(self) -> None:
        """Show the text at the part that was in view, and check it."""
        area = self.query_one(YamlArea)
        area.indent_width = 2
        if getattr(self.app, "is_plain", False):
            area.styles.scrollbar_size_vertical = 0  # its blocks become digits in ASCII
        self.watch(area, "scroll_y", self._look, init=False)
        self._look()
        self._check(self._file.edited(self.text))
        self._go_to_line()
        self._show_title()
        self._say_trouble(self._drafting.offer(self.app, self._file.text, self._take_draft))

    def on_unmount(self) -> None:
        """Leave the file to other editors."""
        self._drafting.close()

    def _go_to_line(self) -> None:
        """Move the cursor to the part that was in view, or to the first fault."""
        area = self.query_one(YamlArea)
        area.move_cursor((self._line - 1, 0))
        self.call_after_refresh(area.show_below_top, self._line - 1)  # once long lines are folded

    def _take_draft(self, draft: str) -> None:
        self.query_one(YamlArea).put_text(draft)
        self._go_to_line()

    @property
    def text(self) -> str:
        """The text as it is edited at present."""
        return self.query_one(YamlArea).text.replace("\r\n", "\n").replace("\r", "\n")

    @property
    def modified(self) -> bool:
        """Whether there is something to save."""
        return self.text != self._file.text

    def on_text_area_changed(self) -> None:
        """Check the text once no key has come for a moment."""
        self._show_title()
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self._clock.after(self, _PAUSE, self._rested)

    def _keep_draft(self) -> None:
        self._say_trouble(self._drafting.edited(self.text, self.modified))

    def _say_trouble(self, trouble: str) -> None:
        """Say that the draft cannot be kept; nothing where it can."""
        if trouble:
            self.query_one(Said).say(trouble, severity="warning")

    def _rested(self) -> None:
        self._say_trouble(self._drafting.rested())
        self._check(self._file.edited(self.text))

    @on(YamlArea.FindAsked)
    def _find(self) -> None:
        self._finding.show()

    @on(FindBar.Asked)
    def _select(self, event: FindBar.Asked) -> None:
        self._finding.select(event.text, event.direction)

    @on(FindBar.Left)
    def _write_on(self) -> None:
        self._finding.close()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _check(self, data: bytes) -> None:
        """Check and review a text in a thread, until a newer text is to be checked."""
        worker = get_current_worker()
        found = examined(self._path, data, lambda: worker.is_cancelled, self._state)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._take, found)

    def _take(self, found: Examined) -> None:
        """Show the result of a check; keep the last card that could be read."""
        self._messages = found.messages
        self._root = found.root or self._root
        self._board = found.board or self._board
        self._look()

    @on(YamlArea.SelectionChanged)
    @on(YamlArea.Resized)
    def _look(self) -> None:
        """Update margin, preview and faults for the cursor's line."""
        area = self.query_one(YamlArea)
        line = area.cursor_location[0] + 1
        part = part_at(self._root, line) if self._root is not None else Part("other")
        self.view = EditView(self._messages, self._board, part, line, area.visible_lines(), self._state)

    def _show_title(self) -> None:
        mark = _(" (pas enregistré)") if self.modified else ""
        self.query_one("#title", Static).update(f" {self._path.name}{mark}")

    # -- commands --------------------------------------------------------------------------

    def action_save(self) -> None:
        """Write the file; ask first where another program has changed it."""
        try:
            there = self._file.on_disk(self._path)
        except FileError as error:
            self._say_unwritten(error)
            return
        if there == self._file.data:
            self._save()
            return
        question = _("{name} a changé sur le disque depuis qu'il est ouvert ici. Que faire ?")
        answers = [
            ("mine", _("écrire ma version par-dessus")),
            ("theirs", _("prendre celle du disque (Ctrl+Z : reprendre la mienne)")),
            ("stay", _("ne rien faire, revenir au texte")),
        ]

        def decided(answer: str | None) -> None:
            if answer == "mine":
                self._save()
            elif answer == "theirs":
                self.replace(there)

        self.app.push_screen(AskScreen(question.format(name=self._path.name), answers), decided)

    def _save(self) -> bool:
        data = self._file.edited(self.text)
        try:
            write(self._path, data, force=True)
        except FileError as error:
            self._say_unwritten(error)
            return False
        self._file = FileText(data)
        self._drafting.forget()
        self._check(data)
        self._show_title()
        faults = len(check_activity(data, str(self._path), "").faults)
        message = saved_sentence(faults, self._state is not None)
        self.query_one(Said).say(message, severity="warning" if faults else "information", timeout=4)
        return True

    def _say_unwritten(self, error: FileError) -> None:
        reason = _("Le fichier ne peut pas être écrit ({reason}).").format(reason=error.reason)
        self.query_one(Said).say(reason, severity="error")

    def replace(self, data: bytes) -> None:
        """Show what is on the disk, at the same line."""
        area = self.query_one(YamlArea)
        place, top = area.cursor_location, area.scroll_offset.y
        file = FileText(data)
        try:
            text = file.text
        except UnicodeDecodeError:
            self.query_one(Said).say(_("Ce qui est sur le disque n'est plus du texte en UTF-8."))
            return
        self._file = file
        area.put_text(text)
        area.move_cursor(place)
        area.scroll_to(y=top, animate=False)
        self._show_title()

    def file_changed(self, data: bytes) -> None:
        """Show the file that another program has saved, or warn where the text here is not saved."""
        if data == self._file.data:
            return
        if self.modified:
            message = _("Le fichier a changé sur le disque. Enregistrer demandera quelle version garder.")
            self.query_one(Said).say(message, severity="warning", timeout=6)
        else:
            self.replace(data)

    def action_next_fault(self) -> None:
        """Move the cursor to the next line with a fault; with a warning or remark where there is no fault."""
        area = self.query_one(YamlArea)
        found = [m for m in self._messages if m.severity == "error"] or list(self._messages)
        if not found:
            self.query_one(Said).say(_("Aucune faute."), timeout=2)
            return
        place = next((message for message in found if message.line > area.cursor_location[0] + 1), found[0])
        area.move_cursor((place.line - 1, place.column - 1), center=True)

    def action_undo_text(self) -> None:
        """Take back the last edit."""
        self.query_one(YamlArea).undo()

    def action_leave(self) -> None:
        """Return to the class, after asking about what is not saved."""
        self.close_then(self.dismiss)

    def close_then(self, go: Callable[[], object]) -> None:
        """Ask what to do with unsaved text, then call `go` unless the user stays."""
        if not self.is_mounted or not self.modified:
            go()
            return
        if self._asks:
            return  # the question stands already
        self._asks = True
        answers = [
            ("save", _("enregistrer et fermer")),
            ("drop", _("fermer sans enregistrer")),
            ("stay", _("revenir au texte")),
        ]

        def decided(answer: str | None) -> None:
            self._asks = False
            if answer == "drop":
                self._drafting.forget()
            if answer == "drop" or (answer == "save" and self._save()):
                go()

        self.app.push_screen(AskScreen(_("Le texte n'est pas enregistré."), answers), decided)
