"""What the training writes: an activity of rounded numbers, the recording, a picture."""

from __future__ import annotations

from pathlib import Path

from connecte.content.reading.reader import parse_activity
from connecte.core.replay.archive import to_bytes
from connecte.files.names import numbered, write_free
from connecte.language.errors import FileError, RecordingError
from connecte.language.i18n import _
from connecte.language.keys.table import with_keys
from connecte.language.lists import labelled
from connecte.language.program import command
from connecte.session.moves import ChooseExample, Paint, SayWanted, Walk
from connecte.ui.train.host import TrainHost
from connecte.ui.train.runs.player import Player


class Written:
    """Writes files beside the activity's, under names that are free."""

    def __init__(self, host: TrainHost, player: Player) -> None:
        self._host = host
        self._player = player

    @property
    def _file_name(self) -> str:
        """What files of the run in view are called."""
        number = self._host.runs.shown
        name = self._host.state.activity.name if self._host.state is not None else "connecte"
        ending = "" if number == 0 else _("-essai-{n}").format(n=number)
        return f"{name if name != '-' else 'activite'}{ending}"

    def ask_rounding(self) -> None:
        """Ask how the numbers in view are rounded to cards, and open these as an activity."""
        from connecte.ui.train.dialogs.to_cards import ToCardsScreen

        self._player.pause()
        if self._host.view is None or self._host.state is None:
            return
        self._host.ask(ToCardsScreen(self._host.view), self._rounded)

    def _rounded(self, text: str | None) -> None:
        """Write an activity, and play it with the drawing that is there."""
        state, classroom = self._host.state, self._host.classroom
        if text is None or state is None:
            return
        names = numbered(Path(f"{state.activity.name}-{self._player.playback.iteration}.yaml"))
        try:
            path = write_free(names, text.encode()).absolute()
        except FileError as error:
            message = _("L'activité ne peut pas être écrite ici ({reason}).")
            self._host.say_fault(message.format(reason=error.reason))
            return
        activity = parse_activity(text.encode(), str(path), path.stem)
        classroom.begin(activity)
        if state.example is not None:
            classroom.play(ChooseExample(state.example), Walk())
        elif state.drawing.black:
            cells = tuple(sorted(state.drawing.black))
            classroom.play(Paint(cells, True), SayWanted(state.wanted), Walk())
        message = _("Écrit et ouvert : {path}. {escape}, Activités : revenir à l'autre.")
        self._host.say(with_keys(message, path=path.name), 4)

    def write(self, what: str) -> None:
        """Write the "recording", the "picture" in view or a "page"."""
        {"recording": self._keep_recording, "picture": self._save_picture, "page": self._save_page}[what]()

    def _keep_recording(self) -> None:
        """Keep the run in a file, for `connecte replay`."""
        recording = self._host.runs.current.recording
        if not recording.finished:
            self._host.say(_("Le calcul n'est pas fini : attendre un peu."))
            return
        try:
            path = write_free(numbered(Path(f"{self._file_name}.npz")), to_bytes(recording))
        except (FileError, RecordingError) as error:
            self._host.say_fault(str(error), 8)
            return
        message = _("Enregistrement gardé : {command}")
        self._host.say(message.format(command=command(f"replay {path.name}")), 8)

    def _save_page(self) -> None:
        """Save the run as one page that a browser replays."""
        from connecte.content.printing.pages.run import run_page

        run, state = self._host.runs.current, self._host.state
        if not run.recording.finished:
            self._host.say(_("Le calcul n'est pas fini : attendre un peu."))
        elif state is not None:
            page = run_page(state.activity, run.recording, run.trial.left_out)
            self._host.classroom.keep_file(self._file_name, ".html", page, _("Page gardée : {path}"))

    def _save_picture(self) -> None:
        """Save the picture in view alone, as SVG."""
        from connecte.ui.base.svg import widget_svg
        from connecte.ui.train.pictures.pictures import picture_title

        if self._host.view is None:
            return
        name = self._host.looking.picture
        picture = widget_svg(self._host.picture_in_view, labelled("connecte", picture_title(self._host.view)))
        stem, message = f"{self._file_name}-{name}", _("Image gardée : {path}")
        self._host.classroom.keep_file(stem, ".svg", picture, message)
