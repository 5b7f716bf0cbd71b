"""The class's drawings: who draws, the notebook they are kept in, and how they come onto the grid."""

from __future__ import annotations

from connecte.core.cards.sentences import a_label
from connecte.core.grid.code import Typed
from connecte.core.grid.drawing import Drawing
from connecte.language.i18n import _, ngettext
from connecte.language.keys.table import with_keys
from connecte.session.guess.tried.grey import KeepGrey
from connecte.session.guess.tried.greys import is_own_grey, number_of
from connecte.session.moves import Clear, KeepDrawing, OpenPage, Paint, SayBy, SayWanted
from connecte.session.page import page_name
from connecte.session.rules.notebook import is_unkept, page_of
from connecte.session.state import State
from connecte.ui.base.dialogs.write import NameScreen
from connecte.ui.base.phase_screen import Host


class ClassDrawings:
    """Signs and keeps the drawing on the grid, and puts another one there."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def sign(self) -> None:
        """Ask who draws."""
        state = self._host.state
        if state is not None and not self.is_given(state):
            self._host.ask(NameScreen(_("Qui dessine ?"), state.by), self._signed)

    def is_given(self, state: State) -> bool:
        """Say that the drawing is an example, with what it is meant to be; return whether it is one."""
        if state.example is None:
            return False
        message = _("Exemple {number} : c'est {wanted}, l'activité le dit ; on ne peut pas le changer.")
        label = state.activity.examples[state.example].label
        self._host.say(message.format(number=state.example, wanted=a_label(label)), 4, alone=True)
        return True

    def _signed(self, name: str | None) -> None:
        if name is not None:
            self._host.play(SayBy(name))

    def keep(self) -> None:
        """Keep the drawing in the notebook, and clear the grid for the next one."""
        host = self._host
        if host.state is None:
            return
        if host.state.activity.pixels is not None:
            self._keep_grey(host.state)
            return
        if not host.state.is_own:
            host.say(_("Le carnet garde les dessins de la classe : dessiner d'abord."))
            return
        host.play(KeepDrawing())
        number = page_of(host.state, host.state.drawing)
        if number is None:
            host.say(_("Le carnet est plein."))
            return
        host.play(Clear())
        message = _("Gardé dans le carnet : {page}. {notebook} : le carnet.")
        host.say(with_keys(message, page=page_name(number)), alone=True)

    def _keep_grey(self, state: State) -> None:
        """Keep the picture in grey, and clear it for the next one."""
        host = self._host
        if not is_own_grey(state):
            host.say(_("Le carnet garde les dessins de la classe : dessiner d'abord."))
            return
        host.play(KeepGrey())
        number = None if host.state is None else number_of(host.state)
        if number is None:
            host.say(_("Le carnet est plein."))
            return
        host.play(SayWanted(None), Clear())
        message = _("Gardé dans le carnet : {page}. {notebook} : le carnet.")
        host.say(with_keys(message, page=page_name(number)), alone=True)

    def open_lookalikes(self) -> None:
        """Show drawings that have the same counts."""
        state = self._host.state
        if state is None:
            return
        if not state.drawing.black:
            self._host.say(_("Le dessin est vide."))
            return
        from connecte.ui.draw.lookalikes.screen import LookalikesScreen

        self._host.ask(LookalikesScreen(state), self._put)

    def open_code(self) -> None:
        """Show the drawing's code, and ask for another one."""
        from connecte.ui.draw.code import CodeScreen

        if self._host.state is not None:
            self._host.ask(CodeScreen(self._host.state.drawing), self._typed)

    def _typed(self, typed: Typed | None) -> None:
        """Put the drawing of one code on the grid; keep those of several in the notebook."""
        if typed is None or self._host.state is None:
            return
        if len(typed.drawings) == 1 and not typed.wrong:
            self._put(typed.drawings[0])
            return
        before = len(self._host.state.pages)
        if not self._is_kept():
            return
        self._host.play(Clear())
        for drawing in typed.drawings:
            self._host.play(Paint(tuple(sorted(drawing.black)), True), KeepDrawing(), Clear())
        self._host.say(_summary(typed, len(self._host.state.pages) - before), 8, alone=True)

    def _put(self, drawing: Drawing | None) -> None:
        """Put a drawing on the grid; the class's own one there is kept."""
        state = self._host.state
        if drawing is None or state is None or drawing == state.drawing:
            return
        if not self._is_kept():
            return
        number = page_of(state, drawing)
        if number is not None:
            self._host.play(OpenPage(number))
        else:
            self._host.play(Clear(), Paint(tuple(sorted(drawing.black)), True))

    def _is_kept(self) -> bool:
        """Keep the class's own drawing before several moves replace it; say where there is no room for it."""
        self._host.play(KeepDrawing())
        unkept = self._host.state is not None and is_unkept(self._host.state)
        if unkept:
            self._host.say(_("Le carnet est plein : en arracher une page, ou effacer d'abord ce dessin."), 4)
        return not unkept


def _summary(typed: Typed, kept: int) -> str:
    """Say how many codes gave a new page of the notebook, and which gave none and why."""
    pages = ngettext("{kept} page de plus dans le carnet", "{kept} pages de plus dans le carnet", kept)
    codes = ngettext("{codes} code lu", "{codes} codes lus", len(typed.drawings))
    parts = [codes.format(codes=len(typed.drawings)), pages.format(kept=kept)]
    parts += [_("« {text} » : {fault}").format(text=text[:20], fault=fault) for text, fault in typed.wrong]
    return ". ".join(parts) + "."
